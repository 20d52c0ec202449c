"""What the floor that need not be built would have taken to run."""

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    KilowattHoursPerSquareMetreYear,
    KilowattHoursPerYear,
    SquareMetres,
)


@quantity(of="building", source="definition: usual new floor, heated by the network")
def avoided_heat(
    avoided_new_floor: SquareMetres, new_floor_heat: KilowattHoursPerSquareMetreYear
) -> KilowattHoursPerYear:
    """Heat that the floor which need not be built would have taken from the network."""
    return avoided_new_floor * new_floor_heat


@quantity(of="building", source="definition: usual new floor")
def avoided_electricity(
    avoided_new_floor: SquareMetres, new_floor_electricity: KilowattHoursPerSquareMetreYear
) -> KilowattHoursPerYear:
    """Electricity that the floor which need not be built would have taken."""
    return avoided_new_floor * new_floor_electricity
