"""Cost of energy for each square metre of heated floor: of a building, a zone, the city."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import MoneyPerSquareMetreYear, MoneyPerYear, SquareMetres


@quantity(of="building", source="definition")
def energy_cost_per_area(energy_cost: MoneyPerYear, conditioned_floor_area: SquareMetres) -> MoneyPerSquareMetreYear:
    """Cost of energy of a building for each square metre of heated floor."""
    return per(energy_cost, conditioned_floor_area)


@quantity(of="zone", source="definition")
def zone_energy_cost_per_area(
    zone_energy_cost: MoneyPerYear, zone_conditioned_floor_area: SquareMetres
) -> MoneyPerSquareMetreYear:
    """Cost of energy of a zone for each square metre of heated floor."""
    return per(zone_energy_cost, zone_conditioned_floor_area)


@quantity(of="city", source="definition")
def city_energy_cost_per_area(
    city_energy_cost: MoneyPerYear, city_conditioned_floor_area: SquareMetres
) -> MoneyPerSquareMetreYear:
    """Cost of energy of the whole city for each square metre of heated floor."""
    return per(city_energy_cost, city_conditioned_floor_area)
