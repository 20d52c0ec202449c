"""What must add up in every plan: parts to wholes, zones to the city, domains to sums, years to what has cumulated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import numpy as np

from citybrain.plans.balance import balance_of
from citybrain.plans.cost import COST_UNITS
from citybrain.plans.gains import YearMoney
from citybrain.plans.money import MONEY_UNITS
from citybrain.plans.outcome import Outcome
from citybrain.plans.parts import outside_zones, wholes
from citybrain.plans.rebound import Rebound
from citybrain.plans.roles import (
    COST_TO_SOCIETY,
    CUMULATED_EMISSIONS,
    EMBODIED,
    EMBODIED_OF_YEAR,
    EMISSIONS,
    INVESTMENT,
    RUNNING_COST,
    TOTAL_EMISSIONS,
    YEARLY_EMISSIONS,
    names_of,
    whole_of_role,
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
        """Difference of both sides, as a part of what was added up; NaN where a side is not known."""
        whole = max(abs(self.left), abs(self.right), self.size)
        return abs(self.left - self.right) / whole if whole else 0.0


def plan_identities(outcome: Outcome, money: YearMoney | None, rebound: Rebound | None) -> list[PlanIdentity]:
    """Every identity of a plan, each by the pair that is farthest off; `money` is that of its year.

    An identity that a plan has no numbers for is left out.
    """
    told = {
        "changes": (_changes(outcome), ""),
        "zones": (_zones(outcome), ""),
        "domains": (_domains(outcome), ""),
        "years": (_years(outcome), "t"),
        "emissions": (_emissions(outcome), "t"),
        "embodied": (_embodied(outcome), "t"),
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
            worst = max(known, key=_severity)
            made = quantities.get(worst.quantity)
            found.append(_judged(f"identity-plan-{name}", worst, unit or (made.unit if made else "")))
    return found


def within_intervals(values: Mapping[str, Any], ends: Mapping[str, tuple[float, float]]) -> list[PlanIdentity]:
    """Every number of the money of a plan lies in its interval, and what it emits less in its own.

    Each by the number that is farthest out, in the unit of that number. Where none has an interval nobody can say; what
    is 0 in every draw tells of no other. A plan without such numbers has no such identity.
    """
    units = {**MONEY_UNITS, **COST_UNITS}
    of_money = [name for name, unit in units.items() if unit.startswith("money")]
    told = {"intervals": of_money, "intervals-of-emissions": ["emissions_change"]}
    found = []
    for code, names in told.items():
        stated = {name: value for name in names if (value := values.get(name))}
        pairs = [_in_interval(name, values[name], ends[name]) for name in names if _drawn(name, values, ends)]
        if pairs:
            worst = max(pairs, key=lambda pair: pair.off)
            found.append(_judged(f"identity-plan-{code}", worst, units[worst.quantity]))
        elif stated:
            name, value = next(iter(stated.items()))
            found.append(
                PlanIdentity(f"identity-plan-{code}", value, None, units[name], "cannot-say", {"quantity": name})
            )
    return found


def _drawn(name: str, values: Mapping[str, Any], ends: Mapping[str, tuple[float, float]]) -> bool:
    return values.get(name) is not None and name in ends and any((values[name], *ends[name]))


def _in_interval(name: str, value: float, ends: tuple[float, float]) -> Pair:
    return Pair(name, value, min(max(value, ends[0]), ends[1]), max(map(abs, ends)))


def _judged(code: str, pair: Pair, unit: str) -> PlanIdentity:
    left, right = (None if math.isnan(side) else side for side in (pair.left, pair.right))
    verdict: Verdict = "cannot-say" if left is None and right is None else "holds"
    if verdict == "holds" and not pair.off <= ROUNDING:
        verdict = "differs"
    return PlanIdentity(code, left, right, unit, verdict, {"quantity": pair.quantity})


def _severity(pair: Pair) -> float:
    """How far a pair is off; one with one side unknown is the worst, after what differs comes what cannot be said."""
    if math.isnan(pair.left) and math.isnan(pair.right):
        return ROUNDING
    return math.inf if math.isnan(pair.off) else pair.off


def _views(outcome: Outcome) -> tuple[View, View]:
    return outcome.reference, outcome.view


def _changes(outcome: Outcome) -> Iterator[Pair]:
    """Reference and change make up the plan; of years both are the last numbers of their paths."""
    path = outcome.pathway
    for effect in outcome.headline:
        if effect.missing is None:
            yield Pair(effect.quantity, effect.reference + effect.change, effect.plan, abs(effect.reference))
            if path and effect.quantity in path.plan.city:
                without, with_plan = path.numbers(effect.quantity)
                yield Pair(effect.quantity, effect.reference, without[-1])
                yield Pair(effect.quantity, effect.plan, with_plan[-1])


def _zones(outcome: Outcome) -> Iterator[Pair]:
    """Zones, and what stands in none, add up to the city, for every total of zones that is told."""
    known, outside = wholes(outcome.view.graph), outside_zones(outcome)
    told = {effect.quantity: effect for effect in outcome.headline if effect.missing is None}
    views = (outcome.today, *_views(outcome))
    for name, rows in outcome.zones.items():
        whole, *totals = known.get(name, ("",))
        of_city: Iterable[float]
        if effect := told.get(whole):
            of_city = (effect.today, effect.reference, effect.plan)
        else:
            of_city = [math.fsum(float(view.value(one)) for one in totals) for view in views if totals]
            whole = whole if len(totals) > 1 else "".join(totals)
        sides = zip(rows, outside.get(name, (0.0,) * 3), of_city, strict=False)
        differing = {(id(zones), apart, city): zones for zones, apart, city in sides}  # today mostly is the reference
        for (_, apart, city), zones in differing.items():
            yield _added_up(whole, [*zones, apart], city)


def _added_up(quantity: str, parts: list[float], whole: float) -> Pair:
    """Parts and their whole; where none is below 0 their size is their sum."""
    left = math.fsum(parts)
    return Pair(quantity, left, whole, left if min(parts) >= 0.0 else math.fsum(map(abs, parts)))


def _domains(outcome: Outcome) -> Iterator[Pair]:
    """What domains contribute adds up to what the city emits, by use and once by making: in the year and so far."""
    graph = outcome.view.graph
    made = ((whole_of_role(graph, role), role) for role in (EMBODIED_OF_YEAR, EMBODIED))
    for whole, role in ((graph.roles.one(TOTAL_EMISSIONS), EMISSIONS), *made):
        parts = graph.roles.names(role)
        for view in _views(outcome) if parts else ():
            if whole is not None and not view.failures([whole, *parts]):
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
    cumulated, parts = roles.one(CUMULATED_EMISSIONS), names_of(roles, (EMISSIONS, EMBODIED_OF_YEAR))
    if path is None or not cumulated:
        return
    with_plan, without = path.plan.city, path.reference.track.city
    if all(name in with_plan and name in without for name in (cumulated, *parts)):
        changed = math.fsum(sum(with_plan[name]) - sum(without[name]) for name in parts)
        yield Pair(cumulated, changed, with_plan[cumulated][-1] - without[cumulated][-1], with_plan[cumulated][-1])


def _embodied(outcome: Outcome) -> Iterator[Pair]:
    """What domains make in the years adds up to what is told as made: in each year, on both paths and in the change."""
    graph, path = outcome.view.graph, outcome.pathway
    whole, parts = whole_of_role(graph, EMBODIED), graph.roles.names(EMBODIED_OF_YEAR)
    if whole is None or not parts:
        return
    for track in (path.plan, path.reference.track) if path else ():
        if all(name in track.city for name in (whole, *parts)):
            sums = np.cumsum(np.sum([track.city[name] for name in parts], axis=0))
            yield from (Pair(whole, float(one), two) for one, two in zip(sums, track.city[whole], strict=True))
    balance = balance_of(outcome)
    told = next((one for one in outcome.headline if one.quantity == whole and one.missing is None), None)
    if balance and told:
        yield Pair(whole, balance.embodied, told.change, abs(told.plan))


def _investment(outcome: Outcome) -> Iterator[Pair]:
    """What the measures take beyond the reference is what the headlines tell; of years also in the sum of each year."""
    path, cost, graph = outcome.pathway, outcome.cost, outcome.view.graph
    told = {effect.quantity: effect for effect in outcome.headline if effect.missing is None}
    money = path.money if path else None
    invested, upkeep = (told.get(whole_of_role(graph, role) or "") for role in (INVESTMENT, RUNNING_COST))
    if invested:
        size = max(abs(invested.plan), cost.measures_investment)
        taken = path.invested if path else cost.measures_investment
        yield Pair(invested.quantity, taken, invested.change, size)
        yield Pair(invested.quantity, cost.investment, invested.change, size)
        if money:
            yield Pair(invested.quantity, money.investment, invested.change, size)
            yield Pair(invested.quantity, math.fsum(money.years["investment"]), money.investment, size)
    if upkeep:
        yield Pair(upkeep.quantity, cost.running_cost, upkeep.change, abs(upkeep.plan))
        if money:
            yield Pair(upkeep.quantity, float(money.years["running_cost"][-1]), upkeep.change, abs(upkeep.plan))


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
