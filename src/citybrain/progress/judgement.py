"""What a target and a budget make of the years so far and of those ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from citybrain.plans.uncertainty.uncertainty import Interval
from citybrain.progress.budget_draws import BudgetDraws
from citybrain.progress.burn_down import asked, closed, lasts_until, used
from citybrain.progress.commitment import CarbonBudget, Commitment
from citybrain.progress.history import YearAmount

if TYPE_CHECKING:
    from citybrain.progress.target_tracking import Ahead

Verdict = Literal["kept", "missed", "unclear"]
BaseFrom = Literal["stated", "history", "today"]


@dataclass(frozen=True)
class TargetStanding:
    """A target beside what is to come. Amounts in t CO2e a year of the whole city, also where it counts by head.

    `wanted` follows the years of the path to the target, from `first` on. `missing` are years without the residents or
    the product that the promise counts by; then nothing is judged.
    """

    base_value: float
    base_from: BaseFrom
    first: int
    wanted: tuple[float, ...]
    by: int
    wanted_then: float | None
    without_then: float
    plan_then: float
    interval: Interval | None
    closed: float | None
    verdict: Verdict | None
    missing: tuple[int, ...] = ()


@dataclass(frozen=True)
class BudgetStanding:
    """A budget beside what is used and what is to come [t CO2e].

    `lasts` is the point of time at which it is used up with what is approved, `earliest` and `latest` the ends of its
    90 % interval, `without` that without any plan; None where it outlasts its years. `interval` is the 90 % interval of
    what is left, None until it is known. `unknown` are years of its span of which nothing is known: what they used up
    is missing in `used`; `unsure` are those whose uncertainty nobody told: it is missing in the intervals.
    """

    budget: CarbonBudget
    used: float
    unknown: tuple[int, ...]
    left: float
    lasts: float | None
    earliest: float | None
    latest: float | None
    without: float | None
    verdict: Verdict
    interval: Interval | None = None
    unsure: tuple[int, ...] = ()


def target_standing(
    promise: Commitment, amounts: Mapping[int, YearAmount], ahead: Ahead, heads: Mapping[int, float] | None
) -> TargetStanding:
    """The path that a promise asks for from its base year to the year of its target, and whether it will be kept."""
    target, base_year = promise.target, promise.target.base_year
    value, source = _base(promise, amounts, ahead)
    years = list(range(base_year, target.by + 1))
    shares = asked(promise.steps, 1.0, years)
    missing = _missing(heads, base_year, target.by)
    if heads is None:
        wanted = value * shares
    elif missing:
        wanted = np.full(len(years), np.nan)
    else:
        wanted = value / heads[base_year] * shares * np.array([heads.get(year, np.nan) for year in years])
    then, without = _at(ahead, target.by, ahead.best), _at(ahead, target.by, ahead.without)
    interval = ahead.wide[ahead.years.index(target.by)] if ahead.wide else None
    end = None if np.isnan(wanted[-1]) else float(wanted[-1])
    return TargetStanding(
        base_value=value,
        base_from=source,
        first=base_year,
        wanted=tuple(wanted.tolist()),
        by=target.by,
        wanted_then=end,
        without_then=without,
        plan_then=then,
        interval=interval,
        closed=None if end is None else closed(without, then, end),
        verdict=None if end is None else verdict(end, then, interval),
        missing=missing,
    )


def _missing(heads: Mapping[int, float] | None, *years: int) -> tuple[int, ...]:
    return () if heads is None else tuple(year for year in years if year not in heads)


def _base(promise: Commitment, amounts: Mapping[int, YearAmount], ahead: Ahead) -> tuple[float, BaseFrom]:
    """What reductions are counted from: stated, that of the base year, or where none is known that of today."""
    if promise.target.base_value is not None:
        return promise.target.base_value, "stated"
    known = amounts.get(promise.target.base_year)
    return (known.value, "history") if known else (amounts[ahead.years[0]].value, "today")


def _at(ahead: Ahead, year: int, values: Sequence[float]) -> float:
    return values[ahead.years.index(year)]


def verdict(allowed: float, expected: float, interval: Interval | None) -> Verdict:
    """Whether a limit is kept; too close to call where it lies inside the interval."""
    if interval is not None and interval.low <= allowed <= interval.high:
        return "unclear"
    return "kept" if expected <= allowed else "missed"


def budget_standing(
    budget: CarbonBudget, amounts: Mapping[int, YearAmount], ahead: Ahead, draws: BudgetDraws | None = None
) -> BudgetStanding:
    """How far a budget is used up at the beginning of this year, and until when it lasts; surely, without draws."""
    this = ahead.years[0]
    spent, unknown = used({year: amount.value for year, amount in amounts.items()}, budget.first, this)
    left = budget.emissions - spent
    span = [at for at, year in enumerate(ahead.years) if budget.first <= year <= budget.last]
    years = [ahead.years[at] for at in span]

    def until(values: Sequence[float]) -> float | None:
        return lasts_until(left, years, [values[at] for at in span])

    lasts = until(ahead.best)
    earliest, latest = draws.lasts(years, span) if draws else (lasts, lasts)
    if (earliest is None) != (latest is None):
        judged: Verdict = "unclear"
    else:
        judged = "kept" if lasts is None else "missed"
    return BudgetStanding(
        budget=budget,
        used=spent,
        unknown=tuple(unknown),
        left=left,
        lasts=lasts,
        earliest=earliest,
        latest=latest,
        without=until(ahead.without),
        verdict=judged,
        interval=draws.interval(left) if draws else None,
        unsure=draws.unsure if draws else (),
    )
