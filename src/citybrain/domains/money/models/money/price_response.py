"""How people use less when a plan makes energy dearer: constant elasticity on what the plan adds to prices."""

from typing import Any

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    Array,
    KilogramsPerKilowattHour,
    KilogramsPerTonne,
    KilowattHoursPerYear,
    MoneyPerKilowattHour,
    MoneyPerTonne,
    Ratio,
    Share,
)

SOURCE = "Labandeira et al. 2017, doi:10.1016/j.enpol.2017.01.002: own-price elasticities of demand"


def response(price: Any, rise: Any, elasticity: Any) -> Array:
    """Part of the use that is left when a price rises: (1 + rise / price)^elasticity; 1 where there is no price."""
    relative = per(rise, price)
    left: Array = (1.0 + np.where(np.isnan(relative), 0.0, relative)) ** elasticity
    return left


@quantity(of="building", source=SOURCE)
def electricity_price_response(
    electricity_price: MoneyPerKilowattHour, electricity_levy: MoneyPerKilowattHour, elasticity_of_electricity: Ratio
) -> Ratio:
    """Electricity of lamps and appliances that is still used after a plan has changed its price; 1 without one.

    q = ((p + t) / p)^e with price p, levy t and elasticity e below 0; held for levies up to the size of the price.
    Only what a plan adds counts: prices that rise in both cases change both alike and are left to the scenario.
    """
    return response(electricity_price, electricity_levy, elasticity_of_electricity)


@quantity(of="building", source="definition: mean over the generators of the building")
def heat_price(
    district_heating_share: Share,
    district_heat_price: MoneyPerKilowattHour,
    gas_boiler_share: Share,
    gas_price: MoneyPerKilowattHour,
    oil_boiler_share: Share,
    oil_price: MoneyPerKilowattHour,
    wood_boiler_share: Share,
    wood_price: MoneyPerKilowattHour,
    coal_boiler_share: Share,
    coal_price: MoneyPerKilowattHour,
    direct_electric_share: Share,
    ground_source_heat_pump_share: Share,
    air_source_heat_pump_share: Share,
    electricity_price: MoneyPerKilowattHour,
) -> MoneyPerKilowattHour:
    """Price of the energy that makes the heat of the building, each generator by its share of the heat."""
    lines = district_heating_share * district_heat_price
    lines = lines + (direct_electric_share + ground_source_heat_pump_share + air_source_heat_pump_share) * (
        electricity_price
    )
    fuels = gas_boiler_share * gas_price + oil_boiler_share * oil_price
    return lines + fuels + wood_boiler_share * wood_price + coal_boiler_share * coal_price


@quantity(of="building", source="definition: mean over the generators of the building")
def heat_price_rise(
    district_heating_share: Share,
    gas_boiler_share: Share,
    gas_emission_factor: KilogramsPerKilowattHour,
    oil_boiler_share: Share,
    oil_emission_factor: KilogramsPerKilowattHour,
    wood_boiler_share: Share,
    coal_boiler_share: Share,
    coal_emission_factor: KilogramsPerKilowattHour,
    direct_electric_share: Share,
    ground_source_heat_pump_share: Share,
    air_source_heat_pump_share: Share,
    heat_levy: MoneyPerKilowattHour,
    electricity_levy: MoneyPerKilowattHour,
    carbon_levy: MoneyPerTonne,
    kilograms_per_tonne: KilogramsPerTonne,
) -> MoneyPerKilowattHour:
    """What a plan adds to the price of the energy that makes the heat of the building."""
    electric = direct_electric_share + ground_source_heat_pump_share + air_source_heat_pump_share
    fossil = gas_boiler_share + oil_boiler_share + coal_boiler_share
    carbon = gas_boiler_share * gas_emission_factor + oil_boiler_share * oil_emission_factor
    carbon = (carbon + coal_boiler_share * coal_emission_factor) / kilograms_per_tonne
    taxed = (district_heating_share + fossil + wood_boiler_share) * heat_levy + electric * electricity_levy
    return taxed + carbon * carbon_levy


@quantity(of="building", source=SOURCE)
def heat_price_response(
    heat_price: MoneyPerKilowattHour, heat_price_rise: MoneyPerKilowattHour, elasticity_of_heat: Ratio
) -> Ratio:
    """Heat for rooms that is still used after a plan has changed its price; 1 without one, and where nothing heats."""
    return response(heat_price, heat_price_rise, elasticity_of_heat)


@quantity(of="building", source=SOURCE, totals=("city",))
def energy_saved_by_prices(
    heat_for_rooms: KilowattHoursPerYear,
    heat_price_response: Ratio,
    appliance_electricity: KilowattHoursPerYear,
    lighting_electricity: KilowattHoursPerYear,
    electricity_of_habits: KilowattHoursPerYear,
    electricity_price_response: Ratio,
) -> KilowattHoursPerYear:
    """Heat and electricity that people do without because a plan made them dearer: the stated response to prices."""
    electricity = appliance_electricity + lighting_electricity + electricity_of_habits
    spared = electricity * (1.0 - electricity_price_response)
    return heat_for_rooms * (1.0 / heat_price_response - 1.0) + spared
