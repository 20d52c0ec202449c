"""What must add up: both sides of each identity, their difference and a verdict, so that double counting is seen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from citybrain.inventory.conversion import Range, scale_of
from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.gwp import METHANE, NITROUS_OXIDE, warming_potential
from citybrain.inventory.lines import Activity, LineEmissions
from citybrain.inventory.subcategories import subcategories
from citybrain.inventory.totals import Sum, Totals, totals_of
from citybrain.kernel import CityBrainError
from citybrain.kernel.units import Array
from citybrain.plans.identities import ROUNDING, PlanIdentity, Verdict

LANDFILLED = "III.1.1"
GAS_ITSELF = 0.99
"""Tonnes of a gas for a tonne of an amount from which on the amount is the gas."""

METERS = 0.02
"""Relative difference between what a supplier and what consumers' meters counted that is taken for equal."""


@dataclass(frozen=True)
class Stated:
    """What a city knows from elsewhere to hold the lines against: energy in kWh, waste in t, fuels sold in TJ by name.

    `waste_landfilled` in the city stands in place of the lines of III.1.1, whose amounts can be methane of many years.
    Names of fuels are those before the point of a factor's name (natural_gas, gas_oil).
    """

    electricity_supplied: float | None = None
    heat_supplied: float | None = None
    waste_generated: float | None = None
    waste_landfilled: float | None = None
    fuels_sold: Mapping[str, float] = field(default_factory=dict)


def identities_of(emissions: LineEmissions, library: FactorLibrary, stated: Stated | None = None) -> list[PlanIdentity]:
    """All identities of the lines given, which should be those of one year."""
    known = stated or Stated()
    totals = totals_of(emissions)
    return [
        *sums_agree(totals),
        generation_apart(totals),
        supplied("identity-electricity", emissions.activity, ("electricity",), known.electricity_supplied),
        supplied("identity-heat", emissions.activity, ("district_heat",), known.heat_supplied),
        waste_treated(emissions.activity, known.waste_generated, known.waste_landfilled),
        *fuels_burned(emissions.activity, library, known.fuels_sold),
        *duplicate_lines(emissions.activity),
    ]


def _compare(
    code: str, left: float | None, right: float | None, unit: str, share: float, **arguments: str
) -> PlanIdentity:
    if left is None or right is None:
        return PlanIdentity(code, left, right, unit, "cannot-say", arguments)
    agree = math.isclose(left, right, rel_tol=share, abs_tol=share)
    return PlanIdentity(code, left, right, unit, "holds" if agree else "differs", arguments)


def sums_agree(totals: Totals) -> Iterator[PlanIdentity]:
    """The total is the sum of its scopes, of its sectors, and of its gases by their warming potential."""
    whole = totals.everything.equivalent or 0.0
    gases = sum(tonnes * warming_potential(gas, totals.assessment) for gas, tonnes in totals.by_gas.items())
    for code, side in (
        ("identity-scopes", _added(totals.by_scope.values())),
        ("identity-sectors", _added(totals.by_sector.values())),
        ("identity-gases", gases),
    ):
        yield _compare(code, whole, side, "t", ROUNDING)


def _added(sums: Iterable[Sum]) -> float:
    return sum(part.equivalent or 0.0 for part in sums)


def generation_apart(totals: Totals) -> PlanIdentity:
    """What is burned for the grid (I.4.4) and waste from outside stand in the territorial total and in no other.

    Their emissions reach BASIC once, as consumption of those who use the energy. Left: territorial total less scope 1
    of BASIC+; right: the subcategories that are territorial only.
    """
    known = subcategories()
    inside = [
        totals.by_subcategory[x].equivalent for x, y in known.items() if y.scope == 1 and y.level != "territorial"
    ]
    only = [totals.by_subcategory[x].equivalent for x, y in known.items() if y.level == "territorial"]
    territorial = totals.by_level["territorial"].equivalent or 0.0
    left, right = territorial - sum(x or 0.0 for x in inside), sum(x or 0.0 for x in only)
    size = max(abs(territorial), 1.0)
    verdict: Verdict = "holds" if abs(left - right) <= ROUNDING * size else "differs"
    return PlanIdentity("identity-generation-apart", left, right, "t", verdict)


def supplied(code: str, activity: Activity, factors: Sequence[str], stated: float | None) -> PlanIdentity:
    """Energy of all consumers (x.2) and losses (x.3) is what the grid supplied, within 2 % of meters; kWh."""
    named = activity.factor.where([name.partition(".")[0] in factors for name in activity.factor.names])
    bought = activity.subcategory.where([subcategories()[x].scope in (2, 3) for x in activity.subcategory.names])
    amounts = amounts_in(activity, "kWh", named & bought)
    return _compare(code, None if amounts is None else float(amounts.sum()), stated, "kWh", METERS)


def waste_treated(activity: Activity, generated: float | None, landfilled: float | None = None) -> PlanIdentity:
    """Solid waste of the city treated inside (III.1.1, 2.1, 3.1) and outside (x.2) is what it generated; tonnes.

    Waste that is stated to be landfilled in the city stands in place of the lines of III.1.1. Of lines whose amount is
    a gas and not waste nobody knows how much waste they are of: then the side is None.
    """
    places = [f"III.{number}.{place}" for number in (1, 2, 3) for place in (1, 2)]
    own = activity.subcategory.are([place for place in places if landfilled is None or place != LANDFILLED])
    own &= ~np.isnan(activity.amount)
    amounts = amounts_in(activity, "t", own)
    parts = [part for part in (None if amounts is None else float(amounts.sum()), landfilled) if part is not None]
    unknown = not parts or (own.any() and amounts is None) or bool((own & _of_gas(activity)).any())
    return _compare("identity-waste", None if unknown else sum(parts), generated, "t", METERS)


def _of_gas(activity: Activity) -> NDArray[np.bool_]:
    """Lines that state so much CH4 or N2O for a tonne (all of it) that their amount can only be the gas itself."""
    most = np.zeros(len(activity))
    for gas in (METHANE, NITROUS_OXIDE):
        if gas in activity.own:
            most = np.maximum(most, np.nan_to_num(activity.own[gas]))
    tonnes = np.array([_or_nan(_converted(unit, "t")) for unit in activity.unit.names] or [np.nan])
    return np.asarray(most / 1000.0 >= GAS_ITSELF * tonnes[activity.unit.codes], np.bool_)


def fuels_burned(activity: Activity, library: FactorLibrary, sold: Mapping[str, float]) -> Iterator[PlanIdentity]:
    """Fuel of all lines with factors of that fuel is what was sold of it; TJ, with the calorific values of factors."""
    by_name: dict[str, Factor] = {}
    for factor in library.factors():
        by_name.setdefault(factor.name, factor)
    for fuel, amount in sold.items():
        named = activity.factor.where([name.partition(".")[0] == fuel for name in activity.factor.names])
        burned = amounts_in(activity, "TJ", named, by_name)
        yield _compare(
            "identity-fuel", None if burned is None else float(burned.sum()), amount, "TJ", METERS, fuel=fuel
        )


def duplicate_lines(activity: Activity) -> Iterator[PlanIdentity]:
    """Lines of one year with the same factor, amount and unit: the same fuel counted twice, here or in two places."""
    rows = np.flatnonzero(~np.isnan(activity.amount) & (activity.amount != 0.0) & ~activity.factor.are([""]))
    rows = rows[_repeated(activity.amount[rows])]
    columns = (activity.amount[rows], activity.unit.codes[rows], activity.factor.codes[rows], activity.year[rows])
    order = np.lexsort(columns)
    same = np.ones(max(len(rows) - 1, 0), dtype=np.bool_)
    for column in columns:
        same &= column[order][1:] == column[order][:-1]
    for group in np.split(rows[order], np.flatnonzero(~same) + 1):
        if len(group) > 1:
            yield _twice(activity, np.sort(group))


def _repeated(values: Array) -> NDArray[np.bool_]:
    """Which values occur more than once."""
    order = np.argsort(values)
    equal = values[order][1:] == values[order][:-1]
    repeated = np.zeros(len(values), dtype=np.bool_)
    repeated[order[1:][equal]] = True
    repeated[order[:-1][equal]] = True
    return repeated


def _twice(activity: Activity, rows: NDArray[np.intp]) -> PlanIdentity:
    places = dict.fromkeys(activity.subcategory.at(int(row)) for row in rows)
    code = "identity-line-twice" if len(places) == 1 else "identity-fuel-in-two-places"
    amount, unit = float(activity.amount[rows[0]]), activity.unit.at(int(rows[0]))
    arguments = {"factor": activity.factor.at(int(rows[0])), "places": ", ".join(places)}
    return PlanIdentity(code, amount * len(rows), amount, unit, "differs", arguments, tuple(int(row) for row in rows))


def amounts_in(
    activity: Activity, unit: str, rows: NDArray[np.bool_], factors: Mapping[str, Factor] | None = None
) -> Array | None:
    """Amounts of some rows in one unit; None where there is no such row with an amount or one does not convert."""
    chosen = np.flatnonzero(rows & ~np.isnan(activity.amount))
    if not len(chosen):
        return None
    factors_known = len(activity.factor.names)
    pairs = activity.unit.codes[chosen].astype(np.int64) * factors_known + activity.factor.codes[chosen]
    distinct, which = np.unique(pairs, return_inverse=True)
    scales = [_scale(activity, divmod(int(pair), factors_known), unit, factors or {}) for pair in distinct]
    known = np.array([_or_nan(scale) for scale in scales])
    return None if np.isnan(known).any() else activity.amount[chosen] * known[which]


def _scale(activity: Activity, pair: tuple[int, int], unit: str, factors: Mapping[str, Factor]) -> float | None:
    factor = factors.get(activity.factor.names[pair[1]])
    energy, litres = (factor.energy, factor.litres_per_tonne) if factor else (None, None)
    return _converted(activity.unit.names[pair[0]], unit, energy, litres)


def _converted(unit: str, wanted: str, energy: Range | None = None, litres: float | None = None) -> float | None:
    try:
        scale = scale_of(unit, wanted, energy, litres)
    except CityBrainError:
        return None
    return None if scale is None else scale.value


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value
