"""What a plan changes: today beside plan, for the city and for each zone, with costs."""

from __future__ import annotations

import datetime
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

Verdict = Literal["better", "worse", "same"]


@dataclass(frozen=True)
class Effect:
    """One number today and with the plan; `better` says which direction people want.

    Where it cannot be computed, `missing` says why and both numbers are NaN.
    """

    quantity: str
    today: float
    plan: float
    better: Better
    missing: CityBrainError | None = None

    @property
    def change(self) -> float:
        """Plan minus today."""
        return self.plan - self.today

    @property
    def change_percent(self) -> float | None:
        """Change in per cent of today; None where today is zero."""
        return 100 * self.change / abs(self.today) if self.today else None

    @property
    def verdict(self) -> Verdict:
        """Better or worse as the vocabulary wants it; "same" without a change or without a wanted direction."""
        if self.missing is not None or not self.change or self.better == "neither":
            return "same"
        return "better" if (self.change < 0) == (self.better == "less") else "worse"


@dataclass(frozen=True)
class Cost:
    """What a plan costs and saves, in the money of the city; None where the graph does not know it.

    `emissions_change` is in tonnes of CO2 equivalent a year, `cost_per_tonne` in money for each tonne that is avoided,
    None where none is.
    """

    investment: float
    running_cost: float
    energy_cost_change: float | None
    emissions_change: float | None
    cost_per_tonne: float | None


@dataclass(frozen=True)
class Outcome:
    """A plan that has been evaluated on one snapshot; of a plan of years, `view` and `day` are those of the last."""

    id: str
    plan: Plan
    snapshot: int
    day: datetime.date
    seconds: float
    today: View
    view: View
    headline: tuple[Effect, ...]
    zones: Mapping[str, tuple[list[float], list[float]]]
    measures: tuple[Applied, ...]
    touched: Mapping[str, int]  # rows of each entity
    cost: Cost
    pathway: Pathway | None = None
    notices: tuple[Notice, ...] = ()
