"""Forms that Open311 clients send: urlencoded, or multipart with a photo; bounded in size and in fields."""

from __future__ import annotations

import re
from email.parser import BytesParser
from email.policy import HTTP
from typing import NamedTuple
from urllib.parse import parse_qsl

from citybrain.records.errors import EntryError

URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
MOST_FIELDS = 100
LONGEST_NAME = 200
ATTRIBUTE = re.compile(r"attribute\[([^\]]{1,100})\](\[\])?")
PHOTO = "media"


class SentForm(NamedTuple):
    """Fields by name, answers by attribute, and the bytes of a photo, empty where there is none."""

    fields: dict[str, str]
    answers: dict[str, str]
    photo: bytes


def read_form(content_type: str, raw: bytes) -> SentForm:
    """The form of a body. Raises EntryError for another type, and one that cannot be read."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == URLENCODED:
        return _sorted(_urlencoded(raw), b"")
    if kind == MULTIPART:
        return _multipart(content_type, raw)
    raise EntryError("resident-report-form", problem=f"content-type {kind[:60] or '-'}; {URLENCODED}, {MULTIPART}")


def _urlencoded(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace")
    except ValueError as problem:
        raise EntryError("resident-report-form", problem=str(problem)[:200]) from problem


def _multipart(content_type: str, raw: bytes) -> SentForm:
    header = content_type.encode("latin-1", "replace").replace(b"\r", b"").replace(b"\n", b"")
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + header + b"\r\n\r\n" + raw)
    parts = list(message.iter_parts()) if message.is_multipart() else []
    if not 0 < len(parts) <= MOST_FIELDS:
        raise EntryError("resident-report-form", problem=f"multipart: {len(parts)} fields, 1 … {MOST_FIELDS}")
    pairs, photo = [], b""
    for part in parts:
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(content, bytes):
            raise EntryError("resident-report-form", problem="multipart: a field without a name")
        if name == PHOTO:
            photo = content
        else:
            pairs.append((name, content.decode(errors="replace")))
    return _sorted(pairs, photo)


def _sorted(pairs: list[tuple[str, str]], photo: bytes) -> SentForm:
    fields: dict[str, str] = {}
    answers: dict[str, str] = {}
    for name, value in pairs:
        match = ATTRIBUTE.fullmatch(name[:LONGEST_NAME])
        if match is None:
            fields.setdefault(name[:LONGEST_NAME], value)
        elif match[2] and match[1] in answers:
            answers[match[1]] += f",{value}"
        else:
            answers[match[1]] = value
    return SentForm(fields, answers, photo)
