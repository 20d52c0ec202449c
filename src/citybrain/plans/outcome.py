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

Verdict = Literal["better", "worse", "changed", "same"]


@dataclass(frozen=True)
class Effect:
    """One number today, without the plan on the day of the plan, and with it; `better` is the wanted direction.

    Of a plan of one day `reference` is today's number. Where there is none, `missing` says why and all three are NaN.
    `noise` is the part of the number that the searches behind it leave open.
    """

    quantity: str
    today: float
    reference: float
    plan: float
    better: Better
    missing: CityBrainError | None = None
    noise: float = 0.0

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
        """Change in per cent of the reference; None where that is zero."""
        return 100 * self.change / abs(self.reference) if self.reference else None

    @property
    def verdict(self) -> Verdict:
        """Better or worse as the vocabulary has it; "same" without a change or with one that cannot be told from none,
        "changed" where no direction is wanted."""
        if self.missing is not None or not self.change or self.below_noise:
            return "same"
        if self.better == "neither" or math.isnan(self.change):
            return "changed"
        return "better" if (self.change < 0) == (self.better == "less") else "worse"


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
