"""Batches as they are written: JSON (OData JSON format 4.01, clause 19) and multipart/mixed (OData 4.01, part 1)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from email import policy
from email.message import Message
from email.parser import BytesParser
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit

from citybrain.api.sta.batch_parts import BatchGroup, BatchPart
from citybrain.api.sta.bodies import loaded, written
from citybrain.api.sta.exchange import METHODS, Answered, Asked, pairs_of
from citybrain.observations.sensorthings.errors import AskedError


def json_parts(body: bytes, root: str) -> list[BatchGroup]:
    """Requests of a JSON batch; those with one atomicityGroup that follow each other belong together."""
    document = loaded(body)
    requests = document.get("requests") if isinstance(document, dict) else None
    if not isinstance(requests, list):
        raise AskedError("sta-batch", place="/requests")
    groups: list[BatchGroup] = []
    for number, request in enumerate(requests):
        part = _json_part(request, root, f"/requests/{number}")
        name = str(request.get("atomicityGroup") or "")
        if name and groups and groups[-1].name == name:
            groups[-1] = BatchGroup([*groups[-1].parts, part], True, name)
        else:
            groups.append(BatchGroup([part], bool(name), name))
    return groups


def _json_part(request: Any, root: str, place: str) -> BatchPart:
    if not isinstance(request, dict) or not isinstance(request.get("url"), str):
        raise AskedError("sta-batch", place=place)
    headers = request.get("headers")
    given = {str(name).lower(): str(value) for name, value in (headers if isinstance(headers, dict) else {}).items()}
    body = request.get("body")
    raw = b"" if body is None else body.encode() if isinstance(body, str) else written(body)
    type_ = given.get("content-type", "application/json")
    method = str(request.get("method", "GET")).upper()
    return BatchPart(str(request.get("id", "")), _asked(method, request["url"], raw, type_, root, place))


def json_answer(groups: Sequence[BatchGroup]) -> Answered:
    """The answers of a JSON batch."""
    responses = []
    for part in (part for group in groups for part in group.parts):
        assert part.answer is not None
        told: dict[str, Any] = {"id": part.id, "status": part.answer.status}
        if "Location" in part.answer.headers:
            told["location"] = part.answer.headers["Location"]
        content = part.answer.text if part.answer.text is not None else part.answer.document
        responses.append(told if content is None else {**told, "body": content})
    return Answered(200, {"responses": responses}, noted=_noted(groups))


def multipart_parts(body: bytes, type_: str, root: str) -> list[BatchGroup]:
    """Requests of a multipart batch; those of a change set belong together."""
    message = _parsed(b"Content-Type: " + type_.encode(errors="replace") + b"\r\n\r\n" + body)
    if not message.is_multipart():
        raise AskedError("sta-batch", place="/")
    return [_multipart_group(part, root, f"/{number}") for number, part in enumerate(_inner(message))]


def _multipart_group(part: Message, root: str, place: str) -> BatchGroup:
    if part.is_multipart():
        inner = enumerate(_inner(part))
        return BatchGroup([_http_part(one, root, f"{place}/{number}") for number, one in inner], together=True)
    return BatchGroup([_http_part(part, root, place)])


def _inner(message: Message) -> list[Any]:
    parts = message.get_payload()
    return parts if isinstance(parts, list) else []


def _http_part(part: Message, root: str, place: str) -> BatchPart:
    """A part of type application/http: a request line, headers and a body."""
    raw = part.get_payload(decode=True)
    text = raw if isinstance(raw, bytes) else b""
    line, _, rest = text.lstrip().replace(b"\r\n", b"\n").partition(b"\n")
    words = line.decode(errors="replace").split()
    if len(words) < 2:
        raise AskedError("sta-batch", place=place)
    head, _, body = (b"\n" + rest).partition(b"\n\n")
    headers = _parsed(head.lstrip(b"\n") + b"\n\n")
    type_ = str(headers.get("content-type", "application/json"))
    return BatchPart(
        str(part.get("content-id", "")), _asked(words[0].upper(), words[1], body.strip(), type_, root, place)
    )


def _parsed(text: bytes) -> Message:
    return BytesParser(policy=policy.compat32).parsebytes(text)


def multipart_answer(groups: Sequence[BatchGroup]) -> Answered:
    """The answers of a multipart batch."""
    boundary = f"batch_{secrets.token_hex(8)}"
    lines: list[str] = []
    for group in groups:
        inner = f"changeset_{secrets.token_hex(8)}" if group.together else boundary
        if group.together:
            lines += [f"--{boundary}", f"Content-Type: multipart/mixed; boundary={inner}", ""]
        for part in group.parts:
            lines += [f"--{inner}", *_http_lines(part)]
        if group.together:
            lines.append(f"--{inner}--")
    text = "\r\n".join([*lines, f"--{boundary}--", ""])
    return Answered(200, text=text, type=f"multipart/mixed; boundary={boundary}", noted=_noted(groups))


def _noted(groups: Sequence[BatchGroup]) -> list[Any]:
    answers = (part.answer for group in groups for part in group.parts)
    return [noted for answer in answers if answer is not None for noted in answer.noted]


def _http_lines(part: BatchPart) -> list[str]:
    told = part.answer
    assert told is not None
    content = told.text if told.text is not None else "" if told.document is None else written(told.document).decode()
    return [
        "Content-Type: application/http",
        *([f"Content-ID: {part.id}"] if part.id else []),
        "",
        f"HTTP/1.1 {told.status} {HTTPStatus(told.status).phrase}",
        *(f"{name}: {value}" for name, value in told.headers.items()),
        *([f"Content-Type: {told.type}"] if content else []),
        "",
        content,
    ]


def _asked(method: str, url: str, body: bytes, type_: str, root: str, place: str) -> Asked:
    """A request by its address: absolute, from the root of the server, or within the service."""
    if method not in METHODS:
        raise AskedError("sta-batch", place=place)
    parts = urlsplit(url)
    path = unquote(parts.path)
    base = urlsplit(root).path
    resource = path.removeprefix(base).lstrip("/") if path.startswith(base) else path.lstrip("/")
    return Asked(method, resource, pairs_of(parts.query), body, type_)
