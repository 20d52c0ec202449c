"""Factors that a line states itself: the unit "kg CO2/GJ" read, checked against its gas, turned to kg for one unit."""

from __future__ import annotations

import json
import re
from functools import cache

import numpy as np

from citybrain.inventory.conversion import scale_of
from citybrain.inventory.entries.columns import gas_in
from citybrain.inventory.names import Names
from citybrain.kernel import CityBrainError
from citybrain.kernel.units import Array

MASS = re.compile(r"^\s*(mg|kg|kt|Mt|g|t|tonnes?)[\s_]*(?:of\s+)?([A-Za-z][\w\-₀-₉() ]*?)?\s*/\s*(.+?)\s*$")
KILOGRAMS = {"mg": 1e-6, "g": 1e-3, "kg": 1.0, "t": 1e3, "tonne": 1e3, "tonnes": 1e3, "kt": 1e6, "Mt": 1e9}


@cache
def per_unit(gas: str, factor_unit: str, unit: str) -> float | tuple[str, str, str]:
    """kg for one `unit` of the activity where the factor is 1; else code, received, allowed of what is wrong."""
    found = MASS.match(factor_unit)
    if found is None:
        return "activity-factor-unit", factor_unit, f"kg/{unit}"
    mass, named, per = found[1], found[2], found[3]
    if named and gas_in(named) != gas and not _plain_carbon(gas, named):
        return "activity-factor-gas", factor_unit, gas
    try:
        scale = scale_of(unit, per)
    except CityBrainError:
        return "activity-factor-unit", factor_unit, f"kg/{unit}"
    if scale is None:
        return "activity-unit-mismatch", unit, per
    return KILOGRAMS[mass] * scale.value


def _plain_carbon(gas: str, named: str) -> bool:
    """A factor of biogenic CO2 may be called kg CO2."""
    return gas.startswith("biogenic") and gas_in(named) == "CO2"


def own_factor_problem(gas: str, factor_unit: str, unit: str) -> tuple[str | None, str, str]:
    """Code of what is wrong with a factor's unit (None: nothing), what was received, what is allowed."""
    told = per_unit(gas, factor_unit, unit)
    return told if isinstance(told, tuple) else (None, "", "")


def own_columns(own_factors: Names, unit: Names) -> dict[str, Array]:
    """kg of each gas for one unit of each row, NaN where it states none, from the recorded JSON of all rows."""
    rows = len(own_factors)
    parsed = [json.loads(text) if text else {} for text in own_factors.names]
    gases = sorted({gas for told in parsed for gas in told})
    made: dict[str, Array] = {}
    for gas in gases:
        having = np.array([gas in told for told in parsed], dtype=bool)
        values = np.array([float(told[gas][0]) if gas in told else np.nan for told in parsed])
        units = Names.of([str(told[gas][1]) if gas in told else "" for told in parsed])
        column = np.full(rows, np.nan)
        chosen = np.flatnonzero(having[own_factors.codes])
        text = own_factors.codes[chosen]
        keys = units.codes[text].astype(np.int64) * max(len(unit.names), 1) + unit.codes[chosen]
        distinct, place = np.unique(keys, return_inverse=True)
        scales = np.array([_scale(gas, units, unit, int(key)) for key in distinct])
        column[chosen] = values[text] * scales[place] if len(distinct) else np.nan
        made[gas] = column
    return made


def _scale(gas: str, units: Names, unit: Names, key: int) -> float:
    factor_unit, amount_unit = divmod(key, max(len(unit.names), 1))
    told = per_unit(gas, units.names[factor_unit], unit.names[amount_unit])
    return np.nan if isinstance(told, tuple) else told
