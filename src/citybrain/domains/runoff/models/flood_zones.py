"""Who lives in zones of flood that an authority publishes, counted once whatever zones a house stands in."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import greatest, quantity, total
from citybrain.kernel.units import Count, Metres, People, Ratio, Years

PLACES = ("zone", "city")
OFTEN, RARE = 1.0 / 20.0, 1.0 / 100.0
"""Floods in a year of a zone of high and of medium probability: Directive 2007/60/EC, article 6, has the second."""

ROUNDING = 1e-9
COUNTED = "Definition: residents of buildings whose outline a published zone touches, each counted once"


@quantity(of="flood_zone", source="Definition: one over the return period", compiled=True)
def flood_zone_frequency(flood_zone_period: Years) -> Ratio:
    """Floods in a hundred years in the zone by its return period; none where the zone states none."""
    return 100.0 / flood_zone_period


@quantity(of="flood_zone", source="Definition")
def flood_zone_mark(flood_zone_period: Years) -> Count:
    """1 for each zone."""
    return np.ones_like(flood_zone_period)


@greatest(of="building", over="flood_zone_of_building")
def flood_frequency_at_building(flood_zone_frequency: Ratio) -> Ratio:
    """Floods in a hundred years at a building: of the published zones that it touches the most frequent."""
    ...


@greatest(of="building", over="flood_zone_of_building")
def zone_depth_at_building(flood_zone_depth: Metres) -> Metres:
    """Deepest water of the published zones that a building touches."""
    ...


@total(of="building", over="flood_zone_of_building")
def flood_zones_at_building(flood_zone_mark: Count) -> Count:
    """Published zones of flood that a building touches."""
    ...


class PeopleInZones(NamedTuple):
    """Residents of a building in any published zone, in one that floods once in 20 and in 100 years, and buildings."""

    residents_in_flood_zones: People
    residents_in_20_year_flood_zones: People
    residents_in_100_year_flood_zones: People
    buildings_in_flood_zones: Count


@quantity(of="building", source=COUNTED, totals=PLACES, compiled=True)
def people_in_zones(
    residents: People, flood_zones_at_building: Count, flood_frequency_at_building: Ratio
) -> PeopleInZones:
    """Residents of a building, and the building, in published zones of flood; without a period only in any zone."""
    people, inside = np.nan_to_num(residents), np.where(flood_zones_at_building > 0.0, 1.0, 0.0)
    often, rare = (
        np.where(np.nan_to_num(flood_frequency_at_building) >= 100.0 * one - ROUNDING, inside, 0.0)
        for one in (OFTEN, RARE)
    )
    return PeopleInZones(people * inside, people * often, people * rare, inside)


@total(of="flood_zone", over="building_in_flood_zone")
def residents_of_flood_zone(residents: People) -> People:
    """Residents of the buildings that the zone touches."""
    ...
