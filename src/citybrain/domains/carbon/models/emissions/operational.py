"""Greenhouse gases of the energy a building buys: direct, purchased, and of its supply."""

from citybrain.kernel import quantity
from citybrain.kernel.units import KilogramsPerKilowattHour, KilogramsPerTonne, KilowattHoursPerYear, TonnesPerYear


@quantity(of="building", source="GHG Protocol for cities 1.1, scope 1: stationary energy", totals=("zone", "city"))
def direct_emissions(
    delivered_gas: KilowattHoursPerYear,
    gas_emission_factor: KilogramsPerKilowattHour,
    delivered_oil: KilowattHoursPerYear,
    oil_emission_factor: KilogramsPerKilowattHour,
    delivered_wood: KilowattHoursPerYear,
    wood_emission_factor: KilogramsPerKilowattHour,
    delivered_coal: KilowattHoursPerYear,
    coal_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:
    """Fuels burned in the building, each with the factor of its carrier; carbon dioxide of wood is not counted."""
    fossil = delivered_gas * gas_emission_factor + delivered_oil * oil_emission_factor
    solid = delivered_wood * wood_emission_factor + delivered_coal * coal_emission_factor
    return (fossil + solid) / kilograms_per_tonne


@quantity(of="building", source="GHG Protocol for cities 1.1, scope 2")
def district_heat_emissions(
    network_heat: KilowattHoursPerYear,
    supplied_heat_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:
    """Heat from the network, with the factor of the network."""
    return network_heat * supplied_heat_emission_factor / kilograms_per_tonne


@quantity(of="building", source="GHG Protocol scope 2 guidance, 2015: location-based method")
def electricity_emissions(
    delivered_electricity: KilowattHoursPerYear,
    supplied_electricity_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:
    """Bought electricity, with the mean factor of the grid less what the city itself supplies."""
    return delivered_electricity * supplied_electricity_emission_factor / kilograms_per_tonne


@quantity(of="building", source="GHG Protocol scope 2 guidance, 2015: market-based method")
def electricity_emissions_market_based(
    delivered_electricity: KilowattHoursPerYear,
    electricity_market_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:
    """Bought electricity, with the factor of what is left in the market once certificates are taken out."""
    return delivered_electricity * electricity_market_emission_factor / kilograms_per_tonne


@quantity(
    of="building",
    source="GHG Protocol for cities 1.1: scope 1 and 2, location-based",
    totals=("zone", "city"),
    per=("area", "resident"),
    scaled_by="kilograms_per_tonne",
)
def operational_emissions(
    direct_emissions: TonnesPerYear, district_heat_emissions: TonnesPerYear, electricity_emissions: TonnesPerYear
) -> TonnesPerYear:
    """Greenhouse gases of using the building: fuels burned in it, heat of the network, electricity of the grid.

    Tonnes of CO2 equivalent a year. Supply of the fuels is apart (`upstream_emissions`), and so is building itself.
    """
    return direct_emissions + district_heat_emissions + electricity_emissions


@quantity(of="building", source="GHG Protocol for cities 1.1: scope 1 and 2, market-based", totals=("zone", "city"))
def operational_emissions_market_based(
    direct_emissions: TonnesPerYear,
    district_heat_emissions: TonnesPerYear,
    electricity_emissions_market_based: TonnesPerYear,
) -> TonnesPerYear:
    """Greenhouse gases of using the building with electricity as the market counts it, less what is bought as green."""
    return direct_emissions + district_heat_emissions + electricity_emissions_market_based


@quantity(
    of="building",
    source="GHG Protocol for cities 1.1, scope 3: fuel supply and losses of networks",
    totals=("zone", "city"),
    per=("area",),
    scaled_by="kilograms_per_tonne",
)
def upstream_emissions(
    delivered_electricity: KilowattHoursPerYear,
    electricity_upstream_emission_factor: KilogramsPerKilowattHour,
    network_heat: KilowattHoursPerYear,
    supplied_heat_upstream_emission_factor: KilogramsPerKilowattHour,
    delivered_gas: KilowattHoursPerYear,
    gas_upstream_emission_factor: KilogramsPerKilowattHour,
    delivered_oil: KilowattHoursPerYear,
    oil_upstream_emission_factor: KilogramsPerKilowattHour,
    delivered_wood: KilowattHoursPerYear,
    wood_upstream_emission_factor: KilogramsPerKilowattHour,
    delivered_coal: KilowattHoursPerYear,
    coal_upstream_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:
    """Greenhouse gases of mining, refining and bringing the energy that the building buys."""
    lines = delivered_electricity * electricity_upstream_emission_factor
    lines = lines + network_heat * supplied_heat_upstream_emission_factor
    fuels = delivered_gas * gas_upstream_emission_factor + delivered_oil * oil_upstream_emission_factor
    solid = delivered_wood * wood_upstream_emission_factor + delivered_coal * coal_upstream_emission_factor
    return (lines + fuels + solid) / kilograms_per_tonne
