"""What makes a street calmer to cycle on."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.streets.models.stress import APART
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Category,
    KilometresPerHour,
    Mask,
    Metres,
    Money,
    MoneyPerMetre,
    MoneyPerMetreYear,
    MoneyPerYear,
    Share,
)

MEKURIA = "Mekuria, Furth and Nixon 2012, Mineta Transportation Institute report 11-19"


class CycleTrack(NamedTuple):
    """What a track changes."""

    street_cycle_facility: Category
    width_cycled_left: Metres
    width_cycled_right: Metres
    width_parked_left: Metres
    width_parked_right: Metres
    width_driven: Metres
    cost: Money
    running_cost: MoneyPerYear


class SpeedLimit(NamedTuple):
    """What a limit changes."""

    street_speed_limit: KilometresPerHour
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="street",
    phase="network",
    strategy="avoid",
    digital_leverage="medium",
    source=MEKURIA,
    settings=("cost_of_cycle_track", "width_of_new_cycle_track"),
    cost="street_works",
)
def cycle_track(
    street_cycle_facility: Category, street_length: Metres, width_cycled_left: Metres, width_cycled_right: Metres,
    width_parked_left: Metres, width_parked_right: Metres, width_driven: Metres, width_of_new_cycle_track: Metres,
    least_parked_width: Metres, least_driven_width: Metres,
    cost_of_cycle_track: MoneyPerMetre, upkeep_of_cycle_track: MoneyPerMetreYear,
) -> CycleTrack:  # fmt: skip
    """Builds a track on each side that kerb or posts keep apart from cars; its width is that of parking, then of lanes.

    Parking that is left narrower than a parked car ends, and the track has the rest of it; of the lanes the least width
    stays. What neither has is taken from what is not known of the street. Ways without cars keep their widths.
    """
    cars = width_driven + width_parked_left + width_parked_right > 0.0
    wanted = np.where(cars, width_of_new_cycle_track, 0.0)
    least = np.minimum(width_driven, least_driven_width), least_parked_width
    left, parked_left, driven = _with_track(width_cycled_left, width_parked_left, width_driven, wanted, *least)
    right, parked_right, driven = _with_track(width_cycled_right, width_parked_right, driven, wanted, *least)
    return CycleTrack(
        street_cycle_facility * 0 + APART, left, right, parked_left, parked_right, driven,
        street_length * cost_of_cycle_track, street_length * upkeep_of_cycle_track,
    )  # fmt: skip


def _with_track(
    cycled: Metres, parked: Metres, driven: Metres, wanted: Metres, least_driven: Metres, least_parked: Metres
) -> tuple[Metres, Metres, Metres]:
    """Widths of track, parking and lanes when a side gets a track; what parking and lanes lose, the track has."""
    more = np.maximum(wanted - cycled, 0.0)
    of_parking = np.minimum(more, parked)
    left = parked - of_parking
    ends = (of_parking > 0.0) & (left < least_parked)
    of_lanes = np.minimum(more - of_parking, driven - least_driven)
    return cycled + more + np.where(ends, left, 0.0), np.where(ends, 0.0, left), driven - of_lanes


@cycle_track.eligible("streets-reason-track")
def has_no_track(street_cycle_facility: Category) -> Mask:
    """A street that has a track needs no other."""
    return np.asarray(street_cycle_facility != APART)


@intervention(
    of="street",
    phase="network",
    strategy="shift",
    digital_leverage="low",
    source=MEKURIA,
    settings=("lowered_speed_limit", "cost_of_zone_signs"),
    cost="street_works",
)
def thirty_zone(
    street_speed: KilometresPerHour, lowered_speed_limit: KilometresPerHour, street_length: Metres,
    cost_of_zone_signs: MoneyPerMetre, upkeep_of_zone_signs: MoneyPerMetreYear,
) -> SpeedLimit:  # fmt: skip
    """Lowers the speed limit of the street; a lower one stays and needs no new sign. No part gets another width."""
    signed = np.where(street_speed <= lowered_speed_limit, 0.0, street_length)
    limit = np.minimum(street_speed, lowered_speed_limit)
    return SpeedLimit(limit, signed * cost_of_zone_signs, signed * upkeep_of_zone_signs)


@thirty_zone.eligible("streets-reason-already-slow")
def is_faster(street_speed: KilometresPerHour, lowered_speed_limit: KilometresPerHour) -> Mask:
    """A street whose limit is that low already is left as it is."""
    return np.asarray(street_speed > lowered_speed_limit)


@thirty_zone.eligible("streets-reason-no-cars")
def has_cars(street_driven_onward: Share, street_driven_back: Share) -> Mask:
    """Footways, steps and cycleways have no cars to slow down, nor has a street that is closed to them."""
    return np.asarray((street_driven_onward > 0.0) | (street_driven_back > 0.0))
