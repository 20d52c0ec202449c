"""Units compared and function bodies tried on real units; pint is imported only when it is needed."""

from __future__ import annotations

import tokenize
from functools import cache
from typing import Any, get_args

import numpy as np

from citybrain.kernel import units as aliases
from citybrain.kernel.declarations import Quantity, fields_of, signature

NUMBERS = frozenset({"category", "year number", "predictor", "degree", "dB"})
"""Units whose values are plain numbers to a formula, levels among them: what adds up is the energy behind them."""


@cache
def registry() -> Any:
    """The unit registry, with people and money as dimensions of their own."""
    import pint

    units: Any = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    units.define("person = [person]")
    units.define("money = [money]")
    return units


@cache
def usual_units() -> frozenset[str]:
    """Units as the aliases of the kernel spell them."""
    told = (unit for alias in vars(aliases).values() for unit in get_args(alias)[1:])
    return frozenset(unit.text for unit in told if isinstance(unit, aliases.Unit))


@cache
def is_unit(text: str) -> bool:
    """Whether a text names a unit; records have none, their fields do."""
    if not isinstance(text, str) or not text or text in usual_units() | NUMBERS:
        return isinstance(text, str)
    import pint

    try:
        registry().Unit(text)
    except (pint.PintError, tokenize.TokenError, ValueError, TypeError, SyntaxError):
        return False
    return True


@cache
def same_unit(first: str, second: str) -> bool:
    """Whether two spellings name the same unit, scale included (kWh is not J)."""
    if first == second:
        return True
    if {first, second} & NUMBERS:
        return False
    units = registry()
    a, b = (units.Unit("" if x == "1" else x) for x in (first, second))
    if a.dimensionality != b.dimensionality:
        return False
    return bool(np.isclose(units.Quantity(1.0, a).to(b).magnitude, 1.0, rtol=1e-12))


@cache
def quotient(unit: str, base: str, scale: str = "1") -> str:
    """The unit of an amount times a scale for each unit of a base, spelled as people write it (kWh/(m²·a))."""
    over, under = _factors(unit)
    more_over, more_under = _factors(scale)
    base_over, base_under = _factors(base)
    above, below = [*over, *more_over, *base_under], [*base_over, *under, *more_under]
    for factor in list(above):
        if factor in below:
            above.remove(factor)
            below.remove(factor)
    if not below:
        return "·".join(above) or "1"
    spelled = "·".join(below)
    return f"{'·'.join(above) or 1}/{spelled if len(below) == 1 else f'({spelled})'}"


def _factors(unit: str) -> tuple[list[str], list[str]]:
    """Factors of a unit above and below its stroke."""
    over, _, under = unit.partition("/")
    spelled = under.removeprefix("(").removesuffix(")")
    if any(sign in over + spelled for sign in "/()"):
        return [f"({unit})"], []
    return [x for x in over.split("·") if x != "1"], [x for x in spelled.split("·") if x]


def _as_quantity(unit: str) -> Any:
    """Two rows of ones in a unit."""
    ones = np.ones(2)
    if unit in NUMBERS:
        return ones.astype(np.int64) if unit == "category" else ones
    units = registry()
    if unit == "°C":
        return units.Quantity(ones * 20.0, "kelvin")  # differences of temperatures are what formulas use
    return units.Quantity(ones, "" if unit == "1" else unit)


def _fits(out: Any, unit: str) -> bool:
    units = registry()
    if unit in NUMBERS:
        return True
    wanted = units.Unit("kelvin" if unit == "°C" else "" if unit == "1" else unit)
    got = out.units if hasattr(out, "units") else units.Unit("")
    return bool(got.dimensionality == wanted.dimensionality)


def dimension_error(made: Quantity, units_of_inputs: dict[str, str]) -> str:
    """Runs a declared body once on pint arrays; returns what is wrong with its dimensions, or an empty text."""
    assert made.function is not None
    import pint

    try:
        out = made.function(*(_as_quantity(units_of_inputs[name]) for name in made.inputs))
    except pint.DimensionalityError as error:
        return f"{made.name} ({made.where}): {error}"
    declared = fields_of(signature(made.function)[1]["return"]) or {made.name: made.unit}
    found = out._asdict() if made.kind == "record" else {made.name: out}
    wrong = [f"{n} is {found[n]!r}, declared {unit}" for n, unit in declared.items() if not _fits(found[n], unit)]
    return f"{made.name} ({made.where}): {'; '.join(wrong)}" if wrong else ""
