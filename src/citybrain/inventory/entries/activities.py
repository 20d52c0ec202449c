"""Recorded lines as the accounting takes them: columns of numbers and of coded names."""

from __future__ import annotations

import numpy as np
import polars as pl

from citybrain.inventory.entries.own_factors import own_columns
from citybrain.inventory.lines import Activity
from citybrain.inventory.names import Names
from citybrain.kernel.units import Array


def names_of(column: pl.Series) -> Names:
    """A column of texts as coded names; empty where nothing stands."""
    filled = column.fill_null("")
    names = filled.unique(maintain_order=True).to_list()  # sums in the same order have the same bits
    codes = filled.cast(pl.Enum(names)).to_physical()
    return Names(tuple(names), codes.to_numpy().astype(np.int32))


def activity_of_lines(lines: pl.DataFrame) -> Activity:
    """Activity of lines that were judged good; identities are `id` where there is one, else the line of the file."""
    unit, own = names_of(lines["unit"]), names_of(lines["own_factors"])
    identity = lines["id"] if "id" in lines.columns else lines["line"]
    return Activity(
        identity=identity.to_numpy().astype(np.int64),
        year=lines["year"].to_numpy().astype(np.int32),
        subcategory=names_of(lines["subcategory"]),
        amount=_numbers(lines["amount"]),
        unit=unit,
        factor=names_of(lines["factor"]),
        notation_key=names_of(lines["notation_key"]),
        quality=names_of(lines["activity_quality"]),
        activity_uncertainty=_numbers(lines["activity_uncertainty"]),
        factor_uncertainty=_numbers(lines["factor_uncertainty"]),
        own=own_columns(own, unit),
    )


def _numbers(column: pl.Series) -> Array:
    return column.fill_null(float("nan")).to_numpy().astype(np.float64)
