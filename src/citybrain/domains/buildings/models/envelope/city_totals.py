"""Sums over the buildings of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import SquareMetres


@total(of="city")
def city_gross_floor_area(gross_floor_area: SquareMetres) -> SquareMetres:
    """Area of all storeys of all buildings, in the whole city."""
    ...


@total(of="city")
def city_conditioned_floor_area(conditioned_floor_area: SquareMetres) -> SquareMetres:
    """Heated floor of all buildings, in the whole city."""
    ...
