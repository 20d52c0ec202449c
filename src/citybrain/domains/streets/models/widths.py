"""Widths of the parts of a street: footways, green, cycle tracks, parking, lanes; and of what is not known of it.

The left side is that of the direction in which the piece of street is drawn, or in which cars go one way. Parts are
those of the way itself; footways, cycleways and carriageways that the map draws as ways of their own have their own
rows, and stand beside it here. Tags that state a width stand over what is worked out.
"""

import numpy as np

from citybrain.domains.streets.models.stress import CYCLEWAY, FOOTWAY, PATH, PEDESTRIAN, STEPS, TRACK
from citybrain.kernel import least, quantity, same_formula, total
from citybrain.kernel.units import Category, Count, Mask, Metres, Share

THERE = 0
"""Code of a sidewalk or a verge that is there."""

TRACK_APART, LANE_MARKED = 0, 1
BESIDE_CARRIAGEWAY = 0
"""Codes of cycle tracks and lanes, and of parking that lies behind the kerb."""

DEFINITION = "Definition"
TAGS = "OpenStreetMap wiki, keys sidewalk, verge and cycleway: what is there on a side"
BESIDE = "Sum over ways beside, by the share of the street along which each runs"
FACADES = "Median over rays at right angles to the street, from façade to façade"
KERBS = "OpenStreetMap wiki, Key:width:carriageway: from kerb to kerb, parking on the carriageway included"

left_and_right = {
    name.format("left"): name.format("right")
    for name in (
        "width_walked_{}", "width_green_{}", "width_cycled_{}", "width_parked_{}", "width_walked_beside_{}",
        "width_cycled_beside_{}", "width_driven_beside_{}", "street_sidewalk_{}", "street_verge_{}",
        "street_cycleway_{}", "street_parking_{}", "street_parking_place_{}", "width_within_kerbs_{}",
    )
}  # fmt: skip
both_sides = same_formula(of="street", names=left_and_right)


def _is_for_cars(street_class: Category) -> Mask:
    return np.asarray(street_class <= TRACK)


@both_sides
@quantity(of="street", source=TAGS)
def width_walked_left(street_sidewalk_left: Category, width_of_sidewalk: Metres) -> Metres:
    """Width of the footway along a side of the street; 0 where no tag says that there is one."""
    return np.where(street_sidewalk_left == THERE, width_of_sidewalk, 0.0)


@both_sides
@quantity(of="street", source=TAGS)
def width_green_left(street_verge_left: Category, width_of_verge: Metres) -> Metres:
    """Width of the verge along a side of the street; 0 where no tag says that there is one."""
    return np.where(street_verge_left == THERE, width_of_verge, 0.0)


@both_sides
@quantity(of="street", source=TAGS)
def width_cycled_left(
    street_cycleway_left: Category, width_of_cycle_track: Metres, width_of_cycle_lane: Metres
) -> Metres:
    """Width of the cycle track or lane along a side of the street; 0 where no tag says that there is one."""
    lane = np.where(street_cycleway_left == LANE_MARKED, width_of_cycle_lane, 0.0)
    return np.where(street_cycleway_left == TRACK_APART, width_of_cycle_track, lane)


@both_sides
@quantity(of="street", source=KERBS)
def width_within_kerbs_left(
    width_parked_left: Metres,
    street_parking_place_left: Category,
    width_cycled_left: Metres,
    street_cycleway_left: Category,
) -> Metres:
    """Width that parking and a cycle lane take of the carriageway on a side; bays and tracks lie behind the kerb."""
    parked = np.where(street_parking_place_left == BESIDE_CARRIAGEWAY, 0.0, width_parked_left)
    return parked + np.where(street_cycleway_left == LANE_MARKED, width_cycled_left, 0.0)


@quantity(of="street", source="Definition: usual lanes of a direction, in both or in one; at least one")
def driven_lanes(usual_lanes_of_direction: Share, street_one_way: Share) -> Count:
    """Driving lanes of the street in both directions together; as its tag says, else as usual for its class."""
    lanes = usual_lanes_of_direction * np.where(street_one_way > 0.0, 1.0, 2.0)
    return np.where(usual_lanes_of_direction > 0.0, np.maximum(lanes, 1.0), 0.0)


@quantity(of="street", source=KERBS)
def width_of_carriageway(
    street_class: Category,
    driven_lanes: Count,
    width_of_lane: Metres,
    width_within_kerbs_left: Metres,
    width_within_kerbs_right: Metres,
    width_without_cars: Metres,
) -> Metres:
    """Width from kerb to kerb; as its tag says, else lanes, parking and cycle lanes, or what is usual without cars."""
    built_up = driven_lanes * width_of_lane + width_within_kerbs_left + width_within_kerbs_right
    return np.where(_is_for_cars(street_class), built_up, width_without_cars)


@quantity(of="street", source="Definition: what parking and cycle lanes leave between the kerbs")
def width_driven(
    street_class: Category,
    width_of_carriageway: Metres,
    width_within_kerbs_left: Metres,
    width_within_kerbs_right: Metres,
) -> Metres:
    """Width of the driving lanes of the street together; 0 on ways without cars."""
    lanes = np.maximum(width_of_carriageway - width_within_kerbs_left - width_within_kerbs_right, 0.0)
    return np.where(_is_for_cars(street_class), lanes, 0.0)


@quantity(of="street", source=DEFINITION)
def width_walked_itself(street_class: Category, width_of_carriageway: Metres) -> Metres:
    """Width of the way itself where it is a footway; a crossing is part of the street that it crosses."""
    return np.where(np.isin(street_class, (PEDESTRIAN, PATH, FOOTWAY, STEPS)), width_of_carriageway, 0.0)


@quantity(of="street", source=DEFINITION)
def width_cycled_itself(street_class: Category, width_of_carriageway: Metres) -> Metres:
    """Width of the way itself where it is a cycleway."""
    return np.where(street_class == CYCLEWAY, width_of_carriageway, 0.0)


@quantity(of="street", source="Definition: both sides, and the way itself")
def width_walked(width_walked_left: Metres, width_walked_itself: Metres, width_walked_right: Metres) -> Metres:
    """Width of the street to walk on: its footways, or the way itself."""
    return width_walked_left + width_walked_itself + width_walked_right


@quantity(of="street", source="Definition: both sides, and the way itself")
def width_cycled(width_cycled_left: Metres, width_cycled_itself: Metres, width_cycled_right: Metres) -> Metres:
    """Width of the cycle tracks and lanes of the street, or of the cycleway itself."""
    return width_cycled_left + width_cycled_itself + width_cycled_right


@quantity(of="street", source="Definition: both sides")
def width_parked(width_parked_left: Metres, width_parked_right: Metres) -> Metres:
    """Width of the street on which cars park, both sides together."""
    return width_parked_left + width_parked_right


@quantity(of="street", source="Definition: both sides")
def width_green(width_green_left: Metres, width_green_right: Metres) -> Metres:
    """Width of the verges of the street, both sides together."""
    return width_green_left + width_green_right


@quantity(of="street", source="Definition: driving lanes and parking")
def width_of_roadway(width_driven: Metres, width_parked: Metres) -> Metres:
    """Width of the street that cars have, driving and parking together."""
    return width_driven + width_parked


@total(of="street", over="street_to_left", source=BESIDE)
def width_walked_beside_left(width_walked: Metres) -> Metres:
    """Width of footways on the left of the street that the map draws as ways of their own."""
    ...


@total(of="street", over="street_to_right", source=BESIDE)
def width_walked_beside_right(width_walked: Metres) -> Metres:
    """Width of footways on the right of the street that the map draws as ways of their own."""
    ...


@total(of="street", over="street_to_left", source=BESIDE)
def width_cycled_beside_left(width_cycled: Metres) -> Metres:
    """Width of cycleways on the left of the street that the map draws as ways of their own."""
    ...


@total(of="street", over="street_to_right", source=BESIDE)
def width_cycled_beside_right(width_cycled: Metres) -> Metres:
    """Width of cycleways on the right of the street that the map draws as ways of their own."""
    ...


@total(of="street", over="street_to_left", source=BESIDE)
def width_driven_beside_left(width_of_roadway: Metres) -> Metres:
    """Width of other carriageways on the left of the street, between the same façades."""
    ...


@total(of="street", over="street_to_right", source=BESIDE)
def width_driven_beside_right(width_of_roadway: Metres) -> Metres:
    """Width of other carriageways on the right of the street, between the same façades."""
    ...


@quantity(of="street", source="Definition: what the map draws as ways of their own, both sides")
def width_beside(
    width_walked_beside_left: Metres,
    width_walked_beside_right: Metres,
    width_cycled_beside_left: Metres,
    width_cycled_beside_right: Metres,
    width_driven_beside_left: Metres,
    width_driven_beside_right: Metres,
) -> Metres:
    """Width of all ways of their own beside the street, between the same façades."""
    walked = width_walked_beside_left + width_walked_beside_right
    cycled = width_cycled_beside_left + width_cycled_beside_right
    return walked + cycled + width_driven_beside_left + width_driven_beside_right


@least(of="street", over="street_to_facade", source=FACADES)
def width_between_facades() -> Metres:
    """Width of the street between the façades on both sides; none where buildings do not stand on both."""
    ...


@quantity(of="street", source="Definition: between façades, without all parts that are known")
def width_unknown(
    width_between_facades: Metres,
    width_walked: Metres,
    width_green: Metres,
    width_cycled: Metres,
    width_parked: Metres,
    width_driven: Metres,
    width_beside: Metres,
) -> Metres:
    """What of the width between façades no part is known for; less than 0 where the parts contradict the façades."""
    known = width_walked + width_green + width_cycled + width_parked + width_driven + width_beside
    return width_between_facades - known
