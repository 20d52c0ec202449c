"""Rain gardens and swales, permeable paving, detention basins and rain tanks."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    CubicMetres,
    Mask,
    Metres,
    Money,
    MoneyPerCubicMetre,
    MoneyPerCubicMetreYear,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    Ratio,
    Share,
    SquareMetres,
)

LITTLE = 0.01
"""Share of a cell below which nothing is worth doing."""

TIGHT = 4.0
"""Hydrologic soil group D, into which hardly any water seeps."""

SOURCE = "CIRIA C753, The SuDS Manual (2015): kinds of measures; sizes and costs are parameters"


class RainGardens(NamedTuple):
    """What rain gardens and swales change."""

    rain_garden_share: Share
    cost: Money
    running_cost: MoneyPerYear


class PermeablePaving(NamedTuple):
    """What permeable paving changes."""

    permeable_paving_share: Share
    cost: Money
    running_cost: MoneyPerYear


class DetentionBasins(NamedTuple):
    """What detention basins change."""

    basin_volume: CubicMetres
    cost: Money
    running_cost: MoneyPerYear


class RainTanks(NamedTuple):
    """What rain tanks change."""

    rain_tank_share: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="cell", phase="rain", strategy="improve", digital_leverage="low", source=SOURCE, cost="rainwater_measures",
    settings=("rain_garden_part", "cost_of_rain_garden_ground"),
)  # fmt: skip
def build_rain_gardens(
    rain_garden_share: Share, open_ground_share: Share, tree_cover_when_grown: Share, cell_area: SquareMetres,
    rain_garden_part: Share, cost_of_rain_garden_ground: MoneyPerSquareMetre,
    upkeep_of_rain_garden_ground: MoneyPerSquareMetreYear,
) -> RainGardens:  # fmt: skip
    """Makes rain gardens and swales of open ground between crowns, into which water of the street runs."""
    more = np.minimum(np.maximum(open_ground_share - tree_cover_when_grown - rain_garden_share, 0.0), rain_garden_part)
    area = more * cell_area
    return RainGardens(rain_garden_share + more, area * cost_of_rain_garden_ground, area * upkeep_of_rain_garden_ground)


@build_rain_gardens.eligible("runoff-reason-no-open-ground")
def has_ground_for_gardens(open_ground_share: Share, tree_cover_when_grown: Share, rain_garden_share: Share) -> Mask:
    """Only where there is open ground without crowns: roots and gardens do not share it."""
    return np.asarray(open_ground_share - tree_cover_when_grown - rain_garden_share >= LITTLE)


@intervention(
    of="cell", phase="rain", strategy="improve", digital_leverage="low", source=SOURCE, cost="rainwater_measures",
    settings=("permeable_part_of_paving", "cost_of_permeable_paving"),
)  # fmt: skip
def pave_permeably(
    permeable_paving_share: Share, sealed_ground_share: Share, cell_area: SquareMetres,
    permeable_part_of_paving: Share, cost_of_permeable_paving: MoneyPerSquareMetre,
    upkeep_of_permeable_paving: MoneyPerSquareMetreYear,
) -> PermeablePaving:  # fmt: skip
    """Paves a part of the sealed ground so that water seeps into its bed."""
    more = np.maximum(sealed_ground_share * permeable_part_of_paving - permeable_paving_share, 0.0)
    area = more * cell_area
    return PermeablePaving(
        permeable_paving_share + more, area * cost_of_permeable_paving, area * upkeep_of_permeable_paving
    )


@pave_permeably.eligible("runoff-reason-not-sealed")
def has_sealed_ground(sealed_ground_share: Share) -> Mask:
    """Only where ground is sealed."""
    return np.asarray(sealed_ground_share >= LITTLE)


@intervention(
    of="cell", phase="rain", strategy="improve", digital_leverage="low", source=SOURCE, cost="rainwater_measures",
    settings=("basin_part", "depth_of_basins", "cost_of_basin"),
)  # fmt: skip
def build_detention_basins(
    basin_volume: CubicMetres, open_ground_share: Share, tree_cover_when_grown: Share, rain_garden_share: Share,
    cell_area: SquareMetres, basin_part: Share, depth_of_basins: Metres, cost_of_basin: MoneyPerCubicMetre,
    upkeep_of_basin: MoneyPerCubicMetreYear,
) -> DetentionBasins:  # fmt: skip
    """Lowers open ground between crowns so that it holds water of a storm, and lets it out slowly."""
    free = np.maximum(open_ground_share - tree_cover_when_grown - rain_garden_share, 0.0)
    more = np.maximum(np.minimum(free, basin_part) * cell_area * depth_of_basins - basin_volume, 0.0 * basin_volume)
    return DetentionBasins(basin_volume + more, more * cost_of_basin, more * upkeep_of_basin)


@build_detention_basins.eligible("runoff-reason-no-open-ground")
def has_ground_for_basins(open_ground_share: Share, tree_cover_when_grown: Share, rain_garden_share: Share) -> Mask:
    """Only where there is open ground without crowns and rain gardens."""
    return np.asarray(open_ground_share - tree_cover_when_grown - rain_garden_share >= LITTLE)


@build_rain_gardens.eligible("runoff-reason-tight-soil")
@pave_permeably.eligible("runoff-reason-tight-soil")
def lets_water_in(cell_soil_group: Ratio, soil_group_of_city: Ratio) -> Mask:
    """Not where the soil is known to let hardly any water in (group D)."""
    return np.asarray(np.where(np.isnan(cell_soil_group), soil_group_of_city, cell_soil_group) != TIGHT)


@intervention(
    of="cell", phase="rain", strategy="improve", digital_leverage="low", source=SOURCE, cost="rainwater_measures",
    settings=("drained_part_of_roofs", "cost_of_rain_tank"),
)  # fmt: skip
def put_rain_tanks(
    rain_tank_share: Share, cell_roof_share: Share, green_roof_share: Share, cell_area: SquareMetres,
    drained_part_of_roofs: Share, cost_of_rain_tank: MoneyPerSquareMetre,
    upkeep_of_rain_tank: MoneyPerSquareMetreYear,
) -> RainTanks:  # fmt: skip
    """Drains roofs that are not green into tanks."""
    bare = np.maximum(cell_roof_share - green_roof_share, 0.0)
    more = np.maximum(bare * drained_part_of_roofs - rain_tank_share, 0.0)
    area = more * cell_area
    return RainTanks(rain_tank_share + more, area * cost_of_rain_tank, area * upkeep_of_rain_tank)


@put_rain_tanks.eligible("runoff-reason-no-roofs")
def has_roofs_to_drain(cell_roof_share: Share, green_roof_share: Share) -> Mask:
    """Only where there are roofs that are not green."""
    return np.asarray(cell_roof_share - green_roof_share >= LITTLE)
