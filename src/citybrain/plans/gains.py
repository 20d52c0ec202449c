"""Who gains and who pays in a year of a plan of one day, from declared quantities alone."""

from __future__ import annotations

import math
from dataclasses import dataclass

from citybrain.plans.money import FIXED, Group, groups_of
from citybrain.plans.roles import COST_TO_SOCIETY, change, names_of
from citybrain.plans.view import View


@dataclass(frozen=True)
class YearGain:
    """What a group pays a year today and with the plan [money/a]; what it gets where its sign is -1."""

    group: Group
    today: float
    plan: float

    @property
    def gain(self) -> float:
        """What the plan leaves the group more of in a year (below 0: it pays); NaN if not known."""
        return -self.group.sign * (self.plan - self.today)

    @property
    def known(self) -> bool:
        """Whether it is known who belongs to the group in all of the city."""
        return math.isfinite(self.gain)


@dataclass(frozen=True)
class YearMoney:
    """Money of one year of a plan against today.

    Gains of all groups that are no part of others, and `fixed_costs_saved`, make up `society`: what networks and plants
    cost society less in the long run, and energy companies still pay for. Of the cost `not_shared` (below 0) no domain
    says who pays; it is a part of `society`.
    """

    society: float
    fixed_costs_saved: float
    not_shared: float
    gains: tuple[YearGain, ...]


def year_money(today: View, plan: View, apart: float = 0.0) -> YearMoney | None:
    """The money of a year with a plan against today; None where the graph does not declare who pays.

    `apart` is the yearly cost to society that no contribution to it reads (`booked.yearly_cost`).
    """
    roles = today.graph.roles
    groups, numbers = groups_of(roles), names_of(roles, (COST_TO_SOCIETY, FIXED))
    if groups is None or any(not roles.names(role) for role in (COST_TO_SOCIETY, FIXED)):
        return None
    for view in (today, plan):
        view.prepare([*numbers, *(group.city for group in groups)])
    gains = [YearGain(group, _value(today, group.city), _value(plan, group.city)) for group in groups]
    society, fixed = (-(change(today, plan, role) or 0.0) for role in (COST_TO_SOCIETY, FIXED))
    return YearMoney(society - apart, fixed, -apart, tuple(gains))


def _value(view: View, name: str) -> float:
    return float(view.value(name))
