"""Energy that a building buys, by carrier and altogether."""

from citybrain.kernel import quantity
from citybrain.kernel.units import KilowattHoursPerYear, Kilowatts, Share


@quantity(
    of="building", source="ISO 52000-1:2017, 9.6: delivered energy by carrier", totals=("zone", "city"), per=("area",)
)
def delivered_electricity(
    electricity_use: KilowattHoursPerYear,
    solar_used_in_building: KilowattHoursPerYear,
    solar_from_neighbours: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Electricity that the building buys: what it uses less what its own modules and those of neighbours cover.

    What an energy community shares stays in the city and is taken off; what goes to the grid is credited to nobody.
    """
    return electricity_use - solar_used_in_building - solar_from_neighbours


@quantity(
    of="building",
    source="ISO 52000-1:2017, 9.6: delivered energy by carrier",
    totals=("zone", "city"),
    per=("area", "resident"),
)
def delivered_energy(
    delivered_electricity: KilowattHoursPerYear,
    network_heat: KilowattHoursPerYear,
    delivered_gas: KilowattHoursPerYear,
    delivered_oil: KilowattHoursPerYear,
    delivered_wood: KilowattHoursPerYear,
    delivered_coal: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """All energy that the building buys; what its roof sends to the grid is not taken off."""
    fuels = delivered_gas + delivered_oil + delivered_wood + delivered_coal
    return delivered_electricity + network_heat + fuels


@quantity(of="building", source="definition: the part of the peak that the network carries", totals=("zone", "city"))
def network_heat_peak(peak_heating_need: Kilowatts, district_heating_share: Share) -> Kilowatts:
    """Largest hourly heat of the rooms that the network must carry; hot water apart."""
    return peak_heating_need * district_heating_share
