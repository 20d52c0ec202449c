"""The stock of floor of the whole city."""

from citybrain.kernel import total
from citybrain.kernel.units import SquareMetres, SquareMetresPerYear


@total(of="city")
def city_floor_before_1946(floor_before_1946: SquareMetres) -> SquareMetres:
    """Floor of all buildings built before 1946, in the whole city."""
    ...


@total(of="city")
def city_floor_1946_to_1979(floor_1946_to_1979: SquareMetres) -> SquareMetres:
    """Floor of all buildings built 1946 to 1979, in the whole city."""
    ...


@total(of="city")
def city_floor_1980_to_1999(floor_1980_to_1999: SquareMetres) -> SquareMetres:
    """Floor of all buildings built 1980 to 1999, in the whole city."""
    ...


@total(of="city")
def city_floor_2000_to_2019(floor_2000_to_2019: SquareMetres) -> SquareMetres:
    """Floor of all buildings built 2000 to 2019, in the whole city."""
    ...


@total(of="city")
def city_floor_from_2020(floor_from_2020: SquareMetres) -> SquareMetres:
    """Floor of all buildings built from 2020 on, in the whole city."""
    ...


@total(of="city")
def city_floor_with_district_heating(floor_with_district_heating: SquareMetres) -> SquareMetres:
    """Floor heated by the heat network, in the whole city."""
    ...


@total(of="city")
def city_floor_with_direct_electric(floor_with_direct_electric: SquareMetres) -> SquareMetres:
    """Floor heated by direct electric heating, in the whole city."""
    ...


@total(of="city")
def city_floor_with_ground_source_heat_pump(floor_with_ground_source_heat_pump: SquareMetres) -> SquareMetres:
    """Floor heated by ground-source heat pumps, in the whole city."""
    ...


@total(of="city")
def city_floor_with_air_source_heat_pump(floor_with_air_source_heat_pump: SquareMetres) -> SquareMetres:
    """Floor heated by air-source heat pumps, in the whole city."""
    ...


@total(of="city")
def city_floor_with_gas_boiler(floor_with_gas_boiler: SquareMetres) -> SquareMetres:
    """Floor heated by gas boilers, in the whole city."""
    ...


@total(of="city")
def city_floor_with_oil_boiler(floor_with_oil_boiler: SquareMetres) -> SquareMetres:
    """Floor heated by oil boilers, in the whole city."""
    ...


@total(of="city")
def city_floor_with_wood_boiler(floor_with_wood_boiler: SquareMetres) -> SquareMetres:
    """Floor heated by wood boilers, in the whole city."""
    ...


@total(of="city")
def city_floor_with_coal_boiler(floor_with_coal_boiler: SquareMetres) -> SquareMetres:
    """Floor heated by coal boilers, in the whole city."""
    ...


@total(of="city")
def city_demolished_floor(demolished_floor: SquareMetresPerYear) -> SquareMetresPerYear:
    """Floor torn down this year, in the whole city."""
    ...


@total(of="city")
def city_renovated_floor(renovated_floor: SquareMetresPerYear) -> SquareMetresPerYear:
    """Heated floor whose envelope was improved this year, in the whole city."""
    ...


@total(of="city")
def city_floor_with_new_heating(floor_with_new_heating: SquareMetresPerYear) -> SquareMetresPerYear:
    """Heated floor whose heating was replaced this year, in the whole city."""
    ...


@total(of="city")
def city_new_floor_of_year(new_floor_of_year: SquareMetresPerYear) -> SquareMetresPerYear:
    """Gross floor built this year, in the whole city."""
    ...
