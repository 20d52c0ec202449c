"""Merged cells of a spreadsheet: filled downwards where they hold for all their rows, else told or refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from citybrain.base.notices import Notice, notice
from citybrain.base.tables.form import Form
from citybrain.base.tables.heads import Head
from citybrain.kernel.errors import InputError

SHOWN = 5
MOST = 12_000_000
"""Rows of all merged cells of a sheet: more are those of merged cells that lie over each other, as no program makes."""

Range: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column, counted from 0."""


class Merged(NamedTuple):
    """Lines whose values are merged with those of other lines, with the merged cells; and what a person should know."""

    lines: dict[int, str]
    notices: list[Notice]


def settle_merged(ranges: Iterable[Range], body: list[list[Any]], head: Head, file: str, form: Form) -> Merged:
    """Fill the merged cells of a table's body, in place, where the form says so.

    Raises InputError for other merged cells where the form refuses them, and ValueError for too many.
    """
    begins, end, covered = head.last + 1, head.last + len(body), 0
    filled, apart, lines = [], [], dict[int, str]()
    for (first, left), (last, right) in ranges:
        kinds = {form.merging(name) for name in head.names[left : right + 1]} - {"ignored"}
        if first < begins or first - begins >= len(body) or not kinds:
            continue
        covered += min(last, end) - first + 1
        if covered > MOST:
            raise ValueError(f"merged cells over more than {MOST:,} rows")
        cells = f"{_cell(first, left)}:{_cell(last, right)}"
        if left == right and kinds == {"filled"}:
            value = body[first - begins][left]
            for row in body[first - begins : last - begins + 1]:
                row[left : left + 1] = [value]
            filled.append(cells)
        elif last > first or form.merged == "refused":
            apart.append((first + 1, left + 1))
            lines |= dict.fromkeys(range(first + 1, min(last, end) + 2), cells)
    notices = []
    if apart:
        line, column = apart[0]
        if form.merged == "refused":
            raise InputError("sheet-merged-refused", file=file, line=line, column=column)
        if form.merged == "told":
            notices.append(notice("sheet-merged", file=file, count=len(apart), row=line, column=column))
    if filled:
        shown = ", ".join(filled[:SHOWN]) + (" …" if len(filled) > SHOWN else "")
        notices.append(notice("sheet-merged-filled", file=file, count=len(filled), cells=shown))
    return Merged(lines, notices)


def _cell(row: int, column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"
