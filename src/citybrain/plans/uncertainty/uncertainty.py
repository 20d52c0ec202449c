"""What is said about uncertainty: intervals, verdicts, and what the uncertainty comes from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from citybrain.kernel import CityBrainError, InputError
from citybrain.kernel.units import Array
from citybrain.kernel.vocabulary import Better
from citybrain.plans.outcome import JudgedVerdict, holds_none
from citybrain.plans.uncertainty.scores import LEAST_DRAWS

LOW, HIGH = 0.05, 0.95
QUARTER, THREE_QUARTERS = 0.25, 0.75
MOST_DRAWS = 10_000
FIRST_DRAWS = 48
"""Draws that a page asks for first (web/src/api/client.ts), to show intervals within seconds."""


Scheme = Literal["sample", "all-rows"]
Verdict = Literal["better", "worse", "unclear", "unknown", "changed", "same"]


@dataclass(frozen=True)
class Options:
    """How uncertainty is worked out: draws, seed, sampled rows of an entity (0: as many as it takes), whether
    drivers are.
    """

    draws: int = 200
    seed: int = 0
    sample: int = 400
    drivers: bool = True

    def __post_init__(self) -> None:
        if not LEAST_DRAWS <= self.draws <= MOST_DRAWS:
            raise InputError("uncertainty-draws", received=self.draws, least=LEAST_DRAWS, most=MOST_DRAWS)


@dataclass(frozen=True)
class Interval:
    """Between these lie 90 % of the draws, and the number as stated."""

    low: float
    high: float

    @classmethod
    def of(cls, draws: Array) -> Interval:
        """From a number as stated, foremost, and its draws; NaN where any of them is none."""
        return intervals(draws[None])[0]


def intervals(draws: Array, low: float = LOW, high: float = HIGH) -> tuple[Interval, ...]:
    """Of each line (numbers, 1 + draws): the number as stated and its draws, of which it is one like the others.

    The share `high - low` of them lies between both ends, beyond each end as nearly as many as asked for as lets the
    number as stated lie between them too: where a draw is seldom as low as it, the interval begins with it.
    """
    ordered, last = np.sort(draws, axis=1), draws.shape[1] - 1
    place, inner = (draws[:, 1:] < draws[:, :1]).sum(axis=1), (high - low) * (last + 1)

    def at(position: Array) -> Array:
        begin = np.clip(position, 0, last).astype(np.intp)
        one, next_one = (np.take_along_axis(ordered, x[:, None], 1)[:, 0] for x in (begin, np.minimum(begin + 1, last)))
        return np.where(position > begin, one + (position - begin) * (next_one - one), one) + 0.0 * ordered[:, last]

    lower = np.clip(low * (last + 1) - 0.5, place - inner, place)
    upper = np.clip(high * (last + 1) - 0.5, place, place + inner)
    return tuple(map(Interval, at(lower).tolist(), at(upper).tolist()))


@dataclass(frozen=True)
class Driver:
    """An input and its share of the variance of a result; its source says where its width comes from."""

    input: str
    share: float
    source: str = ""


@dataclass(frozen=True)
class QuantityUncertainty:
    """One number of the city: intervals today, with the plan, of the change; drivers of the change, else of today.

    The change is what the plan does against its reference: today or, where it goes from year to year, the last year
    without it. Its own interval is then `reference`, and `since_today` that of the plan less today.
    """

    quantity: str
    today: Interval
    plan: Interval | None = None
    change: Interval | None = None
    verdict: JudgedVerdict | None = None
    drivers: tuple[Driver, ...] = ()
    reference: Interval | None = None
    since_today: Interval | None = None


@dataclass(frozen=True)
class ZoneUncertainty:
    """One number of every zone, by row: the change is against the reference, as that of the city."""

    today: tuple[Interval, ...]
    plan: tuple[Interval, ...] = ()
    change: tuple[Interval, ...] = ()
    since_today: tuple[Interval, ...] = ()


@dataclass(frozen=True)
class YearUncertainty:
    """A quantity of the city in one year of a path, without and with the plan, and what has added up until then.

    `change` is what the plan makes of it in that year, draw by draw, and `change_cumulated` up to its end. `use` is
    what of the plan's comes from use, and in `use_half` lies the middle half of its draws.
    """

    year: int
    reference: Interval
    plan: Interval
    reference_cumulated: Interval
    plan_cumulated: Interval
    change: Interval
    change_cumulated: Interval
    use: Interval
    use_half: Interval


@dataclass(frozen=True)
class Uncertainty:
    """All intervals of a city, or of a plan for it; `samples` holds the draws (states, draws) behind each number.

    `quantities` are what people ask first, `beside` what somebody asked for beside them. `use` holds the draws (years,
    draws) of what of the yearly quantity comes from use, with the plan, and of what each domain contributes to it.
    `rows` is how many were drawn, `untold` why it cannot be told how far a quantity of the city may be off. `money` are
    intervals of what a plan costs, by name.
    """

    options: Options
    scheme: Scheme
    rows: int
    seconds: float
    quantities: tuple[QuantityUncertainty, ...]
    zones: Mapping[str, ZoneUncertainty]
    money: Mapping[str, Interval] = field(default_factory=dict)
    years: tuple[YearUncertainty, ...] = ()
    years_quantity: str = ""
    samples: Mapping[str, Array] = field(default_factory=dict)
    beside: tuple[QuantityUncertainty, ...] = ()
    use: Mapping[str, Array] = field(default_factory=dict)
    untold: Mapping[str, CityBrainError] = field(default_factory=dict)

    def of(self, quantity: str) -> QuantityUncertainty | None:
        """What is known of a quantity of the city; None where it was not worked out."""
        return next((q for q in (*self.quantities, *self.beside) if q.quantity == quantity), None)

    def shares(self, quantity: str) -> dict[str, float]:
        """Share of each input in the uncertainty of a quantity of the city; empty where it has no interval."""
        found = self.of(quantity)
        return {driver.input: driver.share for driver in found.drivers} if found else {}


def verdict_of(change: float, interval: Interval, better: Better) -> Verdict:
    """Better, worse, changed (no direction is wanted), unknown (the change has no value), or too close to call: the
    interval holds no change."""
    if math.isnan(change):
        return "unknown"
    if change == 0 and interval.low == interval.high == 0:
        return "same"
    if holds_none(interval.low, interval.high):
        return "unclear"
    if better == "neither":
        return "changed"
    return "better" if (change < 0) == (better == "less") else "worse"
