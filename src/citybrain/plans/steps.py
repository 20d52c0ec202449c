"""What each measure of a plan adds: emissions and yearly cost after one measure more, in the order of their effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from citybrain.kernel import Result, change
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.booked import yearly_cost
from citybrain.plans.document import Document
from citybrain.plans.effects import Effects
from citybrain.plans.entity_index import EntityIndexes, SourceLocation
from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Outcome
from citybrain.plans.requests import requests
from citybrain.plans.roles import COST_TO_SOCIETY, EMISSIONS, total
from citybrain.plans.view import View


@dataclass(frozen=True)
class Step:
    """One measure more: emissions of the city before and after it [t/a], and what it adds to the yearly cost [money/a].

    `yearly_cost` holds what a measure books apart, as the cost of the plan does; None where nothing tells one.
    """

    position: int
    intervention: str
    before: float
    after: float
    yearly_cost: float | None


def steps(outcome: Outcome, places: EntityIndexes) -> Iterator[Step]:
    """The steps of a plan that has been evaluated; nothing where the graph knows no emissions.

    Those of a plan of one year add up to its whole effect. Those of a plan of years are what its measures would do to
    today's city, taken up as in the last year and whenever: what happens anyway is no step.
    """
    plan, today = outcome.plan, outcome.today.result
    if not today.graph.roles.names(EMISSIONS):
        return
    year = plan.years.last if plan.years else today.city.day.year
    effects = Effects(change(today, {}), AdoptedMeasures(today.graph, today.city.size))
    before = _measured(today)
    for request in requests(plan, today, places, SourceLocation(Document({}, plan.name))):
        asked = replace(request, when={}) if plan.years else request
        applied = effects.apply(asked, request.measure.uptake_in(year), tell=False)
        after = _measured(effects.result)
        cost = _cost(applied, before[1], after[1], effects.result)
        yield Step(request.position, request.intervention.name, before[0], after[0], cost)
        before = after


def _cost(applied: Applied, before: float | None, after: float | None, result: Result) -> float | None:
    read = None if before is None or after is None else after - before
    apart = yearly_cost([applied], View(result))
    return read if not apart else (read or 0.0) + apart


def _measured(result: Result) -> tuple[float, float | None]:
    roles = result.graph.roles
    return total(result, roles, EMISSIONS) or 0.0, total(result, roles, COST_TO_SOCIETY)
