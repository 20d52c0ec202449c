"""Evaluates a plan: today's city, the measures one after the other, and what hangs on them."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from citybrain.kernel import CityBrainError, Quantity, change
from citybrain.kernel.interventions import CITY
from citybrain.kernel.register import HIDDEN
from citybrain.plans.adopted_measures import AdoptedMeasures
from citybrain.plans.availability import REFUSED, lacking_of, whole_of
from citybrain.plans.booked import beside, notices
from citybrain.plans.conflicts import conflicts
from citybrain.plans.cost import cost_of
from citybrain.plans.effects import Effects
from citybrain.plans.entity_index import ZONE, EntityIndexes, SourceLocation
from citybrain.plans.exclusion import require_takers, short_of_count, without_takers
from citybrain.plans.measures import touched
from citybrain.plans.outcome import Effect, Outcome, UnknownRemainder
from citybrain.plans.parts import zone_parts
from citybrain.plans.requests import requests
from citybrain.plans.roles import better_of, failures_of
from citybrain.plans.schema import Plan
from citybrain.plans.search_noise import below_noise, noise_of
from citybrain.plans.view import View
from citybrain.plans.without_value import without_value


@dataclass(frozen=True)
class Baseline:
    """A city on one day without a plan."""

    snapshot: int
    places: EntityIndexes
    view: View


def evaluate(plan: Plan, spot: SourceLocation, baseline: Baseline, identity: str) -> Outcome:
    """The outcome of a plan.

    Raises PlanError with all that is wrong with the plan, each pointing to its place.
    """
    begin = time.perf_counter()
    today = baseline.view
    asked = requests(plan, today.result, baseline.places, spot)
    of_city, of_zones = headline(today, CITY), zone_headline(today)
    today.failures({made.name for made in (*of_city, *of_zones)})
    today.prepare({name for request in asked for name in request.intervention.names})
    effects = Effects(change(today.result, {}), AdoptedMeasures(today.graph, today.result.city.size))
    applied = [effects.apply(request, request.measure.uptake_in(today.result.city.day.year)) for request in asked]
    measures = sorted(applied, key=lambda one: one.position)
    became = {one.position: one for one in measures}
    require_takers(asked, became, today.result.city.day.year, spot)
    view = View(effects.result, today)
    failed = failures_of((today, view), [made.name for made in (*of_city, *of_zones)])
    read = (effect(made, today, today, view, failed) for made in of_city)
    more = beside(measures, view)
    view.apart = {name: (0.0, extra) for name, extra in more.items()}
    told = tuple(known_or_due(more_of(read, {}, more), today))
    return Outcome(
        id=identity,
        plan=plan,
        snapshot=baseline.snapshot,
        day=today.result.city.day,
        headline=(*told, *missing(today)),
        zones={made.name: _zones(made.name, today, view) for made in of_zones if made.name not in failed},
        measures=tuple(measures),
        touched=touched(measures),
        cost=cost_of(measures, told, today, view),
        today=today,
        view=view,
        seconds=time.perf_counter() - begin,
        notices=(
            *without_takers(measures),
            *short_of_count(measures, today.result.city.day.year),
            *conflicts(today, today, view, baseline.places),
            *notices(measures, view),
            *below_noise(told),
        ),
    )


def headline(view: View, entity: str) -> list[Quantity]:
    """The quantities of an entity that the vocabulary calls headlines, in its order."""
    return [made for made in view.graph.headlines.get(entity, ()) if made.kind not in HIDDEN]


def zone_headline(view: View) -> list[Quantity]:
    """Totals of zones that are parts of headlines of the city, and headlines of zones."""
    totals = [view.graph[name] for name in zone_parts(view.graph, (made.name for made in headline(view, CITY)))]
    return totals + [made for made in headline(view, ZONE) if made not in totals]


def effect(made: Quantity, today: View, without: View, plan: View, failed: Mapping[str, CityBrainError]) -> Effect:
    """One number of the city today, without and with a plan, or why there is none."""
    better, term = better_of(today.graph, made.name), today.graph.vocabulary.terms.get(made.name)
    if made.name in failed:
        return Effect(made.name, math.nan, math.nan, math.nan, better, failed[made.name], unit=made.unit)
    before, reference, after = (float(view.value(made.name)) for view in (today, without, plan))
    return Effect(
        made.name,
        before,
        reference,
        after,
        better,
        noise=noise_of(plan, made.name),
        unit=made.unit,
        unknown=_unknown_part(term.unknown, today, without, plan) if term and term.unknown else None,
        least=term.least_change if term else None,
    )


def _unknown_part(name: str, *views: View) -> UnknownRemainder | None:
    """What is not known of a number today, without and with a plan; None where it cannot be computed."""
    return None if failures_of(views, [name]) else UnknownRemainder(name, *(float(view.value(name)) for view in views))


def more_of(effects: Iterable[Effect], without: Mapping[str, float], plan: Mapping[str, float]) -> Iterator[Effect]:
    """Effects with what the reference and the plan add to them beyond what their quantities read (`booked.beside`)."""
    for one in effects:
        name = one.quantity
        if name in without or name in plan:
            reference, with_plan = one.reference + without.get(name, 0.0), one.plan + plan.get(name, 0.0)
            yield replace(one, reference=reference, plan=with_plan)
        else:
            yield one


def known_or_due(effects: Iterable[Effect], today: View) -> Iterator[Effect]:
    """Effects but those that nobody knows of what is told where it is known only: for which a file is missing, or which
    their own formula says nothing of in this city, as of groups of people that no file tells apart."""
    terms = today.graph.vocabulary.terms
    return (one for one in effects if terms[one.quantity].headline is True or not _of_another_city(one, today))


def _of_another_city(one: Effect, today: View) -> bool:
    if one.missing is not None:
        return True
    unknown = all(map(math.isnan, (one.today, one.reference, one.plan)))
    return unknown and without_value(today, one.quantity) == one.quantity


def missing(today: View) -> list[Effect]:
    """Headlines of the city for which its twin lacks data.

    Of those that are told where they are known only such of which a file was refused.
    """
    terms, lack = today.graph.vocabulary.terms, lacking_of(today.graph)
    of_city = (name for name, made in whole_of(today.graph).quantities.items() if made.of == CITY and name in lack)
    told = (name for name in of_city if name in terms and terms[name].headline)
    named = (name for name in told if terms[name].headline is True or lack[name].code == REFUSED)
    return [Effect(name, math.nan, math.nan, math.nan, terms[name].better, lack[name]) for name in named]


def _zones(name: str, today: View, plan: View) -> tuple[list[float], list[float], list[float]]:
    now, then = today.value(name), plan.value(name)
    before = now.tolist()
    return before, before, before if then is now else then.tolist()
