"""What is left of a budget in every draw: years so far and years ahead with their errors, those they share at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from citybrain.inventory.intervals import Z95
from citybrain.kernel.units import Array
from citybrain.plans.uncertainty.scores import latin_scores
from citybrain.plans.uncertainty.uncertainty import HIGH, LOW, Interval
from citybrain.progress.accounts import Inventoried
from citybrain.progress.burn_down import lasts_until
from citybrain.progress.commitment import CarbonBudget
from citybrain.progress.history import NORMAL_90_OF_95, YearAmount
from citybrain.progress.inventory_errors import Errors, drawn, together

SEED = 0
REPORTED = "reported figures"


@dataclass(frozen=True)
class BuildingDraws:
    """Draws of what the city's buildings emit by use [t CO2e a year]: today, and in the years ahead (years, draws)."""

    stated: float
    today: Array
    ahead: Array


@dataclass(frozen=True)
class BudgetDraws:
    """What is left at the beginning of the first year ahead [t], (draws), and emissions of the years (years, draws).

    `unsure` are years so far whose uncertainty nobody told: they count as they are, and the interval leaves it out.
    """

    left: Array
    ahead: Array
    unsure: tuple[int, ...]

    def interval(self, stated: float) -> Interval:
        """90 % interval of what is left, which is `stated` without uncertainty."""
        return Interval.of(np.append(stated, self.left))

    def lasts(self, years: list[int], places: list[int]) -> tuple[float | None, float | None]:
        """Ends of the 90 % interval of the point of time until which it lasts; None where it outlasts the years."""
        ends = (
            lasts_until(float(left), years, path) for left, path in zip(self.left, self.ahead[places].T, strict=True)
        )
        ordered = sorted(np.inf if end is None else end for end in ends)
        low, high = (ordered[round(share * (len(ordered) - 1))] for share in (LOW, HIGH))
        return (None if np.isinf(low) else low), (None if np.isinf(high) else high)


def budget_draws(
    budget: CarbonBudget,
    amounts: Mapping[int, YearAmount],
    this_year: int,
    inventoried: Inventoried,
    buildings: BuildingDraws,
) -> BudgetDraws:
    """Years of the inventory are wrong together where they share factors, and so is what stays as in its last year.

    Years computed for today's buildings are as wrong as today is, draw by draw, since they have its buildings and its
    formulas; reported figures are all wrong in one direction, since one office counts them in one way; what is
    reported, inventoried and computed is independent of each other.
    """
    past = [amounts[year] for year in range(budget.first, this_year) if year in amounts]
    used = np.full(len(buildings.today), float(sum(amount.value for amount in past)))
    used += sum(amount.value for amount in past if amount.kind == "computed") * (
        buildings.today / buildings.stated - 1.0
    )
    used += _reported(past, len(used))
    counted = [amount.year for amount in past if amount.kind == "inventory"]
    of_past, of_others = drawn(
        together(inventoried.errors.get(year, Errors()) for year in counted),
        inventoried.others_errors,
        inventoried.others_year in counted,
        len(used),
        SEED,
    )
    unsure = tuple(amount.year for amount in past if amount.kind == "reported" and amount.low is None)
    ahead = buildings.ahead + inventoried.others + of_others
    return BudgetDraws(budget.emissions - used - of_past, ahead, unsure)


def _reported(past: list[YearAmount], draws: int) -> Array:
    """Errors of reported figures in every draw [t]: their half widths add up."""
    half = sum(one.high - one.value for one in past if one.kind == "reported" and one.high is not None)
    return np.asarray(latin_scores([REPORTED], draws, SEED)[REPORTED] / Z95 * half / NORMAL_90_OF_95)
