"""Ecology: grades by plants, crowns, water and protection."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.capacity.models.grading import HIGHEST, LOWEST, grade_at_least, turned
from citybrain.kernel import quantity
from citybrain.kernel.units import Mask, Ratio, Share

MOSTLY = 0.5
"""Share of a cell from which it counts as protected."""


@quantity(of="cell", source="Definition: plants or crowns, and water")
def habitat_share(green_ground_share: Share, tree_cover: Share, cell_water_share: Share) -> Share:
    """Part of a cell that is ground with plants, crowns or water, today or with a plan."""
    return np.minimum(np.maximum(green_ground_share, tree_cover) + cell_water_share, 1.0)


class GradesOfEcology(NamedTuple):
    """Grades of the ecology of a cell for ecological protection, agriculture and urban construction."""

    ecological_grade_of_ecology: Ratio
    agricultural_grade_of_ecology: Ratio
    urban_grade_of_ecology: Ratio


@quantity(of="cell", source="Definition: five grades of habitat; protected areas as in the guidelines of 2020")
def grades_of_ecology(
    habitat_share: Share, tree_cover: Share, cell_water_share: Share, ground_protected_share: Share,
    habitat_of_grade_5: Share, habitat_of_grade_4: Share, habitat_of_grade_3: Share, habitat_of_grade_2: Share,
) -> GradesOfEcology:  # fmt: skip
    """Grades of ecology: habitat is important to protect and least fit to build over, wood and water to farm.

    A protected area has the highest grade for protection, and the lowest for farming and building.
    """
    limits = habitat_of_grade_5, habitat_of_grade_4, habitat_of_grade_3, habitat_of_grade_2
    important = grade_at_least(habitat_share, *limits)
    wild = grade_at_least(np.minimum(tree_cover + cell_water_share, 1.0), *limits)
    protected: Mask = ground_protected_share >= MOSTLY
    return GradesOfEcology(
        np.where(protected, HIGHEST, important),
        np.where(protected, LOWEST, turned(wild)),
        np.where(protected, LOWEST, turned(important)),
    )
