"""Kerbs that people walk on where cars parked; green in place of such parking is a measure of streets."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Mask,
    Metres,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
)


class WalkingForParking(NamedTuple):
    """What a wider footway in place of parking changes."""

    width_walked_left: Metres
    width_walked_right: Metres
    width_parked_left: Metres
    width_parked_right: Metres
    width_driven: Metres
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="street",
    phase="network",
    strategy="shift",
    digital_leverage="low",
    source="Definition: footways are wider by the width of the parking that ends",
    settings=("cost_of_footway_for_parking",),
    cost="street_works",
    excludes=("parking_to_green",),
)
def parking_to_walking(
    width_walked_left: Metres, width_walked_right: Metres, width_parked_left: Metres, width_parked_right: Metres,
    width_driven: Metres, street_length: Metres, cost_of_footway_for_parking: MoneyPerSquareMetre,
    upkeep_of_footway_for_parking: MoneyPerSquareMetreYear,
) -> WalkingForParking:  # fmt: skip
    """Ends parking at the kerb and makes footways wider by all of its width."""
    ground = (width_parked_left + width_parked_right) * street_length
    return WalkingForParking(
        width_walked_left + width_parked_left, width_walked_right + width_parked_right,
        width_parked_left * 0.0, width_parked_right * 0.0, width_driven * 1.0,
        ground * cost_of_footway_for_parking, ground * upkeep_of_footway_for_parking,
    )  # fmt: skip


@parking_to_walking.eligible("land-reason-no-kerb-parking")
def has_kerb_parking(width_parked: Metres) -> Mask:
    """Only streets on which cars park."""
    return np.asarray(width_parked > 0.0)
