"""What a plan changes against what happens without it, with today beside both: city, zones and costs."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from citybrain.kernel import CityBrainError
from citybrain.kernel.vocabulary import Better
from citybrain.plans.measures import Applied
from citybrain.plans.schema import Plan
from citybrain.plans.view import View

if TYPE_CHECKING:
    from citybrain.plans.years.checks import Notice
    from citybrain.plans.years.pathway import Pathway

Verdict = Literal["better", "worse", "unknown", "changed", "slight", "same"]
PlainVerdict = Literal["better", "worse", "changed", "slight", "same"]
JudgedVerdict = Literal["better", "worse", "unclear", "unknown", "changed", "slight", "same"]
"""What is told once intervals are known: "unclear" where that of the change holds none."""

STANDS = frozenset({"unknown", "slight", "same"})
"""Verdicts over which none of an interval stands."""

LEAST_SHARE = 1e-3
"""Part of a number below which a change is not worth the name, unless the vocabulary states another (convention)."""

LEAST_DEGREES = 0.05
"""The same of temperatures [K]: their zero is a convention, so that a part of them means nothing."""

DEGREES = "°C"
ROUNDING = 1e-9
"""Share of a sum that is rounding alone."""

NARROW = 1e-3
"""Share of a number below which the width of its interval tells nothing: no draw moves it but by rounding."""


@dataclass(frozen=True)
class UnknownRemainder:
    """What is not known of a number, such as residents of whom nobody knows whether they count, on each path."""

    quantity: str
    today: float
    reference: float
    plan: float

    @property
    def grown(self) -> float:
        """By how much the plan lets it grow; 0 where that is rounding alone."""
        grown = self.plan - self.reference
        return grown if grown > ROUNDING * abs(self.plan) else 0.0


@dataclass(frozen=True)
class Effect:
    """One number today, without the plan on the day of the plan, and with it; `better` is the wanted direction.

    Of a plan of one day `reference` is today's number. Where there is none, `missing` says why and all three are NaN.
    `noise` is the part of the number that the searches behind it leave open, `unknown` what is not known of it, where a
    quantity tells that, and `least` what the vocabulary states as the least change.
    """

    quantity: str
    today: float
    reference: float
    plan: float
    better: Better
    missing: CityBrainError | None = None
    noise: float = 0.0
    unit: str = ""
    unknown: UnknownRemainder | None = None
    least: float | None = None

    @property
    def below_noise(self) -> bool:
        """Whether the change cannot be told from none."""
        return abs(self.change) <= self.noise * abs(self.reference)

    @property
    def change(self) -> float:
        """Plan minus reference: what the plan does."""
        return self.plan - self.reference

    @property
    def change_percent(self) -> float | None:
        """Change in per cent of the reference; None where that is zero, and of temperatures."""
        return percent_of(self.change, self.reference, self.unit)

    @property
    def least_change(self) -> float:
        """Change from which there is a verdict, in the unit."""
        return least_change(self.reference, self.plan, self.unit, self.least)

    @property
    def verdict(self) -> Verdict:
        """Better or worse as the vocabulary has it; "same" without a change or with one that cannot be told from none,
        "slight" where it is not worth the name, "changed" where no direction is wanted, and "unknown" where the plan
        takes away what is known (that fewer are counted is then no effect of it) or the change has no value."""
        if self.missing is not None:
            return "same"
        if math.isnan(self.change):
            return "unknown"
        if self.unknown is not None and self.unknown.grown > 0.0:
            return "unknown"
        return "same" if self.below_noise else plain_verdict(self.change, self.better, self.least_change)


def percent_of(change: float, reference: float | None, unit: str) -> float | None:
    """A change in per cent of a number; None where that is zero or not known, and of temperatures."""
    return 100 * change / abs(reference) if reference and unit != DEGREES else None


def least_change(reference: float, plan: float, unit: str, stated: float | None = None) -> float:
    """Change of a number from which there is a verdict, in its unit: as `stated`, else by its size or scale."""
    if stated is not None:
        return stated
    return LEAST_DEGREES if unit == DEGREES else LEAST_SHARE * max(abs(reference), abs(plan))


def plain_verdict(change: float, better: Better, least: float = 0.0) -> PlainVerdict:
    """What a change is by its size and direction alone."""
    if not change:
        return "same"
    if abs(change) < least:
        return "slight"
    if better == "neither" or math.isnan(change):
        return "changed"
    return "better" if (change < 0) == (better == "less") else "worse"


def holds_none(low: float, high: float) -> bool:
    """Whether the interval of a change holds none; an end that is rounding beside the other is nothing itself."""
    rounding = ROUNDING * max(abs(low), abs(high))
    return low <= rounding and high >= -rounding


def settled(of_number: JudgedVerdict, of_interval: JudgedVerdict | None) -> JudgedVerdict:
    """The verdict of a change: that of its interval, but of its number where there is none or where none stands."""
    return of_number if of_number in STANDS or of_interval is None else of_interval


@dataclass(frozen=True)
class Cost:
    """What a plan costs and saves against what happens without it; None where the graph does not know it.

    `investment` is what is invested beyond the reference, `measures_investment` what the measures of the plan take.
    `emissions_change` is that of use, in tonnes of CO2 equivalent a year (of years: in the last one), `cost_per_tonne`
    in money for each tonne that is avoided, None where none is.
    """

    investment: float
    measures_investment: float
    running_cost: float
    energy_cost_change: float | None
    emissions_change: float | None
    cost_per_tonne: float | None


@dataclass(frozen=True)
class Outcome:
    """A plan that has been evaluated on one snapshot; of a plan of years, `view` and `day` are those of the last.

    `zones` are values today, in the reference and with the plan.
    """

    id: str
    plan: Plan
    snapshot: int
    day: datetime.date
    seconds: float
    today: View
    view: View
    headline: tuple[Effect, ...]
    zones: Mapping[str, tuple[list[float], list[float], list[float]]]
    measures: tuple[Applied, ...]
    touched: Mapping[str, int]  # rows of each entity
    cost: Cost
    pathway: Pathway | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def reference(self) -> View:
        """The city without the plan on the day of the plan: today's of one day, of years what happens anyway."""
        return self.pathway.reference.last if self.pathway else self.today
