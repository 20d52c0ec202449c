"""Floor near rail, and residents with a convenient stop."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Count, Metres, People, Share, SquareMetres

SDG = (
    "UN Habitat 2021, metadata of SDG 11.2.1: 500 m to a stop of buses or trams, 1,000 m to trains, metros and ferries"
)


class FloorNearRail(NamedTuple):
    """Gross floor area of buildings within a short way on foot of stops of rail; of none that lies on no street."""

    floor_near_train: SquareMetres
    floor_near_metro: SquareMetres
    floor_near_tram: SquareMetres
    floor_near_rail: SquareMetres


@quantity(of="building", source="Definition: way on foot within the limit", totals=("zone", "city"))
def floor_by_rail(
    gross_floor_area: SquareMetres, way_to_train: Metres, way_to_metro: Metres, way_to_tram: Metres,
    way_near_rail: Metres,
) -> FloorNearRail:  # fmt: skip
    """Gross floor area within a short way on foot of trains, the metro, trams, and of any of them."""
    near = [way <= way_near_rail for way in (way_to_train, way_to_metro, way_to_tram)]
    areas = [np.where(one, gross_floor_area, 0.0) for one in (*near, near[0] | near[1] | near[2])]
    return FloorNearRail(*areas)


@quantity(of="zone", source="Definition")
def zone_floor_near_rail_share(zone_floor_near_rail: SquareMetres, zone_gross_floor_area: SquareMetres) -> Share:
    """Share of the floor of the zone that lies near rail."""
    return per(zone_floor_near_rail, zone_gross_floor_area)


@quantity(of="city", source="Definition")
def city_floor_near_rail_share(city_floor_near_rail: SquareMetres, city_gross_floor_area: SquareMetres) -> Share:
    """Share of the floor of the city that lies near rail."""
    return per(city_floor_near_rail, city_gross_floor_area)


class Convenience(NamedTuple):
    """Residents with a convenient stop, without one, and of whom nothing is known: they live on no street."""

    residents_near_transit: People
    residents_far_from_transit: People
    residents_transit_unknown: People


@quantity(of="building", source=SDG, totals=("zone", "city"))
def convenient_transit(
    residents: People, way_to_train: Metres, way_to_metro: Metres, way_to_tram: Metres, way_to_ferry: Metres,
    way_to_bus: Metres, node_at_door: Count, way_to_large_transit: Metres, way_to_small_transit: Metres,
) -> Convenience:  # fmt: skip
    """Residents with and without a stop within a convenient way on foot; a building on no street is not known."""
    large = [way <= way_to_large_transit for way in (way_to_train, way_to_metro, way_to_ferry)]
    small = [way <= way_to_small_transit for way in (way_to_tram, way_to_bus)]
    near = large[0] | large[1] | large[2] | small[0] | small[1]
    unknown = np.isnan(node_at_door)
    return Convenience(
        np.where(near & ~unknown, residents, 0.0),
        np.where(near | unknown, 0.0, residents),
        np.where(unknown, residents, 0.0),
    )


@quantity(of="city", source=SDG)
def convenient_transit_share(city_residents_near_transit: People, city_residents_far_from_transit: People) -> Share:
    """Share of the residents of whom it is known that have a convenient stop."""
    return per(city_residents_near_transit, city_residents_near_transit + city_residents_far_from_transit)
