"""Read spreadsheets: values as the program that saved them computed them, dates and numbers as such."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from functools import reduce
from typing import Any

import polars as pl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from citybrain.base.files import MEGABYTE
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.form import HEADER_AMONG, LEAST_NAMES, LINE, SPILL, Form, Table
from citybrain.base.tables.heads import Head, columns_of, find_head, known_head
from citybrain.base.tables.merged import settle_merged
from citybrain.base.tables.text import require_short
from citybrain.kernel.errors import InputError

LARGEST_UNPACKED = 1_500_000_000
UNPACKED = 10
"""A workbook may be this many times as large as its file may be."""

MOST_PARTS = 5_000
MOST_CELLS = 12_000_000
"""Cells of a sheet, empty ones between others among them: each takes about a hundred bytes until it is a text."""

MOST_ROWS = 1_048_576
CHUNK = 1 << 20
FORMULA = re.compile(rb"<f[\s>/]")
CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*[^>/])?>')
"""A cell with something in it: its column and its row."""

ROW = re.compile(rb"<row[\s>]")
LONGEST_ROW_TAG = len(b"<row>")
"""Bytes that ROW takes at most, of which one at the end of a piece may lack some."""

SHEETS = "xl/worksheets/"
END = b"</sheetData></worksheet>"


def read_sheets(content: bytes, file: str, form: Form) -> list[Table]:
    """The sheet that is named, else the visible one with names of columns, or all of them where the form says so.

    Raises InputError for a workbook that is broken, locked by a password or too large when unpacked, for an unknown
    sheet, and where several sheets could be meant.
    """
    formulas = _examined(content, file, min(LARGEST_UNPACKED, UNPACKED * form.largest))
    told = [notice("sheet-formulas", file=file, count=formulas)] if formulas else []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(beginning(content))) as book:
            sheets = _chosen(book, file, form)
            for sheet in sheets:
                find_head(_top(_rows(sheet, HEADER_AMONG), form), file, form)
            names = [sheet.name for sheet in sheets]
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return [_table(book.get_sheet_by_name(name), file, form, told) for name in names]
    except (CalamineError, OSError, ValueError, IndexError) as problem:
        raise InputError("sheet-broken", file=file, problem=str(problem)[:200]) from problem


def _examined(content: bytes, file: str, largest: int) -> int:
    """Number of formulas in a workbook. Raises InputError for one that would fill the memory when unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            size = sum(part.file_size for part in parts)
            if size > largest or len(parts) > MOST_PARTS:
                raise InputError("file-too-large", file=file, received=size / MEGABYTE, allowed=largest / MEGABYTE)
            return sum(_formulas(packed, part, file, largest) for part in parts if _is_sheet(part))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as problem:
        raise InputError("sheet-broken", file=file, problem=str(problem)[:200]) from problem


def _is_sheet(part: zipfile.ZipInfo) -> bool:
    return part.filename.startswith(SHEETS) and part.filename.endswith(".xml")


def beginning(content: bytes) -> bytes:
    """A workbook with the first rows of each sheet alone, in which names of columns are found without reading all."""
    cut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(cut, "w", zipfile.ZIP_STORED) as first:
        for part in packed.infolist():
            first.writestr(part.filename, _first_rows(packed, part) if _is_sheet(part) else packed.read(part))
    return cut.getvalue()


def _first_rows(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The text of a sheet as far as the row behind those among which names of columns stand."""
    text, seen, looked = bytearray(), 0, 0
    with packed.open(part) as sheet:
        while piece := sheet.read(CHUNK):
            text += piece
            for row in ROW.finditer(text, looked):
                seen, looked = seen + 1, row.end()
                if seen > HEADER_AMONG:
                    return bytes(text[: row.start()]) + END
            looked = max(looked, len(text) - LONGEST_ROW_TAG)
    return bytes(text)


def _wide(column: bytes) -> int:
    """The number of a column, from 1, by its letters."""
    return reduce(lambda number, letter: 26 * number + letter - 64, column, 0)


def _formulas(packed: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, largest: int) -> int:
    """Number of formulas of a sheet. Raises InputError for one of more cells than are read."""
    count, rest, read = 0, b"", 0
    cells = width = height = 0
    with packed.open(part) as file:
        while piece := file.read(CHUNK):
            read += len(piece)
            if read > largest:  # a directory may lie about sizes
                raise zipfile.BadZipFile("unpacked size")
            text = rest + piece
            whole = text.rfind(b"<")  # what an element that is cut begins with is looked at with the next piece
            text, rest = text[:whole], text[whole:][-CHUNK:]
            count += len(FORMULA.findall(text))
            found = CELL.findall(text)
            cells += len(found)
            width = max([width, *map(_wide, {column for column, _ in found})])
            height = max([height, *map(int, {row for _, row in found})])
            area = max(cells, width * height)
            if area > MOST_CELLS:
                raise InputError("sheet-too-many-cells", file=name, received=area, allowed=MOST_CELLS)
    return count + len(FORMULA.findall(rest))


def _chosen(book: CalamineWorkbook, file: str, form: Form) -> list[CalamineSheet]:
    """Sheets that are read."""
    if form.sheet is not None:
        if form.sheet not in book.sheet_names:
            raise InputError("sheet-unknown", file=file, received=form.sheet, allowed=", ".join(book.sheet_names))
        return [book.get_sheet_by_name(form.sheet)]
    visible = [meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
    sheets = [book.get_sheet_by_name(name) for name in visible or book.sheet_names]
    heads = [known_head(_top(_rows(sheet, HEADER_AMONG), form), form) for sheet in sheets]
    fitting = [sheet for sheet, head in zip(sheets, heads, strict=True) if head.known >= LEAST_NAMES]
    if len(fitting) > 1 and not form.every_sheet:
        raise InputError("sheets-several", file=file, received=", ".join(sheet.name for sheet in fitting))
    return fitting or sheets[:1]


def _rows(sheet: CalamineSheet, most: int = MOST_ROWS) -> list[list[Any]]:
    return sheet.to_python(skip_empty_area=False, nrows=most)


def _top(rows: Sequence[Sequence[Any]], form: Form) -> list[list[str]]:
    return [[cell_text(cell) or "" for cell in row[: form.most_columns + 1]] for row in rows[:HEADER_AMONG]]


def _table(sheet: CalamineSheet, file: str, form: Form, told: list[Notice]) -> Table:
    rows = _rows(sheet)
    head = find_head(top := _top(rows, form), file, form)
    columns = columns_of(head.names)
    body = rows[head.last + 1 :]
    merged = settle_merged(sheet.merged_cell_ranges or (), body, head, file, form)
    cells = _cells(body, columns, head, file, form)
    filled = cells.select(~pl.all_horizontal(pl.exclude(LINE).is_null())).to_series()
    if not filled.any():
        raise InputError("table-no-rows", file=file, columns=", ".join(filter(None, head.names)))
    numbers = {name: _numbers(body, place, name).filter(filled) for place, name in enumerate(columns)}
    return Table(
        file, cells.filter(filled), head.names, columns, top[: head.first], head.last + 1, sheet.name, None, numbers,
        merged.lines, (*told, *merged.notices),
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
