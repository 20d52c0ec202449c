"""Emissions of a year, and emissions added up over the years."""

from citybrain.kernel import contributed, previous, quantity
from citybrain.kernel.units import Tonnes, TonnesPerYear, Years


@contributed(of="zone", role="emissions")
def zone_emissions() -> TonnesPerYear:
    """Greenhouse gases of a year of use in the zone, of all subjects that the city counts."""
    ...


@contributed(of="city", role="emissions")
def city_emissions() -> TonnesPerYear:
    """Greenhouse gases of a year of use, of all subjects that the city counts."""
    ...


@contributed(of="zone", role="embodied_emissions")
def zone_embodied_emissions() -> Tonnes:
    """Greenhouse gases, emitted once, of making what is built and put in since the first year and lies in the zone.

    What lies nowhere, such as a plant of the city, is in none.
    """
    ...


@contributed(of="city", role="embodied_emissions")
def city_embodied_emissions() -> Tonnes:
    """Greenhouse gases, emitted once, of making what is built and put in since the first year, of all subjects.

    Of a plan of years the sum over all of its years, of a plan of one day all of its works.
    """
    ...


@contributed(of="city", role="embodied_emissions_of_year")
def city_embodied_emissions_of_one_year() -> Tonnes:
    """Greenhouse gases, emitted once, of making what is built and put in during the year, of all subjects."""
    ...


@quantity(of="city", source="EN 15978:2011, modules B6 and A1-A5 of what is put in during the year")
def city_yearly_emissions(
    city_emissions: TonnesPerYear, city_embodied_emissions_of_one_year: Tonnes, year_length: Years
) -> TonnesPerYear:
    """Greenhouse gases of use in the year, and of making what is built and put in during it, of all subjects."""
    return city_emissions + city_embodied_emissions_of_one_year / year_length


@previous(of="city", start=0.0)
def previous_city_cumulated_emissions() -> Tonnes:
    """Greenhouse gases from the first year up to last year."""
    ...


@quantity(of="city", source="IPCC AR6 WG I, 5.5: warming follows the emissions added up over the years")
def city_cumulated_emissions(
    previous_city_cumulated_emissions: Tonnes, city_yearly_emissions: TonnesPerYear, year_length: Years
) -> Tonnes:
    """Greenhouse gases from the first year up to the end of this one; what a carbon budget is held against."""
    return previous_city_cumulated_emissions + city_yearly_emissions * year_length
