"""How much land and how many people the grades and the water allow, beside today and a plan; and what conflicts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.capacity.models.grading import grade_at_least, highest, lower
from citybrain.domains.capacity.models.land import SOURCE
from citybrain.kernel import mean, quantity
from citybrain.kernel.units import (
    Category,
    Count,
    CubicMetresPerYear,
    LitresPerPersonDay,
    MillimetresPerYear,
    People,
    Ratio,
    Share,
    SquareMetres,
    SquareMetresPerPerson,
)

AREAS = ("zone", "city")
MILLIMETRES, LITRES, DAYS = 1000.0, 1000.0, 365.0
"""In a metre; in a cubic metre; of a year."""

LAND, WATER, UNKNOWN = 0, 1, 2
"""Codes of what limits the people."""


class LandByGrade(NamedTuple):
    """Land of a cell that is fit to build and to farm, that is not assessed, and what is built where."""

    cell_land_fit_to_build: SquareMetres
    cell_land_fit_to_farm: SquareMetres
    cell_land_assessed: SquareMetres
    cell_land_not_assessed: SquareMetres
    cell_land_built: SquareMetres
    cell_land_built_unfit: SquareMetres
    cell_land_built_on_nature: SquareMetres


@quantity(of="cell", source=SOURCE + ": scale of what is fit, by grade", totals=AREAS)
def land_by_grade(
    cell_area: SquareMetres, urban_grade: Ratio, agricultural_grade: Ratio, important_nature: Share,
    cell_water_share: Share, cell_roof_share: Share, sealed_ground_share: Share, cell_rail_share: Share,
    least_fit_grade: Ratio,
) -> LandByGrade:  # fmt: skip
    """Land of a cell by its grades, and what is built on it: fit from `least_fit_grade` on; open water is no land."""
    land = cell_area * (1.0 - cell_water_share)
    built = cell_area * np.minimum(cell_roof_share + sealed_ground_share + cell_rail_share, 1.0 - cell_water_share)
    fit, known = 1.0 * (urban_grade >= least_fit_grade), 1.0 * np.isfinite(urban_grade)
    return LandByGrade(
        land * fit,
        (land - built) * (agricultural_grade >= least_fit_grade),
        land * known,
        land * (1.0 - known),
        built,
        built * (known - fit),
        built * important_nature,
    )


@quantity(of="cell", source=SOURCE + ": importance of ecological protection")
def important_nature(
    ecological_grade_of_land: Ratio, ecological_grade_of_water: Ratio, ecological_grade_of_minerals: Ratio,
    ecological_grade_of_environment: Ratio, ecological_grade_of_ecology: Ratio, ecological_grade_of_disasters: Ratio,
    habitat_share: Share, built_over_share: Share, habitat_of_grade_5: Share, habitat_of_grade_4: Share,
    habitat_of_grade_3: Share, habitat_of_grade_2: Share, least_important_grade: Ratio,
) -> Share:  # fmt: skip
    """1 where a cell is important to protect before a plan builds over it."""
    before = grade_at_least(
        np.minimum(habitat_share + built_over_share, 1.0), habitat_of_grade_5, habitat_of_grade_4, habitat_of_grade_3,
        habitat_of_grade_2,
    )  # fmt: skip
    grade = highest(
        ecological_grade_of_land, ecological_grade_of_water, ecological_grade_of_minerals,
        ecological_grade_of_environment, ecological_grade_of_ecology, ecological_grade_of_disasters, before,
    )  # fmt: skip
    important: Share = np.where(grade >= least_important_grade, 1.0, 0.0)
    return important


class Conflicts(NamedTuple):
    """Land that a plan builds over on nature that is important to protect, and on land that is not fit."""

    cell_conflict_with_nature: SquareMetres
    cell_conflict_with_capacity: SquareMetres
    cells_in_conflict: Count


@quantity(of="cell", source="Definition: what a plan builds over, by grade", totals=AREAS)
def conflicts_of_plan(
    cell_area: SquareMetres, built_over_share: Share, important_nature: Share, urban_grade: Ratio,
    least_fit_grade: Ratio,
) -> Conflicts:  # fmt: skip
    """Land that a plan builds over on nature that is important to protect, and on land that is not fit to build."""
    over = cell_area * built_over_share
    return Conflicts(
        over * important_nature,
        over * (urban_grade < least_fit_grade),
        np.where(built_over_share * important_nature > 0.0, 1.0, 0.0),
    )


class WaterBalanceOfCell(NamedTuple):
    """Water of a cell that people may use, and that they use."""

    cell_water_usable: CubicMetresPerYear
    cell_water_used: CubicMetresPerYear
    cell_water_saved: CubicMetresPerYear
    cell_water_before: CubicMetresPerYear
    cell_water_known: SquareMetres
    cell_water_unknown: SquareMetres


@quantity(of="cell", source="Definition: depth of water times area", totals=AREAS)
def water_of_cell(
    cell_area: SquareMetres, ground_water_resources: MillimetresPerYear, ground_water_use: MillimetresPerYear,
    water_saved_share: Share, usable_part_of_water: Share,
) -> WaterBalanceOfCell:  # fmt: skip
    """Water of a cell that people may use, and that they use with a plan; nothing where the city tells none."""
    usable = np.nan_to_num(ground_water_resources) * usable_part_of_water * cell_area / MILLIMETRES
    used = np.nan_to_num(ground_water_use) * cell_area / MILLIMETRES
    known = cell_area * np.isfinite(ground_water_resources)
    return WaterBalanceOfCell(
        usable, used * (1.0 - water_saved_share), used * water_saved_share, used, known, cell_area - known
    )


SCALE = SOURCE + ": scale, by land for construction and by water"


@quantity(of="city", source=SCALE)
def people_allowed_by_land(
    city_land_fit_to_build: SquareMetres, city_land_assessed: SquareMetres, city_land_not_assessed: SquareMetres,
    least_part_assessed: Share, land_for_a_person: SquareMetresPerPerson,
) -> People:  # fmt: skip
    """How many people the land that is fit to build on allows; none where too little of the land is assessed."""
    enough = city_land_assessed >= least_part_assessed * (city_land_assessed + city_land_not_assessed)
    return np.where(enough, 1.0, np.nan) * city_land_fit_to_build / land_for_a_person


@quantity(of="city", source=SCALE)
def people_allowed_by_water(
    city_water_usable: CubicMetresPerYear, city_water_known: SquareMetres, city_water_unknown: SquareMetres,
    least_part_assessed: Share, water_for_a_person: LitresPerPersonDay, water_saved_part: Share,
) -> People:  # fmt: skip
    """How many people the water allows that may be used, with less for each where a plan saves; none if unknown."""
    enough = city_water_known >= least_part_assessed * (city_water_known + city_water_unknown)
    need = water_for_a_person * (1.0 - np.where(np.isnan(water_saved_part), 0.0, water_saved_part))
    return np.where(enough, 1.0, np.nan) * city_water_usable * LITRES / DAYS / need


@mean(of="city")
def water_saved_part(water_saved_share: Share, cell_water_before: CubicMetresPerYear) -> Share:
    """Part of the water used in the city that a plan saves; none where the use is not known."""
    ...


@quantity(of="city", source="Definition: the lower of both")
def people_allowed(people_allowed_by_land: People, people_allowed_by_water: People) -> People:
    """How many people land and water allow: the lower of those that are known."""
    fewer: People = lower(people_allowed_by_land, people_allowed_by_water)
    return fewer


@quantity(of="city", source="Definition")
def people_beyond_capacity(city_residents: People, people_allowed: People) -> People:
    """By how many the residents are more than land and water allow; below zero there is room."""
    return city_residents - people_allowed


@quantity(of="city", source="Definition: the one that allows fewer people")
def what_limits_people(people_allowed_by_land: People, people_allowed_by_water: People) -> Category:
    """What allows the fewest people: land or water."""
    known = np.isfinite(lower(people_allowed_by_land, people_allowed_by_water))
    less: Category = np.where(np.isfinite(people_allowed_by_water), WATER, LAND)
    less = np.where(people_allowed_by_land <= people_allowed_by_water, LAND, less)
    code: Category = np.where(known, less, UNKNOWN)
    return code
