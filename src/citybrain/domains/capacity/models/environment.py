"""Environment: grades by air, noise, soil and the quality of water."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.capacity.models.grading import grade_at_most, lowest
from citybrain.kernel import quantity
from citybrain.kernel.units import Decibels, MicrogramsPerCubicMetre, Ratio

STANDARDS = "WHO Global Air Quality Guidelines 2021; Directive 2002/49/EC; GB 15618-2018; GB 3838-2002"


class MeasuredEnvironment(NamedTuple):
    """Air and noise of a cell: those of the city's own map, elsewhere those computed at the buildings near it."""

    fine_particles_of_cell: MicrogramsPerCubicMetre
    nitrogen_dioxide_of_cell: MicrogramsPerCubicMetre
    noise_of_cell: Decibels


@quantity(of="cell", source="Definition: the city's own map stands over what is computed at buildings")
def environment_of_cell(
    ground_fine_particles: MicrogramsPerCubicMetre, fine_particles_near: MicrogramsPerCubicMetre,
    ground_nitrogen_dioxide: MicrogramsPerCubicMetre, nitrogen_dioxide_near: MicrogramsPerCubicMetre,
    ground_noise: Decibels, noise_near: Decibels,
) -> MeasuredEnvironment:  # fmt: skip
    """Air and noise of a cell: those of the city's own map, elsewhere those computed at the buildings near it."""
    return MeasuredEnvironment(
        np.where(np.isnan(ground_fine_particles), fine_particles_near, ground_fine_particles),
        np.where(np.isnan(ground_nitrogen_dioxide), nitrogen_dioxide_near, ground_nitrogen_dioxide),
        np.where(np.isnan(ground_noise), noise_near, ground_noise),
    )


class GradesOfEnvironment(NamedTuple):
    """Grades of the environment of a cell for ecological protection, agriculture and urban construction."""

    ecological_grade_of_environment: Ratio
    agricultural_grade_of_environment: Ratio
    urban_grade_of_environment: Ratio


@quantity(of="cell", source=STANDARDS)
def grades_of_environment(
    fine_particles_of_cell: MicrogramsPerCubicMetre, nitrogen_dioxide_of_cell: MicrogramsPerCubicMetre,
    noise_of_cell: Decibels, ground_soil_class: Ratio, ground_water_class: Ratio,
    fine_particles_of_grade_5: MicrogramsPerCubicMetre, fine_particles_of_grade_4: MicrogramsPerCubicMetre,
    fine_particles_of_grade_3: MicrogramsPerCubicMetre, fine_particles_of_grade_2: MicrogramsPerCubicMetre,
    nitrogen_dioxide_of_grade_5: MicrogramsPerCubicMetre, nitrogen_dioxide_of_grade_4: MicrogramsPerCubicMetre,
    nitrogen_dioxide_of_grade_3: MicrogramsPerCubicMetre, nitrogen_dioxide_of_grade_2: MicrogramsPerCubicMetre,
    noise_of_grade_5: Decibels, noise_of_grade_4: Decibels, noise_of_grade_3: Decibels, noise_of_grade_2: Decibels,
    soil_class_of_grade_5: Ratio, soil_class_of_grade_4: Ratio, soil_class_of_grade_3: Ratio,
    soil_class_of_grade_2: Ratio,
    water_class_of_grade_5: Ratio, water_class_of_grade_4: Ratio, water_class_of_grade_3: Ratio,
    water_class_of_grade_2: Ratio,
) -> GradesOfEnvironment:  # fmt: skip
    """Grades of the environment: clean water for nature, clean soil for fields, clean and quiet air for a city.

    For construction the lowest of fine particles, nitrogen dioxide and noise that are known.
    """
    particles = grade_at_most(
        fine_particles_of_cell, fine_particles_of_grade_5, fine_particles_of_grade_4, fine_particles_of_grade_3,
        fine_particles_of_grade_2,
    )  # fmt: skip
    dioxide = grade_at_most(
        nitrogen_dioxide_of_cell, nitrogen_dioxide_of_grade_5, nitrogen_dioxide_of_grade_4, nitrogen_dioxide_of_grade_3,
        nitrogen_dioxide_of_grade_2,
    )  # fmt: skip
    noise = grade_at_most(noise_of_cell, noise_of_grade_5, noise_of_grade_4, noise_of_grade_3, noise_of_grade_2)
    soil = grade_at_most(
        ground_soil_class, soil_class_of_grade_5, soil_class_of_grade_4, soil_class_of_grade_3, soil_class_of_grade_2
    )
    water = grade_at_most(
        ground_water_class, water_class_of_grade_5, water_class_of_grade_4, water_class_of_grade_3,
        water_class_of_grade_2,
    )  # fmt: skip
    return GradesOfEnvironment(water, soil, lowest(particles, dioxide, noise))
