"""Activity lines as columns, and what they emit: every distinct factor is looked up once, rows only multiply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from citybrain.inventory.activity_check import check_activity
from citybrain.inventory.factors import WORLD, FactorLibrary
from citybrain.inventory.gwp import warming_potential
from citybrain.inventory.names import Names
from citybrain.inventory.rates import Rates, rates_of
from citybrain.kernel.units import Array

Years: TypeAlias = NDArray[np.int32]
Identities: TypeAlias = NDArray[np.int64]
BIOGENIC = "biogenic CO2"
"""Name under which a line states a factor of its own for the CO2 of biomass."""

KILOGRAMS_PER_TONNE = 1000.0


@dataclass(frozen=True)
class Activity:
    """Activity lines, one row each; all columns have the same length.

    `amount` is in `unit`, and NaN exactly where a notation key (NO, NE, IE, C) stands. `factor` names an activity of
    the library, or is empty where `own` holds kg of each gas for one unit of the row (NaN: the row states none of its
    own). `quality` is H, M, L or empty. The two half widths are those of the 95 % interval as shares of the value; NaN
    is not stated: then the factor's own interval counts, and nothing for the activity.
    """

    identity: Identities
    year: Years
    subcategory: Names
    amount: Array
    unit: Names
    factor: Names
    notation_key: Names
    quality: Names
    activity_uncertainty: Array
    factor_uncertainty: Array
    own: Mapping[str, Array] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.amount)

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Activity:
        """The lines of some rows, by number or by mask."""
        own = {gas: column[rows] for gas, column in self.own.items()}
        columns: dict[str, Any] = {x.name: getattr(self, x.name) for x in fields(self) if x.name != "own"}
        taken: dict[str, Any] = {x: c.take(rows) if isinstance(c, Names) else c[rows] for x, c in columns.items()}
        return replace(self, **taken, own=own)


@dataclass(frozen=True)
class LineEmissions:
    """What each line emits. All columns have one row per line; a line with a notation key is NaN, never zero.

    `gases`: tonnes of each gas (0 where the line emits none of it); `equivalent`: tonnes CO2e without biogenic CO2;
    `biogenic`: tonnes of CO2 of biomass, reported apart; `lower`, `upper`: ends of the 95 % interval of `equivalent`;
    `factor_below`, `factor_above`: 95 % half widths of the factor as shares; `shared`: lines with the same number use
    the same factor and are wrong together (-1: a factor of its own).
    """

    activity: Activity
    assessment: str
    gases: Mapping[str, Array]
    equivalent: Array
    biogenic: Array
    lower: Array
    upper: Array
    factor_below: Array
    factor_above: Array
    shared: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.equivalent)

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> LineEmissions:
        """The results of some rows, by number or by mask."""
        plain = ("equivalent", "biogenic", "lower", "upper", "factor_below", "factor_above", "shared")
        taken: dict[str, Any] = {name: getattr(self, name)[rows] for name in plain}
        gases = {gas: column[rows] for gas, column in self.gases.items()}
        return replace(self, activity=self.activity.take(rows), gases=gases, **taken)


def emissions_of(
    activity: Activity, library: FactorLibrary, assessment: str = "AR5", region: str = WORLD
) -> LineEmissions:
    """Tonnes of each gas and of CO2 equivalent by line, with intervals by equation 3.1 of IPCC 2006, vol. 1, ch. 3.

    A line's own factors stand in place of the library's. Raises InputError that names rows: a negative or infinite
    amount, an amount beside a notation key or neither, an unknown key or subcategory, a unit that does not convert to
    that of the factor, a factor that is made for another sector, neither a factor's name nor own factors.
    Raises NotFoundError for unknown factors, regions, years and gases.
    """
    own_rows = _own_rows(activity)
    check_activity(activity, own_rows)
    estimated = ~np.isnan(activity.amount)
    rates = rates_of(activity, library, assessment, region, estimated & ~own_rows)
    gases = _tonnes(activity, rates, own_rows, assessment, estimated)
    biogenic = gases.pop(BIOGENIC)
    total = activity.amount * 0.0
    for gas, tonnes in gases.items():
        total += tonnes * warming_potential(gas, assessment)
    below, above = _factor_widths(activity, rates, own_rows)
    uncertainty = np.where(np.isnan(activity.activity_uncertainty), 0.0, activity.activity_uncertainty)
    size = np.abs(total)
    return LineEmissions(
        activity=activity,
        assessment=assessment,
        gases=gases,
        equivalent=total,
        biogenic=biogenic,
        lower=total - size * np.hypot(uncertainty, below),
        upper=total + size * np.hypot(uncertainty, above),
        factor_below=below,
        factor_above=above,
        shared=np.where(own_rows | ~estimated, -1, rates.shared[rates.group]),
    )


def _own_rows(activity: Activity) -> NDArray[np.bool_]:
    stated = np.zeros(len(activity), dtype=np.bool_)
    for column in activity.own.values():
        stated |= ~np.isnan(column)
    return stated


def _tonnes(
    activity: Activity, rates: Rates, own_rows: NDArray[np.bool_], assessment: str, estimated: NDArray[np.bool_]
) -> dict[str, Array]:
    """Tonnes by gas, biogenic CO2 among them; the amount's NaN travels to lines with a notation key."""
    found: dict[str, Array] = {}
    any_own = bool((own_rows & estimated).any())
    for gas in dict.fromkeys([*rates.by_gas, *activity.own, BIOGENIC]):
        by_group = rates.by_gas.get(gas)
        kilograms = np.zeros(len(activity)) if by_group is None else by_group[rates.group]
        if any_own:
            column = activity.own.get(gas)
            mine = 0.0 if column is None else np.nan_to_num(column)
            kilograms = np.where(own_rows, mine, kilograms)
        if gas != BIOGENIC:
            warming_potential(gas, assessment)
        found[gas] = activity.amount * kilograms / KILOGRAMS_PER_TONNE
    return found


def _factor_widths(activity: Activity, rates: Rates, own_rows: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Half widths of the factor down and up: as the line says, else as its factors do; own ones say nothing."""
    stated = ~np.isnan(activity.factor_uncertainty)
    below, above = rates.below[rates.group], rates.above[rates.group]
    for width in (below, above):
        width[own_rows] = 0.0
        width[stated] = activity.factor_uncertainty[stated]
    return below, above
