"""Water saved, and ground built over."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Mask,
    Metres,
    MillimetresPerYear,
    Money,
    MoneyPerSquareMetre,
    MoneyYearsPerCubicMetre,
    Share,
    SquareMetres,
)

LITTLE = 0.01
"""Share of a cell below which nothing is worth doing."""

MILLIMETRES = 1000.0


class Saved(NamedTuple):
    """What saving water changes."""

    water_saved_share: Share
    cost: Money


class Built(NamedTuple):
    """What building over changes."""

    built_over_share: Share
    cell_roof_share: Share
    cell_low_green_share: Share
    cell_unknown_share: Share
    cell_bare_share: Share
    cell_tree_share: Share
    cell_building_height: Metres
    cost: Money


@intervention(
    of="cell", phase="settlement", strategy="improve", digital_leverage="medium",
    source="Definition: part of today's use", cost="water_saving", settings=("water_saving", "cost_of_saved_water"),
)  # fmt: skip
def save_water(
    water_saved_share: Share, ground_water_use: MillimetresPerYear, cell_area: SquareMetres, water_saving: Share,
    cost_of_saved_water: MoneyYearsPerCubicMetre,
) -> Saved:  # fmt: skip
    """Saves water by tight pipes, meters and fittings."""
    more = (1.0 - water_saved_share) * water_saving
    return Saved(water_saved_share + more, more * ground_water_use / MILLIMETRES * cell_area * cost_of_saved_water)


@save_water.eligible("capacity-reason-no-use")
def has_use(ground_water_use: MillimetresPerYear) -> Mask:
    """Only where the city tells how much water is used."""
    return np.asarray(ground_water_use > 0.0)


@intervention(
    of="cell", phase="settlement", strategy="shift", digital_leverage="low",
    source="Definition: roofs in place of open ground", cost="serviced_land",
    settings=("part_built_over", "height_of_what_is_built", "cost_of_servicing_land"),
)  # fmt: skip
def build_over(
    built_over_share: Share, cell_roof_share: Share, cell_low_green_share: Share, cell_unknown_share: Share,
    cell_bare_share: Share, cell_tree_share: Share, cell_building_height: Metres, part_built_over: Share,
    height_of_what_is_built: Metres, cell_area: SquareMetres, cost_of_servicing_land: MoneyPerSquareMetre,
) -> Built:  # fmt: skip
    """Builds over plants and other open ground, not streets, railways and water; the city pays streets and pipes."""
    free = cell_low_green_share + cell_unknown_share + cell_bare_share
    more = np.minimum(free, part_built_over)
    left = 1.0 - np.where(free > 0.0, more / np.maximum(free, LITTLE * LITTLE), 0.0)
    height = np.where(np.isnan(cell_building_height), height_of_what_is_built, cell_building_height)
    return Built(
        built_over_share + more, cell_roof_share + more, cell_low_green_share * left, cell_unknown_share * left,
        cell_bare_share * left, cell_tree_share * left, np.where(more > 0.0, height, cell_building_height),
        more * cell_area * cost_of_servicing_land,
    )  # fmt: skip


@build_over.eligible("capacity-reason-no-ground")
def has_open_ground(cell_low_green_share: Share, cell_unknown_share: Share, cell_bare_share: Share) -> Mask:
    """Only where there is ground that is neither built, nor a street, nor water."""
    return np.asarray(cell_low_green_share + cell_unknown_share + cell_bare_share >= LITTLE)
