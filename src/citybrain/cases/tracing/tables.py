"""Sources, readings and winds of a trace from tables: a row each, the first row names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from citybrain.base.files import local_file
from citybrain.kernel import InputError

Row = TypeVar("Row", bound=BaseModel)
LARGEST = 8_000_000
"""Bytes of a table."""

MOST_FAULTS = 20
ALIASES = {"lon": "longitude", "lat": "latitude"}


def read_rows(path: Path, kind: type[Row], most: int) -> tuple[Row, ...]:
    """Rows of a table in UTF-8, commas between its cells; empty cells are left out.

    Raises InputError for a file that cannot be read, columns that nobody knows or that are missing, more rows than are
    taken, and with the first faults of all rows, each with its line.
    """
    file = local_file(path, LARGEST)
    try:
        lines = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise InputError("trace-table-unreadable", file=path.name, problem=str(problem)) from None
    columns = [_column(cell) for cell in lines[0]] if lines else []
    required = {name for name, one in kind.model_fields.items() if one.is_required()}
    if not required <= set(columns) or not set(columns) <= set(kind.model_fields) or len(set(columns)) < len(columns):
        raise InputError(
            "trace-table-columns", file=path.name, received=", ".join(columns)[:200] or "-",
            required=", ".join(sorted(required)), allowed=", ".join(kind.model_fields),
        )  # fmt: skip
    if len(lines) - 1 > most:
        raise InputError("trace-table-long", file=path.name, received=len(lines) - 1, allowed=most)
    rows, faults = [], []
    for number, cells in enumerate(lines[1:], start=2):
        try:
            rows.append(kind.model_validate(dict(_stated_cells(columns, cells))))
        except ValidationError as problem:
            faults += [f"{number}, {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors()]
    if faults:
        first = "; ".join(islice(faults, MOST_FAULTS))
        raise InputError("trace-table-rows", file=path.name, count=len(faults), problems=first)
    return tuple(rows)


def _column(cell: str) -> str:
    name = cell.strip().lower().replace(" ", "_")
    return ALIASES.get(name, name)


def _stated_cells(columns: list[str], cells: list[str]) -> Iterator[tuple[str, str]]:
    yield from ((name, cell.strip()) for name, cell in zip(columns, cells, strict=False) if cell.strip())
