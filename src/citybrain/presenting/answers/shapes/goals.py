"""What a plan can start from: goals, and plans that come with the program."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.plans.plan_document import PlanDocument
from citybrain.presenting.answers.shapes.outcome import PlanCost


class TriedMeasures(PlanCost):
    """What measures cost and save for all buildings that can have them, and how many these are."""

    buildings: int


class TriedMeasure(TriedMeasures):
    """A measure alone."""

    intervention: str
    label: str


class Goal(TypedDict):
    """An aim, the measures that reach it best, each alone, and what they do together."""

    goal: str
    label: str
    measures: list[TriedMeasure]
    together: TriedMeasures


class Goals(TypedDict):
    """Goals that suit the city."""

    goals: list[Goal]


class ExamplePlan(TypedDict):
    """A plan that comes with the program, by its name."""

    name: str
    plan: PlanDocument
