"""What measures add to the supply of energy: nothing today, until a plan or a register says otherwise."""

from citybrain.kernel import given
from citybrain.kernel.units import Kilowatts, Share


@given(of="building", default=0.0)
def facade_solar_capacity() -> Kilowatts:
    """Peak power of the solar modules on the south wall."""
    ...


@given(of="building", default=0.0)
def energy_community_share() -> Share:
    """1 where a building shares its solar electricity with neighbours of its zone, 0 where it does not."""
    ...


@given(of="city", default=0.0)
def clean_district_heat_share() -> Share:
    """Part of the district heat that new sources make: large heat pumps on waste heat, sewage, sea or ground."""
    ...


@given(of="city", default=0.0)
def city_solar_capacity() -> Kilowatts:
    """Peak power of the city's own solar fields on closed landfills, car parks and other ground."""
    ...
