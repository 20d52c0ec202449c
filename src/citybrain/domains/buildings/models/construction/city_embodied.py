"""Embodied emissions of the whole city: works on buildings, and plants and fields of the city itself."""

import numpy as np

from citybrain.kernel import previous, quantity, total
from citybrain.kernel.units import Tonnes, TonnesPerYear, Years


@previous(of="city", start=0.0)
def previous_city_measure_embodied_emissions() -> Tonnes:
    """Greenhouse gases of building plants and fields of the city, until a year before."""
    ...


@quantity(of="city", source="EN 15978:2011, stages A1 to A5")
def city_embodied_emissions_of_year(
    city_embodied_emissions_of_buildings: TonnesPerYear,
    city_measure_embodied_emissions: Tonnes,
    previous_city_measure_embodied_emissions: Tonnes,
    year_length: Years,
) -> TonnesPerYear:
    """Greenhouse gases of what is built in the year: works on buildings, and plants and fields of the city."""
    more = city_measure_embodied_emissions - previous_city_measure_embodied_emissions
    return city_embodied_emissions_of_buildings + np.maximum(more, 0 * more) / year_length


@total(of="city")
def city_embodied_emissions_of_buildings(embodied_emissions_of_year: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of what is put into all buildings in the year, in the whole city."""
    ...
