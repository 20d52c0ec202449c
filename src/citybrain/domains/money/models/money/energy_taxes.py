"""Taxes inside the prices of energy, and what a carbon price and a plan add to them."""

from citybrain.kernel import quantity
from citybrain.kernel.units import (
    KilowattHoursPerYear,
    MoneyPerKilowattHour,
    MoneyPerTonne,
    MoneyPerYear,
    Ratio,
    TonnesPerYear,
)


@quantity(of="building", source="definition: prices with value-added tax by carrier")
def value_added_tax_of_energy(
    delivered_electricity: KilowattHoursPerYear,
    electricity_price: MoneyPerKilowattHour,
    network_heat: KilowattHoursPerYear,
    district_heat_price: MoneyPerKilowattHour,
    delivered_gas: KilowattHoursPerYear,
    gas_price: MoneyPerKilowattHour,
    delivered_oil: KilowattHoursPerYear,
    oil_price: MoneyPerKilowattHour,
    delivered_wood: KilowattHoursPerYear,
    wood_price: MoneyPerKilowattHour,
    delivered_coal: KilowattHoursPerYear,
    coal_price: MoneyPerKilowattHour,
    value_added_tax: Ratio,
) -> MoneyPerYear:
    """Value-added tax inside what the building pays for energy; none for firms, which get it back."""
    lines = delivered_electricity * electricity_price + network_heat * district_heat_price
    fuels = delivered_gas * gas_price + delivered_oil * oil_price
    fuels = fuels + delivered_wood * wood_price + delivered_coal * coal_price
    return (lines + fuels) * value_added_tax / (1.0 + value_added_tax)


@quantity(of="building", source="definition: excise duties by carrier")
def energy_tax(
    delivered_electricity: KilowattHoursPerYear,
    electricity_tax: MoneyPerKilowattHour,
    delivered_gas: KilowattHoursPerYear,
    gas_tax: MoneyPerKilowattHour,
    delivered_oil: KilowattHoursPerYear,
    oil_tax: MoneyPerKilowattHour,
    delivered_coal: KilowattHoursPerYear,
    coal_tax: MoneyPerKilowattHour,
) -> MoneyPerYear:
    """Energy and carbon taxes inside the prices of electricity and fuels, value-added tax apart.

    Taxes on the fuels of heating plants stand inside the price of district heat and are not known apart.
    """
    fuels = delivered_gas * gas_tax + delivered_oil * oil_tax + delivered_coal * coal_tax
    return delivered_electricity * electricity_tax + fuels


@quantity(of="building", source="definition: what stands beside the prices of energy", totals=("zone", "city"))
def energy_levies(
    direct_emissions: TonnesPerYear,
    carbon_price: MoneyPerTonne,
    carbon_levy: MoneyPerTonne,
    delivered_electricity: KilowattHoursPerYear,
    electricity_levy: MoneyPerKilowattHour,
    network_heat: KilowattHoursPerYear,
    delivered_gas: KilowattHoursPerYear,
    delivered_oil: KilowattHoursPerYear,
    delivered_wood: KilowattHoursPerYear,
    delivered_coal: KilowattHoursPerYear,
    heat_levy: MoneyPerKilowattHour,
) -> MoneyPerYear:
    """Carbon price on fuels that the prices of energy do not hold yet, and the taxes that a plan adds."""
    heat = network_heat + delivered_gas + delivered_oil + delivered_wood + delivered_coal
    carbon = direct_emissions * (carbon_price + carbon_levy)
    return carbon + delivered_electricity * electricity_levy + heat * heat_levy


@quantity(of="building", source="Delegated Regulation (EU) 244/2012, annex I, 4.4: prices without taxes")
def energy_cost_without_taxes(
    energy_cost: MoneyPerYear,
    value_added_tax_of_energy: MoneyPerYear,
    energy_tax: MoneyPerYear,
    energy_levies: MoneyPerYear,
) -> MoneyPerYear:
    """What the energy of the building costs society: its price without taxes, less what goes to the grid earns."""
    return energy_cost - value_added_tax_of_energy - energy_tax - energy_levies


@quantity(
    of="building", source="definition: share of the price that pays for networks and plants", totals=("zone", "city")
)
def contribution_to_fixed_costs(
    delivered_electricity: KilowattHoursPerYear,
    electricity_price: MoneyPerKilowattHour,
    electricity_tax: MoneyPerKilowattHour,
    fixed_share_of_electricity_price: Ratio,
    network_heat: KilowattHoursPerYear,
    district_heat_price: MoneyPerKilowattHour,
    fixed_share_of_district_heat_price: Ratio,
    delivered_gas: KilowattHoursPerYear,
    gas_price: MoneyPerKilowattHour,
    gas_tax: MoneyPerKilowattHour,
    fixed_share_of_gas_price: Ratio,
    value_added_tax: Ratio,
) -> MoneyPerYear:
    """What the building pays towards networks and plants, which energy companies must pay for whatever they sell."""
    without = 1.0 / (1.0 + value_added_tax)
    electricity = delivered_electricity * (electricity_price * without - electricity_tax)
    gas = delivered_gas * (gas_price * without - gas_tax)
    heat = network_heat * district_heat_price * without
    return (
        electricity * fixed_share_of_electricity_price
        + heat * fixed_share_of_district_heat_price
        + gas * fixed_share_of_gas_price
    )
