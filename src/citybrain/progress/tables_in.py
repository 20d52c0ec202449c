"""A table that a person gives, CSV or XLSX, as rows of texts by column, each with its line."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from citybrain.records.errors import EntryError

LARGEST = 20_000_000
MOST_ROWS = 100_000
LONGEST_CELL = 4_000
LARGEST_UNPACKED = 200_000_000
ZIP = b"PK\x03\x04"
SEPARATORS = (",", ";", "\t")
ENCODINGS = ("utf-8-sig", "utf-16")


@dataclass(frozen=True)
class TableRow:
    """Texts of one row by column; nothing where a cell is empty."""

    line: int
    cells: Mapping[str, str]


def rows_in(raw: bytes, file: str, required: Sequence[str], known: Sequence[str]) -> list[TableRow]:
    """Rows of a table whose first line names its columns, in any order and case.

    Raises EntryError for a file that is too large, broken or no table, and for columns that are missing or unknown.
    """
    if len(raw) > LARGEST:
        raise EntryError("entry-table-too-large", file=file, allowed=LARGEST // 1_000_000)
    records = _sheet(raw, file) if raw.startswith(ZIP) else _text(raw, file)
    lines = ((line, cells) for line, cells in records if any(cells))
    head = next(lines, None)
    if head is None:
        raise EntryError("entry-table-empty", file=file, allowed=", ".join(required))
    names = _names(head[1], file, required, known)
    rows: list[TableRow] = []
    for line, cells in lines:
        if len(rows) == MOST_ROWS:
            raise EntryError("entry-table-rows", file=file, allowed=MOST_ROWS)
        rows.append(TableRow(line, _by_name(names, cells, file, line)))
    return rows


def _names(cells: Sequence[str], file: str, required: Sequence[str], known: Sequence[str]) -> list[str]:
    names = ["_".join(cell.casefold().split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    unknown = [name or "-" for name in names if name not in known]
    twice = sorted({name for name in names if names.count(name) > 1})
    missing = [name for name in required if name not in names]
    if unknown or twice or missing:
        raise EntryError(
            "entry-table-columns",
            file=file,
            received=", ".join(name[:40] for name in (twice or unknown or names)[:20]),
            missing=", ".join(missing) or "-",
            allowed=", ".join(known),
        )
    return names


def _by_name(names: Sequence[str], cells: Sequence[str], file: str, line: int) -> dict[str, str]:
    if any(cells[len(names) :]):
        raise EntryError("entry-table-width", file=file, line=line, received=len(cells), allowed=len(names))
    for cell in cells:
        if len(cell) > LONGEST_CELL:
            raise EntryError("entry-table-cell", file=file, line=line, allowed=LONGEST_CELL)
    return {name: cell for name, cell in zip(names, cells, strict=False) if cell}


def _text(raw: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(raw, file)
    separator = max(SEPARATORS, key=text[:20_000].partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            started, line = line, reader.line_num + 1
            yield started, [cell.strip() for cell in row]
    except csv.Error as problem:
        raise EntryError("entry-table-broken", file=file, line=reader.line_num, problem=str(problem)) from None


def _decoded(raw: bytes, file: str) -> str:
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise EntryError("entry-table-encoding", file=file)


def _sheet(raw: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of the first sheet, values as the program that saved it computed them."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise EntryError("entry-table-too-large", file=file, allowed=LARGEST_UNPACKED // 1_000_000)
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            sheet = book.get_sheet_by_index(0)
            merged = [first for first, last in sheet.merged_cell_ranges or () if last != first]
            rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, IndexError) as problem:
        raise EntryError("entry-table-broken", file=file, line=1, problem=str(problem)[:200]) from None
    if merged:
        row, column = merged[0]
        raise EntryError("entry-table-merged", file=file, line=row + 1, column=column + 1)
    for line, values in enumerate(rows, start=1):
        yield line, [_cell(value) for value in values]


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip() if value is not None else ""
