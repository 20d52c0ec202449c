"""The tidy table as CSV that opens in any spreadsheet: numbers as numbers, texts that never act as formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from citybrain.base.spreadsheets import guarded
from citybrain.presenting.report.element import clean
from citybrain.presenting.report.tidy import COLUMNS, TidyRow

AT_A_TIME = 2_000
Cell = str | float | None
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells spreadsheets that the file is UTF-8."""


def plain(text: str) -> str:
    """A text that a spreadsheet shows as it is instead of computing it."""
    return guarded(clean(text))


def table(rows: Iterable[TidyRow]) -> bytes:
    """The table in UTF-8, its columns named in the first line; a missing number is an empty field."""
    return b"".join(pieces(COLUMNS, rows))


def pieces(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table as `table` writes it, some rows at a time, so that a long one is never held as a whole."""
    told = iter(rows)
    yield MARK.encode() + _written([columns])
    while part := list(islice(told, AT_A_TIME)):
        yield _written(part)


def _written(rows: Iterable[Sequence[Cell]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, str) else repr(value)
