"""Plans side by side."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.numbers import Numbers, Verdict
from citybrain.presenting.answers.shapes.outcome import PlanCost


class ComparedPlan(TypedDict):
    """One of the plans; it is `dominated` where another one costs no more, emits no more, and is better in one."""

    id: str
    name: str
    date: str
    cost: PlanCost
    emissions: float | None
    net_cost: float | None
    dominated: bool


class Balance(TypedDict):
    """What `emissions` and `net_cost` of the plans count: a year, or all years where all plans have the same."""

    kind: Literal["years", "year"]
    emissions_unit: str
    cost_unit: str


class ComparedQuantity(TypedDict):
    """A headline number of each plan; `best` are the places of the plans with the best value."""

    quantity: str
    label: str
    unit: str
    today: Numbers
    reference: Numbers
    plan: Numbers
    change: Numbers
    change_percent: Numbers
    verdict: list[Verdict]
    best: list[int]


class PlanPath(TypedDict):
    """Emissions of a plan in each of its years."""

    name: str
    years: list[int]
    plan: Numbers


class ComparedPaths(TypedDict):
    """Emissions by year of every plan that has years, beside those without any plan."""

    quantity: str
    label: str
    unit: str
    years: list[int]
    reference: Numbers
    plans: list[PlanPath]


class PlansCompared(TypedDict):
    """Any number of plans side by side, each against what happens without it on its day (of one day: today).

    `paths` is null where none has years. Where the numbers are not all of `one_year`, no plan is told to be best and
    none to be dominated: a later year differs whatever a plan does.
    """

    plans: list[ComparedPlan]
    balance: Balance
    one_year: bool
    headline: list[ComparedQuantity]
    paths: ComparedPaths | None
