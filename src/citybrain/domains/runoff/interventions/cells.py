"""Rain gardens and swales, permeable paving, detention basins and rain tanks."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Array,
    Count,
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
    garden_on_sealed_share: Share
    unsealed_share: Share
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
    settings=("rain_garden_part", "cost_of_rain_garden_ground", "cost_of_sealed_ground_for_gardens"),
)  # fmt: skip
def build_rain_gardens(
    rain_garden_share: Share, garden_on_sealed_share: Share, unsealed_share: Share, changeable_ground_share: Share,
    changeable_sealed_share: Share, green_ground_share: Share, tree_cover_when_grown: Share, cell_area: SquareMetres,
    rain_garden_part: Share, cost_of_rain_garden_ground: MoneyPerSquareMetre,
    cost_of_sealed_ground_for_gardens: MoneyPerSquareMetre, upkeep_of_rain_garden_ground: MoneyPerSquareMetreYear,
) -> RainGardens:  # fmt: skip
    """Makes rain gardens and swales of ground between crowns, into which water of the street runs.

    They take ground with plants first, and break up sealed ground where there is no other; lanes of main streets stay.
    """
    room = _room_for_gardens(rain_garden_share, changeable_ground_share, changeable_sealed_share, green_ground_share,
                             tree_cover_when_grown)  # fmt: skip
    more = np.minimum(room, rain_garden_part)
    of_sealed = more - np.minimum(more, np.maximum(green_ground_share - rain_garden_share, 0.0))
    area, broken_up = more * cell_area, of_sealed * cell_area
    return RainGardens(
        rain_garden_share + more, garden_on_sealed_share + of_sealed, unsealed_share + of_sealed,
        area * cost_of_rain_garden_ground + broken_up * cost_of_sealed_ground_for_gardens,
        area * upkeep_of_rain_garden_ground,
    )  # fmt: skip


def _room_for_gardens(gardens: Array, ground: Array, sealed: Array, green: Array, crowns: Array) -> Array:
    """Part of a cell for more gardens: between crowns, on plants or sealed ground that may change, not on rock."""
    soil = sealed + np.maximum(green - gardens, 0.0)
    room: Array = np.maximum(np.minimum(ground - crowns - gardens, soil), 0.0)
    return room


@intervention(
    of="cell", phase="rain", strategy="improve", digital_leverage="low", source=SOURCE, cost="rainwater_measures",
    settings=("permeable_part_of_paving", "cost_of_permeable_paving"),
)  # fmt: skip
def pave_permeably(
    permeable_paving_share: Share, changeable_sealed_share: Share, cell_area: SquareMetres,
    permeable_part_of_paving: Share, cost_of_permeable_paving: MoneyPerSquareMetre,
    upkeep_of_permeable_paving: MoneyPerSquareMetreYear,
) -> PermeablePaving:  # fmt: skip
    """Paves a part of the sealed ground so that water seeps into its bed; lanes of main streets stay as they are."""
    more = np.maximum(changeable_sealed_share * permeable_part_of_paving - permeable_paving_share, 0.0)
    area = more * cell_area
    return PermeablePaving(
        permeable_paving_share + more, area * cost_of_permeable_paving, area * upkeep_of_permeable_paving
    )


@intervention(
    of="cell", phase="rain", strategy="improve", digital_leverage="low", source=SOURCE, cost="rainwater_measures",
    settings=("basin_part", "depth_of_basins", "cost_of_basin"), counted_by=("basin_volume",),
)  # fmt: skip
def build_detention_basins(
    basin_volume: CubicMetres, changeable_ground_share: Share, tree_cover_when_grown: Share, rain_garden_share: Share,
    cell_area: SquareMetres, basin_part: Share, depth_of_basins: Metres, cost_of_basin: MoneyPerCubicMetre,
    upkeep_of_basin: MoneyPerCubicMetreYear,
) -> DetentionBasins:  # fmt: skip
    """Lowers ground between crowns so that it holds water of a storm, and lets it out slowly."""
    free = np.maximum(changeable_ground_share - tree_cover_when_grown - rain_garden_share, 0.0)
    more = np.maximum(np.minimum(free, basin_part) * cell_area * depth_of_basins - basin_volume, 0.0 * basin_volume)
    return DetentionBasins(basin_volume + more, more * cost_of_basin, more * upkeep_of_basin)


@build_rain_gardens.eligible("runoff-reason-railway")
@pave_permeably.eligible("runoff-reason-railway")
def is_no_railway(taken_by_railway: Count) -> Mask:
    """Not where railway leaves less than a tenth of the cell to change."""
    return np.asarray(taken_by_railway < 1.0)


@build_rain_gardens.eligible("runoff-reason-main-street")
@pave_permeably.eligible("runoff-reason-main-street")
def is_no_main_street(taken_by_main_street: Count) -> Mask:
    """Not where carriageways of main streets leave less than a tenth of the cell to change."""
    return np.asarray(taken_by_main_street < 1.0)


@build_detention_basins.eligible("runoff-reason-railway")
def is_not_beside_railway(narrowed_by_railway: Count) -> Mask:
    """Not where railway leaves less than half of the cell to change."""
    return np.asarray(narrowed_by_railway < 1.0)


@build_detention_basins.eligible("runoff-reason-main-street")
def is_not_beside_main_street(narrowed_by_main_street: Count) -> Mask:
    """Not where carriageways of main streets leave less than half of the cell to change."""
    return np.asarray(narrowed_by_main_street < 1.0)


@build_rain_gardens.eligible("runoff-reason-no-open-ground")
def has_ground_for_gardens(
    rain_garden_share: Share, changeable_ground_share: Share, changeable_sealed_share: Share,
    green_ground_share: Share, tree_cover_when_grown: Share,
) -> Mask:  # fmt: skip
    """Only where there is ground to change without crowns and rock: roots and gardens do not share it."""
    room = _room_for_gardens(rain_garden_share, changeable_ground_share, changeable_sealed_share, green_ground_share,
                             tree_cover_when_grown)  # fmt: skip
    return np.asarray(room >= LITTLE)


@pave_permeably.eligible("runoff-reason-not-sealed")
def has_sealed_ground(changeable_sealed_share: Share) -> Mask:
    """Only where ground is sealed that is no carriageway of a main street."""
    return np.asarray(changeable_sealed_share >= LITTLE)


@build_detention_basins.eligible("runoff-reason-no-open-ground")
def has_ground_for_basins(
    changeable_ground_share: Share, tree_cover_when_grown: Share, rain_garden_share: Share
) -> Mask:  # fmt: skip
    """Only where there is ground to change without crowns and rain gardens."""
    return np.asarray(changeable_ground_share - tree_cover_when_grown - rain_garden_share >= LITTLE)


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
