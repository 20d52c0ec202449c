"""Energy and emissions of heating, cooling and hot water, apart from all else that buildings use."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    KilowattHoursPerPersonYear,
    KilowattHoursPerYear,
    People,
    Share,
)


@quantity(of="building", source="definition: final energy of heating, cooling and hot water", totals=("city",))
def heating_and_cooling_energy(
    network_heat: KilowattHoursPerYear,
    delivered_gas: KilowattHoursPerYear,
    delivered_oil: KilowattHoursPerYear,
    delivered_wood: KilowattHoursPerYear,
    delivered_coal: KilowattHoursPerYear,
    heating_electricity: KilowattHoursPerYear,
    cooling_electricity: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Final energy of a building for heating, cooling and hot water; pumps and fans are left out."""
    fuels = delivered_gas + delivered_oil + delivered_wood + delivered_coal
    return network_heat + fuels + heating_electricity + cooling_electricity


@quantity(of="city", source="definition")
def city_heating_and_cooling_energy_per_resident(
    city_heating_and_cooling_energy: KilowattHoursPerYear, city_residents: People
) -> KilowattHoursPerPersonYear:
    """Final energy for heating, cooling and hot water for each person who lives in the city."""
    return per(city_heating_and_cooling_energy, city_residents)


@quantity(of="city", source="definition: gas, oil and coal burned in buildings over all energy for heat and cold")
def city_fossil_fuel_share_of_heat(
    city_delivered_gas: KilowattHoursPerYear,
    city_delivered_oil: KilowattHoursPerYear,
    city_delivered_coal: KilowattHoursPerYear,
    city_heating_and_cooling_energy: KilowattHoursPerYear,
) -> Share:
    """Part of the energy for heat and cold that is gas, oil or coal burned in buildings.

    What the heat network and power stations burn is not among it.
    """
    return per(city_delivered_gas + city_delivered_oil + city_delivered_coal, city_heating_and_cooling_energy)
