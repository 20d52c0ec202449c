"""Where to begin: heat of places and homes times how vulnerable the people of their zone are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import mean, quantity, spread
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Array, Celsius, Count, Kelvin, KelvinPeople, People, Ratio, Share

SOURCE = "Definition: hazard times vulnerability; weights are choices of the planner"
CLASSES = "UTCI: Bröde et al. 2012, doi:10.1007/s00484-011-0454-1: heat stress begins at 26 °C"


@mean(of="building", over="ground_around")
def air_warmer_before_building_at_night(air_warmer_at_night: Kelvin) -> Kelvin:
    """By how much the air within 15 m of a building is warmer than in the country at night."""
    ...


@quantity(of="zone", source=SOURCE)
def vulnerability_to_heat(
    older_share: Share, low_income_share: Share, weight_of_older_people: Ratio, weight_of_low_income: Ratio
) -> Ratio:
    """How vulnerable residents of a zone are: 1, and more by the shares of older people and of low income.

    None where the share of older people is not known; income counts where it is known.
    """
    poor = np.where(np.isnan(low_income_share), 0.0, low_income_share)
    return 1.0 + (weight_of_older_people - 1.0) * older_share + (weight_of_low_income - 1.0) * poor


@spread(of="cell")
def vulnerability_of_own_zone(vulnerability_to_heat: Ratio) -> Ratio:
    """How vulnerable residents of the zone of a cell are."""
    ...


def excess_heat(felt: Array, night: Array, least: Array, weight: Array) -> Array:
    """UTCI [°C] over where stress begins, and the warmth of the night [K] times its weight, in kelvins."""
    heat: Array = np.maximum(felt - least, 0.0) + weight * night
    return heat


@quantity(of="cell", source=SOURCE, compiled=True)
def heat_priority_of_cell(
    felt_in_afternoon: Celsius, air_warmer_at_night: Kelvin, vulnerability_of_own_zone: Ratio,
    least_heat_that_counts: Celsius, weight_of_warm_nights: Ratio,
) -> Kelvin:  # fmt: skip
    """Heat of the open ground of a cell by day and at night times the vulnerability of its zone.

    None without open ground, and where it is not known how old the people of the zone are.
    """
    heat = excess_heat(felt_in_afternoon, air_warmer_at_night, least_heat_that_counts, weight_of_warm_nights)
    return heat * vulnerability_of_own_zone


class HeatAtHome(NamedTuple):
    """Residents whose heat is known, and their heat added up."""

    residents_of_known_heat: People
    heat_of_residents: KelvinPeople


@quantity(of="building", source=CLASSES, compiled=True, totals=("zone",))
def heat_at_home(
    residents: People, felt_at_building: Celsius, air_warmer_before_building_at_night: Kelvin,
    least_heat_that_counts: Celsius, weight_of_warm_nights: Ratio,
) -> HeatAtHome:  # fmt: skip
    """Residents of a building before which heat is known, and their heat by day and at night added up."""
    night = air_warmer_before_building_at_night
    heat = excess_heat(felt_at_building, night, least_heat_that_counts, weight_of_warm_nights)
    people = np.where(np.isnan(heat), 0.0, np.nan_to_num(residents))
    return HeatAtHome(people, people * np.nan_to_num(heat))


@quantity(of="zone", source=SOURCE)
def heat_priority(
    zone_heat_of_residents: KelvinPeople, zone_residents_of_known_heat: People, vulnerability_to_heat: Ratio
) -> Kelvin:
    """Mean heat before the homes of a zone times the vulnerability of its residents.

    None where nobody lives, and where it is not known how old people are.
    """
    return per(zone_heat_of_residents, zone_residents_of_known_heat) * vulnerability_to_heat


@quantity(of="zone", source="Definition: 1 is the highest", whole=True, compiled=True)
def heat_priority_rank(heat_priority: Kelvin) -> Count:
    """Place of a zone in the order of priority: 1 is the first; none where its priority is not known."""
    order = np.sort(heat_priority[np.isfinite(heat_priority)])
    higher = len(order) - np.searchsorted(order, heat_priority, side="right")
    return np.where(np.isfinite(heat_priority), 1.0 + higher, np.nan)
