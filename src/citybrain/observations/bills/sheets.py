"""Read a spreadsheet: values as the program that saved it computed them, dates and numbers as such."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from citybrain.base.files import MEGABYTE
from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.headers import find_header, header_names, known_names
from citybrain.observations.bills.source import HEADER_AMONG, LINE, MOST_COLUMNS, SPILL, ReadingOptions, SourceTable

LARGEST_UNPACKED = 1_500_000_000
MOST_PARTS = 5_000
CHUNK = 1 << 20
FORMULA = re.compile(rb"<f[\s>/]")


def read_sheet(path: Path, options: ReadingOptions) -> SourceTable:
    """Read one sheet of a workbook: the declared one, else the first visible one with names of columns.

    Raises InputError for a workbook that is broken, locked by a password or too large when unpacked, and for an
    unknown sheet.
    """
    formulas = examine(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            name = options.sheet or _likely(book, path.name, options)
            if name not in book.sheet_names:
                raise InputError("bills-sheet", file=path.name, received=name, allowed=", ".join(book.sheet_names))
            sheet = book.get_sheet_by_name(name)
            return _table(sheet, path.name, options, _notices(sheet, path.name, formulas))
    except (CalamineError, OSError, ValueError) as problem:
        raise InputError("bills-sheet-broken", file=path.name, problem=str(problem)) from problem


def examine(path: Path) -> int:
    """Number of formulas in a workbook. Raises InputError for one that would fill the memory when unpacked."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            size = sum(part.file_size for part in parts)
            if size > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
                allowed = LARGEST_UNPACKED / MEGABYTE
                raise InputError("file-too-large", file=path.name, received=size / MEGABYTE, allowed=allowed)
            sheets = [p for p in parts if p.filename.startswith("xl/worksheets/") and p.filename.endswith(".xml")]
            return sum(_formulas(packed, part) for part in sheets)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as problem:
        raise InputError("bills-sheet-broken", file=path.name, problem=str(problem)) from problem


def _formulas(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    count, rest, read = 0, b"", 0
    with packed.open(part) as file:
        while piece := file.read(CHUNK):
            read += len(piece)
            if read > LARGEST_UNPACKED:  # a directory may lie about sizes
                raise zipfile.BadZipFile("unpacked size")
            count += len(FORMULA.findall(rest + piece))
            rest = piece[-2:]
    return count


def _likely(book: CalamineWorkbook, file: str, options: ReadingOptions) -> str:
    """The first visible sheet that has names of columns; the only one where there is one."""
    visible = [meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
    fitting = [name for name in visible if _has_names(book.get_sheet_by_name(name), options)]
    if len(fitting) > 1:
        raise InputError("bills-sheets-several", file=file, received=", ".join(fitting))
    return (fitting or visible or book.sheet_names)[0]


def _has_names(sheet: CalamineSheet, options: ReadingOptions) -> bool:
    rows = _top(sheet)
    return max((known_names(row, options.wanted) for row in rows), default=0) >= 2


def _top(sheet: CalamineSheet) -> list[list[str]]:
    rows = []
    for row in sheet.iter_rows():
        rows.append([cell_text(cell) or "" for cell in row[:MOST_COLUMNS]])
        if len(rows) == HEADER_AMONG:
            break
    return rows


def _notices(sheet: CalamineSheet, file: str, formulas: int) -> list[Notice]:
    notices = []
    if formulas:
        notices.append(notice("bills-formulas", file=file, count=formulas))
    merged = [(first, last) for first, last in sheet.merged_cell_ranges or () if last[0] > first[0]]
    if merged:
        (row, column), _ = merged[0]
        notices.append(notice("bills-merged", file=file, count=len(merged), row=row + 1, column=column + 1))
    return notices


def _table(sheet: CalamineSheet, file: str, options: ReadingOptions, notices: list[Notice]) -> SourceTable:
    rows = sheet.to_python(skip_empty_area=False)
    top = [[cell_text(cell) or "" for cell in row] for row in rows[:HEADER_AMONG]]
    if not any(any(row) for row in top):
        raise InputError("table-empty", file=file)
    at = find_header(top, options.wanted)
    columns = header_names(top[at], file, at + 1)
    body = rows[at + 1 :]
    width = len(columns)
    texts = {name: _column(body, place) for place, name in enumerate(columns)}
    spill = [next((cell_text(cell) for cell in row[width:] if cell_text(cell)), None) for row in body]
    lines = pl.Series(LINE, range(at + 2, at + 2 + len(body)), pl.UInt32)
    cells = pl.DataFrame(
        [lines, *(pl.Series(n, v, pl.String) for n, v in texts.items()), pl.Series(SPILL, spill, pl.String)]
    )
    filled = cells.select(~pl.all_horizontal(pl.exclude(LINE).is_null())).to_series()
    if not filled.any():
        raise InputError("table-no-rows", file=file, columns=", ".join(columns))
    numbers = {name: _numbers(body, place, name).filter(filled) for place, name in enumerate(columns)}
    return SourceTable(cells.filter(filled), file, columns, numbers, tuple(notices))


def _column(body: Sequence[Sequence[Any]], place: int) -> list[str | None]:
    return [cell_text(cell) for cell in _cells(body, place)]


def _numbers(body: Sequence[Sequence[Any]], place: int, name: str) -> pl.Series:
    values = [
        float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None
        for cell in _cells(body, place)
    ]
    return pl.Series(name, values, pl.Float64)


def _cells(body: Sequence[Sequence[Any]], place: int) -> Iterator[Any]:
    for row in body:
        yield row[place] if place < len(row) else None


def cell_text(cell: Any) -> str | None:
    """A cell as text: whole numbers without decimals, dates as ISO 8601; None where nothing stands."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell).strip() or None
