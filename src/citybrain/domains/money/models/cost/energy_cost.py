"""What the energy of a building costs in a year."""

from citybrain.kernel import quantity
from citybrain.kernel.units import KilowattHoursPerYear, MoneyPerKilowattHour, MoneyPerYear


@quantity(
    of="building",
    source="definition: prices by carrier with network charges and taxes",
    totals=("zone", "city"),
    per=("area", "resident"),
)
def energy_cost(
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
    solar_surplus: KilowattHoursPerYear,
    solar_from_neighbours: KilowattHoursPerYear,
    solar_feed_in_price: MoneyPerKilowattHour,
    energy_levies: MoneyPerYear,
) -> MoneyPerYear:
    """Bought energy at the price of its carrier and what a plan adds, less what surplus solar electricity earns.

    Members of an energy community pay each other what the grid would have paid for the surplus.
    """
    fuels = delivered_gas * gas_price + delivered_oil * oil_price
    fuels = fuels + delivered_wood * wood_price + delivered_coal * coal_price
    lines = delivered_electricity * electricity_price + network_heat * district_heat_price
    return lines + fuels + energy_levies + (solar_from_neighbours - solar_surplus) * solar_feed_in_price
