"""What a plan of years costs society and each group of people, against what happens without it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Protocol

import numpy as np

from citybrain.kernel.costs import MEASURE_INVESTMENT
from citybrain.kernel.roles import Roles
from citybrain.kernel.units import Array
from citybrain.plans.booked import Apart
from citybrain.plans.entity_index import ZONE
from citybrain.plans.roles import (
    COST_TO_SOCIETY,
    EMISSIONS,
    ENERGY_COST,
    INVESTMENT_OF_YEAR,
    RUNNING_COST,
    names_of,
)

DISCOUNT = "discount_factor"
OWNERS_DISCOUNT = "owners_discount_factor"
COST_TO_USERS = "cost_to_users"
FIXED = "contribution_to_fixed_costs"
OUTSIDE_ZONES = "cost_outside_zones"
SUBSIDY = "subsidy"
SUMMED = (COST_TO_SOCIETY, MEASURE_INVESTMENT, INVESTMENT_OF_YEAR, SUBSIDY, EMISSIONS)
"""Roles whose change year by year makes the sums that are told of money."""

NUMBERS = (DISCOUNT, OWNERS_DISCOUNT, COST_TO_SOCIETY, COST_TO_USERS, EMISSIONS, MEASURE_INVESTMENT, FIXED)
"""Roles without which nothing is said of money."""

FLOWS = {
    "investment": (INVESTMENT_OF_YEAR, 1.0),
    "subsidies": (SUBSIDY, -1.0),
    "running_cost": (RUNNING_COST, 1.0),
    "carbon_cost": ("levies", 1.0),
    "energy_cost": (ENERGY_COST, 1.0),
}
"""What is paid in cash, by name: the role, and -1 for what is got; plants of the city are invested in as well."""

FARTHEST = 100.0
"""Years after which nobody waits for money to come back."""


@dataclass(frozen=True)
class Group:
    """People whose money is told apart: what they pay in the city and in each zone; -1 where that is what they get.

    A group that is part of others is not added to them.
    """

    name: str
    city: str
    zone: str
    sign: float = 1.0
    part_of_others: bool = False


MONEY_UNITS: Mapping[str, str] = {
    "discount_rate": "1",
    "owners_discount_rate": "1",
    "present_value": "money",
    "private_value": "money",
    "investment": "money",
    "investment_present_value": "money",
    "subsidies": "money",
    "cost_per_tonne": "money/t",
    "cost_per_plain_tonne": "money/t",
    "payback_years": "a",
}
"""Units of sums of money over the years, by name (`Money`)."""

PAYERS = (
    ("owner_occupiers", "cost_to_owner_occupiers", 1.0, False),
    ("landlords", "cost_to_landlords", 1.0, False),
    ("tenants", "cost_to_tenants", 1.0, False),
    ("low_income", "cost_to_low_income", 1.0, True),
    ("organisations", "cost_to_organisations", 1.0, False),
    ("public", "cost_to_public", 1.0, False),
    ("energy_companies", "cost_to_energy_companies", 1.0, False),
    ("lenders", "return_on_capital", -1.0, False),
)
"""Groups: name, role of what they pay, -1 where that is what they get, whether they are part of others."""

TRAVELLERS = (("drivers", "cost_to_drivers", 1.0, False), ("passengers", "cost_to_passengers", 1.0, False))
"""Groups of which not every set of domains tells."""


def groups_of(roles: Roles) -> tuple[Group, ...] | None:
    """The groups with the quantities that tell of them; None where a domain that says what one pays is missing."""
    found = {
        name: Group(name, city, zone, sign, part)
        for name, role, sign, part in (*PAYERS, *TRAVELLERS)
        if (city := roles.one(role)) and (zone := roles.one(role, ZONE))
    }
    return tuple(found.values()) if all(name in found for name, *_ in PAYERS) else None


def money_names(roles: Roles) -> list[str]:
    """Quantities that must be known of each year of both paths."""
    wanted = (*NUMBERS, *(role for role, _ in FLOWS.values()))
    of_groups = (name for group in groups_of(roles) or () for name in (group.city, group.zone))
    return [*names_of(roles, wanted), *of_groups]


class Numbers(Protocol):
    """A path: numbers of the city year by year, and rows of the zones."""

    @property
    def city(self) -> Mapping[str, Sequence[float]]:
        """One number for each year."""

    @property
    def zones(self) -> Mapping[str, Sequence[Array]]:
        """One row of zones for each year."""


@dataclass(frozen=True)
class Gain:
    """What a group gains by the plan (below 0: pays): in each year, at present worth, and by zone; NaN if not known."""

    group: Group
    yearly: Array
    present_value: float
    zones: Array

    @property
    def known(self) -> bool:
        """Whether it is known who belongs to the group in all of the city."""
        return bool(np.isfinite(self.present_value))


@dataclass(frozen=True)
class Money:
    """Money of a plan against its reference.

    `present_value` is what society gains [money], `private_value` what users and owners of buildings gain together at
    their own rate, taxes and grants included. `investment` and `subsidies` are sums over the years without discount.
    `cost_per_tonne` is levelised: discounted cost over discounted tonnes, as IPCC AR5 WG III, annex II, has the cost of
    conserved carbon; `cost_per_plain_tonne` has the tonnes as they are. Tonnes are those of use (`emissions`), as in a
    plan of one day; what is emitted to make things is told apart (`balance`). None where nothing is avoided.
    `payback_years` runs from the beginning until savings have paid for the investments, without interest; the saving of
    the last year goes on afterwards. `outside_zones` is what groups gain by what stands in no zone.
    `fixed_costs_saved` is the part of `present_value` that no group has yet: networks and plants
    that society saves in the long run and energy companies still pay for, `not_shared` the part of what measures cost
    of which no domain says who pays. Gains of all groups and both make up `present_value`, since taxes, grants, rents
    and interest only change hands.
    """

    discount_rate: float
    owners_discount_rate: float
    present_value: float
    private_value: float
    investment: float
    investment_present_value: float
    subsidies: float
    cost_per_tonne: float | None
    cost_per_plain_tonne: float | None
    payback_years: float | None
    fixed_costs_saved: float
    not_shared: float
    outside_zones: float
    years: Mapping[str, Array]
    society: Array
    gains: tuple[Gain, ...]


def money_of(
    reference: Numbers, plan: Numbers, roles: Roles, year_length: float = 1.0, apart: Apart | None = None
) -> Money | None:
    """The money of a plan from yearly numbers of both paths (`money_names`), one for each year; None if any is missing.

    Zones that nobody knows the people of have no value for those groups. `year_length` in years. What is booked `apart`
    counts as investment in the year in which it is spent, and as cost to society spread over the lives of components.
    """
    groups = groups_of(roles)
    wanted = [roles.names(role) for role in (*NUMBERS, *(role for role, _ in FLOWS.values()))]
    known = all(names and all(name in path.city for name in names) for names in wanted for path in (reference, plan))
    if groups is None or not known:
        return None

    def changed(role: str) -> Array:
        return _sum(_change(reference, plan, name) for name in roles.names(role))

    worth, owners_worth = (_sum(_row(plan, n) for n in roles.names(role)) for role in (DISCOUNT, OWNERS_DISCOUNT))
    society, private = -changed(COST_TO_SOCIETY), -changed(COST_TO_USERS)
    years = {name: sign * changed(role) for name, (role, sign) in FLOWS.items()}
    avoided = -changed(EMISSIONS)
    sums = sums_of(changed, worth, avoided, year_length)
    spent, investment, present = sums["spent"], float(sums["investment"]), float(sums["present_value"])
    not_shared = 0.0
    if apart:
        spent, investment = spent + apart.invested, investment + float(np.sum(apart.invested)) * year_length
        years["running_cost"] = years["running_cost"] + apart.running
        society, not_shared = society - apart.society, -float(np.sum(worth * apart.society)) * year_length
        present += not_shared
    years = {**years, "investment": spent, "energy_cost": years["energy_cost"] - years["carbon_cost"]}
    before = np.concatenate([[1.0], worth[:-1]])
    return Money(
        discount_rate=_rate(worth, year_length),
        owners_discount_rate=_rate(owners_worth, year_length),
        present_value=present,
        private_value=float(np.sum(owners_worth * private)) * year_length,
        investment=investment,
        investment_present_value=float(np.sum(before * spent)) * year_length,
        subsidies=float(sums["subsidies"]),
        cost_per_tonne=_per_tonne(present, float(sums["tonnes"])),
        cost_per_plain_tonne=_per_tonne(present, float(np.sum(avoided)) * year_length),
        payback_years=payback(-sum(years.values(), np.zeros(len(worth))), year_length),
        fixed_costs_saved=-float(np.sum(worth * changed(FIXED))) * year_length,
        not_shared=not_shared,
        outside_zones=-float(np.sum(worth * _outside(reference, plan, roles))) * year_length,
        years=years,
        society=society,
        gains=tuple(_gain(group, reference, plan, worth, year_length) for group in groups),
    )


def sums_of(changed: Callable[[str], Array], worth: Array, avoided: Array, year_length: float) -> dict[str, Array]:
    """What is told of money in sums over the years (...,), and what is spent in each year (..., years).

    `changed` is what the plan changes of a role, `avoided` the tonnes it avoids (..., years); `tonnes` are discounted
    by what money is `worth` (years,).
    """
    spent = changed(INVESTMENT_OF_YEAR) + np.diff(changed(MEASURE_INVESTMENT), prepend=0.0) / year_length
    return {
        "spent": spent,
        "investment": np.asarray(np.sum(spent, axis=-1) * year_length),
        "subsidies": np.asarray(np.sum(changed(SUBSIDY), axis=-1) * year_length),
        "present_value": np.asarray(np.sum(worth * -changed(COST_TO_SOCIETY), axis=-1) * year_length),
        "tonnes": np.asarray(np.sum(worth * avoided, axis=-1) * year_length),
    }


def payback(cash: Array, year_length: float = 1.0) -> float | None:
    """Years until money that flows in (out below 0) year by year has made up for what went out, and stays so.

    0 where nothing ever went out, None where nothing flows at all. After the last year its flow goes on; None where
    that never pays back, or only after 100 years.
    """
    if not np.any(cash):
        return None
    sums = np.cumsum(cash) * year_length
    if np.all(sums >= 0):
        return 0.0
    last_below = int(np.flatnonzero(sums < 0)[-1])
    flow = cash[min(last_below + 1, len(cash) - 1)]
    if flow <= 0:
        return None
    years = (last_below + 1) * year_length - sums[last_below] / flow
    return float(years) if years <= FARTHEST else None


def _gain(group: Group, reference: Numbers, plan: Numbers, worth: Array, year_length: float) -> Gain:
    yearly = -group.sign * _change(reference, plan, group.city)
    rows = np.stack(plan.zones[group.zone]) - np.stack(reference.zones[group.zone])
    zones = -group.sign * np.sum(worth[:, np.newaxis] * rows, axis=0) * year_length
    return Gain(group, yearly, float(np.sum(worth * yearly)) * year_length, zones)


def _outside(reference: Numbers, plan: Numbers, roles: Roles) -> Array:
    """What is paid for that stands in no zone, such as plants of the city: 0 where no domain says so."""
    known = [name for name in roles.names(OUTSIDE_ZONES) if name in plan.city and name in reference.city]
    return _sum([np.zeros(1), *(_change(reference, plan, name) for name in known)])


def _row(path: Numbers, name: str) -> Array:
    return np.asarray(path.city[name], np.float64)


def _change(reference: Numbers, plan: Numbers, name: str) -> Array:
    return _row(plan, name) - _row(reference, name)


def _sum(rows: Iterable[Array]) -> Array:
    """What several domains contribute, year by year."""
    return reduce(np.add, rows)


def _rate(worth: Array, year_length: float) -> float:
    """The rate of the first year, from what its end was worth."""
    return round(float(worth[0] ** (-1.0 / year_length) - 1.0), 12)


def _per_tonne(present_value: float, tonnes: float) -> float | None:
    return -present_value / tonnes if tonnes > 0 else None
