"""Land: grades by slope, height above the sea and relief."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.capacity.models.grading import LOWEST, grade_at_least, grade_at_most
from citybrain.kernel import quantity
from citybrain.kernel.units import Degrees, Metres, Ratio

SOURCE = "Ministry of Natural Resources of China, January 2020: guidelines of the dual evaluation (trial)"


class GradesOfLand(NamedTuple):
    """Grades of the land of a cell for ecological protection, agriculture and urban construction."""

    ecological_grade_of_land: Ratio
    agricultural_grade_of_land: Ratio
    urban_grade_of_land: Ratio


@quantity(of="cell", source=SOURCE + ": land, by slope, height above the sea and relief")
def grades_of_land(
    ground_slope: Degrees, ground_elevation: Metres, ground_relief: Metres,
    relief_for_ecology_of_grade_5: Metres, relief_for_ecology_of_grade_4: Metres,
    relief_for_ecology_of_grade_3: Metres, relief_for_ecology_of_grade_2: Metres,
    slope_for_farming_of_grade_5: Degrees, slope_for_farming_of_grade_4: Degrees,
    slope_for_farming_of_grade_3: Degrees, slope_for_farming_of_grade_2: Degrees,
    slope_for_building_of_grade_5: Degrees, slope_for_building_of_grade_4: Degrees,
    slope_for_building_of_grade_3: Degrees, slope_for_building_of_grade_2: Degrees,
    elevation_one_grade_lower: Metres, elevation_of_lowest_grade: Metres,
    relief_one_grade_lower: Metres, relief_two_grades_lower: Metres,
) -> GradesOfLand:  # fmt: skip
    """Grades of land: relief that soil is washed from is important to protect, flat land is fit to farm and build.

    For construction a grade is lost from 3,500 m and beyond 100 m of relief, two beyond 200 m; from 5,000 m it is 1.
    """
    ecological = grade_at_least(
        ground_relief, relief_for_ecology_of_grade_5, relief_for_ecology_of_grade_4, relief_for_ecology_of_grade_3,
        relief_for_ecology_of_grade_2,
    )  # fmt: skip
    agricultural = grade_at_most(
        ground_slope, slope_for_farming_of_grade_5, slope_for_farming_of_grade_4, slope_for_farming_of_grade_3,
        slope_for_farming_of_grade_2,
    )  # fmt: skip
    urban = grade_at_most(
        ground_slope, slope_for_building_of_grade_5, slope_for_building_of_grade_4, slope_for_building_of_grade_3,
        slope_for_building_of_grade_2,
    )  # fmt: skip
    urban = urban - 1.0 * (ground_elevation >= elevation_one_grade_lower) - 1.0 * (
        ground_relief > relief_one_grade_lower
    ) - 1.0 * (ground_relief > relief_two_grades_lower)  # fmt: skip
    high = ground_elevation >= elevation_of_lowest_grade
    return GradesOfLand(ecological, agricultural, np.where(high, LOWEST, np.maximum(urban, LOWEST)))
