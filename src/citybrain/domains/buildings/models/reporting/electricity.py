"""Electricity that is used in the city, whoever makes it."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import KilowattHoursPerPersonYear, KilowattHoursPerYear, People


@quantity(of="city", source="ISO 37120:2014, 7.5, as far as buildings use it")
def city_electricity_use_per_resident(
    city_electricity_use: KilowattHoursPerYear, city_residents: People
) -> KilowattHoursPerPersonYear:
    """Electricity of all buildings for each person who lives in the city."""
    return per(city_electricity_use, city_residents)
