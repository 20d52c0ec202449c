"""Heat that the inner surfaces of a building store."""

from citybrain.kernel import quantity
from citybrain.kernel.units import JoulesPerKelvin, JoulesPerSquareMetreKelvin, Ratio, SquareMetres


@quantity(of="building", source="ISO 13790:2008, table 12")
def heat_capacity(
    conditioned_floor_area: SquareMetres, heat_capacity_per_area: JoulesPerSquareMetreKelvin
) -> JoulesPerKelvin:
    """Light, medium or heavy building: heat stored for each kelvin, by conditioned floor."""
    return conditioned_floor_area * heat_capacity_per_area


@quantity(of="building", source="ISO 13790:2008, table 12")
def effective_mass_area(conditioned_floor_area: SquareMetres, effective_mass_area_ratio: Ratio) -> SquareMetres:
    """Surface through which the stored heat flows, by conditioned floor."""
    return conditioned_floor_area * effective_mass_area_ratio
