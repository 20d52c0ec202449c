"""What rain gardens, permeable paving, basins and tanks of a plan need to be made, and to be kept alive."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import previous, quantity
from citybrain.kernel.units import (
    CubicMetres,
    CubicMetresPerSquareMetreYear,
    CubicMetresPerYear,
    KilogramsPerCubicMetre,
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Share,
    SquareMetres,
    Tonnes,
)

PLACES = ("zone", "city")


@quantity(of="cell", source="Definition: what measures make of a cell by the emissions of making each", totals=PLACES)
def emissions_of_making_for_rain(
    cell_area: SquareMetres, rain_garden_share: Share, permeable_paving_share: Share, rain_tank_share: Share,
    basin_volume: CubicMetres, emissions_of_rain_gardens: KilogramsPerSquareMetre,
    emissions_of_permeable_paving: KilogramsPerSquareMetre, emissions_of_rain_tanks: KilogramsPerSquareMetre,
    emissions_of_basins: KilogramsPerCubicMetre, kilograms_per_tonne: KilogramsPerTonne,
) -> Tonnes:  # fmt: skip
    """Greenhouse gases of materials, transport and machines of gardens, paving, tanks and basins of a plan.

    Carbon that plants of gardens take up is left out, and so are pipes that are not built.
    """
    ground = rain_garden_share * emissions_of_rain_gardens + permeable_paving_share * emissions_of_permeable_paving
    area = cell_area * (ground + rain_tank_share * emissions_of_rain_tanks)
    return (area + basin_volume * emissions_of_basins) / kilograms_per_tonne


@quantity(of="cell", source="Definition: gardens by what each is given in a dry summer", totals=PLACES)
def water_for_gardens(
    cell_area: SquareMetres, rain_garden_share: Share, garden_on_sealed_share: Share,
    water_for_rain_gardens: CubicMetresPerSquareMetreYear,
) -> CubicMetresPerYear:  # fmt: skip
    """Water that rain gardens of a plan are given in a year beside rain and what flows to them.

    The part that took up sealed ground is watered as all ground that is unsealed, and counts there.
    """
    return cell_area * np.maximum(rain_garden_share - garden_on_sealed_share, 0.0) * water_for_rain_gardens


@previous(of="cell", start=0.0)
def previous_emissions_of_making_for_rain() -> Tonnes:
    """Greenhouse gases of what measures for rain had made of a cell a year before."""
    ...


@quantity(of="cell", source="EN 15978:2011, stages A1 to A5: once, in the year in which it is made", totals=PLACES)
def emissions_of_making_for_rain_of_year(
    emissions_of_making_for_rain: Tonnes, previous_emissions_of_making_for_rain: Tonnes
) -> Tonnes:
    """Greenhouse gases, emitted once, of what measures for rain make of a cell in the year."""
    more = emissions_of_making_for_rain - previous_emissions_of_making_for_rain
    return np.maximum(more, 0.0 * more)


@previous(of="cell", start=0.0)
def previous_cumulated_emissions_of_making_for_rain() -> Tonnes:
    """Greenhouse gases of all that measures for rain made of a cell from the first year up to last year."""
    ...


@quantity(of="cell", source="EN 15978:2011, stages A1 to A5, added up over the years", totals=PLACES)
def cumulated_emissions_of_making_for_rain(
    previous_cumulated_emissions_of_making_for_rain: Tonnes, emissions_of_making_for_rain_of_year: Tonnes
) -> Tonnes:
    """Greenhouse gases, emitted once, of all that measures for rain make of a cell since the first year."""
    return previous_cumulated_emissions_of_making_for_rain + emissions_of_making_for_rain_of_year
