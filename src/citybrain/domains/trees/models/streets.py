"""Streets below crowns: the part of their ground that trees of today cover, and those of a plan."""

import numpy as np

from citybrain.kernel import given, quantity, total
from citybrain.kernel.units import Metres, Share, SquareMetres


@given(of="street", default=0.0, stands_in=True)
def planted_over_street() -> Share:
    """Part of the ground of a street below crowns that a plan plants; none where the city has no cells of ground."""
    ...


@total(of="street", over="street_below_crowns")
def crowns_over_street_today(crown_area_of_tree: SquareMetres) -> SquareMetres:
    """Ground of a street below crowns of the trees of today."""
    ...


@quantity(of="street", source="Definition: crowns of today and those of a plan, at most all of the ground")
def street_canopy(
    crowns_over_street_today: SquareMetres, ground_of_strip: SquareMetres, planted_over_street: Share
) -> Share:
    """Part of the ground of a street that lies below crowns, with the trees of a plan."""
    ground = np.where(ground_of_strip > 0.0, ground_of_strip, np.nan)
    return np.minimum(crowns_over_street_today / ground + planted_over_street, 1.0)


@quantity(of="street", source="Definition: length times width", totals=("zone", "city"))
def ground_of_strip(
    street_length: Metres, street_for_driving: Share, width_of_street_ground: Metres, width_of_way_ground: Metres
) -> SquareMetres:
    """Ground of a street on which its canopy is told: a strip along its middle."""
    return street_length * np.where(street_for_driving > 0.0, width_of_street_ground, width_of_way_ground)


@quantity(of="street", source="Definition: share times the ground of the street", totals=("zone", "city"))
def ground_of_street_below_crowns(street_canopy: Share, ground_of_strip: SquareMetres) -> SquareMetres:
    """Ground of a street below crowns, with the trees of a plan."""
    return street_canopy * ground_of_strip


@quantity(of="zone", source="Definition: ground below crowns over the ground of streets")
def zone_street_canopy(zone_ground_of_street_below_crowns: SquareMetres, zone_ground_of_strip: SquareMetres) -> Share:
    """Part of the ground of the streets of a zone that lies below crowns."""
    return zone_ground_of_street_below_crowns / np.where(zone_ground_of_strip > 0.0, zone_ground_of_strip, np.nan)


@quantity(of="city", source="Definition: ground below crowns over the ground of streets")
def city_street_canopy(city_ground_of_street_below_crowns: SquareMetres, city_ground_of_strip: SquareMetres) -> Share:
    """Part of the ground of the streets of the city that lies below crowns."""
    return city_ground_of_street_below_crowns / np.where(city_ground_of_strip > 0.0, city_ground_of_strip, np.nan)
