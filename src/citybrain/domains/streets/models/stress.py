"""Level of traffic stress of cycling: 1 for children, 4 for the strong and fearless, 0 where nobody cycles."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Category, Count, KilometresPerHour, Mask, Metres, Ratio, Share

MOTORWAY, MAIN_ROAD, TERTIARY, RESIDENTIAL, LIVING_STREET, SERVICE, TRACK = range(7)
PEDESTRIAN, CYCLEWAY, PATH, FOOTWAY, CROSSING, STEPS, NOT_KNOWN = range(7, 14)
"""Codes of classes of streets."""

APART, LANE = 0, 1
FORBIDDEN, ALLOWED, SIDEWALK = 0, 1, 2
ALLEY, ACCESS = 0, 1
PARKING = 0
UNPAVED = 0
CLOSED_IN_WINTER, OPEN_ALL_YEAR = 0, 1
"""Codes of facilities, rules, service roads, parking, surfaces, seasons."""

SOURCE = (
    "BikeOttawa stress model 1.0.1 (github.com/BikeOttawa/stressmodel, MIT), after Mekuria, Furth and Nixon 2012, "
    "Mineta Transportation Institute report 11-19"
)
USUAL_LANES = 2.0

Levels = NDArray[np.int8]
NOBODY, ONE, TWO, THREE, FOUR = (np.array(level, np.int8) for level in range(5))
"""Levels of stress."""


@quantity(of="street", source="Definition: the signed limit, else the usual one")
def street_speed(street_speed_limit: KilometresPerHour, speed_where_not_signed: KilometresPerHour) -> KilometresPerHour:
    """Speed limit of the street; where no sign states it, that of its class."""
    return np.where(np.isnan(street_speed_limit), speed_where_not_signed, street_speed_limit)


@quantity(of="street", source=SOURCE)
def traffic_stress(
    street_class: Category,
    street_cycle_facility: Category,
    street_cycling_rule: Category,
    street_service: Category,
    street_parking: Category,
    street_motor_vehicles: Share,
    street_lanes: Count,
    street_speed: KilometresPerHour,
    service_speed_without_stress: KilometresPerHour,
    low_stress_speed: KilometresPerHour,
    middle_stress_speed: KilometresPerHour,
    high_stress_speed: KilometresPerHour,
) -> Ratio:
    """Level of traffic stress: apart from cars 1; on a lane and in traffic by speed, lanes, parking and class.

    Junctions, widths of lanes and traffic volumes are not looked at, as in the source.
    """
    kind, facility = street_class.astype(np.int8), street_cycle_facility.astype(np.int8)  # narrow columns are quick
    lanes = np.where(np.isnan(street_lanes), USUAL_LANES, street_lanes)
    homes, services = (kind == RESIDENTIAL) | (kind == LIVING_STREET), kind == SERVICE
    low, middle = street_speed <= low_stress_speed, street_speed <= middle_stress_speed
    on_lane = _on_lane(low, middle, street_speed < high_stress_speed, (lanes >= 3) | ~homes, street_parking == PARKING)
    slow_enough = np.where(street_service == ACCESS, middle, street_speed < service_speed_without_stress)
    slow, usual = _by_lanes(lanes, homes)
    by_speed = _level([(services & slow_enough, TWO), (low, slow), (middle, usual)], FOUR)
    calm = (street_motor_vehicles == 0.0) | (kind == STEPS) | (kind == PEDESTRIAN)
    shared = (kind == CROSSING) | (kind == TRACK) | (services & (street_service == ALLEY))
    forbidden = (street_cycling_rule == FORBIDDEN) | (kind == MOTORWAY) | (kind == NOT_KNOWN)
    for_feet = (kind == FOOTWAY) | (kind == PATH)
    forbidden |= (street_cycling_rule == SIDEWALK) & for_feet
    apart = for_feet | (kind == CYCLEWAY) | (facility == APART)
    levels = [(forbidden, NOBODY), (apart, ONE), (facility == LANE, on_lane), (calm, ONE), (shared, TWO)]
    return _level(levels, by_speed).astype(np.float64)


def _level(levels: Sequence[tuple[Mask, Levels]], otherwise: Levels) -> Levels:
    """The level of the first that holds."""
    for holds, level in reversed(levels):
        otherwise = np.where(holds, level, otherwise)
    return otherwise


def _on_lane(low: Mask, middle: Mask, high: Mask, wide: Mask, parking: Mask) -> Levels:
    """The worse of speed and street; beside parked cars a lane is worth less."""
    beside_parking = _level([(low, ONE), (middle, TWO), (high, THREE)], FOUR)
    alone = _level([(middle, ONE), (high, THREE)], FOUR)
    return np.maximum(np.where(parking, beside_parking, alone), np.where(wide, THREE, ONE))


def _by_lanes(lanes: Array, homes: Mask) -> tuple[Levels, Levels]:
    """The level among cars where they are slow, and where they are not."""
    three = lanes <= 3
    slow = _level([(three & homes, TWO), (lanes <= 5, THREE)], FOUR)
    usual = _level([((lanes < 3) & homes, TWO), (three, THREE)], FOUR)
    return slow, usual


@quantity(of="street", source="BikeOttawa stress model, winter 1.0.0")
def winter_traffic_stress(
    traffic_stress: Ratio, street_class: Category, street_surface: Category, street_season: Category
) -> Ratio:
    """Level of traffic stress in winter; 0 where the way is unpaved, closed, or a footway that no tag says is kept."""
    uncleared = (street_class == FOOTWAY) & (street_season != OPEN_ALL_YEAR)
    shut = (street_surface == UNPAVED) | (street_season == CLOSED_IN_WINTER) | uncleared
    return np.where(shut, 0.0, traffic_stress)


@quantity(of="street", source="Definition", totals=("zone", "city"))
def cyclable_length(traffic_stress: Ratio, street_length: Metres, street_closed: Share) -> Metres:
    """Length of street that can be cycled."""
    return np.where((traffic_stress > 0.0) & (street_closed < 1.0), street_length, 0.0)


@quantity(of="street", source="Mekuria, Furth and Nixon 2012: most adults cycle at level 2", totals=("zone", "city"))
def calm_street_length(traffic_stress: Ratio, cyclable_length: Metres) -> Metres:
    """Length of street that most adults dare to cycle: level 1 or 2."""
    return np.where(traffic_stress <= 2.0, cyclable_length, 0.0)


@quantity(of="city", source="Definition")
def calm_street_share(city_calm_street_length: Metres, city_cyclable_length: Metres) -> Share:
    """Share of the length that can be cycled that most adults dare to cycle."""
    return city_calm_street_length / np.where(city_cyclable_length > 0.0, city_cyclable_length, np.nan)
