"""What a plan of years costs society and each group of people, against what happens without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from citybrain.kernel.units import Array

EMISSIONS = ("city_yearly_emissions", "city_operational_emissions")
CITY_MEASURES = "city_measure_investment"
FIXED = "city_contribution_to_fixed_costs"
NUMBERS = (
    "discount_factor",
    "owners_discount_factor",
    "city_cost_to_society",
    "city_cost_to_users_and_owners",
    EMISSIONS[-1],
    CITY_MEASURES,
    FIXED,
)
FLOWS = {
    "investment": ("city_investment_of_year", 1.0),
    "subsidies": ("city_subsidy_of_year", -1.0),
    "running_cost": ("city_running_cost_of_measures", 1.0),
    "carbon_cost": ("city_energy_levies", 1.0),
    "energy_cost": ("city_energy_cost", 1.0),
}
"""What users and owners pay in cash, by name: the quantity, and -1 for what they get."""

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


GROUPS = (
    Group("owner_occupiers", "city_cost_to_owner_occupiers", "zone_cost_to_owner_occupiers"),
    Group("landlords", "city_cost_to_landlords", "zone_cost_to_landlords"),
    Group("tenants", "city_cost_to_tenants", "zone_cost_to_tenants"),
    Group("low_income", "city_cost_to_low_income_households", "zone_cost_to_low_income_households", 1.0, True),
    Group("organisations", "city_cost_to_organisations", "zone_cost_to_organisations"),
    Group("public", "city_cost_to_public", "zone_cost_to_public"),
    Group("energy_companies", "city_cost_to_energy_companies", "zone_cost_to_energy_companies"),
    Group("lenders", "city_return_on_capital", "zone_return_on_capital", -1.0),
)
NAMES = (
    *NUMBERS,
    *(name for name, _ in FLOWS.values()),
    *(name for group in GROUPS for name in (group.city, group.zone)),
)
"""Quantities that must be known of each year of both paths."""


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
    conserved carbon; `cost_per_plain_tonne` has the tonnes as they are. None where nothing is avoided. `payback_years`
    runs from the beginning until savings have paid for the investments, without interest; the saving of the last year
    goes on afterwards. `fixed_costs_saved` is the part of `present_value` that no group has yet: networks and plants
    that society saves in the long run and energy companies still pay for. Gains of all groups and it make up
    `present_value`, since taxes, grants, rents and interest only change hands.
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
    years: Mapping[str, Array]
    society: Array
    gains: tuple[Gain, ...]


def money_of(reference: Numbers, plan: Numbers, year_length: float = 1.0) -> Money | None:
    """The money of a plan from yearly numbers of both paths (`NAMES`), one for each year; None if any is missing.

    Zones that nobody knows the people of have no value for those groups. `year_length` in years.
    """
    if any(name not in path.city for path in (reference, plan) for name in NUMBERS):
        return None
    worth, owners_worth = _row(plan, "discount_factor"), _row(plan, "owners_discount_factor")
    society = -_change(reference, plan, "city_cost_to_society")
    private = -_change(reference, plan, "city_cost_to_users_and_owners")
    years = {name: sign * _change(reference, plan, made) for name, (made, sign) in FLOWS.items()}
    years["energy_cost"] = years["energy_cost"] - years["carbon_cost"]
    spent = years["investment"] + _of_city_measures(reference, plan, year_length)
    avoided = -_emissions(reference, plan)
    present = float(np.sum(worth * society)) * year_length
    before = np.concatenate([[1.0], worth[:-1]])
    return Money(
        discount_rate=_rate(worth, year_length),
        owners_discount_rate=_rate(owners_worth, year_length),
        present_value=present,
        private_value=float(np.sum(owners_worth * private)) * year_length,
        investment=float(np.sum(spent)) * year_length,
        investment_present_value=float(np.sum(before * spent)) * year_length,
        subsidies=-float(np.sum(years["subsidies"])) * year_length,
        cost_per_tonne=_per_tonne(present, float(np.sum(worth * avoided)) * year_length),
        cost_per_plain_tonne=_per_tonne(present, float(np.sum(avoided)) * year_length),
        payback_years=payback(-sum(years.values(), np.zeros(len(worth))), year_length),
        fixed_costs_saved=-float(np.sum(worth * _change(reference, plan, FIXED))) * year_length,
        years=years,
        society=society,
        gains=tuple(_gain(group, reference, plan, worth, year_length) for group in GROUPS),
    )


def payback(cash: Array, year_length: float = 1.0) -> float | None:
    """Years until money that flows in (out below 0) year by year has made up for what went out, and stays so.

    0 where nothing ever went out. After the last year its flow goes on; None where that never pays back, or only after
    100 years.
    """
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


def _row(path: Numbers, name: str) -> Array:
    return np.asarray(path.city[name], np.float64)


def _change(reference: Numbers, plan: Numbers, name: str) -> Array:
    return _row(plan, name) - _row(reference, name)


def _emissions(reference: Numbers, plan: Numbers) -> Array:
    name = next(name for name in EMISSIONS if name in plan.city)
    return _change(reference, plan, name)


def _of_city_measures(reference: Numbers, plan: Numbers, year_length: float) -> Array:
    """Investment of each year in measures of the whole city."""
    return np.diff(_change(reference, plan, CITY_MEASURES), prepend=0.0) / year_length


def _rate(worth: Array, year_length: float) -> float:
    """The rate of the first year, from what its end was worth."""
    return round(float(worth[0] ** (-1.0 / year_length) - 1.0), 12)


def _per_tonne(present_value: float, tonnes: float) -> float | None:
    return -present_value / tonnes if tonnes > 0 else None
