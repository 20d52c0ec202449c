"""A file of bills looked at before it is imported: its columns, what they were taken for, what its rows would be."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from citybrain.base.notices import Notice
from citybrain.base.tables import LINE, SPILL, Table, read_table
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.doubles import settle_doubles
from citybrain.observations.bills.form import bill_form
from citybrain.observations.bills.rows import read_rows
from citybrain.twin.configuration import BillSettings

SAMPLES = 3


@dataclass(frozen=True)
class InspectedBills:
    """What is known of a file. `samples` are values by column, `chosen` columns by our names, as far as they are found.

    `received` rows, of which `usable`; `reasons` counts those set apart. `problem` is what has to be settled first.
    """

    samples: Mapping[str, tuple[str, ...]]
    chosen: Mapping[str, str]
    carrier: str | None = None
    unit: str | None = None
    received: int = 0
    usable: int = 0
    reasons: Mapping[str, int] | None = None
    notices: tuple[Notice, ...] = ()
    problem: InputError | None = None


def inspect_bills(
    path: Path, settings: BillSettings, litres: Mapping[str, float], today: datetime.date
) -> InspectedBills:
    """Read a file as an import would, and write nothing."""
    try:
        table = read_table(path, bill_form(settings, tuple(settings.columns.values())))
    except InputError as problem:
        return InspectedBills({}, dict(settings.columns), problem=problem.alone())
    samples, notices = _samples(table), table.notices
    try:
        rows = read_rows(table, settings, litres, today)
    except InputError as problem:
        return InspectedBills(
            samples, dict(settings.columns), settings.carrier, settings.unit, len(table.cells), notices=notices,
            problem=problem.alone(),
        )  # fmt: skip
    bills = settle_doubles(rows.bills, settings.several)
    counted = bills.drop_nulls("reason").group_by("reason").len().sort("len", descending=True)
    usable = bills["reason"].null_count()
    read = rows.read
    none = InputError("bills-none-usable", file=path.name, count=len(bills), reasons=", ".join(counted["reason"]))
    return InspectedBills(
        samples, read["columns"], read["carrier"], read["unit"], len(bills), usable,
        dict(counted.iter_rows()), tuple(rows.notices), None if usable else none,
    )  # fmt: skip


def _samples(table: Table) -> dict[str, tuple[str, ...]]:
    """A few different values of each column."""
    cells = table.cells.head(200).drop(LINE, SPILL)
    return {name: tuple(_first(cells[name])) for name in cells.columns}


def _first(values: pl.Series) -> list[str]:
    return [text[:60] for text in values.drop_nulls().unique(maintain_order=True).head(SAMPLES).to_list()]
