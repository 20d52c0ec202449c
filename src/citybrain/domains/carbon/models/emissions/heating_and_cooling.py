"""Emissions of heating, cooling and hot water, apart from all else that buildings use."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    KilogramsPerKilowattHour,
    KilogramsPerPersonYear,
    KilogramsPerTonne,
    KilowattHoursPerYear,
    People,
    TonnesPerYear,
)


@quantity(
    of="building",
    source="GHG Protocol for cities 1.1, scopes 1 and 2, location-based, of this energy alone",
    totals=("city",),
)
def heating_and_cooling_emissions(
    direct_emissions: TonnesPerYear,
    district_heat_emissions: TonnesPerYear,
    heating_electricity: KilowattHoursPerYear,
    cooling_electricity: KilowattHoursPerYear,
    supplied_electricity_emission_factor: KilogramsPerKilowattHour,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:
    """Greenhouse gases of heating, cooling and hot water; electricity counts as bought, also where a roof makes some.

    Which use the electricity of a roof covers is not told, so none of it is taken off here.
    """
    electricity = heating_electricity + cooling_electricity
    of_electricity = electricity * supplied_electricity_emission_factor / kilograms_per_tonne
    return direct_emissions + district_heat_emissions + of_electricity


@quantity(of="city", source="definition")
def city_heating_and_cooling_emissions_per_resident(
    city_heating_and_cooling_emissions: TonnesPerYear, kilograms_per_tonne: KilogramsPerTonne, city_residents: People
) -> KilogramsPerPersonYear:
    """Greenhouse gases of heating, cooling and hot water for each person who lives in the city."""
    return per(city_heating_and_cooling_emissions * kilograms_per_tonne, city_residents)
