"""Cost of energy for each person who lives there: of a building, a zone, the city."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import MoneyPerPersonYear, MoneyPerYear, People


@quantity(of="building", source="definition")
def energy_cost_per_resident(energy_cost: MoneyPerYear, residents: People) -> MoneyPerPersonYear:
    """Cost of energy of a building for each person who lives there."""
    return per(energy_cost, residents)


@quantity(of="zone", source="definition")
def zone_energy_cost_per_resident(zone_energy_cost: MoneyPerYear, zone_residents: People) -> MoneyPerPersonYear:
    """Cost of energy of a zone for each person who lives there."""
    return per(zone_energy_cost, zone_residents)


@quantity(of="city", source="definition")
def city_energy_cost_per_resident(city_energy_cost: MoneyPerYear, city_residents: People) -> MoneyPerPersonYear:
    """Cost of energy of the whole city for each person who lives there."""
    return per(city_energy_cost, city_residents)
