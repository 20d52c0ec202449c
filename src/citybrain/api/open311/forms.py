"""Forms that Open311 clients send: urlencoded, or multipart with a photo; bounded in size and in fields."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl

from citybrain.records.errors import EntryError

URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
MOST_FIELDS = 100
LONGEST_NAME = 200
ATTRIBUTE = re.compile(r"attribute\[([^\]]{1,100})\](\[\])?")
PHOTO = "media"
BOUNDARY = re.compile(r';\s{0,9}boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))', re.IGNORECASE)
FIELD = re.compile(r'^content-disposition:[ \t]*form-data;(?:[^\r\n]{0,400}?[; \t])?name="([^"\r\n]*)"', re.I | re.M)
LONGEST_HEAD = 2_000
"""Bytes in which a part has to say its name."""


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
    """Fields between boundaries (RFC 7578): parts of parts and other encodings, which no form has, are not followed."""
    boundary = BOUNDARY.search(content_type)
    mark = b"--" + (boundary[1] or boundary[2]).encode("latin-1", "replace") if boundary else b""
    pieces = (b"\r\n" + raw).split(b"\r\n" + mark, MOST_FIELDS + 2)[1:] if mark else []
    parts = [piece for piece in pieces if not piece.startswith(b"--")]
    if not 0 < len(parts) <= MOST_FIELDS:
        raise EntryError("resident-report-form", problem=f"multipart: {len(parts)} fields, 1 … {MOST_FIELDS}")
    pairs, photo = [], b""
    for part in parts:
        head, _, content = part.partition(b"\r\n\r\n")
        name = FIELD.search(head[:LONGEST_HEAD].decode(errors="replace"))
        if name is None:
            raise EntryError("resident-report-form", problem="multipart: a field without a name")
        if name[1] == PHOTO:
            photo = content
        else:
            pairs.append((name[1], content.decode(errors="replace")))
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
