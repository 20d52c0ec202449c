"""Floor that a plan adds, and the greenhouse gases of building it."""

import numpy as np

from citybrain.kernel import previous, quantity
from citybrain.kernel.units import (
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Share,
    SquareMetres,
    SquareMetresPerYear,
    TonnesPerYear,
    Years,
)


@previous(of="building", start=0.0)
def previous_new_floor_area() -> SquareMetres:
    """Gross floor that a plan had added a year before."""
    ...


@quantity(of="building", source="definition: what is there now less what was there a year before", totals=("city",))
def new_floor_of_year(
    new_floor_area: SquareMetres, previous_new_floor_area: SquareMetres, year_length: Years
) -> SquareMetresPerYear:
    """Gross floor that is built in the year; a plan for one day builds all of its floor in that year."""
    return np.maximum(new_floor_area - previous_new_floor_area, 0 * new_floor_area) / year_length


@quantity(of="building", source="EN 15978:2011, stages A1 to A5")
def usual_emissions_of_new_floor(
    new_floor_of_year: SquareMetresPerYear,
    new_floor_embodied_emissions: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TonnesPerYear:
    """Greenhouse gases that building the new floor of the year in the usual way would cause."""
    return new_floor_of_year * new_floor_embodied_emissions / kilograms_per_tonne


@quantity(of="building", source="EN 15978:2011, stages A1 to A5")
def embodied_emissions_of_new_floor(
    usual_emissions_of_new_floor: TonnesPerYear, material_saving_of_new_floor: Share
) -> TonnesPerYear:
    """Greenhouse gases of building the new floor of the year, less what design and materials spare.

    Materials, transport and work on site (A1 to A5). Renewal of parts, demolition and what is used again later (B4, C,
    D) are left out, and carbon that wood keeps is told apart (`carbon_stored_by_measures`).
    """
    return usual_emissions_of_new_floor * (1.0 - material_saving_of_new_floor)
