"""The money of a plan: of its years, or of one year of a plan of one day."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.numbers import Numbers


class GroupOfPeople(TypedDict):
    """A group by its name; `quantity` is what it pays. One that is `part_of_others` is not added to them."""

    group: str
    label: str
    quantity: str
    part_of_others: bool


class YearMoneyOfGroup(GroupOfPeople):
    """What a group pays in a year today and with the plan, and what it gains (below 0: pays more).

    Null where it is not `known` who belongs to it.
    """

    known: bool
    today: float | None
    plan: float | None
    gain: float | None


class YearMoney(TypedDict):
    """Money of a year with the plan against today, in the money of the city.

    Gains of groups that are no part of others, `fixed_costs_saved`, which no group has yet, and `not_shared`, of which
    no domain says who pays it, make up `society`.
    """

    society: float | None
    fixed_costs_saved: float | None
    not_shared: float | None
    groups: list[YearMoneyOfGroup]


class MoneyOfGroup(GroupOfPeople):
    """What people of a group gain (below 0: pay); null where it is not `known` who they are."""

    known: bool
    present_value: float | None
    yearly: Numbers


class MoneyOfZone(TypedDict):
    """What groups of a zone gain, at present worth, by the names of the groups."""

    row: int
    name: str
    groups: dict[str, float | None]


class Money(TypedDict):
    """Money of a plan against its reference, in the money of the city.

    `present_value` is what society gains, `private_value` what users and owners of buildings gain together at their own
    rate, taxes and grants included. `investment` and `subsidies` are sums over the years without discount. `years` are
    what users and owners pay in each year, by kind; `society` is what society gains in each. Gains of all groups,
    `fixed_costs_saved`, which no group has yet, and `not_shared`, of which no domain says who pays it, make up
    `present_value`.
    """

    discount_rate: float | None
    owners_discount_rate: float | None
    present_value: float | None
    private_value: float | None
    investment: float | None
    investment_present_value: float | None
    subsidies: float | None
    cost_per_tonne: float | None
    cost_per_plain_tonne: float | None
    payback_years: float | None
    fixed_costs_saved: float | None
    not_shared: float | None
    years: dict[str, Numbers]
    society: Numbers
    groups: list[MoneyOfGroup]
    zones: list[MoneyOfZone]
