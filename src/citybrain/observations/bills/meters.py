"""The table that says in which building, or zone, each meter is."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from citybrain.base.names import first_known, require_column, shown_columns
from citybrain.base.tables import read_table
from citybrain.kernel.errors import InputError
from citybrain.observations.bills.columns import METER
from citybrain.observations.bills.declaration import billing
from citybrain.observations.bills.form import bill_form
from citybrain.observations.bills.words import columns as usual_columns
from citybrain.twin.configuration import MeterSettings


def place_column(settings: MeterSettings | None, entity: str) -> str | None:
    """The column that city.toml names for the places of an entity in the table of meters."""
    return getattr(settings, entity, None)


def read_meters(path: Path, settings: MeterSettings) -> pl.DataFrame:
    """Pairs of series (the meter) and place; a meter of several buildings has several.

    Raises InputError where the columns are not found or no row names both.
    """
    own = [column for entity in billing().entities if (column := place_column(settings, entity))]
    declared = [settings.meter, *own] if settings.meter else own
    table = read_table(path, bill_form(settings, declared))
    meter = _column(table.file, table.columns, settings.meter, METER)
    place = _column(table.file, table.columns, next(iter(own), None), billing().finest)
    pairs = table.cells.select(pl.col(meter).alias("series"), pl.col(place).alias("place"))
    pairs = pairs.with_columns(pl.all().str.strip_chars()).drop_nulls().unique(maintain_order=True)
    pairs = pairs.filter((pl.col("series") != "") & (pl.col("place") != ""))
    if pairs.is_empty():
        raise InputError("bills-meters-empty", file=table.file, meter=meter, place=place)
    return pairs


def _column(file: str, columns: tuple[str, ...], declared: str | None, field: str) -> str:
    if declared is not None:
        return require_column(file, columns, declared)
    found = first_known(columns, usual_columns()[field])
    if found is None:
        raise InputError("bills-column-needed", file=file, column=field, columns=shown_columns(columns))
    return found
