"""What the few different words of a column mean: carriers, units, flags."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from citybrain.base.names import plain
from citybrain.observations.bills.declaration import carriers
from citybrain.observations.bills.words import (
    AMOUNT_UNITS,
    ENERGY_UNITS,
    ESTIMATED_WORDS,
    carrier_words,
    unit_key,
)
from citybrain.twin.configuration import BillSettings


def translate(column: pl.Series, meaning: Callable[[str], Any], dtype: Any) -> pl.Series:
    """Each text by its meaning, asked once for each different text; null where it has none."""
    known = column.unique().drop_nulls()
    meanings = pl.Series([meaning(text) for text in known], dtype=dtype)
    return column.replace_strict(known, meanings, default=None, return_dtype=dtype)


def carrier_of(settings: BillSettings) -> Callable[[str], str | None]:
    """The carrier that a text names: by city.toml, else by usual names."""
    declared = settings.values.carrier

    def meaning(text: str) -> str | None:
        stripped = text.strip()
        if stripped in declared:
            return declared[stripped]
        name = plain(stripped)
        return name if name in carriers() else carrier_words().get(name)

    return meaning


def estimated_of(settings: BillSettings) -> Callable[[str], bool | None]:
    """Whether a text says "estimated": by city.toml, else by usual words; None where it says neither."""
    declared = settings.values.estimated

    def meaning(text: str) -> bool | None:
        stripped = text.strip()
        return declared[stripped] if stripped in declared else ESTIMATED_WORDS.get(plain(stripped))

    return meaning


def kilowatt_hours_in(
    unit: str, carrier: str | None, calorific_value: float | None, litres: Mapping[str, float]
) -> float | None:
    """Kilowatt hours in one of a unit; None for a unit that is unknown or lacks a calorific value [kWh per unit].

    Litres of some carriers have a usual value (`litres`, kWh/L); all else needs the calorific value of its bill.
    """
    key = unit_key(unit)
    if key in ENERGY_UNITS:
        return ENERGY_UNITS[key]
    if key not in AMOUNT_UNITS:
        return None
    name, many = AMOUNT_UNITS[key]
    if calorific_value is not None:
        return many * calorific_value
    return litres.get(carrier or "") if name == "L" else None


def lacks_calorific_value(unit: str) -> bool:
    """Whether a unit is one of volume or mass, which a calorific value turns into energy."""
    return unit_key(unit) in AMOUNT_UNITS
