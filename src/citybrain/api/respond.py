"""Answers in the smallest form that the client understands, with a tag to ask whether they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import brotli
import orjson
from fastapi import Request, Response

from citybrain.presenting.report.csv_file import Cell, pieces

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
CSV = "text/csv"
LEAST_WORTH = 2_000  # bytes below which compression does not pay
QUALITY = 4
LARGE = 200_000  # bytes from which more compression takes longer than it saves on the way
QUALITY_OF_LARGE = 1
OF_FILES = {"Vary": "Accept-Encoding"}
"""Of what depends on nothing that is asked but how it is packed."""

WRITING = orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY
_LASTING: WeakKeyDictionary[Any, dict[str, bytes]] = WeakKeyDictionary()


def takes_brotli(request: Request) -> bool:
    """Whether the client understands brotli."""
    offers = (offer.split(";") for offer in request.headers.get("accept-encoding", "").split(","))
    return any(name.strip().lower() == "br" and _quality(rest) > 0 for name, *rest in offers)


def _quality(parameters: Iterable[str]) -> float:
    """How much an offer is liked, 1 unless it tells; 0 where what it tells is no number (RFC 9110, 12.4.2)."""
    for name, _, value in (one.partition("=") for one in parameters):
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _plain(value: Any) -> Any:
    """A named tuple as the list that it is. Raises TypeError for what JSON has no form of."""
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(f"JSON has no form of {type(value).__name__}")


def json_answer(request: Request, value: Any, language: str = "") -> Response:
    """A value as JSON; a number that is not finite is null."""
    return text_answer(request, json_bytes(value), "application/json", language)


def lasting_answer(request: Request, of: Any, tag: str, make: Callable[[], Any], language: str = "") -> Response:
    """A value as JSON that is made once for as long as what it is an answer of lives; its tag names which one it is."""
    written = _LASTING.setdefault(of, {})
    if tag not in written:
        written[tag] = json_bytes(make())
    return text_answer(request, written[tag], "application/json", language)


def fresh_answer(request: Request, value: Any, language: str = "", status: int = 200) -> Response:
    """A value as JSON that is asked for again each time it is wanted."""
    response = json_answer(request, value, language)
    response.status_code = status
    response.headers["Cache-Control"] = ASK_AGAIN
    return response


def fresh_table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """A table as a file, which nobody on the way keeps."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return Response(b"".join(pieces(columns, rows)), media_type=f"{CSV}; charset=utf-8", headers=headers)


def text_answer(request: Request, raw: bytes, media_type: str, language: str = "") -> Response:
    """Bytes of a text, compressed where that pays."""
    return packed_answer(*packed(raw, takes_brotli(request)), media_type, language)


def packed(raw: bytes, brotli_taken: bool) -> tuple[bytes, bool]:
    """Bytes of a text as they are sent, and whether brotli made them: where it is taken and that pays."""
    if len(raw) < LEAST_WORTH or not brotli_taken:
        return raw, False
    return brotli.compress(raw, quality=QUALITY if len(raw) < LARGE else QUALITY_OF_LARGE), True


def packed_answer(raw: bytes, is_packed: bool, media_type: str, language: str = "") -> Response:
    """What `packed` made, as an answer."""
    headers = {"Vary": "Accept-Encoding, Accept-Language"}
    if language:
        headers["Content-Language"] = language
    if is_packed:
        headers["Content-Encoding"] = "br"
    return Response(raw, media_type=media_type, headers=headers)


def json_bytes(value: Any) -> bytes:
    """A value as JSON; a number that is not finite is null."""
    return orjson.dumps(value, _plain, WRITING)


def is_known(request: Request, tag: str) -> bool:
    """Whether the client has what a tag names already."""
    known = [name.strip().removeprefix("W/") for name in request.headers.get("if-none-match", "").split(",")]
    return f'"{tag}"' in known or "*" in known


def tagged(request: Request, response: Response, tag: str, cache: str = ASK_AGAIN) -> Response:
    """The response with its tag, or 304 where the client has it already."""
    response.headers["ETag"] = f'"{tag}"'
    response.headers["Cache-Control"] = cache
    if is_known(request, tag):
        kept = {name: response.headers[name] for name in ("ETag", "Cache-Control", "Vary") if name in response.headers}
        return Response(status_code=304, headers=kept)
    return response


def compressed_file(request: Request, packed: bytes, media_type: str) -> Response:
    """A file that is kept compressed with brotli."""
    headers = dict(OF_FILES)
    if takes_brotli(request):
        headers["Content-Encoding"] = "br"
        return Response(packed, media_type=media_type, headers=headers)
    return Response(brotli.decompress(packed), media_type=media_type, headers=headers)


def tagged_file(
    request: Request, make: Callable[[], bytes], media_type: str, tag: str, headers: Mapping[str, str]
) -> Response:
    """A file compressed with brotli under its tag; it is made only for a client that does not have it."""
    if is_known(request, tag):
        return tagged(request, Response(headers=dict(OF_FILES)), tag)
    response = compressed_file(request, make(), media_type)
    response.headers.update(headers)
    return tagged(request, response, tag)
