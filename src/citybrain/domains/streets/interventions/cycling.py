"""What makes a street calmer to cycle on."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.streets.models.stress import APART
from citybrain.kernel import intervention
from citybrain.kernel.units import Category, KilometresPerHour

MEKURIA = "Mekuria, Furth and Nixon 2012, Mineta Transportation Institute report 11-19"


class CycleTrack(NamedTuple):
    """What a track changes."""

    street_cycle_facility: Category


class SpeedLimit(NamedTuple):
    """What a limit changes."""

    street_speed_limit: KilometresPerHour


@intervention(of="street", phase="network", strategy="shift", source=MEKURIA)
def cycle_track(street_cycle_facility: Category) -> CycleTrack:
    """Builds a track that kerb or posts keep apart from cars."""
    return CycleTrack(street_cycle_facility * 0 + APART)


@intervention(of="street", phase="network", strategy="shift", source=MEKURIA, settings=("lowered_speed_limit",))
def thirty_zone(street_speed_limit: KilometresPerHour, lowered_speed_limit: KilometresPerHour) -> SpeedLimit:
    """Lowers the speed limit of the street; a lower one stays."""
    lower = street_speed_limit <= lowered_speed_limit
    return SpeedLimit(np.where(lower, street_speed_limit, lowered_speed_limit))
