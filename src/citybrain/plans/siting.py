"""Sites for a measure: where it can stand and what it costs there, as a plan would have it, and which serve most."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from citybrain.base.domains import Domains
from citybrain.base.siting import ChosenSites, SiteDemand, SiteKind, SitingQuestion, choose
from citybrain.kernel import Result, change
from citybrain.kernel.costs import MEASURE_INVESTMENT, MEASURE_RUNNING_COST
from citybrain.kernel.errors import InputError
from citybrain.kernel.interventions import CITY
from citybrain.kernel.units import Array
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.document import Document
from citybrain.plans.effects import Effects
from citybrain.plans.entity_index import EntityIndexes, SourceLocation
from citybrain.plans.reading import plan_of
from citybrain.plans.requests import requests


class SitingError(InputError):
    """A question about sites that cannot be answered as it is asked."""


@dataclass(frozen=True)
class Candidates:
    """Prices of a measure by row of its entity, once and each year; infinite where none can stand."""

    of: str
    costs: Array
    running_costs: Array


@dataclass(frozen=True)
class SitingLimits:
    """How many sites at most, and what they may cost together [money]."""

    count: int
    budget: float = np.inf


@dataclass(frozen=True)
class Siting:
    """A kind that was asked for, what it serves, its candidates, and the sites that were chosen."""

    kind: SiteKind
    demand: SiteDemand
    candidates: Candidates
    chosen: ChosenSites


def candidates(result: Result, places: EntityIndexes, measure: str, settings: Mapping[str, float]) -> Candidates:
    """Rows that a plan could give a measure, each looked at alone, and what it would book to each.

    Raises PlanError for a measure that the city cannot have, and for settings that are unknown or out of bounds.
    """
    document = Document({"name": measure, "measures": [{"intervention": measure, "settings": dict(settings)}]}, measure)
    (request,) = requests(plan_of(document), result, places, SourceLocation(document))
    alone = [condition for condition in request.intervention.conditions if not condition.among]
    request = replace(request, intervention=replace(request.intervention, conditions=alone))
    effects = Effects(change(result, {}), AdoptedMeasures(result.graph, result.city.size))
    rows = effects.apply(request, 1.0, tell=False).rows
    of = request.entity

    def booked(role: str) -> Array:
        names = [name for name in result.graph.roles.names(role, of) if name in effects.overlay]
        added = sum((effects.overlay[name].values - result[name][rows] for name in names), np.zeros(len(rows)))
        whole = np.full(result.city.size[of], np.inf)
        whole[rows] = added
        return whole

    return Candidates(of, booked(MEASURE_INVESTMENT), booked(MEASURE_RUNNING_COST))


def sited(
    domains: Domains,
    kind: str,
    result: Result,
    places: EntityIndexes,
    shapes: Callable[[str], Any],
    ways: Callable[[], Any],
    limits: SitingLimits,
    settings: Mapping[str, float],
    choices: Mapping[str, Any],
) -> Siting:
    """The sites of a kind that serve most.

    Raises SitingError for a kind that is not known or does not ask for a choice, where nothing can be sited, and for a
    budget that pays for none that serves anybody; PlanError as `candidates` does.
    """
    domain, declared = domains.site_kind(kind)
    if domain is None or declared is None:
        allowed = ", ".join(one.name for one in domains.site_kinds())
        raise SitingError("access-choice-unknown", received=kind, allowed=allowed)
    if other := sorted(set(choices) - set(declared.asks)):
        raise SitingError("siting-not-asked", received=other[0], kind=kind, allowed=", ".join(declared.asks) or "-")
    found = candidates(result, places, declared.measure, settings)
    if found.of == CITY or not np.isfinite(found.costs).any():
        raise SitingError("siting-no-candidate", kind=kind, measure=declared.measure, of=found.of)

    def read(name: str) -> Any:
        return np.float64(settings[name]) if name in settings else result[name]

    demand: SiteDemand = domain.function(declared.demand)(SitingQuestion(kind, read, shapes, ways, choices))
    chosen = choose(demand, found.costs, limits.count, limits.budget)
    if not chosen.sites and chosen.cheapest is not None and chosen.cheapest > limits.budget:
        told = {"received": f"{limits.budget:.0f}", "allowed": f"{chosen.cheapest:.0f}"}
        raise SitingError("access-budget-too-small", **told)
    return Siting(declared, demand, found, chosen)
