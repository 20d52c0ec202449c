"""A table that a person gives, CSV or XLSX, as rows of texts by column, each with its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citybrain.base.tables import LINE, SPILL, Form, read_table
from citybrain.records.errors import EntryError

LARGEST = 20_000_000
MOST_ROWS = 100_000
LONGEST_CELL = 4_000


@dataclass(frozen=True)
class TableRow:
    """Texts of one row by column; nothing where a cell is empty."""

    line: int
    cells: Mapping[str, str]


def rows_in(raw: bytes, file: str, required: Sequence[str], known: Sequence[str]) -> list[TableRow]:
    """Rows of a table that names its columns, in any order and case.

    Raises EntryError for a file that is too large, broken or no table, and for columns that are missing or unknown.
    """
    form = Form(
        lambda cells: sum(_plain(cell) in known for cell in cells),
        repeats=True,
        width="at most",
        merged="refused",
        largest=LARGEST,
        most_rows=MOST_ROWS,
        longest=LONGEST_CELL,
        error=EntryError,
    )
    table = read_table(raw, form, file)
    names = _names(table.names, file, required, known)
    cells = table.cells.drop(SPILL).rename(dict(zip(table.columns, names, strict=True)))
    return [
        TableRow(row.pop(LINE), {name: told for name, cell in row.items() if cell and (told := cell.strip())})
        for row in cells.iter_rows(named=True)
    ]


def _plain(name: str) -> str:
    return "_".join(name.casefold().split())


def _names(cells: Sequence[str], file: str, required: Sequence[str], known: Sequence[str]) -> list[str]:
    names = [_plain(cell) for cell in cells]
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
