"""Ground of parking areas, its places, and what of it does not soak."""

import numpy as np

from citybrain.kernel import given, quantity, same_formula
from citybrain.kernel.units import Count, People, PerPerson, Share, SquareMetres

AREAS = ("zone", "city")


@given(of="parking_area", default=0.0, totals=AREAS)
def parking_greened() -> SquareMetres:
    """Ground of the parking area that a plan makes green."""
    ...


@quantity(of="parking_area", source="Definition", totals=AREAS)
def parking_parked(parking_ground: SquareMetres, parking_greened: SquareMetres) -> SquareMetres:
    """Ground of the parking area on which cars park."""
    return parking_ground - parking_greened


@quantity(
    of="parking_area",
    source="Definition: places that the map tells, else ground over the ground of a place",
    totals=AREAS,
)
def parking_places(
    parking_ground: SquareMetres, parking_parked: SquareMetres, parking_places_told: Count,
    ground_of_parking_place: SquareMetres,
) -> Count:  # fmt: skip
    """Places of the parking area; none where it lies in a building and the map tells none."""
    ground = np.where(parking_ground > 0.0, parking_ground, np.nan)
    left = np.where(parking_ground > 0.0, parking_parked / ground, 1.0)
    return np.where(np.isnan(parking_places_told), parking_parked / ground_of_parking_place, parking_places_told * left)


@quantity(of="parking_area", source="Definition: ground times the runoff coefficient of its surface", totals=AREAS)
def parking_sealed(
    parking_parked: SquareMetres, parking_greened: SquareMetres, runoff_of_parking_area: Share, runoff_of_green: Share
) -> SquareMetres:
    """Ground of the parking area that does not soak."""
    return parking_parked * runoff_of_parking_area + parking_greened * runoff_of_green


of_city = same_formula(
    of="city",
    names={
        "zone_parking_places_in_all": "city_parking_places_in_all",
        "zone_ground_at_kerb": "city_ground_at_kerb",
        "zone_parking_places": "city_parking_places",
        "zone_parking_places_per_resident": "city_parking_places_per_resident",
        "zone_residents": "city_residents",
    },
)


@of_city
@quantity(of="zone", source="Definition: places of parking areas, and ground at the kerb over that of a place")
def zone_parking_places_in_all(
    zone_parking_places: Count, zone_ground_at_kerb: SquareMetres, ground_of_place_at_kerb: SquareMetres
) -> Count:
    """Places to park at the kerb and on parking areas; of those in buildings only what the map tells."""
    return zone_parking_places + zone_ground_at_kerb / ground_of_place_at_kerb


@of_city
@quantity(of="zone", source="Definition: places over residents")
def zone_parking_places_per_resident(zone_parking_places_in_all: Count, zone_residents: People) -> PerPerson:
    """Places to park for each resident; none where nobody lives."""
    return zone_parking_places_in_all / np.where(zone_residents > 0.0, zone_residents, np.nan)


@quantity(
    of="city", source="Definition: travel's people with a car at hand, less those who give it up because of a plan"
)
def city_share_with_car(share_with_car: Share, fewer_cars: Share) -> Share:
    """People with a car at hand, with a plan; places to park do not move it, permits and shared cars do."""
    return share_with_car * (1.0 - fewer_cars)
