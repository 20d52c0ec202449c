"""Sums over the buildings of a zone."""

from citybrain.kernel import total
from citybrain.kernel.units import SquareMetres


@total(of="zone")
def zone_gross_floor_area(gross_floor_area: SquareMetres) -> SquareMetres:
    """Area of all storeys of all buildings, zone by zone."""
    ...


@total(of="zone")
def zone_conditioned_floor_area(conditioned_floor_area: SquareMetres) -> SquareMetres:
    """Heated floor of all buildings, zone by zone."""
    ...
