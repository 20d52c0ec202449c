"""What must add up in every plan: parts to wholes, zones to the city, domains to sums, years to what has cumulated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np

from citybrain.kernel.costs import MEASURE_INVESTMENT
from citybrain.kernel.interventions import CITY
from citybrain.plans.booked import invested
from citybrain.plans.gains import YearMoney
from citybrain.plans.outcome import Outcome
from citybrain.plans.rebound import Rebound
from citybrain.plans.roles import (
    COST_TO_SOCIETY,
    CUMULATED_EMISSIONS,
    EMBODIED,
    EMISSIONS,
    INVESTMENT,
    TOTAL_EMISSIONS,
    YEARLY_EMISSIONS,
    change,
    names_of,
)
from citybrain.plans.view import View

Verdict = Literal["holds", "differs", "cannot-say"]
ROUNDING = 1e-9
"""Relative difference of two sums of the same numbers in another order."""


@dataclass(frozen=True)
class PlanIdentity:
    """One thing that must add up. `code` is a message; a side is None where nobody stated it.

    `rows` are positions of lines that a reader should look at.
    """

    code: str
    left: float | None
    right: float | None
    unit: str
    verdict: Verdict
    arguments: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[int, ...] = ()

    @property
    def difference(self) -> float | None:
        """Left minus right."""
        return None if self.left is None or self.right is None else self.left - self.right


class Pair(NamedTuple):
    """Both sides of an identity, the quantity that it is about, and the size of what was added up."""

    quantity: str
    left: float
    right: float
    size: float = 0.0

    @property
    def off(self) -> float:
        """Difference of both sides, as a part of what was added up; 0 where neither side is known."""
        if math.isnan(self.left) and math.isnan(self.right):
            return 0.0
        whole = max(abs(self.left), abs(self.right), self.size)
        return abs(self.left - self.right) / whole if whole else 0.0


def plan_identities(outcome: Outcome, money: YearMoney | None, rebound: Rebound | None) -> list[PlanIdentity]:
    """Every identity of a plan, each by the pair that is farthest off; `money` is that of its year.

    An identity that a plan has no numbers for is left out.
    """
    told = {
        "changes": (_changes(outcome), ""),
        "zones": (_zones(outcome), ""),
        "domains": (_domains(outcome), "t/a"),
        "years": (_years(outcome), "t"),
        "emissions": (_emissions(outcome), "t"),
        "investment": (_investment(outcome), "money"),
        "groups": (_groups(outcome, money), "money"),
        "group-zones": (_group_zones(outcome), "money"),
        "rebound": (_rebound(outcome, rebound), ""),
    }
    quantities = outcome.view.graph.quantities
    found = []
    for name, (pairs, unit) in told.items():
        known = list(pairs)
        if known:
            worst = max(known, key=lambda pair: math.inf if math.isnan(pair.off) else pair.off)
            made = quantities.get(worst.quantity)
            found.append(_judged(f"identity-plan-{name}", worst, unit or (made.unit if made else "")))
    return found


def within_intervals(
    values: Mapping[str, float | None], ends: Mapping[str, tuple[float, float]]
) -> PlanIdentity | None:
    """Every number of the money of a plan lies in its interval, by the one that is farthest out; None without any."""
    stated = [(name, value) for name in ends if (value := values.get(name)) is not None]
    nearest = {name: min(max(value, ends[name][0]), ends[name][1]) for name, value in stated}
    pairs = [Pair(name, value, nearest[name], max(map(abs, ends[name]))) for name, value in stated]
    return _judged("identity-plan-intervals", max(pairs, key=lambda pair: pair.off), "money") if pairs else None


def _judged(code: str, pair: Pair, unit: str) -> PlanIdentity:
    verdict: Verdict = "holds" if pair.off <= ROUNDING else "differs"
    return PlanIdentity(code, pair.left, pair.right, unit, verdict, {"quantity": pair.quantity})


def _views(outcome: Outcome) -> tuple[View, View]:
    return outcome.reference, outcome.view


def _changes(outcome: Outcome) -> Iterator[Pair]:
    """Reference and change make up the plan; of years both are the last numbers of their paths."""
    path = outcome.pathway
    for effect in outcome.headline:
        if effect.missing is None:
            yield Pair(effect.quantity, effect.reference + effect.change, effect.plan, abs(effect.reference))
            if path and effect.quantity in path.plan.city:
                yield Pair(effect.quantity, effect.reference, path.reference.track.city[effect.quantity][-1])
                yield Pair(effect.quantity, effect.plan, path.plan.city[effect.quantity][-1])


def _zones(outcome: Outcome) -> Iterator[Pair]:
    """Zones add up to the city, for every total that both have."""
    quantities = outcome.view.graph.quantities
    of_city = {made.inputs: made.name for made in quantities.values() if made.of == CITY and made.kind == "total"}
    for name, rows in outcome.zones.items():
        made = quantities[name]
        if made.kind == "total" and (whole := of_city.get(made.inputs)):
            for view, zones in zip((outcome.today, *_views(outcome)), rows, strict=True):
                yield Pair(whole, math.fsum(zones), float(view.value(whole)), math.fsum(map(abs, zones)))


def _domains(outcome: Outcome) -> Iterator[Pair]:
    """What domains contribute adds up to the emissions of use of the city."""
    roles = outcome.view.graph.roles
    whole, parts = roles.one(TOTAL_EMISSIONS), roles.names(EMISSIONS)
    if whole and parts:
        for view in _views(outcome):
            if not view.failures([whole, *parts]):
                yield Pair(whole, math.fsum(float(view.value(name)) for name in parts), float(view.value(whole)))


def _years(outcome: Outcome) -> Iterator[Pair]:
    """The emissions of the years add up to what has cumulated, on both paths and in each year."""
    path, roles = outcome.pathway, outcome.view.graph.roles
    yearly, cumulated = roles.one(YEARLY_EMISSIONS), roles.one(CUMULATED_EMISSIONS)
    for track in (path.plan, path.reference.track) if path and yearly and cumulated else ():
        if yearly in track.city and cumulated in track.city:
            sums = np.cumsum(track.city[yearly])
            yield from (Pair(cumulated, float(one), two) for one, two in zip(sums, track.city[cumulated], strict=True))


def _emissions(outcome: Outcome) -> Iterator[Pair]:
    """Of years: use, and what is made for it, add up to the change of what has cumulated."""
    path, roles = outcome.pathway, outcome.view.graph.roles
    cumulated, parts = roles.one(CUMULATED_EMISSIONS), names_of(roles, (EMISSIONS, EMBODIED))
    if path is None or not cumulated:
        return
    with_plan, without = path.plan.city, path.reference.track.city
    if all(name in with_plan and name in without for name in (cumulated, *parts)):
        changed = math.fsum(sum(with_plan[name]) - sum(without[name]) for name in parts)
        yield Pair(cumulated, changed, with_plan[cumulated][-1] - without[cumulated][-1], with_plan[cumulated][-1])


def _investment(outcome: Outcome) -> Iterator[Pair]:
    """What the measures take is what is invested; of years beyond the reference, in the sum and year by year."""
    roles, path = outcome.view.graph.roles, outcome.pathway
    name = roles.one(INVESTMENT) or ""
    if path is None:
        found = [change(*_views(outcome), role) for role in (INVESTMENT, MEASURE_INVESTMENT)]
        booked = [value for value in found if value is not None]
        apart = invested(outcome.measures, outcome.view.graph, INVESTMENT, MEASURE_INVESTMENT)
        if name:
            yield Pair(name, outcome.cost.measures_investment, math.fsum([*booked, apart]))
    elif path.money:
        with_plan = [sum(adoption.investment) for adoption in (*path.adopted, *path.background)]
        without = [sum(adoption.investment) for adoption in path.reference.adopted.values()]
        beyond, size = path.money.investment, math.fsum(with_plan)
        yield Pair(name, math.fsum(with_plan) - math.fsum(without), beyond, size)
        yield Pair(name, math.fsum(path.money.years["investment"]), beyond, size)
        yield Pair(name, outcome.cost.investment, beyond, size)


def _groups(outcome: Outcome, money: YearMoney | None) -> Iterator[Pair]:
    """What groups of people gain, and what nobody has yet or pays for, add up to what society gains."""
    path = outcome.pathway
    if path and path.money:
        told = path.money
        gains = [gain.present_value for gain in told.gains if not gain.group.part_of_others]
        yield _shared(outcome, gains, told.fixed_costs_saved + told.not_shared, told.present_value)
    elif money:
        gains = [gain.gain for gain in money.gains if not gain.group.part_of_others]
        yield _shared(outcome, gains, money.fixed_costs_saved + money.not_shared, money.society)


def _shared(outcome: Outcome, gains: Iterable[float], fixed: float, whole: float) -> Pair:
    parts = [*gains, fixed]
    unknown = any(map(math.isnan, parts))
    left, size = (math.nan, 0.0) if unknown else (math.fsum(parts), math.fsum(map(abs, parts)))
    return Pair(_society(outcome), left, math.nan if unknown else whole, size)


def _society(outcome: Outcome) -> str:
    return outcome.view.graph.roles.one(COST_TO_SOCIETY) or ""


def _group_zones(outcome: Outcome) -> Iterator[Pair]:
    """Of years: what groups gain in the zones, and by what stands in no zone, is what they gain in the city."""
    money = outcome.pathway.money if outcome.pathway else None
    if money is None:
        return
    known = [gain for gain in money.gains if gain.known and not gain.group.part_of_others]
    inside = [float(gain.zones.sum()) for gain in known]
    whole = math.fsum(gain.present_value for gain in known)
    size = math.fsum(float(np.abs(gain.zones).sum()) for gain in known)
    yield Pair(_society(outcome), math.fsum([*inside, money.outside_zones]), whole, size)


def _rebound(outcome: Outcome, rebound: Rebound | None) -> Iterator[Pair]:
    """The saving without rebound, less the share of it that is taken back, is the change that the headline tells."""
    changes = {effect.quantity: effect.change for effect in outcome.headline}
    for share in rebound.shares if rebound else ():
        left = share.with_rebound if share.taken_back is None else share.without * (1.0 - share.taken_back)
        yield Pair(share.quantity, left, changes[share.quantity], abs(share.without))
