"""Which class, year and unit a column of a table of land cover is of, and its numbers in square metres."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.names import shown_columns
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

SQUARE_METRES = {"m²": 1.0, "m2": 1.0, "sqm": 1.0, "ha": 1e4, "km²": 1e6, "km2": 1e6}
MAPPED = re.compile(r"(?P<name>.+?)\s+(?P<year>(?:19|20)\d\d)(?:\s*\[(?P<unit>[^\[\]]*)\])?")
PLAIN = re.compile(r"(?P<name>.+?)_(?P<unit>m2|sqm|ha|km2)_(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
INDEX = re.compile(r"ndvi[ _-](?P<year>(?:19|20)\d\d)(?:-\d\d(?:-\d\d)?)?", re.IGNORECASE)
WITH_UNIT = re.compile(r"(?P<name>.*\S)\s*\[(?P<unit>[^\[\]]*)\]")
FAMILY = ":"
"""Ends the name of a family before that of a class: `trees: over 20 m`."""


class CoverColumn(NamedTuple):
    """A column of a wide table: its class, year, and square metres of its unit; an index has none (0)."""

    column: str
    name: str
    year: int
    factor: float


def wide_columns(table: pd.DataFrame) -> list[CoverColumn]:
    """The columns with areas or NDVI of years. Raises InputError for a unit that is missing or unknown."""
    columns = []
    for column in map(str, table.columns):
        if match := INDEX.fullmatch(column):
            columns.append(CoverColumn(column, "NDVI", int(match["year"]), 0.0))
        elif match := PLAIN.fullmatch(column) or MAPPED.fullmatch(column):
            columns.append(CoverColumn(column, match["name"], int(match["year"]), factor_of(column, match["unit"])))
    return columns


def factor_of(column: str, unit: str | None) -> float:
    """Square metres of the unit of a column. Raises InputError where it is missing or none of an area."""
    factor = SQUARE_METRES.get((unit or "").strip().lower())
    if factor is None:
        allowed = ", ".join(SQUARE_METRES)
        raise InputError("surface-cover-unit", column=column, received=unit or "-", allowed=allowed)
    return factor


def families_of(classes: list[str]) -> list[str]:
    """The family of each class: what stands before a colon, or its name where others differ by numbers alone."""
    stems = [re.sub(r"[\d_]+$", "", one) for one in classes]
    return [
        name.partition(FAMILY)[0].strip() if FAMILY in name else stem if stem != name and stems.count(stem) > 1 else ""
        for name, stem in zip(classes, stems, strict=True)
    ]


def numbers_of(table: pd.DataFrame, column: str) -> Array:
    """Numbers of a column, NaN where nothing is stated. Raises InputError for texts that are none, and below 0."""
    told = table[column]
    if pd.api.types.is_numeric_dtype(told):
        values, wrong = told.to_numpy(np.float64, na_value=np.nan), np.zeros(len(told), bool)
    else:
        values, wrong = to_numbers(told.astype(object).where(told.notna(), None))
    low, high = (-1.0, 1.0) if INDEX.fullmatch(column) else (0.0, np.inf)
    wrong = wrong | (values < low) | (values > high)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        shown = str(told.iloc[row])[:40]
        raise InputError("surface-cover-value", column=column, count=int(wrong.sum()), row=row + 1, received=shown)
    return values


def long_table(table: pd.DataFrame) -> pd.DataFrame | None:
    """A long table as `zone`, `year`, `name`, `area` [m²]; None where the columns are others.

    It has columns `zone`, `year`, `class` and `area [unit]`. Raises InputError for years and numbers that are none.
    """
    area = next((m for one in map(str, table.columns) if (m := WITH_UNIT.fullmatch(one)) and m["name"] == "area"), None)
    if not {"year", "class"} <= {*table.columns}:
        return None
    if area is None:
        raise InputError("surface-cover-unit", column="area", received="-", allowed=", ".join(SQUARE_METRES))
    years = numbers_of(table, "year")
    if not np.isfinite(years).all():
        row = int(np.flatnonzero(~np.isfinite(years))[0])
        raise InputError("surface-cover-value", column="year", count=1, row=row + 1, received="-")
    return pd.DataFrame({
        "source_row": np.arange(len(table)), "year": years.astype(int), "name": table["class"].astype(str),
        "area": numbers_of(table, area.group()) * factor_of(area.group(), area["unit"]),
    })  # fmt: skip


def require_columns(columns: list[CoverColumn], table: pd.DataFrame) -> None:
    """Raises InputError where no column has a class and a year."""
    if not columns:
        raise InputError("surface-cover-columns", columns=shown_columns(table.columns, 20))
