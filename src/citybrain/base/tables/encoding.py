"""The encoding of a text: declared, by its mark, UTF-8, or the one of two in which the text makes sense.

A file that says nothing and is not UTF-8 is GB18030 or Windows-1252, told in this order:

1. by names: in one of them a row has more known names of columns than in the other, and than in ASCII alone;
2. by letters of the first 200,000 bytes: GB18030, if nine in ten characters beyond ASCII are among the 3,755 common
   ones of GB 2312 (level 1) or its signs; Windows-1252, if nine in ten bytes beyond ASCII are single letters or signs,
   or pairs of letters (as in "Töölö") within a word of ASCII letters. Where both or neither hold, it is refused.

Korean in EUC-KR has the bytes of common Chinese characters: it must be named, as must all other encodings.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from citybrain.base.files import LARGEST_TEXT, local_file
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.form import HEADER_AMONG, LEAST_NAMES, no_names
from citybrain.kernel.errors import InputError

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
WESTERN, CHINESE = "cp1252", "gb18030"
SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 200_000
SURE = 0.9
_HIGH = rb"\x80-\xff"
_LETTERS = rb"\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff"
_SIGNS = rb"\x80\x85\x91-\x97\xa1-\xa3\xa7\xab\xae-\xb7\xba-\xbf\xd7\xf7"
_WESTERN = re.compile(
    rb"(?<![%b])[%b%b](?![%b])|(?<=[A-Za-z])[%b]{2}(?![%b])|(?<![%b])[%b]{2}(?=[A-Za-z])"
    % (_HIGH, _LETTERS, _SIGNS, _HIGH, _LETTERS, _HIGH, _HIGH, _LETTERS)
)
_BEYOND = re.compile(rb"[%b]" % _HIGH)


def decoded(
    content: bytes, file: str, declared: str | None = None, known: Callable[[Sequence[str]], int] = no_names
) -> tuple[bytes, list[Notice]]:
    """A text as UTF-8 without mark, its lines ended by \\n or \\r\\n; a notice where the encoding was recognised.

    A mark stands above what is declared. Raises InputError for bytes that are no text in the encoding, with their
    line, and where the encoding is unclear.
    """
    used = next((name for mark, name in MARKS if content.startswith(mark)), declared)
    notices: list[Notice] = []
    if used is None:
        used = _recognised(content, file, known)
        if used != "utf-8":
            notices.append(notice("file-encoding-recognised", file=file, encoding=used))
    text = content if used == "utf-8" and content.isascii() else _as_utf8(content, used, file)
    if b"\x00" in text:
        raise InputError("file-not-text", file=file, line=text.count(b"\n", 0, text.index(b"\x00")) + 1)
    if b"\r" in text and b"\n" not in text:
        text = text.replace(b"\r", b"\n")
    return text, notices


def read_text(path: Path | str, encoding: str | None = None, largest: int = LARGEST_TEXT) -> str:
    """The text of a file. Raises InputError as `local_file` and `decoded` do."""
    path = local_file(path, largest)
    return decoded(path.read_bytes(), path.name, encoding)[0].decode()


def split(line: str, separator: str = ",") -> list[str]:
    """The cells of one line, without spaces around them."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return [line]


def _as_utf8(content: bytes, encoding: str, file: str) -> bytes:
    try:
        text = content.decode(encoding)
    except LookupError as problem:
        raise InputError("file-encoding-unknown", file=file, received=encoding) from problem
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        byte = f"0x{content[problem.start]:02x}"
        raise InputError("file-encoding", file=file, line=line, received=byte, allowed=encoding) from problem
    return content if encoding == "utf-8" else text.encode()


def _recognised(content: bytes, file: str, known: Callable[[Sequence[str]], int]) -> str:
    if _reads(content, "utf-8"):
        return "utf-8"
    possible = [encoding for encoding in (WESTERN, CHINESE) if _reads(content, encoding)]
    sample = content[:SAMPLE]
    names = {encoding: _names(sample, encoding, known) for encoding in possible}
    best = max(names.values(), default=0)
    likely = [encoding for encoding in possible if names[encoding] == best]
    if len(likely) != 1 or best < LEAST_NAMES or best <= _names(sample, "ascii", known):
        likely = [encoding for encoding in possible if _share(sample, encoding) >= SURE]
    if len(likely) != 1:
        if b"\x00" in content:
            raise InputError("file-not-text", file=file, line=content.count(b"\n", 0, content.index(b"\x00")) + 1)
        raise InputError("file-encoding-unclear", file=file, allowed=", ".join(("utf-8", WESTERN, CHINESE)))
    return likely[0]


def _reads(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _names(sample: bytes, encoding: str, known: Callable[[Sequence[str]], int]) -> int:
    """Known names of the row that has most of them."""
    lines = sample.decode(encoding, "replace").splitlines()[:HEADER_AMONG]
    return max((known(split(line, sign)) for line in lines for sign in SEPARATORS if sign in line), default=0)


def _share(sample: bytes, encoding: str) -> float:
    """Share of what is beyond ASCII that makes sense in an encoding."""
    if encoding == WESTERN:
        beyond = len(_BEYOND.findall(sample))
        return sum(map(len, _WESTERN.findall(sample))) / beyond if beyond else 0.0
    letters = [letter for letter in sample.decode(CHINESE, "ignore") if letter > "\x7f"]
    return sum(letter in _common() for letter in letters) / len(letters) if letters else 0.0


@cache
def _common() -> frozenset[str]:
    """Signs (rows 1 to 3) and common characters (rows 16 to 55) of GB 2312."""
    leads = (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    return frozenset("".join(bytes((a, b)).decode("gb2312", "ignore") for a in leads for b in range(0xA1, 0xFF)))
