"""Emission factors of heat and electricity as the city gets them, with what its own plants and fields supply."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import KilogramsPerKilowattHour, KilowattHoursPerYear, Ratio, Share


@quantity(of="city", source="GHG Protocol scope 2 guidance, 2015: share of local supply at its own factor of 0")
def city_solar_share(
    city_solar_field_generation: KilowattHoursPerYear,
    city_delivered_electricity: KilowattHoursPerYear,
    city_solar_match: Share,
) -> Share:
    """Part of the electricity of all buildings that the city's own solar fields supply, hour for hour.

    s = m (1 - exp(-G / (m E))) for generated G, used E and the part m of the use that falls into sunny hours, the same
    curve as for a building with its roof (`solar_used_in_building`). The surplus goes elsewhere and is not credited.
    """
    reachable = city_delivered_electricity * city_solar_match
    filled = 1.0 - np.exp(-city_solar_field_generation / np.where(reachable > 0, reachable, np.nan))
    share: Share = (city_solar_match * np.where(reachable > 0, filled, 0.0))[()]
    return share


@quantity(of="city", source="GHG Protocol scope 2 guidance, 2015: location-based method")
def supplied_electricity_emission_factor(
    electricity_emission_factor: KilogramsPerKilowattHour, city_solar_share: Share
) -> KilogramsPerKilowattHour:
    """Factor of the electricity that buildings buy: the grid's, less what the city's own solar fields supply."""
    return electricity_emission_factor * (1.0 - city_solar_share)


@quantity(of="city", source="definition: what the compressors take from the grid")
def clean_heat_emission_factor(
    electricity_emission_factor: KilogramsPerKilowattHour, large_heat_pump_performance: Ratio
) -> KilogramsPerKilowattHour:
    """Factor of heat from large heat pumps: that of their electricity over their seasonal performance."""
    return electricity_emission_factor / large_heat_pump_performance


@quantity(of="city", source="GHG Protocol for cities 1.1, scope 2: mix of sources by their heat")
def supplied_heat_emission_factor(
    district_heat_emission_factor: KilogramsPerKilowattHour,
    clean_heat_emission_factor: KilogramsPerKilowattHour,
    clean_district_heat_share: Share,
) -> KilogramsPerKilowattHour:
    """Factor of the heat that the network brings: today's plants for the part that new sources have not taken over.

    Losses of the network are in the factor of today's plants, and new sources are taken to lose as much: their
    performance is that at the house.
    """
    old = district_heat_emission_factor * (1.0 - clean_district_heat_share)
    return old + clean_heat_emission_factor * clean_district_heat_share


@quantity(of="city", source="definition: what the electricity of the compressors brings along")
def supplied_heat_upstream_emission_factor(
    district_heat_upstream_emission_factor: KilogramsPerKilowattHour,
    electricity_upstream_emission_factor: KilogramsPerKilowattHour,
    large_heat_pump_performance: Ratio,
    clean_district_heat_share: Share,
) -> KilogramsPerKilowattHour:
    """Factor of fuel supply of the heat that the network brings, new sources by the electricity they take."""
    old = district_heat_upstream_emission_factor * (1.0 - clean_district_heat_share)
    return old + electricity_upstream_emission_factor / large_heat_pump_performance * clean_district_heat_share
