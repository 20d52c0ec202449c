"""The encoding of a file of bills: declared, by its mark, UTF-8, or the one in which the column names make sense."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.headers import known_names
from citybrain.observations.bills.source import ReadingOptions

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
GUESSES = ("cp1252", "gb18030")
SAMPLE = 20_000
SEPARATORS = (";", ",", "\t", "|")


def decoded(path: Path, options: ReadingOptions) -> tuple[bytes, list[Notice]]:
    """The content of a file as UTF-8 without mark, lines ended by \\n or \\r\\n.

    Raises InputError for bytes that are no text in the declared or any recognised encoding.
    """
    content = path.read_bytes()
    used = next((name for mark, name in MARKS if content.startswith(mark)), options.encoding)
    notices: list[Notice] = []
    if used is None:
        used = _recognised(content, path.name, options.wanted)
        if used != "utf-8":
            notices.append(notice("bills-encoding-recognised", file=path.name, encoding=used))
    text = content if used == "utf-8" and content.isascii() else _as_utf8(content, used, path.name)
    if b"\x00" in text:
        raise InputError("file-not-text", file=path.name, line=text.count(b"\n", 0, text.index(b"\x00")) + 1)
    if b"\r" in text and b"\n" not in text:
        text = text.replace(b"\r", b"\n")
    return text, notices


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


def _recognised(content: bytes, file: str, wanted: Sequence[str]) -> str:
    """UTF-8 if it is that; else the one encoding in which most names of columns are known."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    scores = {encoding: _score(content, encoding, wanted) for encoding in GUESSES}
    best = max(scores.values())
    likely = [encoding for encoding, score in scores.items() if score == best]
    if best < 2 or (len(likely) > 1 and _differ(content, likely)):
        raise InputError("bills-encoding-unclear", file=file, allowed=", ".join(("utf-8", *GUESSES)))
    return likely[0]


def _score(content: bytes, encoding: str, wanted: Sequence[str]) -> int:
    try:
        lines = content.decode(encoding)[:SAMPLE].splitlines()[:40]
    except UnicodeDecodeError:
        return -1
    return max(
        (known_names([c.strip('"') for c in line.split(s)], wanted) for line in lines for s in SEPARATORS), default=0
    )


def _differ(content: bytes, encodings: Sequence[str]) -> bool:
    return len({content.decode(encoding) for encoding in encodings}) > 1
