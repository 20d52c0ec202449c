"""Sums over the buildings of a zone."""

from citybrain.kernel import total
from citybrain.kernel.units import SquareMetres, Tonnes, TonnesPerYear


@total(of="zone")
def zone_embodied_emissions_of_year(embodied_emissions_of_year: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of what is put into all buildings in the year, zone by zone."""
    ...


@total(of="zone")
def zone_embodied_emissions_of_measures(embodied_emissions_of_measures: Tonnes) -> Tonnes:
    """Greenhouse gases of making and fitting what measures put into all buildings, zone by zone."""
    ...


@total(of="zone")
def zone_avoided_embodied_emissions(avoided_embodied_emissions: Tonnes) -> Tonnes:
    """Greenhouse gases of building that the plan has avoided, zone by zone."""
    ...


@total(of="zone")
def zone_avoided_operational_emissions(avoided_operational_emissions: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases of using the floor that need not be built, zone by zone."""
    ...


@total(of="zone")
def zone_avoided_new_floor(avoided_new_floor: SquareMetres) -> SquareMetres:
    """Gross floor that need not be built elsewhere, zone by zone."""
    ...


@total(of="zone")
def zone_new_floor_area(new_floor_area: SquareMetres) -> SquareMetres:
    """Gross floor that a plan adds to all buildings, zone by zone."""
    ...


@total(of="zone")
def zone_carbon_stored_by_measures(carbon_stored_by_measures: Tonnes) -> Tonnes:
    """Carbon dioxide that measures keep in wood, insulation or soil, zone by zone."""
    ...


@total(of="zone")
def zone_emissions_spared_by_materials(emissions_spared_by_materials: TonnesPerYear) -> TonnesPerYear:
    """Greenhouse gases by which works are below the usual design and materials, zone by zone."""
    ...
