"""Emissions of a year, and emissions added up over the years."""

from citybrain.kernel import previous, quantity
from citybrain.kernel.units import Tonnes, TonnesPerYear, Years


@quantity(of="city", source="EN 15978:2011, modules B6 and A1-A5 of what is put in during the year")
def city_yearly_emissions(
    city_operational_emissions: TonnesPerYear, city_embodied_emissions_of_year: TonnesPerYear
) -> TonnesPerYear:
    """Greenhouse gases of using all buildings in the year, and of making what measures put into them in it."""
    return city_operational_emissions + city_embodied_emissions_of_year


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
