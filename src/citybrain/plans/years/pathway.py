"""Evaluates a plan from year to year beside what happens without it."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from citybrain.kernel import middle_of_year, nearest, other_year
from citybrain.kernel.interventions import CITY
from citybrain.kernel.register import HIDDEN
from citybrain.kernel.units import Array
from citybrain.plans import booked
from citybrain.plans.conflicts import conflicts
from citybrain.plans.cost import cost_of, over_years
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.evaluate import effect, headline, known_or_due, missing, more_of, zone_headline
from citybrain.plans.exclusion import require_takers, short_of_count, without_takers
from citybrain.plans.measures import touched
from citybrain.plans.money import Money, money_of
from citybrain.plans.outcome import Outcome
from citybrain.plans.requests import Request, in_order, requests
from citybrain.plans.roles import CUMULATED_EMISSIONS, emitted, failures_of
from citybrain.plans.schema import Plan
from citybrain.plans.schema_years import Target
from citybrain.plans.view import View
from citybrain.plans.years.adoption import Adoption, adoptions
from citybrain.plans.years.checks import Notice, ramp_notices
from citybrain.plans.years.ledgers import BudgetLedger, TargetLedger, budget_ledger, passed, target_ledger
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import Reference, Start, view_of
from citybrain.plans.years.simulate import YearDone, names_of_path, simulate_years
from citybrain.plans.years.track import Track
from citybrain.plans.years.values import horizon_notices, require_values

PART = "progress-plan"
CODES = {"investment": "plan-money-passed", "investment_of_year": "plan-money-of-year-passed"}


@dataclass(frozen=True)
class Pathway:
    """A plan from year to year, beside the reference: numbers, adoption, budget, target, money."""

    years: tuple[int, ...]
    reference: Reference
    plan: Track
    adopted: tuple[Adoption, ...]
    background: tuple[Adoption, ...]
    budget: BudgetLedger | None
    target: TargetLedger | None
    money: Money | None = None
    beside: tuple[Mapping[str, Array], Mapping[str, Array]] = ({}, {})
    """What is booked beyond what quantities of the city read: without the plan, and with it (`booked.beside`)."""

    @property
    def invested(self) -> float:
        """What the measures of the plan and of its scenario take beyond those of the reference, over all years."""
        with_plan, without = (*self.adopted, *self.background), self.reference.adopted.values()
        return math.fsum(sum(one.investment) for one in with_plan) - math.fsum(sum(one.investment) for one in without)

    def numbers(self, name: str) -> tuple[list[float], list[float]]:
        """What is told of a quantity of the city in each year, without the plan and with it."""
        tracks = (self.reference.track.city[name], self.plan.city[name])
        without, with_plan = (
            np.add(row, more[name]).tolist() if name in more else row
            for row, more in zip(tracks, self.beside, strict=True)
        )
        return without, with_plan

    def apart(self, year: int) -> dict[str, tuple[float, float]]:
        """What is booked beyond what quantities of the city read in one of the years, by quantity."""
        at, (without, plan) = self.years.index(year), self.beside
        none = np.zeros(len(self.years))
        return {
            name: (float(without.get(name, none)[at]), float(plan.get(name, none)[at])) for name in {*without, *plan}
        }


def checked(plan: Plan, start: Start, spot: SourceLocation) -> tuple[list[Request], float | None]:
    """The measures of a plan of years, and the value that its target is counted from.

    Raises PlanError with all that is wrong with them, each pointing to its place.
    """
    asked = requests(plan, start.view.result, start.places, spot)
    base = base_value(plan.target, start.view, spot.inside("target")) if plan.target else None
    return asked, base


def evaluate_years(
    plan: Plan, spot: SourceLocation, asked: Sequence[Request], base: float | None, reference: Reference,
        progress: Progress,
    identity: str,
) -> Outcome:  # fmt: skip
    """The outcome of a plan of years: today and both paths in its last year, and all years (`pathway`).

    Raises PlanError where a measure can never be had by anybody, and where `progress` was told to stop.
    """
    begin = time.perf_counter()
    start = reference.start
    track, adopted = Track(), adoptions([*asked, *start.asked])
    for done in walk_plan(start, reference.years, asked, reference.names, progress):
        track.add(done.year, done.state)
        for key, applied in done.applied.items():
            adopted[key].add(applied)
    own = sorted((adopted[request.key] for request in asked), key=lambda adoption: adoption.request.position)
    measures = tuple(adoption.in_sum() for adoption in own)
    require_takers(asked, {applied.position: applied for applied in measures}, reference.years[0], spot)
    graph = start.view.graph
    used = graph.roles.one(CUMULATED_EMISSIONS)
    aimed = (plan.target.quantity if plan.target else "") or emitted(graph.roles)
    background = tuple(adopted[request.key] for request in start.asked)
    view = view_of(start.view, done, lambda: reference.last)
    apart = booked.by_year([*own, *background], reference.adopted.values(), view)
    pathway = Pathway(
        reference.years,
        reference,
        track,
        tuple(own),
        background,
        budget_ledger(plan.budget, reference.track, track, used) if plan.budget and used else None,
        target_ledger(plan.target, aimed, base, reference.track, track) if plan.target and base is not None else None,
        money_of(reference.track, track, graph.roles, apart=apart),
        (booked.beside_by_year(reference.adopted.values(), view), booked.beside_by_year([*own, *background], view)),
    )
    view.apart = pathway.apart(reference.years[-1])
    last = [{name: float(more[-1]) for name, more in found.items()} for found in pathway.beside]
    today, without = start.view, reference.last
    of_city, of_zones = headline(today, CITY), zone_headline(today)
    failed = failures_of((today, without, view), [made.name for made in of_city])
    read = (effect(made, today, without, view, failed) for made in of_city)
    told = tuple(known_or_due(more_of(read, *last), today))
    return Outcome(
        id=identity,
        plan=plan,
        snapshot=start.snapshot,
        day=view.result.city.day,
        headline=(*told, *missing(today)),
        zones={
            made.name: _zones(made.name, today, reference.track, track) for made in of_zones if made.name in track.zones
        },
        measures=measures,
        touched=touched(measures),
        cost=over_years(cost_of(measures, told, without, view), pathway),
        today=today,
        view=view,
        seconds=time.perf_counter() - begin,
        pathway=pathway,
        notices=(
            *ramp_notices(plan),
            *horizon_notices(today.graph, reference.years[0], reference.years[-1]),
            *without_takers(measures),
            *short_of_count(measures, reference.years[-1]),
            *conflicts(today, without, view, start.places),
            *_money_notices(plan, pathway),
            *booked.notices(measures, view),
        ),
    )


def walk_plan(
    start: Start, years: Sequence[int], asked: Sequence[Request], names: Iterable[str], progress: Progress
) -> Iterable[YearDone]:
    """Every year of a plan in turn, together with the measures of its scenario."""
    together = in_order(asked, start.asked)
    base = start.view.result
    return simulate_years(base, years, together, names_of_path(start.view, together, names), progress, PART)


def _zones(name: str, today: View, reference: Track, plan: Track) -> tuple[list[float], list[float], list[float]]:
    return today.value(name).tolist(), reference.zones[name][-1].tolist(), plan.zones[name][-1].tolist()


def _money_notices(plan: Plan, pathway: Pathway) -> list[Notice]:
    """Whether and when the measures of the plan pass a ceiling of money."""
    if plan.money is None:
        return []
    by_year = np.sum([adoption.investment for adoption in pathway.adopted], axis=0).tolist()
    told = []
    if limit := plan.money.investment:
        told.append(("investment", limit, passed(limit, pathway.years, by_year)))
    if limit := plan.money.investment_of_year:
        first = next((pair for pair in zip(pathway.years, by_year, strict=True) if pair[1] > limit), None)
        told.append(("investment_of_year", limit, first))
    return [
        Notice(CODES[name], f"/money/{name}", {"limit": limit, "year": str(one[0]), "spent": round(one[1])})
        for name, limit, one in told
        if one is not None
    ]


def base_value(target: Target, today: View, spot: SourceLocation) -> float:
    """The value that a reduction is counted from: as stated, or of today's buildings by parameters of the base year.

    Raises PlanError where the quantity cannot have a target, and where a parameter has no value in the base year.
    """
    graph, city = today.graph, today.result.city
    aimed = target.quantity or emitted(graph.roles)
    made, term = graph.quantities.get(aimed), graph.vocabulary.terms.get(aimed)
    if made is None or made.of != CITY or made.kind in HIDDEN or term is None or term.better != "less":
        known = [n for n, t in graph.vocabulary.terms.items() if t.better == "less" and _of_city(today, n)]
        raise spot.inside("quantity").fault(
            "plan-target-quantity",
            received=aimed,
            of=made.of if made else "-",
            near=nearest(aimed, known),
        )
    if target.base_value is not None:
        return target.base_value
    day = city.day if target.base_year == city.day.year else middle_of_year(target.base_year)
    require_values(graph, day, spot.inside("base_year"), "plan-target-base-value")
    return float(other_year(today.result, target.base_year)[aimed])


def _of_city(today: View, name: str) -> bool:
    made = today.graph.quantities.get(name)
    return made is not None and made.of == CITY and made.kind not in HIDDEN
