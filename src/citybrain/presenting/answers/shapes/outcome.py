"""What a plan changes."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.plans.plan_document import PlanDocument
from citybrain.presenting.answers.shapes.money import YearMoney
from citybrain.presenting.answers.shapes.numbers import Notice, Skipped, Strategy, Verdict
from citybrain.presenting.answers.shapes.pathway import Pathway
from citybrain.presenting.answers.shapes.rebound import Rebound
from citybrain.presenting.answers.shapes.uncertainty import UncertaintyAnswer


class Change(TypedDict):
    """A number today, without the plan on its day (`reference`; of a plan of one day that is today), and with it.

    `change` is plan minus reference, and `change_percent` a part of the reference, null where that is zero and of
    temperatures. Changes below `least_change`, in the unit, are slight.
    """

    quantity: str
    label: str
    unit: str
    today: float | None
    reference: float | None
    plan: float | None
    change: float | None
    change_percent: float | None
    least_change: float | None
    verdict: Verdict


class DomainName(TypedDict):
    """A domain, and what people call it."""

    name: str
    label: str


class UnknownPart(TypedDict):
    """What is not known of a number, in a sentence as well."""

    quantity: str
    label: str
    unit: str
    today: float | None
    reference: float | None
    plan: float | None
    text: str


class Effect(Change):
    """A headline number; `quality` is a level of the U4SSC verifier from 1 to 6, 0 where none is stated.

    `missing` says why there is no number where the `domain` that it comes from lacks data or fails, or where a formula
    gives none, else it is null. `unknown` is what a plan leaves unknown of it: then nobody can tell what it does.
    """

    quality: int
    missing: str | None
    unknown: NotRequired[UnknownPart | None]
    domain: NotRequired[DomainName | None]


class Contribution(TypedDict):
    """What a domain contributes to a number of the city; `missing` says why there is none, else it is null."""

    domain: DomainName | None
    quantity: str
    label: str
    unit: str
    today: float | None
    reference: float | None
    plan: float | None
    missing: str | None


class TodayAndPlan(TypedDict):
    """A number today, without the plan on its day, and with it."""

    today: float | None
    reference: float | None
    plan: float | None


class ZoneEffects(TypedDict):
    """Numbers of a zone by the names of their quantities."""

    row: int
    name: str
    values: dict[str, TodayAndPlan]


class MadeAmount(TypedDict):
    """How much a measure makes of the quantity that the plan counts it by, such as trees; the unit of pieces is 1."""

    name: str
    label: str
    unit: str
    value: float | None


class MeasureResult(TypedDict):
    """What became of a measure: `position` counts from 1 in the order of the plan.

    `amount` is null where the plan does not count it by what it makes.
    """

    position: int
    intervention: str
    label: str
    strategy: Strategy
    digital_leverage: str
    selected: int
    adopted: int
    amount: MadeAmount | None
    skipped: list[Skipped]
    investment: float | None
    running_cost: float | None


class PlanCost(TypedDict):
    """What a plan costs and saves against what happens without it, in the money of the city; null where not known.

    `investment` is what is invested beyond the reference, `measures_investment` what the plan's measures take. Of a
    plan of years, `investment` and `cost_per_tonne` are those of `pathway.money`, and the other changes those of its
    last year. `emissions_change` is that of use, in tonnes of CO2 equivalent a year (see `balance`), `cost_per_tonne`
    in money for each tonne that is avoided.
    """

    investment: float | None
    measures_investment: float | None
    running_cost: float | None
    energy_cost_change: float | None
    emissions_change: float | None
    cost_per_tonne: float | None


class EmissionsBalance(TypedDict):
    """Emissions that a plan changes, told apart: of use, and of making what is put in, which is emitted once.

    Of a plan of years both are summed over its `years`; else `use` is that of a year, and `repaid_after` how many years
    of it make up for what is made, null where they never do.
    """

    use: float | None
    use_unit: str
    embodied: float | None
    embodied_unit: str
    years: int | None
    repaid_after: float | None


class PlanIdentity(TypedDict):
    """What must add up in the numbers of a plan: both sides for the `quantity` that is farthest off."""

    code: str
    quantity: str
    text: str
    left: float | None
    right: float | None
    difference: float | None
    unit: str
    verdict: Literal["holds", "differs", "cannot-say"]
    verdict_text: str


class PlanResult(TypedDict):
    """A plan that was evaluated, against what happens without it on the same day: of one day that is today's city.

    Of a plan of years these are the numbers of its last year, and `pathway` tells all of them.

    `touched` is how many rows it changes, of all entities and by the name of each, which
    `touched_labels` tells as people say it. `rebound` and `money` stand in
    `pathway` where there is one. `emissions` and `energy_costs` are what domains contribute to those of the
    city.
    """

    id: str
    plan: PlanDocument
    snapshot: int
    date: str
    seconds: float
    headline: list[Effect]
    zones: list[ZoneEffects]
    outside_zones: dict[str, TodayAndPlan]
    measures: list[MeasureResult]
    touched: int
    touched_by_entity: dict[str, int]
    touched_labels: dict[str, str]
    cost: PlanCost
    emissions: NotRequired[list[Contribution]]
    energy_costs: NotRequired[list[Contribution]]
    balance: NotRequired[EmissionsBalance | None]
    identities: NotRequired[list[PlanIdentity]]
    notices: list[Notice]
    pathway: NotRequired[Pathway]
    rebound: NotRequired[Rebound | None]
    money: NotRequired[YearMoney | None]


class JudgedPlan(PlanResult):
    """A plan with its uncertainty: verdicts of headlines are those of the intervals."""

    uncertainty: UncertaintyAnswer
