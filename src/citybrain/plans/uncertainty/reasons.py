"""Why numbers of a plan, or of the city today, have no interval."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping

from citybrain.kernel import CityBrainError
from citybrain.plans.booked import partial
from citybrain.plans.outcome import NARROW, ROUNDING
from citybrain.plans.roles import COSTS, EMISSIONS, names_of, whole_of_role
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.derived import summed_quantities
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.uncertainty.reach import reach_of
from citybrain.plans.uncertainty.uncertainty import Interval, QuantityUncertainty

MONEY_OF_A_DAY: Mapping[str, str] = {
    "cost_per_tonne" if name == "society" else name: role for name, role in COSTS.items()
}
"""Roles behind what a plan of one day costs and avoids, by name."""


def reasons(case: Case, quantities: Iterable[QuantityUncertainty], money: Container[str]) -> dict[str, CityBrainError]:
    """Why there is no interval, by quantity of the city and by name of money; `money` has one.

    What nobody can draw is told by the case. A number that is not known, and one that is the same in every draw, have
    ends that say nothing.
    """
    found = case.untold
    if isinstance(case, PathCase):
        found |= case.untold_money(money)
    elif case.plan is not None:
        found |= {name: _of_money(case, name, role) for name, role in _asked(case) if name not in money}
    lacks = {one.quantity: lack for one in quantities if (lack := _of_quantity(case, one)) is not None}
    return found | {name: lack for name, lack in lacks.items() if name not in found}


def _of_quantity(case: Case, one: QuantityUncertainty) -> CityBrainError | None:
    told = one.today if one.plan is None else one.plan
    ends = [told] if one.change is None else [told, one.change]
    if any(math.isnan(each.low) for each in ends):
        return CityBrainError("uncertainty-number-unknown", quantity=one.quantity)
    wide = isinstance(case, PathCase) and one.today.high > one.today.low and not _narrower(one.today, NARROW)
    if wide and any(_narrower(each, NARROW if each is told else ROUNDING) for each in ends):
        return CityBrainError("uncertainty-as-stated-over-years", quantity=one.quantity)
    if _narrower(told, NARROW):
        return why_the_same(case, one.quantity)
    if any(_narrower(each, ROUNDING) for each in ends):
        return CityBrainError("uncertainty-change-same-in-draws", quantity=one.quantity)
    return None


def _narrower(ends: Interval, part: float) -> bool:
    """Whether both ends are one number other than zero, but for a part of it."""
    largest = max(abs(ends.low), abs(ends.high))
    return largest > 0 and ends.high - ends.low <= part * largest


def why_the_same(case: Case, name: str) -> CityBrainError:
    """Why no draw moves a number of the city: the plan sets it, data tell it, or a search behind it is not repeated."""
    moving = reach_of(case.graph, frozenset(), case.drawn_days(), case.attributes, ()).moving or frozenset()
    if name not in moving:
        decided = case.plan is not None and float(case.plan[name]) != float(case.today[name])
        return CityBrainError("uncertainty-set-by-plan" if decided else "uncertainty-of-data", quantity=name)
    sums = {made.name for made in summed_quantities(case.graph, [name])}
    fixed = frozenset().union(*(part.ground.fixed for part in case.parts if sums.intersection(part.sums)))
    behind = (n for n in case.graph.needs(name) & moving & fixed if case.graph.quantities[n].kind == "solved")
    if search := max(behind, key=case.graph.place.__getitem__, default=""):
        return CityBrainError("uncertainty-behind-search", quantity=name, input=search)
    return CityBrainError("uncertainty-same-in-draws", quantity=name)


def _asked(case: Case) -> list[tuple[str, str]]:
    """Money that the plan changes, with its role."""
    return [(name, role) for name, role in MONEY_OF_A_DAY.items() if _changes(case, role)]


def _changes(case: Case, role: str) -> bool:
    assert case.plan is not None
    found = [float(case.plan[name] - case.today[name]) for name in names_of(case.graph.roles, [role])]
    return any(found) and math.isfinite(math.fsum(found))


def _avoids_none(case: Case) -> bool:
    """Whether a plan of one day emits as much as the city without it, or more."""
    assert case.plan is not None
    return math.fsum(float(case.plan[n] - case.today[n]) for n in names_of(case.graph.roles, [EMISSIONS])) >= 0.0


def _of_money(case: Case, name: str, role: str) -> CityBrainError:
    behind = "society" if name == "cost_per_tonne" else name
    if name == "cost_per_tonne" and _avoids_none(case):
        return CityBrainError("uncertainty-no-tonnes", quantity=name)
    if behind in partial(case.measures, case.graph, years=False):
        return CityBrainError("uncertainty-booked-apart", quantity=name)
    if name == "cost_per_tonne":
        return CityBrainError("uncertainty-few-tonnes", quantity=name)
    parts = names_of(case.graph.roles, [role])
    lacking = [part for part in parts if part not in case.told]
    if lacking and whole_of_role(case.graph, role) not in case.told:
        return CityBrainError("uncertainty-part-not-drawn", quantity=name, input=lacking[0])
    return CityBrainError("uncertainty-same-in-draws", quantity=name)
