"""Read spreadsheets: values as the program that saved them computed them, dates and numbers as such."""

from __future__ import annotations

import datetime
import threading
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.parsers.expat import ExpatError

import polars as pl

from citybrain.base.notices import notice
from citybrain.base.tables.cells import SheetCells
from citybrain.base.tables.form import HEADER_AMONG, LEAST_NAMES, LINE, SPILL, Form, Table
from citybrain.base.tables.heads import Head, columns_of, find_head, known_head, shown
from citybrain.base.tables.merged import settle_merged
from citybrain.base.tables.text import require_short
from citybrain.base.tables.workbook import SheetPart, WorkbookParts
from citybrain.kernel.errors import InputError

LARGEST_UNPACKED = 1_500_000_000
UNPACKED = 10
"""A workbook may be this many times as large as its file may be."""

ONE_AT_A_TIME = threading.Lock()
"""As many cells as may be take some hundred megabytes and half a minute: of one workbook at most."""

BROKEN = (zipfile.BadZipFile, ExpatError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error)


def read_sheets(content: bytes, file: str, form: Form) -> list[Table]:
    """The sheet that is named, else the visible one with names of columns, or all of them where the form says so.

    Raises InputError for a workbook that is broken, locked by a password or too large when unpacked, for an unknown
    sheet, and where several sheets could be meant. Others wait meanwhile.
    """
    with ONE_AT_A_TIME:
        return _read(content, file, form)


def _read(content: bytes, file: str, form: Form) -> list[Table]:
    try:
        book = WorkbookParts(content, file, min(LARGEST_UNPACKED, UNPACKED * form.largest))
        sheets = _chosen(book, file, form)
        for sheet in sheets:
            find_head(_names(book, sheet, form), file, form)
        tables, taken, characters, formulas = list[Table](), 0, 0, 0
        for sheet in sheets:
            cells = book.read(sheet, form.most_columns, taken=taken, characters=characters)
            taken, characters, formulas = taken + cells.area, cells.characters, formulas + cells.formulas
            tables.append(_table(sheet.name, cells, file, form))
    except BROKEN as problem:
        raise InputError("sheet-broken", file=file, problem=str(problem)[:200]) from problem
    told = [notice("sheet-formulas", file=file, count=formulas)] if formulas else []
    return [replace(table, notices=(*told, *table.notices)) for table in tables]


def _chosen(book: WorkbookParts, file: str, form: Form) -> list[SheetPart]:
    """Sheets that are read."""
    if form.sheet is not None:
        named = [sheet for sheet in book.sheets if sheet.name == form.sheet]
        if not named:
            allowed = shown(sheet.name for sheet in book.sheets)
            raise InputError("sheet-unknown", file=file, received=form.sheet, allowed=allowed)
        return named[:1]
    sheets = [sheet for sheet in book.sheets if sheet.visible] or list(book.sheets)
    heads = [known_head(_names(book, sheet, form), form) for sheet in sheets]
    fitting = [sheet for sheet, head in zip(sheets, heads, strict=True) if head.known >= LEAST_NAMES]
    if len(fitting) > 1 and not form.every_sheet:
        raise InputError("sheets-several", file=file, received=shown(sheet.name for sheet in fitting))
    if not sheets:
        raise ValueError("no sheet")
    return fitting or sheets[:1]


def _names(book: WorkbookParts, sheet: SheetPart, form: Form) -> list[list[str]]:
    """The first rows of a sheet, among which the names of its columns stand; what follows is not read."""
    return _top(_rows(book.read(sheet, form.most_columns, HEADER_AMONG), HEADER_AMONG), form)


def _rows(cells: SheetCells, most: int) -> list[list[Any]]:
    return [cells.rows.get(row, []) for row in range(1, min(cells.height, most) + 1)]


def _top(rows: Sequence[Sequence[Any]], form: Form) -> list[list[str]]:
    return [[cell_text(cell) or "" for cell in row[: form.most_columns + 1]] for row in rows[:HEADER_AMONG]]


def _table(name: str, sheet: SheetCells, file: str, form: Form) -> Table:
    rows = _rows(sheet, sheet.height)
    head = find_head(top := _top(rows, form), file, form)
    columns = columns_of(head.names)
    body = rows[head.last + 1 :]
    merged = settle_merged(sheet.merged, body, head, file, form)
    cells = _cells(body, columns, head, file, form)
    filled = cells.select(~pl.all_horizontal(pl.exclude(LINE).is_null())).to_series()
    if not filled.any():
        raise InputError("table-no-rows", file=file, columns=shown(head.names))
    numbers = {name: _numbers(body, place, name).filter(filled) for place, name in enumerate(columns)}
    return Table(
        file, cells.filter(filled), head.names, columns, top[: head.first], head.last + 1, name, None, numbers,
        merged.lines, tuple(merged.notices),
    )  # fmt: skip


def _cells(body: list[list[Any]], columns: tuple[str, ...], head: Head, file: str, form: Form) -> pl.DataFrame:
    width, first = len(columns), head.last + 2
    nothing = form.nothing
    texts = [pl.Series(name, _column(body, place), pl.String) for place, name in enumerate(columns)]
    spill = [next((text for cell in row[width:] if (text := cell_text(cell))), None) for row in body]
    lines = pl.Series(LINE, range(first, first + len(body)), pl.UInt32)
    cells = pl.DataFrame([lines, *texts, pl.Series(SPILL, spill, pl.String)])
    if nothing:
        cells = cells.with_columns(pl.when(~pl.col(columns).is_in(list(nothing))).then(pl.col(columns)))
    if form.width != "any" and (wide := cells.filter(pl.col(SPILL).is_not_null())[LINE]).len():
        received = len(body[wide[0] - first])
        raise InputError("table-row-length", file=file, line=wide[0], received=received, allowed=width)
    require_short(cells, file, form.longest)
    return cells


def _column(body: list[list[Any]], place: int) -> list[str | None]:
    """Texts of a column; its dates have times of day where one of them has."""
    cells = [row[place] if place < len(row) else None for row in body]
    timed = any(isinstance(cell, datetime.datetime) and cell.time() != datetime.time() for cell in cells)
    return [cell_text(cell, timed) for cell in cells]


def _numbers(body: list[list[Any]], place: int, name: str) -> pl.Series:
    cells = (row[place] if place < len(row) else None for row in body)
    values = [float(x) if isinstance(x, int | float) and not isinstance(x, bool) else None for x in cells]
    return pl.Series(name, values, pl.Float64)


def cell_text(cell: Any, timed: bool = False) -> str | None:
    """A cell as text: whole numbers without decimals, dates as ISO 8601 (`timed`: with time of day); None if empty."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.date):
        day = cell if isinstance(cell, datetime.datetime) else datetime.datetime.combine(cell, datetime.time())
        return day.isoformat(" ", "seconds") if timed else day.date().isoformat()
    return str(cell).strip() or None
