"""Embodied emissions of the whole city: works on buildings, and plants and fields of the city itself."""

import numpy as np

from citybrain.kernel import previous, quantity, total
from citybrain.kernel.units import Tonnes


@previous(of="city", start=0.0)
def previous_city_measure_embodied_emissions() -> Tonnes:
    """Greenhouse gases of building plants and fields of the city, until a year before."""
    ...


@quantity(of="city", source="EN 15978:2011, stages A1 to A5")
def city_embodied_emissions_of_plants(
    city_measure_embodied_emissions: Tonnes, previous_city_measure_embodied_emissions: Tonnes
) -> Tonnes:
    """Greenhouse gases, emitted once, of plants and fields of the city that are built in the year."""
    more = city_measure_embodied_emissions - previous_city_measure_embodied_emissions
    return np.maximum(more, 0 * more)


@quantity(of="city", source="EN 15978:2011, stages A1 to A5")
def city_embodied_emissions_of_year(
    city_embodied_emissions_of_buildings: Tonnes, city_embodied_emissions_of_plants: Tonnes
) -> Tonnes:
    """Greenhouse gases, emitted once, of works on buildings and of plants and fields of the city in the year."""
    return city_embodied_emissions_of_buildings + city_embodied_emissions_of_plants


@total(of="city")
def city_embodied_emissions_of_buildings(embodied_emissions_of_year: Tonnes) -> Tonnes:
    """Greenhouse gases, emitted once, of what is put into all buildings in the year, in the whole city."""
    ...


@quantity(of="city", source="EN 15978:2011, stages A1 to A5, added up over the years")
def city_cumulated_embodied_emissions(
    city_cumulated_embodied_emissions_of_buildings: Tonnes, city_measure_embodied_emissions: Tonnes
) -> Tonnes:
    """Greenhouse gases, emitted once, of works on buildings, plants and fields of the city since the first year."""
    return city_cumulated_embodied_emissions_of_buildings + city_measure_embodied_emissions


@total(of="city")
def city_cumulated_embodied_emissions_of_buildings(cumulated_embodied_emissions: Tonnes) -> Tonnes:
    """Greenhouse gases, emitted once, of what is put into all buildings since the first year, in the whole city."""
    ...
