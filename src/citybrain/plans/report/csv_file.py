"""The tidy table as CSV that opens in any spreadsheet: numbers as numbers, texts that never act as formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from citybrain.plans.report.element import clean
from citybrain.plans.report.tidy import COLUMNS, Row

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells spreadsheets that the file is UTF-8."""


def plain(text: str) -> str:
    """A text that a spreadsheet shows as it is instead of computing it."""
    said = clean(text)
    return GUARD + said if said.startswith(BEGINS_FORMULA) else said


def table(rows: Iterable[Row]) -> bytes:
    """The table in UTF-8, its columns named in the first line; a missing number is an empty field."""
    buffer = io.StringIO()
    buffer.write(MARK)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode()


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, str) else repr(value)
