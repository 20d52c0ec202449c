"""A park that is built over, and corridors between habitats; parks on parking areas and plots are measures of land."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import (
    Mask,
    Metres,
    Money,
    MoneyPerSquareMetre,
    MoneyPerSquareMetreYear,
    MoneyPerYear,
    Share,
    SquareMetres,
)

LITTLE = 1.0
"""Metres, and square metres, below which there is nothing to do."""


class BuiltOver(NamedTuple):
    """What building over a habitat changes."""

    habitat_built_share: Share


class PlantedCorridor(NamedTuple):
    """What a corridor changes."""

    corridor_planted: Share
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="habitat", phase="habitat", strategy="background", source="Definition: the ground is habitat no more",
    settings=("built_part_of_habitat",),
)  # fmt: skip
def build_over_habitat(habitat_built_share: Share, built_part_of_habitat: Share) -> BuiltOver:
    """Builds over a habitat, or a part of it; what is built there is not counted here."""
    return BuiltOver(np.maximum(habitat_built_share, built_part_of_habitat))


@build_over_habitat.eligible("nature-reason-no-habitat")
def is_habitat(area_of_habitat: SquareMetres) -> Mask:
    """Only what is habitat today, or by the plan."""
    return np.asarray(area_of_habitat > 0.0)


@intervention(
    of="habitat_link", phase="habitat", strategy="improve", digital_leverage="low",
    source="Definition: all that can be planted of a way is planted",
    settings=("width_of_corridor", "cost_of_corridor"), cost="corridors",
)  # fmt: skip
def plant_corridor(
    corridor_planted: Share, link_plantable_length: Metres, width_of_corridor: Metres,
    cost_of_corridor: MoneyPerSquareMetre, upkeep_of_corridor: MoneyPerSquareMetreYear,
) -> PlantedCorridor:  # fmt: skip
    """Plants hedges and meadow along the way between two habitats; streets, tracks and water on it stay."""
    area = (1.0 - corridor_planted) * link_plantable_length * width_of_corridor
    return PlantedCorridor(corridor_planted * 0.0 + 1.0, area * cost_of_corridor, area * upkeep_of_corridor)


@plant_corridor.eligible("nature-reason-nothing-to-plant")
def can_be_planted(link_plantable_length: Metres, corridor_planted: Share) -> Mask:
    """Only ways with ground to plant."""
    return np.asarray((1.0 - corridor_planted) * np.nan_to_num(link_plantable_length) >= LITTLE)
