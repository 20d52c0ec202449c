"""Sums over the buildings of the city."""

from citybrain.kernel import total
from citybrain.kernel.units import SquareMetres, Tonnes, TonnesPerYear


@total(of="city")
def city_embodied_emissions_of_buildings(embodied_emissions_of_year: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of what is put into all buildings in the year, in the whole city."""
    ...


@total(of="city")
def city_embodied_emissions_of_measures(embodied_emissions_of_measures: Tonnes) -> Tonnes:
    """Greenhouse gases of making and fitting what measures put into all buildings, in the whole city."""
    ...


@total(of="city")
def city_avoided_embodied_emissions(avoided_embodied_emissions: Tonnes) -> Tonnes:
    """Greenhouse gases of building that the plan has avoided, in the whole city."""
    ...


@total(of="city")
def city_avoided_operational_emissions(avoided_operational_emissions: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of using the floor that need not be built, in the whole city."""
    ...


@total(of="city")
def city_avoided_new_floor(avoided_new_floor: SquareMetres) -> SquareMetres:
    """Gross floor that need not be built elsewhere, in the whole city."""
    ...


@total(of="city")
def city_new_floor_area(new_floor_area: SquareMetres) -> SquareMetres:
    """Gross floor that a plan adds to all buildings, in the whole city."""
    ...


@total(of="city")
def city_carbon_stored_by_measures(carbon_stored_by_measures: Tonnes) -> Tonnes:
    """Carbon dioxide that measures keep in wood, insulation or soil, in the whole city."""
    ...


@total(of="city")
def city_emissions_spared_by_materials(emissions_spared_by_materials: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases by which works are below the usual design and materials, in the whole city."""
    ...
