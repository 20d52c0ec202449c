"""Texts of strangers in the normal forms of Unicode, in a time that grows with their length.

Marks that follow each other are sorted, for which all libraries need the square of their number: a text of 2 MB that is
nothing but marks takes an hour. No language has more than a few on a letter, so of a run of marks the first 30 count,
the bound of the stream-safe format (UAX 15, section 13).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal

MOST_MARKS = 30
"""Marks on one letter."""

LAST_MARK = 0x1FFFF
"""Code points beyond it are no marks that are sorted."""


def normal(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """A text in a normal form, without the marks of a letter that are too many."""
    if text.isascii():
        return text
    return unicodedata.normalize(form, _too_many().sub(r"\1", text))


@cache
def _too_many() -> re.Pattern[str]:
    marks = "".join(f"{chr(first)}-{chr(last)}" for first, last in _runs())
    return re.compile(f"([{marks}]{{{MOST_MARKS}}})[{marks}]+")


def _runs() -> Iterator[tuple[int, int]]:
    """First and last of the code points that are marks which are sorted, or are taken apart into such."""
    first: int | None = None
    for point in range(0x80, LAST_MARK + 2):
        begins = unicodedata.normalize("NFKD", chr(point))[0]
        if unicodedata.combining(begins) and point <= LAST_MARK:
            first = point if first is None else first
        elif first is not None:
            yield first, point - 1
            first = None
