"""What plants and ponds of a plan need and store: water, carbon, and crowns that grow from year to year."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import given, previous, quantity
from citybrain.kernel.units import (
    CubicMetresPerSquareMetreYear,
    CubicMetresPerYear,
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Ratio,
    Share,
    SquareMetres,
    Tonnes,
    Years,
)

AREAS = ("zone", "city")


@previous(of="cell", start=0.0)
def previous_grown_share() -> Share:
    """Crowns of new trees a year before."""
    ...


@quantity(of="cell", source="Definition: a crown grows by the same part of its grown area each year")
def grown_share(
    previous_grown_share: Share, planted_share: Share, year_length: Years, years_to_grown_crown: Years
) -> Share:
    """Part of the cell below new crowns as they have grown by the year of the plan; of a plan of one day, in one year.

    Carbon of the year follows this; cover, shade, air, runoff and solar modules follow `new_crown_share`.
    """
    return np.minimum(planted_share, previous_grown_share + planted_share * (year_length / years_to_grown_crown))


@given(of="city", default=0.0)
def years_after_first() -> Years:
    """Years of a plan after its first; 0 of a plan of one day, which shows trees as they are once grown."""
    ...


@quantity(of="cell", source="Definition: as planted, then as it grows; of a plan of one day as grown")
def planned_crown_share(
    planted_share: Share, grown_share: Share, crown_when_planted: Share, years_after_first: Years
) -> Share:
    """Part of the cell below crowns of new trees in the year of the plan, were they as large as planned.

    A tree begins with `crown_when_planted` of its grown crown and outgrows that by `grown_share`.
    """
    small = np.maximum(grown_share, planted_share * crown_when_planted)
    return np.where(years_after_first > 0.0 * years_after_first, small, planted_share)


@quantity(of="cell", source="Definition: crowns as planned, larger or smaller; no more than the cell")
def new_crown_share(planned_crown_share: Share, size_of_grown_crowns: Ratio) -> Share:
    """Part of the cell below crowns of new trees in the year of the plan; of a plan of one day, once they have grown.

    Crowns that turn out larger or smaller than planned, or are lost, count by `size_of_grown_crowns`.
    """
    return np.minimum(planned_crown_share * size_of_grown_crowns, 1.0)


@quantity(of="cell", source="Nowak et al. 2013, doi:10.1016/j.envpol.2013.03.019; Getter et al. 2009", totals=AREAS)
def carbon_when_grown(
    cell_area: SquareMetres, planted_share: Share, green_roof_share: Share, green_wall_share: Share,
    carbon_in_crowns: KilogramsPerSquareMetre, carbon_in_green_roofs: KilogramsPerSquareMetre,
    carbon_in_green_walls: KilogramsPerSquareMetre, kilograms_per_tonne: KilogramsPerTonne,
) -> Tonnes:  # fmt: skip
    """Carbon dioxide that new trees, green roofs and walls of a plan hold once they have grown; ground is left out."""
    stored = planted_share * carbon_in_crowns + green_roof_share * carbon_in_green_roofs
    return cell_area * (stored + green_wall_share * carbon_in_green_walls) / kilograms_per_tonne


@quantity(of="cell", source="Nowak et al. 2013, doi:10.1016/j.envpol.2013.03.019", totals=AREAS)
def carbon_of_year(
    cell_area: SquareMetres, grown_share: Share, carbon_in_crowns: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
) -> Tonnes:  # fmt: skip
    """Carbon dioxide that new trees hold by the year of the plan, as their crowns have grown."""
    return cell_area * grown_share * carbon_in_crowns / kilograms_per_tonne


@quantity(of="cell", source="Definition: planted areas by what each is given in a dry summer", totals=AREAS)
def water_for_measures(
    cell_area: SquareMetres, planted_share: Share, unsealed_share: Share, green_roof_share: Share,
    green_wall_share: Share, pond_share: Share, water_for_crowns: CubicMetresPerSquareMetreYear,
    water_for_grass: CubicMetresPerSquareMetreYear, water_for_green_roofs: CubicMetresPerSquareMetreYear,
    water_for_green_walls: CubicMetresPerSquareMetreYear, water_for_ponds: CubicMetresPerSquareMetreYear,
) -> CubicMetresPerYear:  # fmt: skip
    """Water that trees, grass, green roofs, walls and ponds of a plan are given in a year, beside rain."""
    given = planted_share * water_for_crowns + unsealed_share * water_for_grass + pond_share * water_for_ponds
    given = given + green_roof_share * water_for_green_roofs + green_wall_share * water_for_green_walls
    return cell_area * given


@quantity(of="cell", source="Definition: what measures make of a cell by the emissions of making each", totals=AREAS)
def emissions_of_making(
    cell_area: SquareMetres, planted_share: Share, unsealed_share: Share, sail_share: Share, pond_share: Share,
    green_roof_share: Share, cool_roof_share: Share, green_wall_share: Share,
    emissions_of_planting: KilogramsPerSquareMetre, emissions_of_unsealing: KilogramsPerSquareMetre,
    emissions_of_sails: KilogramsPerSquareMetre, emissions_of_ponds: KilogramsPerSquareMetre,
    emissions_of_green_roofs: KilogramsPerSquareMetre, emissions_of_cool_roofs: KilogramsPerSquareMetre,
    emissions_of_green_walls: KilogramsPerSquareMetre, kilograms_per_tonne: KilogramsPerTonne,
) -> Tonnes:  # fmt: skip
    """Greenhouse gases of materials, transport and machines of trees, grass, sails, ponds, roofs and walls of a plan.

    Upkeep, renewal and what becomes of them at their end are left out.
    """
    ground = unsealed_share * emissions_of_unsealing + pond_share * emissions_of_ponds
    ground = ground + planted_share * emissions_of_planting
    roofs = green_roof_share * emissions_of_green_roofs + cool_roof_share * emissions_of_cool_roofs
    above = sail_share * emissions_of_sails + green_wall_share * emissions_of_green_walls
    return cell_area * (ground + roofs + above) / kilograms_per_tonne


@previous(of="cell", start=0.0)
def previous_emissions_of_making() -> Tonnes:
    """Greenhouse gases of what measures had made of a cell a year before."""
    ...


@quantity(of="cell", source="EN 15978:2011, stages A1 to A5: once, in the year in which it is made", totals=AREAS)
def emissions_of_making_of_year(emissions_of_making: Tonnes, previous_emissions_of_making: Tonnes) -> Tonnes:
    """Greenhouse gases, emitted once, of what measures make of a cell in the year; nothing comes back where it goes."""
    more = emissions_of_making - previous_emissions_of_making
    return np.maximum(more, 0.0 * more)


@previous(of="cell", start=0.0)
def previous_cumulated_emissions_of_making() -> Tonnes:
    """Greenhouse gases of all that measures of heat made of a cell from the first year up to last year."""
    ...


@quantity(of="cell", source="EN 15978:2011, stages A1 to A5, added up over the years", totals=AREAS)
def cumulated_emissions_of_making(
    previous_cumulated_emissions_of_making: Tonnes, emissions_of_making_of_year: Tonnes
) -> Tonnes:
    """Greenhouse gases, emitted once, of all that measures of heat make of a cell since the first year."""
    return previous_cumulated_emissions_of_making + emissions_of_making_of_year
