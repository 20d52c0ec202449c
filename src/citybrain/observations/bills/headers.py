"""Find the row with the names of the columns: files often begin with a title, a date or an empty line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from citybrain.base.names import plain
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.source import HEADER_AMONG, MOST_COLUMNS
from citybrain.observations.bills.words import carrier_in, columns, split_unit


@cache
def usual_names() -> frozenset[str]:
    """All usual names of columns."""
    return frozenset(name for names in columns().values() for name in names)


def known_names(cells: Sequence[str], wanted: Sequence[str] = ()) -> int:
    """How many cells are names of columns that city.toml names or that are usual."""
    return sum(1 for cell in cells if cell.strip() and (cell.strip() in wanted or _usual(cell)))


def _usual(cell: str) -> bool:
    name, unit = split_unit(cell)
    without, carrier = carrier_in(name)
    known = usual_names()
    return plain(cell) in known or name in known or without in known or bool(unit and carrier)


def find_header(rows: Sequence[Sequence[str]], wanted: Sequence[str] = ()) -> int:
    """Row with the most names that are known; the first that is not empty where there are none."""
    scored = [(known_names(row, wanted), -number) for number, row in enumerate(rows[:HEADER_AMONG]) if any(row)]
    best, number = max(scored, default=(0, 0))
    if best >= 2:
        return -number
    return next((number for number, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)


def header_names(cells: Sequence[str], file: str, line: int) -> tuple[str, ...]:
    """Names of the columns; columns without a name are numbered.

    Raises InputError for a name that stands twice, and for more columns than a table of bills can have.
    """
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    if not cells:
        raise InputError("table-empty", file=file)
    if len(cells) > MOST_COLUMNS:
        raise InputError("bills-too-many-columns", file=file, received=len(cells), allowed=MOST_COLUMNS)
    names = [cell.strip() or f"column {number}" for number, cell in enumerate(cells, start=1)]
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise InputError("table-column-twice", file=file, line=line, received=", ".join(twice))
    return tuple(names)
