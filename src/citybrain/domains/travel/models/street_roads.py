"""Capacity and free speed of roads: as a file states them, else by the streets that a road runs along."""

import numpy as np

from citybrain.kernel import contributed, greatest, least, mean, quantity
from citybrain.kernel.units import (
    Count,
    HoursPerMetre,
    KilometresPerHour,
    MetresPerKilometre,
    PerHour,
    Ratio,
    Share,
)

USUAL_LANES = 2.0


@quantity(of="street", source="Definition: lanes of a direction times what a lane of the class takes")
def street_capacity(street_lanes: Count, street_one_way: Share, capacity_of_lane: PerHour) -> PerHour:
    """Cars an hour that one direction of the street can take; one lane where nobody tells."""
    lanes = np.where(np.isnan(street_lanes), 1.0, street_lanes / np.where(street_one_way > 0.0, 1.0, USUAL_LANES))
    return np.maximum(lanes, 1.0) * capacity_of_lane


@quantity(of="street", source="Definition: the speed limit times the share of it that is driven")
def street_pace(
    street_speed: KilometresPerHour, share_of_speed_limit_driven: Ratio, metres_per_kilometre: MetresPerKilometre
) -> HoursPerMetre:
    """Time for a metre of the street without other cars."""
    return 1.0 / (street_speed * share_of_speed_limit_driven * metres_per_kilometre)


@mean(of="road", over="road_to_street")
def pace_along_streets(street_pace: HoursPerMetre) -> HoursPerMetre:
    """Time for a metre of the streets of a road without other cars; none where a file brings the roads."""
    ...


@least(of="road", over="road_to_street")
def capacity_of_streets(street_capacity: PerHour) -> PerHour:
    """Least capacity of the streets that a road runs along; none where a file brings the roads."""
    ...


@greatest(of="road", over="road_to_street")
def street_of_road_closed(street_closed: Share) -> Share:
    """1 where a plan closes a street that the road runs along."""
    ...


@greatest(of="road", over="road_onward_street")
def closed_as_drawn(street_closed_onward: Share) -> Share:
    """1 where a plan closes to cars, as it is drawn, a street that the road runs along so."""
    ...


@greatest(of="road", over="road_back_street")
def closed_against_drawing(street_closed_back: Share) -> Share:
    """1 where a plan closes to cars, against its drawing, a street that the road runs along so."""
    ...


@quantity(of="road", source="Definition: one closed street, or direction of it, shuts the road in its direction")
def shut_along_streets(street_of_road_closed: Share, closed_as_drawn: Share, closed_against_drawing: Share) -> Share:
    """1 where a plan closes a street of the road, or the direction in which the road runs along it."""
    directions = np.maximum(np.nan_to_num(closed_as_drawn), np.nan_to_num(closed_against_drawing))
    return np.maximum(np.nan_to_num(street_of_road_closed), directions)


@contributed(of="road", role="capacity_by_streets")
def capacity_by_streets() -> PerHour:
    """Least capacity of the streets of a road, where the city has streets."""
    ...


@contributed(of="road", role="pace_by_streets")
def pace_by_streets() -> HoursPerMetre:
    """Time for a metre of the streets of a road, where the city has streets."""
    ...


@contributed(of="road", role="closed_by_streets")
def closed_by_streets() -> Share:
    """1 where a street of the road is closed, where the city has streets."""
    ...


@quantity(of="road", source="Definition: as stated, else the narrowest of its streets")
def road_capacity(stated_road_capacity: PerHour, capacity_by_streets: PerHour) -> PerHour:
    """Cars an hour at which the time along the road has grown by the delay at capacity."""
    return np.where(np.isnan(stated_road_capacity), capacity_by_streets, stated_road_capacity)


@quantity(of="road", source="Definition: as stated, else that along its streets")
def road_free_speed(
    stated_road_speed: KilometresPerHour, pace_by_streets: HoursPerMetre, metres_per_kilometre: MetresPerKilometre
) -> KilometresPerHour:
    """Speed along the road without other cars."""
    known = np.where(pace_by_streets > 0.0, pace_by_streets, np.nan)
    return np.where(np.isnan(stated_road_speed), 1.0 / (known * metres_per_kilometre), stated_road_speed)


@quantity(of="road", source="Definition: a speed of a file is driven as it stands, a speed limit in part")
def driven_speed_limit(
    imposed_speed_limit: KilometresPerHour, stated_road_speed: KilometresPerHour, share_of_speed_limit_driven: Ratio
) -> KilometresPerHour:
    """Speed that the limit of a plan leaves."""
    return imposed_speed_limit * np.where(np.isnan(stated_road_speed), share_of_speed_limit_driven, 1.0)


@quantity(of="road", source="Definition: by a plan, or with a street that it runs along")
def road_shut(road_closed: Share, closed_by_streets: Share) -> Share:
    """1 where no car passes."""
    return np.maximum(road_closed, np.nan_to_num(closed_by_streets))
