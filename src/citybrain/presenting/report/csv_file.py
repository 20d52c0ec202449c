"""The tidy table as CSV that opens in any spreadsheet: numbers as numbers, texts that never act as formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from citybrain.base.spreadsheets import csv_lines
from citybrain.presenting.report.element import clean
from citybrain.presenting.report.tidy import COLUMNS, TidyRow

AT_A_TIME = 2_000
Cell = str | float | None
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells spreadsheets that the file is UTF-8."""


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
    return csv_lines([clean(cell) if isinstance(cell, str) else cell for cell in row] for row in rows).encode()
