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
)

MEKURIA = "Mekuria, Furth and Nixon 2012, Mineta Transportation Institute report 11-19"


class CycleTrack(NamedTuple):
    """What a track changes."""

    street_cycle_facility: Category
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
    settings=("cost_of_cycle_track",),
    cost="street_works",
)
def cycle_track(
    street_cycle_facility: Category, street_length: Metres,
    cost_of_cycle_track: MoneyPerMetre, upkeep_of_cycle_track: MoneyPerMetreYear,
) -> CycleTrack:  # fmt: skip
    """Builds a track that kerb or posts keep apart from cars."""
    return CycleTrack(
        street_cycle_facility * 0 + APART, street_length * cost_of_cycle_track, street_length * upkeep_of_cycle_track
    )


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
    """Lowers the speed limit of the street; a lower one stays and needs no new sign."""
    signed = np.where(street_speed <= lowered_speed_limit, 0.0, street_length)
    limit = np.minimum(street_speed, lowered_speed_limit)
    return SpeedLimit(limit, signed * cost_of_zone_signs, signed * upkeep_of_zone_signs)
