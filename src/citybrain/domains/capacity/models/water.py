"""Water: grades by rain, by the water that an area has and uses, and by open water."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.domains.capacity.models.grading import grade_at_least, grade_at_most, lowest
from citybrain.domains.capacity.models.land import SOURCE
from citybrain.kernel import quantity
from citybrain.kernel.units import MillimetresPerYear, Ratio, Share


@quantity(of="cell", source="UN-Water, SDG indicator 6.4.2: use over renewable resources")
def water_stress(
    ground_water_use: MillimetresPerYear, water_saved_share: Share, ground_water_resources: MillimetresPerYear
) -> Ratio:
    """Water used where a cell lies, less what a plan saves, over the renewable water there."""
    return ground_water_use * (1.0 - water_saved_share) / ground_water_resources


class GradesOfWater(NamedTuple):
    """Grades of the water of a cell for ecological protection, agriculture and urban construction."""

    ecological_grade_of_water: Ratio
    agricultural_grade_of_water: Ratio
    urban_grade_of_water: Ratio


@quantity(of="cell", source=SOURCE + ": water, by rain and by the modulus of resources; stress by SDG 6.4.2")
def grades_of_water(
    cell_water_share: Share, ground_rainfall: MillimetresPerYear, ground_water_resources: MillimetresPerYear,
    water_stress: Ratio,
    open_water_of_grade_5: Share, open_water_of_grade_4: Share,
    open_water_of_grade_3: Share, open_water_of_grade_2: Share,
    rainfall_of_grade_5: MillimetresPerYear, rainfall_of_grade_4: MillimetresPerYear,
    rainfall_of_grade_3: MillimetresPerYear, rainfall_of_grade_2: MillimetresPerYear,
    water_resources_of_grade_5: MillimetresPerYear, water_resources_of_grade_4: MillimetresPerYear,
    water_resources_of_grade_3: MillimetresPerYear, water_resources_of_grade_2: MillimetresPerYear,
    water_stress_of_grade_5: Ratio, water_stress_of_grade_4: Ratio,
    water_stress_of_grade_3: Ratio, water_stress_of_grade_2: Ratio,
) -> GradesOfWater:  # fmt: skip
    """Grades of water: open water is important to protect, rain feeds fields, resources and their use feed a city.

    1 mm in a year is 1,000 m³ on a square kilometre.
    """
    ecological = grade_at_least(
        cell_water_share, open_water_of_grade_5, open_water_of_grade_4, open_water_of_grade_3, open_water_of_grade_2
    )
    agricultural = grade_at_least(
        ground_rainfall, rainfall_of_grade_5, rainfall_of_grade_4, rainfall_of_grade_3, rainfall_of_grade_2
    )
    resources = grade_at_least(
        ground_water_resources, water_resources_of_grade_5, water_resources_of_grade_4, water_resources_of_grade_3,
        water_resources_of_grade_2,
    )  # fmt: skip
    stress = grade_at_most(
        water_stress, water_stress_of_grade_5, water_stress_of_grade_4, water_stress_of_grade_3, water_stress_of_grade_2
    )
    return GradesOfWater(ecological, agricultural, lowest(resources, stress))
