"""Sums over the buildings of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import TonnesPerYear


@total(of="city")
def city_embodied_emissions_of_buildings(embodied_emissions_of_year: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of what is put into all buildings in the year, in the whole city."""
    ...
