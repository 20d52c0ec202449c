"""Energy for each square metre of heated floor: of a building, a zone, the city."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import KilowattHoursPerSquareMetreYear, KilowattHoursPerYear, SquareMetres


@quantity(of="building", source="definition")
def space_heating_need_per_area(
    space_heating_need: KilowattHoursPerYear, conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Heat that the rooms need of a building for each square metre of heated floor."""
    return per(space_heating_need, conditioned_floor_area)


@quantity(of="zone", source="definition")
def zone_space_heating_need_per_area(
    zone_space_heating_need: KilowattHoursPerYear, zone_conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Heat that the rooms need of a zone for each square metre of heated floor."""
    return per(zone_space_heating_need, zone_conditioned_floor_area)


@quantity(of="city", source="definition")
def city_space_heating_need_per_area(
    city_space_heating_need: KilowattHoursPerYear, city_conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Heat that the rooms need of the whole city for each square metre of heated floor."""
    return per(city_space_heating_need, city_conditioned_floor_area)


@quantity(of="building", source="definition")
def network_heat_per_area(
    network_heat: KilowattHoursPerYear, conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Heat taken from the network of a building for each square metre of heated floor."""
    return per(network_heat, conditioned_floor_area)


@quantity(of="zone", source="definition")
def zone_network_heat_per_area(
    zone_network_heat: KilowattHoursPerYear, zone_conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Heat taken from the network of a zone for each square metre of heated floor."""
    return per(zone_network_heat, zone_conditioned_floor_area)


@quantity(of="city", source="definition")
def city_network_heat_per_area(
    city_network_heat: KilowattHoursPerYear, city_conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Heat taken from the network of the whole city for each square metre of heated floor."""
    return per(city_network_heat, city_conditioned_floor_area)


@quantity(of="building", source="definition")
def delivered_electricity_per_area(
    delivered_electricity: KilowattHoursPerYear, conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Electricity bought of a building for each square metre of heated floor."""
    return per(delivered_electricity, conditioned_floor_area)


@quantity(of="zone", source="definition")
def zone_delivered_electricity_per_area(
    zone_delivered_electricity: KilowattHoursPerYear, zone_conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Electricity bought of a zone for each square metre of heated floor."""
    return per(zone_delivered_electricity, zone_conditioned_floor_area)


@quantity(of="city", source="definition")
def city_delivered_electricity_per_area(
    city_delivered_electricity: KilowattHoursPerYear, city_conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """Electricity bought of the whole city for each square metre of heated floor."""
    return per(city_delivered_electricity, city_conditioned_floor_area)


@quantity(of="building", source="definition")
def delivered_energy_per_area(
    delivered_energy: KilowattHoursPerYear, conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """All energy bought of a building for each square metre of heated floor."""
    return per(delivered_energy, conditioned_floor_area)


@quantity(of="zone", source="definition")
def zone_delivered_energy_per_area(
    zone_delivered_energy: KilowattHoursPerYear, zone_conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """All energy bought of a zone for each square metre of heated floor."""
    return per(zone_delivered_energy, zone_conditioned_floor_area)


@quantity(of="city", source="definition")
def city_delivered_energy_per_area(
    city_delivered_energy: KilowattHoursPerYear, city_conditioned_floor_area: SquareMetres
) -> KilowattHoursPerSquareMetreYear:
    """All energy bought of the whole city for each square metre of heated floor."""
    return per(city_delivered_energy, city_conditioned_floor_area)
