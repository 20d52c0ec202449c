"""What the numbers of a plan hang on: the quantities that it tells, chooses by and changes, and the days it reads."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from citybrain.kernel import Graph
from citybrain.kernel.declarations import PREVIOUS
from citybrain.plans.conflicts import CONFLICT
from citybrain.plans.parts import zone_parts
from citybrain.plans.roles import COSTS, DISCOUNT_RATE, EMBODIED, emitted, names_of
from citybrain.plans.scenarios import Scenario
from citybrain.plans.schema import Measure, Plan
from citybrain.plans.years.simulate import emissions_and_money, on

DAY = datetime.timedelta(days=1)
ROLES = (*COSTS.values(), EMBODIED, DISCOUNT_RATE, CONFLICT)
"""Roles of which a plan tells something beside what a path does."""


def uses(graph: Graph, plan: Plan, parameter: str, scenario: Scenario | None = None) -> bool:
    """Whether numbers of a plan hang on a parameter, by the graph; rather said of too many than of too few.

    These are headlines and their parts in zones, emissions, costs and money, the quantity of the target, and what
    measures read, change and choose by; of years also what is remembered from one to the next, and what happens anyway
    in the scenario.
    """
    told = {made.name for found in graph.headlines.values() for made in found}
    terms = graph.vocabulary.terms
    named = {*told, *zone_parts(graph, told), *(terms[name].unknown for name in told)}
    named |= {*emissions_and_money(graph), *names_of(graph.roles, ROLES)}
    for measure in plan.measures:
        named |= {*_of_measure(graph, measure)}
    if plan.target is not None:
        named.add(plan.target.quantity or emitted(graph.roles))
    if plan.years is not None:
        named |= {name.removeprefix(PREVIOUS) for name, made in graph.quantities.items() if made.kind == "previous"}
        for anyway in () if scenario is None else scenario.measures_of(graph).values():
            named |= {*_of_measure(graph, anyway), anyway.rate or "", anyway.share or ""}
    return any(parameter in graph.needs(name) for name in named if name in graph.quantities)


def days_of(plan: Plan, today: datetime.date) -> list[datetime.date]:
    """The days whose dated values a plan reads: its own day, or the same day of each of its years. today: of the city.

    What its target counts from reads those of `base_days_of`.
    """
    if plan.years is None:
        return [plan.date or today]
    first = on(today, plan.years.first)  # in a path that begins on 28 February no year has a 29th
    return sorted({one for year in plan.years.all for one in (on(first, year), on(today, year))})


def base_days_of(plan: Plan) -> list[datetime.date]:
    """The days that what a target counts from reads: all of its year, of which the mean holds; none where it is stated
    or where a plan has no years.
    """
    target = None if plan.years is None else plan.target
    return [] if target is None or target.base_value is not None else list(_days_in(target.base_year))


def counts_from(graph: Graph, plan: Plan, parameter: str) -> bool:
    """Whether what a plan aims at hangs on a parameter, by the graph: nothing else is computed for the base year."""
    aimed = None if plan.target is None else plan.target.quantity or emitted(graph.roles)
    return aimed in graph.quantities and parameter in graph.needs(aimed)


def anchors_of(plan: Plan, parameter: str, graph: Graph, scenario: Scenario | None) -> list[datetime.date]:
    """The day whose value of a parameter a plan of years reads since the path of its scenario begins with it."""
    course = None if plan.years is None or scenario is None else scenario.courses_in(graph).get(parameter)
    return [] if course is None else [course.points[0].since - DAY]


def _of_measure(graph: Graph, measure: Measure) -> Iterator[str]:
    yield from measure.where.attributes
    yield from measure.when or ()
    if measure.count is not None:
        yield measure.count.by
        yield measure.count.of or ""
    if made := graph.interventions.get(measure.intervention):
        yield from made.names
        if part := graph.components.get(made.cost):
            yield part.lifetime


def _days_in(year: int) -> Iterable[datetime.date]:
    first = datetime.date(year, 1, 1)
    return (first + number * DAY for number in range((datetime.date(year, 12, 31) - first).days + 1))
