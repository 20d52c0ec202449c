"""Disasters: grades by the ground that slides or sinks, floods and earthquakes."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.domains.capacity.models.grading import grade_at_most, lowest, turned
from citybrain.domains.capacity.models.land import SOURCE
from citybrain.kernel import quantity
from citybrain.kernel.units import Metres, Ratio


class GradesOfDisasters(NamedTuple):
    """Grades of the disasters of a cell for ecological protection, agriculture and urban construction."""

    ecological_grade_of_disasters: Ratio
    agricultural_grade_of_disasters: Ratio
    urban_grade_of_disasters: Ratio


@quantity(of="cell", source=SOURCE + ": disasters; ground acceleration by GB 18306-2015")
def grades_of_disasters(
    ground_hazard_class: Ratio, ground_flood_depth: Metres, ground_acceleration: Ratio,
    hazard_class_of_grade_5: Ratio, hazard_class_of_grade_4: Ratio, hazard_class_of_grade_3: Ratio,
    hazard_class_of_grade_2: Ratio,
    flood_depth_of_grade_5: Metres, flood_depth_of_grade_4: Metres, flood_depth_of_grade_3: Metres,
    flood_depth_of_grade_2: Metres,
    acceleration_of_grade_5: Ratio, acceleration_of_grade_4: Ratio, acceleration_of_grade_3: Ratio,
    acceleration_of_grade_2: Ratio,
) -> GradesOfDisasters:  # fmt: skip
    """Grades of disasters: ground that slides or sinks is to be protected; floods and quakes limit what is built.

    For farming the lowest of ground and flood, for building of ground, flood and earthquake, of those that are known.
    """
    ground = grade_at_most(
        ground_hazard_class, hazard_class_of_grade_5, hazard_class_of_grade_4, hazard_class_of_grade_3,
        hazard_class_of_grade_2,
    )  # fmt: skip
    flood = grade_at_most(
        ground_flood_depth, flood_depth_of_grade_5, flood_depth_of_grade_4, flood_depth_of_grade_3,
        flood_depth_of_grade_2,
    )  # fmt: skip
    quake = grade_at_most(
        ground_acceleration, acceleration_of_grade_5, acceleration_of_grade_4, acceleration_of_grade_3,
        acceleration_of_grade_2,
    )  # fmt: skip
    return GradesOfDisasters(turned(ground), lowest(ground, flood), lowest(ground, flood, quake))
