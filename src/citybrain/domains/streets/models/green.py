"""Green that residents have near and share: ways to its entrances, and its ground per resident."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, quantity, total
from citybrain.kernel.units import Metres, People, Share, SquareMetres, SquareMetresPerPerson


class GreenNear(NamedTuple):
    """Residents who have the entrance of a park or wood within a short and within a longer way on foot."""

    residents_next_to_green: People
    residents_near_green: People


@quantity(of="building", source="GB/T 50563-2010: parks serve those within 500 m", totals=("zone", "city"))
def green_near(
    residents: People, way_to_green: Metres, short_way_to_green: Metres, longest_way_to_green: Metres
) -> GreenNear:
    """Residents who have the entrance of a park or wood within a short and within a longer way on foot."""
    return GreenNear(
        np.where(way_to_green <= short_way_to_green, residents, 0.0),
        np.where(way_to_green <= longest_way_to_green, residents, 0.0),
    )


@quantity(of="city", source="Definition")
def share_near_green(city_residents_near_green: People, city_residents: People) -> Share:
    """Share of the residents who have the entrance of a park or wood near; none in a city without residents."""
    return city_residents_near_green / np.where(city_residents > 0.0, city_residents, np.nan)


@total(of="zone")
def green_today(park_ground: SquareMetres) -> SquareMetres:
    """Ground of the parks and woods in the zone, when the twin was built."""
    ...


@given(of="junction", default=0.0, totals=("zone",))
def new_green() -> SquareMetres:
    """Ground of the park that a plan lays out at the junction."""
    ...


@quantity(of="zone", source="Definition: parks and woods of today and those of a plan", totals=("city",))
def green_ground(green_today: SquareMetres, zone_new_green: SquareMetres) -> SquareMetres:
    """Ground of the parks and woods in the zone."""
    return green_today + zone_new_green


class GreenShared(NamedTuple):
    """What residents of a zone have of its green, and what is missing to the least that the city wants for each."""

    green_per_resident: SquareMetresPerPerson
    green_missing: SquareMetres
    residents_short_of_green: People


@quantity(
    of="zone",
    source="Definition: ground over residents, against the least that the city wants",
    totals={"green_missing": ("city",), "residents_short_of_green": ("city",)},
)
def green_shared(
    green_ground: SquareMetres, zone_residents: People, least_green_per_resident: SquareMetresPerPerson
) -> GreenShared:
    """What residents of a zone have of its green, and what is missing to the least that the city wants for each."""
    missing = np.maximum(least_green_per_resident * zone_residents - green_ground, 0.0)
    return GreenShared(
        green_ground / np.where(zone_residents > 0.0, zone_residents, np.nan),
        missing,
        np.where(missing > 0.0, zone_residents, 0.0),
    )


@quantity(of="city", source="Definition: ground over residents")
def city_green_per_resident(city_green_ground: SquareMetres, city_residents: People) -> SquareMetresPerPerson:
    """Ground of parks and woods for each resident of the city; none in a city without residents."""
    return city_green_ground / np.where(city_residents > 0.0, city_residents, np.nan)
