"""Goals that suit a city: each measure evaluated alone for all of it, and those put together that reach a goal best."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from citybrain.kernel import Graph, Intervention, PlanError
from citybrain.plans.document import Document
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.evaluate import Baseline, evaluate
from citybrain.plans.jobs import Job, Jobs
from citybrain.plans.outcome import Cost
from citybrain.plans.reading import plan_of
from citybrain.plans.roles import EMISSIONS, total
from citybrain.plans.years.progress import Progress

Aim = Literal["cheapest-tonnes", "fewest-emissions", "lowest-bills"]
AIMS: tuple[Aim, ...] = get_args(Aim)
NOT_ALONE = ("background", "finance")
"""Strategies of measures that do nothing by themselves: what happens anyway, and who pays."""

MOST_MEASURES = 3
LEAST_SHARE = 0.01
"""Share of the city's emissions that a measure must avoid before the price of its tonnes counts for anything."""

PART = "progress-goals"
NAME = "goals"


@dataclass(frozen=True)
class Tried:
    """What one measure, or several together, do for all that can have them; `touched` rows do."""

    interventions: tuple[str, ...]
    touched: int
    cost: Cost


@dataclass(frozen=True)
class Goal:
    """An aim, the measures that reach it best each alone, and what they do together."""

    aim: Aim
    alone: tuple[Tried, ...]
    together: Tried


class Goals:
    """The goals of one city: worked out once, when somebody asks, in a thread of their own."""

    def __init__(self, baseline: Callable[[], Baseline]) -> None:
        self._baseline = baseline
        self.jobs: Jobs[tuple[Goal, ...]] = Jobs(background=True)

    def begin(self, begun_by: str = "") -> Job[tuple[Goal, ...]]:
        """The work, begun now unless it runs or is done; `begun_by` is who asks."""
        job = self.jobs.find(NAME)
        if job is not None and job.state == "done":
            return job
        return self.jobs.start(NAME, lambda progress: goals_of(self._baseline(), progress), True, begun_by)

    def running(self) -> Job[tuple[Goal, ...]] | None:
        """The work that has not ended."""
        job = self.jobs.find(NAME)
        return job if job is not None and job.state == "running" else None

    def stop(self) -> bool:
        """Tells running work to end; whether there was any."""
        return self.jobs.stop(NAME)


def goals_of(baseline: Baseline, progress: Progress) -> tuple[Goal, ...]:
    """Every aim that some measure of the city reaches. Raises PlanError where `progress` was told to stop."""
    graph = baseline.view.graph
    names = candidates(graph)
    tried = []
    for number, name in enumerate(names):
        tried += list(_tried(baseline, (name,)))
        progress.step(PART, number + 1, len(names))
    least = LEAST_SHARE * (total(baseline.view, graph.roles, EMISSIONS) or 0.0)
    goals = []
    for aim in AIMS:
        chosen = best(aim, tried, graph, least)
        for together in _tried(baseline, tuple(one.interventions[0] for one in chosen)) if chosen else ():
            goals.append(Goal(aim, tuple(chosen), together))
        progress.check()
    return tuple(nearest_to_aim(goal, goals, least) for goal in goals)


def nearest_to_aim(goal: Goal, goals: Sequence[Goal], least: float) -> Goal:
    """The goal with what reaches its aim best of all that were put together: measures act on each other, so that those
    which are best each alone need not be best together."""

    def value(one: Tried) -> float:
        towards = _towards(goal.aim, one.cost, least)
        return math.inf if towards is None else towards

    chosen = min((goal, *goals), key=lambda other: value(other.together))
    return Goal(goal.aim, tuple(sorted(chosen.alone, key=value)), chosen.together)


def candidates(graph: Graph) -> list[str]:
    """Measures that change something by themselves."""
    return [name for name, made in graph.interventions.items() if made.strategy not in NOT_ALONE]


def best(aim: Aim, tried: Sequence[Tried], graph: Graph, least: float) -> list[Tried]:
    """Up to three measures that reach an aim best, none of which excludes another.

    The price of a tonne counts only for measures that avoid `least` tonnes a year.
    """
    wanted = [(value, one) for one in tried if (value := _towards(aim, one.cost, least)) is not None]
    chosen: list[Tried] = []
    for _, one in sorted(wanted, key=lambda pair: (pair[0], pair[1].interventions)):
        made = graph.interventions[one.interventions[0]]
        if not any(_exclude(made, graph.interventions[other.interventions[0]]) for other in chosen):
            chosen.append(one)
    return chosen[:MOST_MEASURES]


def _towards(aim: Aim, cost: Cost, least: float) -> float | None:
    """What an aim wants as low as can be; None where a measure does nothing for it."""
    if aim == "cheapest-tonnes":
        return cost.cost_per_tonne if -(cost.emissions_change or 0.0) >= least else None
    value = cost.emissions_change if aim == "fewest-emissions" else cost.energy_cost_change
    return value if value is not None and value < 0 else None


def _exclude(one: Intervention, other: Intervention) -> bool:
    return other.name in one.excludes or one.name in other.excludes


def _tried(baseline: Baseline, interventions: tuple[str, ...]) -> Iterator[Tried]:
    """What measures do; nothing where this city cannot have them."""
    told = {"name": NAME, "measures": [{"intervention": name} for name in interventions]}
    document = Document(told, NAME)
    try:
        outcome = evaluate(plan_of(document), SourceLocation(document), baseline, NAME)
    except PlanError:
        return
    if any(applied.adopted for applied in outcome.measures):
        yield Tried(interventions, sum(outcome.touched.values()), outcome.cost)
