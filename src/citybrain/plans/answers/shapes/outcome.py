"""What a plan changes."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict

from citybrain.plans.answers.shapes.doubt import Doubt
from citybrain.plans.answers.shapes.money import YearMoney
from citybrain.plans.answers.shapes.numbers import Strategy, Verdict
from citybrain.plans.answers.shapes.pathway import Pathway
from citybrain.plans.answers.shapes.plan_document import PlanDocument
from citybrain.plans.answers.shapes.rebound import Rebound
from citybrain.plans.answers.shapes.told import Notice, Skipped


class Change(TypedDict):
    """A number today and with the plan; `change_percent` is null where today is zero."""

    quantity: str
    label: str
    unit: str
    today: float | None
    plan: float | None
    change: float | None
    change_percent: float | None
    verdict: Verdict


class DomainName(TypedDict):
    """A domain, and what people call it."""

    name: str
    label: str


class Effect(Change):
    """A headline number; `quality` is a level of the U4SSC verifier from 1 to 6, 0 where none is stated.

    `missing` says why there is no number where the `domain` that it comes from lacks data or fails, else it is null.
    """

    quality: int
    missing: str | None
    domain: NotRequired[DomainName | None]


class Contribution(TypedDict):
    """What a domain contributes to a number of the city; `missing` says why there is none, else it is null."""

    domain: DomainName | None
    quantity: str
    label: str
    unit: str
    today: float | None
    plan: float | None
    missing: str | None


class TodayAndPlan(TypedDict):
    """A number today and with the plan."""

    today: float | None
    plan: float | None


class ZoneEffects(TypedDict):
    """Numbers of a zone by the names of their quantities."""

    row: int
    name: str
    values: dict[str, TodayAndPlan]


class MeasureResult(TypedDict):
    """What became of a measure: `position` counts from 1 in the order of the plan."""

    position: int
    intervention: str
    label: str
    strategy: Strategy
    digital_leverage: str
    selected: int
    adopted: int
    skipped: list[Skipped]
    investment: float | None
    running_cost: float | None


class PlanCost(TypedDict):
    """What a plan costs and saves, in the money of the city; null where the city does not know it.

    `emissions_change` is in tonnes of CO2 equivalent a year, `cost_per_tonne` in money for each tonne that is avoided.
    """

    investment: float | None
    running_cost: float | None
    energy_cost_change: float | None
    emissions_change: float | None
    cost_per_tonne: float | None


class PlanResult(TypedDict):
    """A plan that was evaluated, against today; of a plan of years in its last year, and `pathway` tells all of them.

    `touched` is how many rows it changes, of all entities and by the name of each. `rebound` and `money` stand in
    `pathway` where there is one. `emissions` are what domains contribute to those of the city.
    """

    id: str
    plan: PlanDocument
    snapshot: int
    date: str
    seconds: float
    headline: list[Effect]
    zones: list[ZoneEffects]
    measures: list[MeasureResult]
    touched: int
    touched_by_entity: dict[str, int]
    cost: PlanCost
    emissions: NotRequired[list[Contribution]]
    notices: list[Notice]
    pathway: NotRequired[Pathway]
    rebound: NotRequired[Rebound | None]
    money: NotRequired[YearMoney | None]


class JudgedPlan(PlanResult):
    """A plan with its doubt: verdicts of headlines are those of the intervals."""

    doubt: Doubt
