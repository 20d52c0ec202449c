"""Minerals: grades by the class of a deposit or mine below a cell."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.domains.capacity.models.grading import grade_at_most, turned
from citybrain.kernel import quantity
from citybrain.kernel.units import Ratio

SOURCE = "Definition: five grades of the classes of a map of deposits; what lies over a deposit cannot be dug"


class GradesOfMinerals(NamedTuple):
    """Grades of the minerals of a cell for ecological protection, agriculture and urban construction."""

    ecological_grade_of_minerals: Ratio
    agricultural_grade_of_minerals: Ratio
    urban_grade_of_minerals: Ratio


@quantity(of="cell", source=SOURCE)
def grades_of_minerals(
    ground_mineral_class: Ratio, mineral_class_of_grade_5: Ratio, mineral_class_of_grade_4: Ratio,
    mineral_class_of_grade_3: Ratio, mineral_class_of_grade_2: Ratio,
) -> GradesOfMinerals:  # fmt: skip
    """Grades of minerals: ground over a deposit is to be kept from farming and building, a mine to be healed.

    For ecological protection the same grade counts turned: class 4 has 5.
    """
    use = grade_at_most(
        ground_mineral_class, mineral_class_of_grade_5, mineral_class_of_grade_4, mineral_class_of_grade_3,
        mineral_class_of_grade_2,
    )  # fmt: skip
    return GradesOfMinerals(turned(use), use, use)
