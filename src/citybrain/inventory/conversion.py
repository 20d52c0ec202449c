"""From the unit in which an activity was counted to the unit of its factor, through energy and density of fuels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from citybrain.kernel import InputError
from citybrain.kernel.dimensions import registry

LONGEST_UNIT = 40
_PART = re.compile(r"[A-Za-zµ_]+(?:\^?-?[1-4]|[²³])?|1|%")
_SPELLINGS = {
    "kt": "kilotonne", "Mt": "megatonne", "Nm3": "m^3", "Nm³": "m^3", "m3": "m^3", "m2": "m^2", "l": "liter",
    "%": "percent", "tonne": "metric_ton", "tonnes": "metric_ton", "tons": "metric_ton",
    "liters": "liter", "litre": "liter", "litres": "liter", "unit": "1", "": "1", "pkm": "person*km", "tkm": "t*km",
    "vkm": "vehicle*km", "heads": "head", "persons": "person", "people": "person", "vehicles": "vehicle",
}  # fmt: skip


@dataclass(frozen=True)
class Range:
    """A number with the ends of its 95 % interval."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class UnitScale:
    """What an amount is multiplied with, and the 95 % half widths of that number downwards and upwards as shares."""

    value: float
    below: float = 0.0
    above: float = 0.0


@cache
def _units() -> Any:
    units = registry()
    for name in ("head", "vehicle"):
        if name not in units:
            units.define(f"{name} = [{name}]")
    return units


@cache
def unit_of(text: str) -> Any:
    """The unit that a text names. Raises InputError where it is none; nothing but names and small powers is read."""
    spelled = _SPELLINGS.get(text.strip(), text.strip())
    parts = [part for part in re.split(r"[·*/() ]+", spelled) if part]
    if len(text) > LONGEST_UNIT or not parts or not all(_PART.fullmatch(part) for part in parts):
        raise InputError("accounting-unit-unknown", received=text[:LONGEST_UNIT])
    joined = re.sub(r"(?<=[\w²³)]) +(?=[\w(])", "*", re.sub(r"\s*([·*/()])\s*", r"\1", spelled))
    try:
        return _units().Unit("" if joined == "1" else joined.replace("·", "*").replace("²", "^2").replace("³", "^3"))
    except Exception:  # pint raises many kinds for texts that are no unit
        raise InputError("accounting-unit-unknown", received=text[:LONGEST_UNIT]) from None


def _ratio(unit: Any, wanted: Any) -> float | None:
    if unit.dimensionality != wanted.dimensionality:
        return None
    return float(_units().Quantity(1.0, unit).to(wanted).magnitude)


@cache
def scale_of(
    unit: str, wanted: str, energy: Range | None = None, litres_per_tonne: float | None = None
) -> UnitScale | None:
    """Wanted units in one unit, or None where they do not convert.

    A mass becomes energy with `energy` (MJ/kg, net), a volume a mass with `litres_per_tonne`; the uncertainty of the
    calorific value travels along. Raises InputError for texts that name no unit.
    """
    given, goal = unit_of(unit), unit_of(wanted)
    direct = _ratio(given, goal)
    if direct is not None:
        return UnitScale(direct)
    kilograms = _kilograms(given, litres_per_tonne)
    if kilograms is None:
        return None
    as_mass = _ratio(unit_of("kg"), goal)
    if as_mass is not None:
        return UnitScale(kilograms * as_mass)
    as_energy = _ratio(unit_of("MJ"), goal)
    if energy is None or as_energy is None:
        return None
    below, above = (energy.value - energy.lower) / energy.value, (energy.upper - energy.value) / energy.value
    return UnitScale(kilograms * energy.value * as_energy, below, above)


def _kilograms(unit: Any, litres_per_tonne: float | None) -> float | None:
    mass = _ratio(unit, unit_of("kg"))
    litres = _ratio(unit, unit_of("liter"))
    if mass is not None or litres is None or litres_per_tonne is None:
        return mass
    return litres * 1000.0 / litres_per_tonne
