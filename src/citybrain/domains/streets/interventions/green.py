"""What a plan changes of parks and woods."""

from typing import NamedTuple

from citybrain.domains.streets.models.network import KINDS
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Count,
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
