"""Energy of homes, as indicators for each resident ask for it."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import KilowattHoursPerPersonYear, KilowattHoursPerYear, People, Share


@quantity(of="building", source="ISO 37120:2014, 7.1: residential electricity, whoever makes it", totals=("city",))
def residential_electricity(electricity_use: KilowattHoursPerYear, dwelling_share: Share) -> KilowattHoursPerYear:
    """Electricity that homes use, bought or from their own roofs."""
    return electricity_use * dwelling_share


@quantity(of="city", source="ISO 37120:2014, 7.1")
def city_residential_electricity_per_resident(
    city_residential_electricity: KilowattHoursPerYear, city_residents: People
) -> KilowattHoursPerPersonYear:
    """Electricity that homes use for each person who lives in the city."""
    return per(city_residential_electricity, city_residents)


@quantity(
    of="building", source="definition: heat of the network and fuels; electricity is told apart", totals=("city",)
)
def residential_heat(
    network_heat: KilowattHoursPerYear,
    delivered_gas: KilowattHoursPerYear,
    delivered_oil: KilowattHoursPerYear,
    delivered_wood: KilowattHoursPerYear,
    delivered_coal: KilowattHoursPerYear,
    dwelling_share: Share,
) -> KilowattHoursPerYear:
    """Heat from the network and fuels that homes buy; electricity that becomes heat is not among it."""
    return (network_heat + delivered_gas + delivered_oil + delivered_wood + delivered_coal) * dwelling_share


@quantity(of="city", source="definition")
def city_residential_heat_per_resident(
    city_residential_heat: KilowattHoursPerYear, city_residents: People
) -> KilowattHoursPerPersonYear:
    """Heat from the network and fuels of homes for each person who lives in the city."""
    return per(city_residential_heat, city_residents)
