"""Read the sheets of a workbook that hold tables of lines; merged cells are filled or refused, and named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from citybrain.base.notices import Notice, notice
from citybrain.inventory.entries.columns import header_of
from citybrain.inventory.entries.heads import HEADER_AMONG, MOST_COLUMNS, find_head, require_head, year_above
from citybrain.inventory.entries.table import LINE, Table
from citybrain.observations.bills.sheets import cell_text, examine
from citybrain.records.errors import EntryError

MOST_ROWS = 1_048_576
FILLED = frozenset({"year", "subcategory", "description", "notation_key", "source", "reason", "note"})
"""Fields whose merged cells mean the same for all their rows; a number over several rows would count several times."""

SHOWN = 5


def read_sheets(path: Path, wanted: str | None) -> list[Table]:
    """Tables of all visible sheets that have one, or of the sheet that is named.

    Raises InputError for a workbook that is broken, locked or too large when unpacked, for an unknown sheet, and
    where no sheet has a table of lines.
    """
    formulas = examine(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            if wanted is not None and wanted not in book.sheet_names:
                raise EntryError("activity-sheet", file=path.name, received=wanted, allowed=", ".join(book.sheet_names))
            visible = [meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
            tables = [
                table
                for name in ([wanted] if wanted else visible or book.sheet_names)
                if (table := _table(book.get_sheet_by_name(name), path.name, wanted is not None, formulas)) is not None
            ]
    except (CalamineError, OSError, ValueError) as problem:
        raise EntryError("bills-sheet-broken", file=path.name, problem=str(problem)) from problem
    if not tables:
        raise EntryError("activity-no-header", file=path.name, received=", ".join(visible))
    return tables


def _table(sheet: CalamineSheet, file: str, required: bool, formulas: int) -> Table | None:
    """The table of a sheet; None where it has none and need not have one."""
    rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    merged = list(sheet.merged_cell_ranges or ())
    top = [[cell_text(cell) or "" for cell in row[: MOST_COLUMNS + 1]] for row in rows[:HEADER_AMONG]]
    found = find_head(top)
    if found is None and not required:
        return None
    head = require_head(found, top, file)
    header = header_of(head.names)
    body = rows[head.last + 1 :]
    notices = [notice("bills-formulas", file=file, count=formulas)] if formulas else []
    refused = _merged(body, merged, head.last + 1, header.places, file, notices)
    columns = {field: _cells(body, place) for field, place in header.places.items()}
    texts = [pl.Series(field, [cell_text(cell) for cell in cells], pl.String) for field, cells in columns.items()]
    lines = pl.Series(LINE, range(head.last + 2, head.last + 2 + len(body)), pl.UInt32)
    frame = pl.DataFrame([lines, *texts])
    kept = frame.select(~pl.all_horizontal(pl.exclude(LINE).is_null())).to_series()
    if not kept.any():
        if not required:
            return None
        raise EntryError("table-no-rows", file=file, columns=", ".join(name for name in head.names if name))
    numbers = {field: _numbers(cells, field).filter(kept) for field, cells in columns.items()}
    return Table(
        file, sheet.name, frame.filter(kept), header, numbers, year=year_above(top[: head.first]), merged=refused,
        notices=tuple(notices),
    )  # fmt: skip


def _cells(body: list[list[Any]], place: int) -> list[Any]:
    return [row[place] if place < len(row) else None for row in body]


def _numbers(cells: list[Any], field: str) -> pl.Series:
    values = [float(x) if isinstance(x, int | float) and not isinstance(x, bool) else None for x in cells]
    return pl.Series(field, values, pl.Float64)


def _merged(
    body: list[list[Any]], ranges: list[Any], begins: int, places: dict[str, int], file: str, notices: list[Notice]
) -> dict[int, str]:
    """Fill merged cells of names downwards in the body; lines (with the cells) whose numbers are merged are refused."""
    by_place = {place: field for field, place in places.items()}
    refused: dict[int, str] = {}
    filled = []
    for (first, left), (last, right) in ranges:
        if last == first or last < begins:
            continue
        for place in range(left, right + 1):
            field = by_place.get(place)
            if field is None or first < begins or first - begins >= len(body):
                continue
            value = body[first - begins][left]
            cells = f"{_cell(first, left)}:{_cell(last, right)}"
            if field in FILLED and left == right:
                for row in body[first - begins : last - begins + 1]:
                    row[place : place + 1] = [value]
                filled.append(cells)
            else:
                refused |= {row + 1: cells for row in range(first, last + 1)}
    if filled:
        shown = ", ".join(filled[:SHOWN]) + (" …" if len(filled) > SHOWN else "")
        notices.append(notice("activity-merged-filled", file=file, count=len(filled), cells=shown))
    return refused


def _cell(row: int, column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"
