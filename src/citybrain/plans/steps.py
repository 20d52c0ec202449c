"""What each measure of a plan adds: emissions and yearly cost after one measure more, in the order of their effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from citybrain.kernel import Result, change
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.document import Document
from citybrain.plans.effects import Effects
from citybrain.plans.entity_index import EntityIndexes, SourceLocation
from citybrain.plans.outcome import Outcome
from citybrain.plans.requests import requests
from citybrain.plans.roles import COST_TO_SOCIETY, EMISSIONS, total


@dataclass(frozen=True)
class Step:
    """One measure more: emissions of the city before and after it [t/a], and what it adds to the yearly cost [money/a].

    `yearly_cost` is None where the graph knows no yearly cost.
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
        effects.apply(asked, request.measure.uptake_in(year), tell=False)
        after = _measured(effects.result)
        cost = None if before[1] is None or after[1] is None else after[1] - before[1]
        yield Step(request.position, request.intervention.name, before[0], after[0], cost)
        before = after


def _measured(result: Result) -> tuple[float, float | None]:
    roles = result.graph.roles
    return total(result, roles, EMISSIONS) or 0.0, total(result, roles, COST_TO_SOCIETY)
