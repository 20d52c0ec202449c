"""Light on the way on foot between the nearest stop and home: what of it no light is on, and of what none is known."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.streets.models.network import KINDS, SOURCE, ways_to_facilities, ways_to_nearest
from citybrain.kernel import Solved, least, quantity, solved
from citybrain.kernel.units import Array, Category, Count, Metres, Share

LONGER = 1e-6
"""By which part a metre counts as longer on streets of a kind: the way stays, and tells how much of it they are."""

OF_WAY = "Definition: metres of such streets on the shortest way over its metres; the derivative of its length"


class StopWaysByLight(NamedTuple):
    """Way from a junction to the nearest stop, of which unlit metres, and those of unknown light, count as longer."""

    junction_to_stop_past_dark: Metres
    junction_to_stop_past_unknown: Metres


class LightOnWayToStop(NamedTuple):
    """Parts of the way to the nearest stop that are not lit, and of which it is not known; none where there is none."""

    unlit_share_of_way_to_stop: Share
    unknown_light_share_of_way_to_stop: Share


@solved(of="junction", source=SOURCE, tolerance=1e-9, at_most=1)
def way_to_stop_by_light(
    junction_node: Count, junction_facility: Count, street_from_node: Count, street_to_node: Count,
    street_length: Metres, street_walk_onward: Metres, street_walk_back: Metres, street_lit: Share,
    street_walkable: Share, facility_kind: Category, facility_street: Count, facility_from_node: Count,
    facility_to_node: Count, facility_from_way: Metres, facility_to_way: Metres, facility_closed: Share,
    new_facility: Count, *, tolerance: float, at_most: int,
) -> Solved[StopWaysByLight]:  # fmt: skip
    """Way on foot from each junction to the nearest stop, a little longer by streets of a kind."""
    directions = street_walk_onward, street_walk_back
    behind = ways_to_facilities(facility_from_way, facility_to_way, facility_street, street_length, *directions)
    ends = (facility_from_node, facility_to_node, *behind)
    junctions, ways = (junction_node, junction_facility), []
    for some in (street_lit == 0.0, np.isnan(street_lit)):
        onward, back = (one * np.where(some, 1.0 + LONGER, 1.0) for one in directions)
        streets = street_from_node, street_to_node, onward, back, street_walkable
        stop = (KINDS.index("stop"),)
        ways += ways_to_nearest(junctions, streets, ends, facility_kind, facility_closed, new_facility, stop)
    return Solved(StopWaysByLight(*ways), 0.0, 1)


@least(of="building", over="door_to_junction", along=True)
def way_to_stop_past_dark(junction_to_stop_past_dark: Metres) -> Metres:
    """Way on foot from the door to the nearest stop, of which a metre without light counts as a little longer."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_stop_past_unknown(junction_to_stop_past_unknown: Metres) -> Metres:
    """Way on foot from the door to the nearest stop, of which a metre of unknown light counts as a little longer."""
    ...


@quantity(of="building", source=OF_WAY)
def light_on_way_to_stop(
    way_to_stop: Metres, way_to_stop_past_dark: Metres, way_to_stop_past_unknown: Metres
) -> LightOnWayToStop:
    """Parts of the way to the nearest stop without light, and of unknown light; the pieces at both ends are in none."""
    return LightOnWayToStop(_part(way_to_stop_past_dark, way_to_stop), _part(way_to_stop_past_unknown, way_to_stop))


def _part(longer: Array, way: Array) -> Array:
    """Part of a way that made it longer; 0 of a way of no metres."""
    part = np.divide(longer - way, LONGER * way, out=np.zeros_like(way), where=way != 0.0)
    return np.where(np.isnan(way), np.nan, np.clip(np.round(part, 6), 0.0, 1.0))
