"""Renewable energy that the city makes itself."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import KilowattHoursPerYear, Share


@quantity(of="city", source="definition: roofs, walls and the city's own fields")
def city_renewable_generation(
    city_solar_generation: KilowattHoursPerYear, city_solar_field_generation: KilowattHoursPerYear
) -> KilowattHoursPerYear:
    """Solar electricity that is made in the city, on buildings and in its own fields."""
    return city_solar_generation + city_solar_field_generation


@quantity(of="city", source="definition: own solar electricity and wood over the energy of all buildings")
def city_own_renewable_share(
    city_delivered_energy: KilowattHoursPerYear,
    city_delivered_electricity: KilowattHoursPerYear,
    city_electricity_use: KilowattHoursPerYear,
    city_delivered_wood: KilowattHoursPerYear,
) -> Share:
    """Part of the energy of all buildings that comes from wood and from the sun on their own roofs.

    What the power grid and the heat network take from renewable sources is not among it, nor what roofs send away.
    """
    from_roofs = city_electricity_use - city_delivered_electricity
    return per(from_roofs + city_delivered_wood, city_delivered_energy + from_roofs)
