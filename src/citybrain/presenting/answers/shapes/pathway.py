"""A plan from year to year."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.money import Money
from citybrain.presenting.answers.shapes.numbers import Numbers, Skipped, Strategy, Verdict
from citybrain.presenting.answers.shapes.rebound import Rebound


class YearlyMeasure(TypedDict):
    """What became of a measure year by year: `adopted` counts buildings up to the end of each year.

    `shares` tells how far a measure of the whole city has come; other measures have none.
    """

    position: int
    intervention: str
    label: str
    strategy: Strategy
    digital_leverage: str
    selected: int
    adopted: list[int]
    investment: Numbers
    running_cost: Numbers
    skipped: list[Skipped]
    shares: NotRequired[Numbers]


class Reference(TypedDict):
    """The scenario that a plan is held against, and what happens in it without the plan."""

    name: str
    label: str
    measures: list[YearlyMeasure]


class YearlyQuantity(TypedDict):
    """A number of the city in each year, without the plan (`reference`) and with it, and what the plan does to it then.

    The verdict of the last year is that of the headline before intervals are known.
    """

    quantity: str
    label: str
    unit: str
    better: Literal["less", "more", "neither"]
    reference: Numbers
    plan: Numbers
    verdicts: list[Verdict]


class BothPaths(TypedDict):
    """A number of a zone in each of `zone_years`."""

    reference: Numbers
    plan: Numbers


class YearlyZone(TypedDict):
    """Numbers of a zone by the names of their quantities."""

    row: int
    name: str
    values: dict[str, BothPaths]


class BudgetLedger(TypedDict):
    """Tonnes emitted up to the end of each year beside what may be; the year that passes the limit, null for none."""

    limit: float
    reference_used: Numbers
    plan_used: Numbers
    reference_exhausted: int | None
    plan_exhausted: int | None


class TargetStep(TypedDict):
    """What is wanted in a year, what both paths have then, and whether the plan has fallen as far."""

    wanted: float | None
    reference: float | None
    plan: float | None
    met: bool


class MilestoneStep(TargetStep):
    """A step in the year of a milestone."""

    year: int


class TargetLedger(TargetStep):
    """A target beside what both paths reach; `base_computed` tells that the base value is that of today's buildings."""

    quantity: str
    label: str
    unit: str
    base_year: int
    base_value: float | None
    base_computed: bool
    reduction: float
    by: int
    milestones: list[MilestoneStep]


class Pathway(TypedDict):
    """Both paths year by year, who got which measure, and how the plan stands against budget, target and money.

    Zones, and what stands in none of them, are told for `zone_years` alone. `budget` and `target` are null where the
    plan states none.
    """

    years: list[int]
    scenario: Reference
    quantities: list[YearlyQuantity]
    zone_years: list[int]
    zones: list[YearlyZone]
    outside_zones: dict[str, BothPaths]
    measures: list[YearlyMeasure]
    budget: BudgetLedger | None
    target: TargetLedger | None
    money: Money | None
    rebound: Rebound | None
