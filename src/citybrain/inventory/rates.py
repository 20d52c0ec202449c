"""Kilograms of each gas for one unit of an activity, looked up once for every distinct factor, unit and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import numpy as np
from numpy.typing import NDArray

from citybrain.inventory.conversion import UnitScale, scale_of
from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.gwp import warming_potential
from citybrain.kernel import InputError
from citybrain.kernel.units import Array

if TYPE_CHECKING:
    from citybrain.inventory.lines import Activity

SHOWN = 5
"""How many rows an error names."""

DENSE = 10_000_000
"""Largest number of possible keys for which a table of all of them is made instead of sorting the rows."""

BIOGENIC = "biogenic CO2"


@dataclass(frozen=True)
class Rates:
    """Of each group of rows: kg of each gas for one unit, and 95 % half widths of its CO2 equivalent as shares.

    `group` says for each row which group it is in; group 0 is for rows without a factor of the library (rate 0).
    `shared` numbers the set of factors that a group uses, whatever its unit, so that two groups can share one.
    """

    group: NDArray[np.intp]
    by_gas: Mapping[str, Array]
    below: Array
    above: Array
    shared: NDArray[np.intp]


def describe_rows(identity: NDArray[np.int64], rows: NDArray[np.bool_]) -> str:
    """Identities of the first rows of a mask, for an error."""
    chosen = np.flatnonzero(rows)
    shown = ", ".join(str(identity[row]) for row in chosen[:SHOWN])
    return shown + (f" … ({len(chosen)})" if len(chosen) > SHOWN else "")


def rates_of(
    activity: Activity, library: FactorLibrary, assessment: str, region: str, rows: NDArray[np.bool_]
) -> Rates:
    """The rates of all rows of a mask. Raises InputError and NotFoundError as `emissions_of` says."""
    units, first = max(len(activity.unit.names), 1), int(activity.year.min(initial=9999))
    span = int(activity.year.max(initial=first)) - first + 1
    named = activity.factor.codes.astype(np.int64) * units + activity.unit.codes
    keys, group = _grouped(np.where(rows, named * span + (activity.year - first) + 1, 0))
    made: dict[tuple[tuple[Factor, ...], str], _Rate] = {}
    chosen = [_NONE]
    for number, key in enumerate(keys[1:], start=1):
        pair, year = divmod(int(key) - 1, span)
        factor, unit = (
            x[i] for x, i in zip((activity.factor.names, activity.unit.names), divmod(pair, units), strict=True)
        )
        factors = library.of(factor, first + year, region)
        if (factors, unit) not in made:
            made[factors, unit] = _rate(factors, unit, assessment) or _mismatch(
                activity, unit, factors[0], group == number
            )
        chosen.append(made[factors, unit])
    shares: dict[tuple[Factor, ...], int] = {(): -1}
    gases = dict.fromkeys(gas for rate in made.values() for gas in rate.by_gas)
    return Rates(
        group,
        {gas: np.array([rate.by_gas.get(gas, 0.0) for rate in chosen]) for gas in gases},
        np.array([rate.below for rate in chosen]),
        np.array([rate.above for rate in chosen]),
        np.array([shares.setdefault(rate.factors, len(shares) - 1) for rate in chosen], dtype=np.intp),
    )


def _grouped(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Distinct keys, 0 the first of them whether it occurs or not, and the number of each row's key among them."""
    largest = int(keys.max(initial=0))
    if largest > DENSE:
        distinct, group = np.unique(keys, return_inverse=True)
        return (distinct, group) if distinct[0] == 0 else (np.concatenate(([0], distinct)), group + 1)
    present = np.zeros(largest + 1, dtype=np.bool_)
    present[keys] = True
    present[0] = True
    return np.flatnonzero(present), (np.cumsum(present) - 1)[keys]


@dataclass(frozen=True)
class _Rate:
    """kg of each gas for one unit of a row, and the half widths of their CO2 equivalent as shares."""

    factors: tuple[Factor, ...]
    by_gas: Mapping[str, float]
    below: float
    above: float


_NONE = _Rate((), {}, 0.0, 0.0)


def _rate(factors: tuple[Factor, ...], unit: str, assessment: str) -> _Rate | None:
    """None where the unit does not convert."""
    first = factors[0]
    scale = scale_of(unit, first.activity_unit, first.energy, first.litres_per_tonne)
    if scale is None:
        return None
    by_gas: dict[str, float] = {}
    for factor in factors:
        gas = BIOGENIC if factor.biogenic and factor.gas == "CO2" else factor.gas
        by_gas[gas] = by_gas.get(gas, 0.0) + factor.value * scale.value
    return _Rate(factors, by_gas, *_widths(factors, scale, assessment))


def _mismatch(activity: Activity, unit: str, factor: Factor, rows: NDArray[np.bool_]) -> NoReturn:
    allowed, lines = factor.activity_unit, describe_rows(activity.identity, rows)
    raise InputError("accounting-unit-mismatch", received=unit, factor=factor.name, allowed=allowed, rows=lines)


def _widths(factors: tuple[Factor, ...], scale: UnitScale, assessment: str) -> tuple[float, float]:
    """Half widths of the sum of the gases as shares: gases are independent, the calorific value is common to all."""
    total, below, above = 0.0, 0.0, 0.0
    for factor in factors:
        if factor.biogenic and factor.gas == "CO2":
            continue
        potential = warming_potential(factor.gas, assessment)
        total += potential * factor.value
        below += (potential * (factor.value - _or(factor.lower, factor.value))) ** 2
        above += (potential * (_or(factor.upper, factor.value) - factor.value)) ** 2
    if total == 0.0:
        return 0.0, 0.0
    return float(np.hypot(below**0.5 / total, scale.below)), float(np.hypot(above**0.5 / total, scale.above))


def _or(number: float | None, other: float) -> float:
    return other if number is None else number
