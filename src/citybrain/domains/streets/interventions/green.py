"""What a plan changes of parks and woods."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.streets.models.network import KINDS
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Count,
    Mask,
    Metres,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    SquareMetres,
)


class ParkOpened(NamedTuple):
    """What a new park changes."""

    new_facility: Count
    new_green: SquareMetres
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="junction",
    phase="network",
    strategy="improve",
    digital_leverage="low",
    source="Definition: the network with one entrance more, and the ground of the park",
    excludes=("open_groceries", "open_health", "open_childcare", "open_school"),
    settings=("area_of_new_park", "cost_of_park"),
    cost="facilities",
)
def open_park(
    new_facility: Count,
    new_green: SquareMetres,
    area_of_new_park: SquareMetres,
    cost_of_park: MoneyPerSquareMetre,
    upkeep_of_park: MoneyPerSquareMetreYear,
) -> ParkOpened:
    """Lays out a park with an entrance at the junction."""
    area = new_green * 0.0 + area_of_new_park
    return ParkOpened(new_facility * 0.0 + KINDS.index("green"), area, area * cost_of_park, area * upkeep_of_park)


class GreenForParking(NamedTuple):
    """What green in place of parking changes."""

    width_green_left: Metres
    width_green_right: Metres
    width_parked_left: Metres
    width_parked_right: Metres
    width_driven: Metres
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="street",
    phase="network",
    strategy="improve",
    digital_leverage="low",
    source="Definition: verges have the width of the parking that ends",
    settings=("cost_of_green_for_parking",),
    cost="street_works",
)
def parking_to_green(
    width_green_left: Metres, width_green_right: Metres, width_parked_left: Metres, width_parked_right: Metres,
    width_driven: Metres, street_length: Metres, cost_of_green_for_parking: MoneyPerSquareMetre,
    upkeep_of_green_for_parking: MoneyPerSquareMetreYear,
) -> GreenForParking:  # fmt: skip
    """Ends parking at the kerb and makes verges with trees of it; all of their width is taken from the parking."""
    ground = (width_parked_left + width_parked_right) * street_length
    return GreenForParking(
        width_green_left + width_parked_left, width_green_right + width_parked_right,
        width_parked_left * 0.0, width_parked_right * 0.0, width_driven * 1.0,
        ground * cost_of_green_for_parking, ground * upkeep_of_green_for_parking,
    )  # fmt: skip


@parking_to_green.eligible("streets-reason-no-parking")
def has_parking(width_parked: Metres) -> Mask:
    """Only streets on which cars park."""
    return np.asarray(width_parked > 0.0)
