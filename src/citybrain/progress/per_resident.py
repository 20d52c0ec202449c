"""Greenhouse gases for each resident by the inventory of the city, year by year, with what they leave out."""

from __future__ import annotations

import math
from collections.abc import Mapping

from citybrain.indicators.course import OLDEST, IndicatorReading
from citybrain.indicators.declared import Fit
from citybrain.progress.accounts import Inventoried
from citybrain.progress.commitment_repository import Figure as Reported
from citybrain.progress.figures_told import Figure, Note
from citybrain.progress.history import NORMAL_90_OF_95, YearAmount

EMISSIONS_PER_RESIDENT = "inventory_emissions_per_resident"
METHOD = "GPC BASIC"
MOST_NAMED = 8
"""How many subcategories are named; of more the number is told."""


def emissions_per_resident(basic: Inventoried, reported: Mapping[int, Reported], today: YearAmount) -> Figure:
    """Tonnes a resident of every year whose inventory says enough, at the level BASIC.

    Residents are those that were reported for the year, else those of the city `today` where that is at most three
    years later. Only a total that leaves out nothing is the whole of what indicators ask for.
    """
    enough = [year for year in sorted(basic.years) if basic.coverage[year].enough]
    if not enough:
        return Figure(None, notes=(_why_not(basic),))
    told = [one for year in enough if (one := _reading(basic.years[year], _residents(year, reported, today)))]
    if not told or told[-1].year != enough[-1]:
        return Figure(None, notes=(Note("indicator-inventory-no-residents", {"year": str(enough[-1])}),))
    year = told[-1].year
    coverage, assessment = basic.coverage[year], basic.years[year].source
    notes = [Note("indicator-inventory-used", {"year": str(year), "assessment": assessment})]
    fit: Fit = "part" if coverage.missing else "whole"
    if coverage.missing:
        named: dict[str, str | int] = {"count": len(coverage.missing), "names": _named(coverage.missing)}
        notes.append(Note("indicator-inventory-leaves-out", named))
    if year not in reported:
        notes.append(Note("indicator-inventory-residents-of", {"year": str(year), "today": str(today.year)}))
    return Figure(told[-1].value, coverage.level, tuple(told), fit, tuple(notes))


def _why_not(basic: Inventoried) -> Note:
    if not basic.years:
        return Note("indicator-inventory-none")
    year = max(basic.years)
    return Note("indicator-inventory-gaps", {"year": str(year), "names": ", ".join(basic.coverage[year].lacking)})


def _residents(year: int, reported: Mapping[int, Reported], today: YearAmount) -> tuple[float, float, float] | None:
    """Residents of a year, and the half widths of their 90 % interval as shares, downwards and upwards."""
    if year in reported:
        half = (reported[year].uncertainty or 0.0) * NORMAL_90_OF_95
        return reported[year].value, half, half
    if not 0 <= today.year - year <= OLDEST or not today.value > 0:
        return None
    low, high = (today.value if end is None else end for end in (today.low, today.high))
    return today.value, max(1.0 - low / today.value, 0.0), max(high / today.value - 1.0, 0.0)


def _reading(amount: YearAmount, residents: tuple[float, float, float] | None) -> IndicatorReading | None:
    """Emissions over residents; the uncertainty of both is independent, and a quotient is low where residents are
    many.
    """
    if residents is None:
        return None
    people, fewer, more = residents
    value, method = amount.value / people, f"{METHOD} {amount.source}"
    if amount.low is None or amount.high is None:
        return IndicatorReading(amount.year, value, method=method)
    below, above = (math.hypot((end - amount.value) / people, value * other) for end, other in
                    ((amount.low, more), (amount.high, fewer)))  # fmt: skip
    return IndicatorReading(amount.year, value, value - below, value + above, method)


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
