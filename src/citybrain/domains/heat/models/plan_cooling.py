"""By how much what a plan changes of the ground cools the air by day."""

from __future__ import annotations

import numpy as np

from citybrain.domains.heat.models.cooling import MIXING_DISTANCE, MIXING_REACH, SOURCE, mitigation_of
from citybrain.domains.heat.models.neighbours import around_cells
from citybrain.kernel import field, quantity
from citybrain.kernel.fields import Around
from citybrain.kernel.units import Array, Kelvin, Ratio, Share, SquareMetres

NOTHING = 1e-9
"""Share of cooling that is rounding alone."""


@quantity(of="cell", source=SOURCE)
def cooling_capacity_without_plan(
    cell_sealed_share: Share, cell_low_green_share: Share, cell_unknown_share: Share, cell_unknown_sealed: Share,
    cell_tree_share: Share, cell_roof_share: Share, cell_water_share: Share, cell_bare_share: Share,
    cell_rail_share: Share, sealed_part_of_unknown_ground: Share, albedo_of_sealed_ground: Share,
    albedo_of_plants: Share, albedo_of_bare_ground: Share, albedo_of_roofs: Share, albedo_of_water: Share,
    evapotranspiration_of_grass: Share, evapotranspiration_of_trees: Share, evapotranspiration_of_water: Share,
    weight_of_shade: Share, weight_of_albedo: Share, weight_of_evapotranspiration: Share,
    cooling_of_open_water: Share,
) -> Share:  # fmt: skip
    """Cooling capacity of a cell as it is today, whatever a plan changes."""
    part = np.where(np.isnan(cell_unknown_sealed), sealed_part_of_unknown_ground, cell_unknown_sealed)
    sealed = cell_sealed_share + cell_unknown_share * part
    green = cell_low_green_share + cell_unknown_share * (1.0 - part)
    albedo = (
        sealed * albedo_of_sealed_ground
        + green * albedo_of_plants
        + (cell_bare_share + cell_rail_share) * albedo_of_bare_ground
        + cell_roof_share * albedo_of_roofs
        + cell_water_share * albedo_of_water
    )
    of_water = (1.0 - cell_tree_share) * cell_water_share * evapotranspiration_of_water
    crowns = cell_tree_share * evapotranspiration_of_trees
    plants = crowns + (1.0 - cell_tree_share) * green * evapotranspiration_of_grass
    wet = np.minimum(plants + of_water, 1.0)
    dry = weight_of_shade * cell_tree_share + weight_of_albedo * albedo
    dry = dry + weight_of_evapotranspiration * (wet - np.minimum(of_water, wet))
    capacity: Array = dry + np.minimum(cooling_of_open_water * cell_water_share, 1.0 - dry)
    return capacity


@quantity(of="cell", source=SOURCE)
def warmth_taken_by_plan(
    cooling_capacity: Share, cooling_capacity_without_plan: Share, cooling_of_green_around: Share,
    green_cells_around: Ratio, cell_area: SquareMetres, least_green_that_cools: SquareMetres,
    heat_island_by_day: Kelvin,
) -> Kelvin:  # fmt: skip
    """By how much a plan cools the air of a cell by day before it mixes; less than 0 where it warms.

    Green around counts as it is with the plan, so that new parks count in their own cells alone.
    """
    around = cooling_of_green_around, green_cells_around * cell_area, least_green_that_cools
    gained = mitigation_of(cooling_capacity, *around) - mitigation_of(cooling_capacity_without_plan, *around)
    taken: Array = np.where(np.abs(gained) > NOTHING, gained, 0.0) * heat_island_by_day
    return taken


@field(of="cell", source="Definition: mean over cells by a Gaussian of 100 m", reach=MIXING_REACH, compiled=True)
def air_cooled_by_plan(warmth_taken_by_plan: Kelvin, *, around: Around) -> Kelvin:
    """By how much a plan cools the air of a cell by day: mixed over the cells around."""
    return around_cells(warmth_taken_by_plan, around, MIXING_REACH, "gaussian", MIXING_DISTANCE)
