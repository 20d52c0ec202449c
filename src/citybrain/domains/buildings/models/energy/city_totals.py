"""Sums over the buildings of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import KilowattHoursPerYear, Kilowatts


@total(of="city")
def city_space_heating_need(space_heating_need: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Heat that the rooms of all buildings need, in the whole city."""
    ...


@total(of="city")
def city_space_cooling_need(space_cooling_need: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Cold that the rooms of all buildings would need if all were cooled, in the whole city."""
    ...


@total(of="city")
def city_hot_water_need(hot_water_need: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Heat of the hot water of all buildings, in the whole city."""
    ...


@total(of="city")
def city_peak_heating_need(peak_heating_need: Kilowatts) -> Kilowatts:
    """Sum of the largest hourly heat of each building, which need not fall into the same hour, in the whole city."""
    ...


@total(of="city")
def city_network_heat(network_heat: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Heat that all buildings take from the network, in the whole city."""
    ...


@total(of="city")
def city_network_heat_peak(network_heat_peak: Kilowatts) -> Kilowatts:
    """Sum of what each building takes from the network in its coldest hour, in the whole city."""
    ...


@total(of="city")
def city_delivered_electricity(delivered_electricity: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Electricity that all buildings buy, in the whole city."""
    ...


@total(of="city")
def city_delivered_gas(delivered_gas: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Gas that all buildings buy, in the whole city."""
    ...


@total(of="city")
def city_delivered_oil(delivered_oil: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Heating oil that all buildings buy, in the whole city."""
    ...


@total(of="city")
def city_delivered_wood(delivered_wood: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Wood that all buildings burn, in the whole city."""
    ...


@total(of="city")
def city_delivered_coal(delivered_coal: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Coal that all buildings burn, in the whole city."""
    ...


@total(of="city")
def city_delivered_energy(delivered_energy: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """All energy that all buildings buy, in the whole city."""
    ...


@total(of="city")
def city_solar_generation(solar_generation: KilowattHoursPerYear) -> KilowattHoursPerYear:
    """Electricity that solar modules on all roofs make, in the whole city."""
    ...
