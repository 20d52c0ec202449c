"""Energy that each kind of heat generator takes."""

from citybrain.kernel import quantity
from citybrain.kernel.units import KilowattHoursPerYear, Ratio, Share


@quantity(of="building", source="EN 15316-4-5:2017: substation", totals=("zone", "city"), per=("area",))
def network_heat(
    heat_from_generators: KilowattHoursPerYear, district_heating_share: Share, district_heating_efficiency: Share
) -> KilowattHoursPerYear:
    """Heat that the building takes from the district heating network."""
    return heat_from_generators * district_heating_share / district_heating_efficiency


@quantity(of="building", source="definition: the part of the network's heat that is not for rooms")
def summer_network_heat(
    hot_water_from_heating: KilowattHoursPerYear, district_heating_share: Share, district_heating_efficiency: Share
) -> KilowattHoursPerYear:
    """Heat taken from the network whether or not it is cold: for hot water and its pipes, over a year.

    What bills of summer tell. Rooms that are heated in summer are left out.
    """
    return hot_water_from_heating * district_heating_share / district_heating_efficiency


@quantity(of="building", source="EN 15316-4-1:2017: combustion systems")
def boiler_gas(
    heat_from_generators: KilowattHoursPerYear, gas_boiler_share: Share, gas_boiler_efficiency: Share
) -> KilowattHoursPerYear:
    """Gas that boilers burn."""
    return heat_from_generators * gas_boiler_share / gas_boiler_efficiency


@quantity(of="building", source="EN 15316-4-1:2017: combustion systems")
def water_heater_gas(
    hot_water_from_separate_heaters: KilowattHoursPerYear,
    separate_heater_gas_share: Share,
    separate_gas_heater_efficiency: Share,
) -> KilowattHoursPerYear:
    """Gas that water heaters of their own burn."""
    return hot_water_from_separate_heaters * separate_heater_gas_share / separate_gas_heater_efficiency


@quantity(of="building", source="definition: boilers and water heaters", totals=("zone", "city"))
def delivered_gas(boiler_gas: KilowattHoursPerYear, water_heater_gas: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Gas that the building buys."""
    return boiler_gas + water_heater_gas


@quantity(of="building", source="EN 15316-4-1:2017: combustion systems", totals=("zone", "city"))
def delivered_oil(
    heat_from_generators: KilowattHoursPerYear, oil_boiler_share: Share, oil_boiler_efficiency: Share
) -> KilowattHoursPerYear:
    """Heating oil that boilers burn."""
    return heat_from_generators * oil_boiler_share / oil_boiler_efficiency


@quantity(of="building", source="EN 15316-4-1:2017: combustion systems", totals=("zone", "city"))
def delivered_wood(
    heat_from_generators: KilowattHoursPerYear, wood_boiler_share: Share, wood_boiler_efficiency: Share
) -> KilowattHoursPerYear:
    """Wood that boilers burn."""
    return heat_from_generators * wood_boiler_share / wood_boiler_efficiency


@quantity(of="building", source="EN 15316-4-1:2017: combustion systems", totals=("zone", "city"))
def delivered_coal(
    heat_from_generators: KilowattHoursPerYear, coal_boiler_share: Share, coal_boiler_efficiency: Share
) -> KilowattHoursPerYear:
    """Coal that boilers burn."""
    return heat_from_generators * coal_boiler_share / coal_boiler_efficiency


@quantity(of="building", source="EN 15316-4-2:2017: heat pumps, seasonal performance for rooms and for hot water")
def ground_source_electricity(
    heat_for_rooms: KilowattHoursPerYear,
    hot_water_from_heating: KilowattHoursPerYear,
    ground_source_heat_pump_share: Share,
    ground_source_performance: Ratio,
    ground_source_hot_water_performance: Ratio,
) -> KilowattHoursPerYear:
    """Electricity of ground-source heat pumps: heat over seasonal performance, rooms and hot water apart."""
    rooms = heat_for_rooms / ground_source_performance
    return ground_source_heat_pump_share * (rooms + hot_water_from_heating / ground_source_hot_water_performance)


@quantity(of="building", source="EN 15316-4-2:2017: heat pumps, seasonal performance for rooms and for hot water")
def air_source_electricity(
    heat_for_rooms: KilowattHoursPerYear,
    hot_water_from_heating: KilowattHoursPerYear,
    air_source_heat_pump_share: Share,
    air_source_performance: Ratio,
    air_source_hot_water_performance: Ratio,
) -> KilowattHoursPerYear:
    """Electricity of air-source heat pumps: heat over seasonal performance, rooms and hot water apart."""
    rooms = heat_for_rooms / air_source_performance
    return air_source_heat_pump_share * (rooms + hot_water_from_heating / air_source_hot_water_performance)


@quantity(of="building", source="definition: resistance heating")
def resistance_electricity(
    heat_from_generators: KilowattHoursPerYear, direct_electric_share: Share, direct_electric_efficiency: Share
) -> KilowattHoursPerYear:
    """Electricity that direct electric heating turns into heat, with what backs up heat pumps."""
    return heat_from_generators * direct_electric_share / direct_electric_efficiency


@quantity(of="building", source="definition: what separate heaters do not burn as gas")
def water_heater_electricity(
    hot_water_from_separate_heaters: KilowattHoursPerYear,
    separate_heater_gas_share: Share,
    separate_electric_heater_efficiency: Share,
) -> KilowattHoursPerYear:
    """Electricity of water heaters of their own."""
    return hot_water_from_separate_heaters * (1.0 - separate_heater_gas_share) / separate_electric_heater_efficiency
