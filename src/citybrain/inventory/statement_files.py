"""Statements as a CSV file that a person reads in a spreadsheet and that imports again unchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import polars as pl
from pydantic import ValidationError
from sqlalchemy import Connection

from citybrain.base.files import MEGABYTE
from citybrain.base.names import plain
from citybrain.base.spreadsheets import csv_table
from citybrain.base.tables import Form, read_table
from citybrain.inventory.entries.frame import cleaned
from citybrain.inventory.factors import FactorLibrary
from citybrain.inventory.statements import (
    SAID,
    NewStatement,
    Statement,
    StatementError,
    StatementsError,
    Who,
    add_statements,
)
from citybrain.records.errors import EntryError

REQUIRED = ("year", "what", "amount", "unit", "source")
WHO = ("entered_by", "entered_at")
COLUMNS = (*SAID, *WHO)
NUMBERS = ("amount", "uncertainty")
LARGEST = 20 * MEGABYTE
MOST_ROWS = 100_000


def statements_csv(statements: Sequence[Statement]) -> bytes:
    """Statements as CSV, numbers with all their digits, texts that no spreadsheet takes for formulas."""
    kinds = {name: pl.Float64 if name in NUMBERS else pl.Int32 if name == "year" else pl.String for name in COLUMNS}
    rows = [[*(getattr(said, name) for name in SAID), said.by, said.at] for said in statements]
    table = pl.DataFrame(rows, schema=kinds, orient="row")
    return csv_table(table.rename({name: name.replace("_", " ") for name in WHO}))


def import_statements(connection: Connection, file: Path, library: FactorLibrary, by: str) -> tuple[list[int], int]:
    """Record the statements of a CSV file, all or none; ids and how many are new, as `add_statements`.

    Raises InputError for a file that is no table with these columns, StatementsError with the lines that are wrong.
    """
    form = Form(lambda cells: sum(plain(cell) in COLUMNS for cell in cells), width="exactly", largest=LARGEST)
    table = read_table(file, form)
    names = {column: plain(column) for column in table.columns}
    unknown = [column for column, name in names.items() if name not in COLUMNS]
    missing = [name for name in REQUIRED if name not in names.values()]
    twice = len(set(names.values())) < len(names)
    if unknown or missing or twice or len(table.cells) > MOST_ROWS:
        received = ", ".join(unknown or list(names))[:200]
        raise EntryError("statement-columns", file=file.name, received=received, allowed=", ".join(COLUMNS))
    columns = {name: cleaned(table.cells[column]) for column, name in names.items()}
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    where = [f"{file.name}:{line}" for line in table.lines]
    said, errors = [], []
    for at, row in enumerate(rows):
        try:
            said.append(_statement(row))
        except ValidationError as failed:
            problem = failed.errors(include_url=False)[0]
            column, received = str(problem["loc"][0]), str(problem["input"])[:60]
            told = {"where": where[at], "column": column, "received": received if row.get(column) else "-"}
            errors.append(StatementError("statement-cell", at, **told))
    if errors:
        raise StatementsError(errors)
    first = [Who(row.get("entered_by"), row.get("entered_at")) for row in rows]
    return add_statements(connection, said, library, by, where, first)


def _statement(row: dict[str, str | None]) -> NewStatement:
    """A statement from its cells. A decimal comma is read, but none that could part thousands (1,234)."""
    told = {name: value for name, value in row.items() if value is not None and name not in WHO}
    for name in NUMBERS:
        if re.fullmatch(r"\d+,(\d{1,2}|\d{4,})", told.get(name, "")):
            told[name] = told[name].replace(",", ".")
    return NewStatement.model_validate(told)
