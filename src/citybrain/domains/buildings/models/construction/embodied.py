"""Embodied emissions: what a plan puts into buildings in a year, and what it spares."""

import numpy as np

from citybrain.kernel import previous, quantity
from citybrain.kernel.units import (
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    SquareMetres,
    Tonnes,
    TonnesPerYear,
    Years,
)


@previous(of="building", start=0.0)
def previous_embodied_emissions_of_measures() -> Tonnes:
    """Greenhouse gases of what measures had put into a building a year before."""
    ...


@previous(of="building", start=0.0)
def previous_avoided_new_floor() -> SquareMetres:
    """Gross floor that did not have to be built a year before."""
    ...


@previous(of="building", start=0.0)
def previous_spared_embodied_emissions() -> Tonnes:
    """Greenhouse gases that other materials had spared a year before."""
    ...


@previous(of="building", start=0.0)
def previous_avoided_embodied_emissions() -> Tonnes:
    """Greenhouse gases of building that a plan had avoided a year before."""
    ...


@quantity(of="building", source="EN 15978:2011, stages A1 to A5", totals=("zone",))
def embodied_emissions_of_year(
    embodied_emissions_of_measures: Tonnes,
    previous_embodied_emissions_of_measures: Tonnes,
    embodied_emissions_of_new_floor: TonnesPerYear,
    year_length: Years,
) -> Tonnes:
    """Greenhouse gases of what is put into a building in the year: measures and new floor.

    Counted in the year in which they are built, not spread over their lives. A plan for one day does all of its work
    in that year.
    """
    more = embodied_emissions_of_measures - previous_embodied_emissions_of_measures
    return np.maximum(more, 0 * more) + embodied_emissions_of_new_floor * year_length


@previous(of="building", start=0.0)
def previous_cumulated_embodied_emissions() -> Tonnes:
    """Greenhouse gases of all works on a building from the first year up to last year."""
    ...


@quantity(of="building", source="EN 15978:2011, stages A1 to A5, added up over the years", totals=("zone",))
def cumulated_embodied_emissions(
    previous_cumulated_embodied_emissions: Tonnes, embodied_emissions_of_year: Tonnes
) -> Tonnes:
    """Greenhouse gases, emitted once, of what is put into a building since the first year: measures and new floor."""
    return previous_cumulated_embodied_emissions + embodied_emissions_of_year


@quantity(of="building", source="EN 15978:2011; the counterfactual stands with each measure")
def avoided_embodied_emissions_of_year(
    avoided_new_floor: SquareMetres,
    previous_avoided_new_floor: SquareMetres,
    new_floor_embodied_emissions: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
    year_length: Years,
) -> TonnesPerYear:
    """Greenhouse gases of building the floor that need not be built elsewhere in the year, built in the usual way.

    By the use that the building has. Never taken off embodied emissions: whoever wants the difference of plan and
    counterfactual takes embodied less avoided.
    """
    floor = np.maximum(avoided_new_floor - previous_avoided_new_floor, 0 * avoided_new_floor) / year_length
    return floor * new_floor_embodied_emissions / kilograms_per_tonne


@quantity(
    of="building", source="definition: usual materials and design less those of the plan", totals=("zone", "city")
)
def emissions_spared_by_materials(
    usual_emissions_of_new_floor: TonnesPerYear,
    embodied_emissions_of_new_floor: TonnesPerYear,
    spared_embodied_emissions: Tonnes,
    previous_spared_embodied_emissions: Tonnes,
    year_length: Years,
) -> Tonnes:
    """Greenhouse gases by which the works of the year are below the same works in the usual design and materials.

    Embodied emissions are lower by it already: not to be taken off again.
    """
    spared = spared_embodied_emissions - previous_spared_embodied_emissions
    materials = usual_emissions_of_new_floor - embodied_emissions_of_new_floor
    return materials * year_length + np.maximum(spared, 0 * spared)


@quantity(of="building", source="definition: a year more of what is avoided", totals=("zone", "city"))
def avoided_embodied_emissions(
    previous_avoided_embodied_emissions: Tonnes, avoided_embodied_emissions_of_year: TonnesPerYear, year_length: Years
) -> Tonnes:
    """Greenhouse gases of building floor elsewhere that the plan has avoided since it began."""
    return previous_avoided_embodied_emissions + avoided_embodied_emissions_of_year * year_length
