"""The grade of a cell for each function, from the elements that are assessed, and the element that decides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.capacity.models.grading import highest, lowest
from citybrain.domains.capacity.models.land import SOURCE
from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Category, Count, Ratio

ELEMENTS = ("land", "water", "minerals", "environment", "ecology", "disasters")
NOT_ASSESSED = len(ELEMENTS)
"""Code of the element where there is no grade."""


def known_elements(*grades: Any) -> Array:
    """How many of the elements have a grade."""
    count = np.zeros(np.shape(grades[0]), np.int8)
    for grade in grades:
        count = count + np.isfinite(grade)
    known: Array = count.astype(np.float64)
    return known


def _where_enough(grade: Array, count: Any, least: Any) -> Array:
    enough: Array = np.where(count >= least, grade, np.nan)
    return enough


def _deciding(grades: Sequence[Any], whole: Any) -> Any:
    """The first element whose grade is that of the whole."""
    code = np.full(np.shape(whole), NOT_ASSESSED, np.int8)
    for place in reversed(range(len(grades))):
        code = np.where(grades[place] == whole, np.int8(place), code)
    return code.astype(np.int64)


class ElementsAssessed(NamedTuple):
    """How many of the six elements of a cell have a grade, by function."""

    ecological_elements_assessed: Count
    agricultural_elements_assessed: Count
    urban_elements_assessed: Count


@quantity(of="cell", source="Definition: elements with a grade")
def elements_assessed(
    ecological_grade_of_land: Ratio, ecological_grade_of_water: Ratio, ecological_grade_of_minerals: Ratio,
    ecological_grade_of_environment: Ratio, ecological_grade_of_ecology: Ratio, ecological_grade_of_disasters: Ratio,
    agricultural_grade_of_land: Ratio, agricultural_grade_of_water: Ratio, agricultural_grade_of_minerals: Ratio,
    agricultural_grade_of_environment: Ratio, agricultural_grade_of_ecology: Ratio,
    agricultural_grade_of_disasters: Ratio,
    urban_grade_of_land: Ratio, urban_grade_of_water: Ratio, urban_grade_of_minerals: Ratio,
    urban_grade_of_environment: Ratio, urban_grade_of_ecology: Ratio, urban_grade_of_disasters: Ratio,
) -> ElementsAssessed:  # fmt: skip
    """How many of the six elements of a cell have a grade, by function: the others lack data."""
    return ElementsAssessed(
        known_elements(
            ecological_grade_of_land, ecological_grade_of_water, ecological_grade_of_minerals,
            ecological_grade_of_environment, ecological_grade_of_ecology, ecological_grade_of_disasters,
        ),
        known_elements(
            agricultural_grade_of_land, agricultural_grade_of_water, agricultural_grade_of_minerals,
            agricultural_grade_of_environment, agricultural_grade_of_ecology, agricultural_grade_of_disasters,
        ),
        known_elements(
            urban_grade_of_land, urban_grade_of_water, urban_grade_of_minerals, urban_grade_of_environment,
            urban_grade_of_ecology, urban_grade_of_disasters,
        ),
    )  # fmt: skip


class IntegratedGrades(NamedTuple):
    """Grades of a cell for ecological protection, agriculture and urban construction over all elements."""

    ecological_grade: Ratio
    agricultural_grade: Ratio
    urban_grade: Ratio


@quantity(of="cell", source=SOURCE + ": the lowest element limits a use, the highest makes ground important to protect")
def integrated_grades(
    ecological_grade_of_land: Ratio, ecological_grade_of_water: Ratio, ecological_grade_of_minerals: Ratio,
    ecological_grade_of_environment: Ratio, ecological_grade_of_ecology: Ratio, ecological_grade_of_disasters: Ratio,
    agricultural_grade_of_land: Ratio, agricultural_grade_of_water: Ratio, agricultural_grade_of_minerals: Ratio,
    agricultural_grade_of_environment: Ratio, agricultural_grade_of_ecology: Ratio,
    agricultural_grade_of_disasters: Ratio,
    urban_grade_of_land: Ratio, urban_grade_of_water: Ratio, urban_grade_of_minerals: Ratio,
    urban_grade_of_environment: Ratio, urban_grade_of_ecology: Ratio, urban_grade_of_disasters: Ratio,
    ecological_elements_assessed: Count, agricultural_elements_assessed: Count, urban_elements_assessed: Count,
    least_ecological_elements: Count, least_agricultural_elements: Count, least_urban_elements: Count,
) -> IntegratedGrades:  # fmt: skip
    """Grades of a cell over the elements that are assessed: the lowest for farming and building, else the highest.

    Elements that are not assessed could only lower a grade for a use, and only raise one of ecological protection.
    None where fewer elements are assessed than `least_..._elements`.
    """
    ecological = highest(
        ecological_grade_of_land, ecological_grade_of_water, ecological_grade_of_minerals,
        ecological_grade_of_environment, ecological_grade_of_ecology, ecological_grade_of_disasters,
    )  # fmt: skip
    agricultural = lowest(
        agricultural_grade_of_land, agricultural_grade_of_water, agricultural_grade_of_minerals,
        agricultural_grade_of_environment, agricultural_grade_of_ecology, agricultural_grade_of_disasters,
    )  # fmt: skip
    urban = lowest(
        urban_grade_of_land, urban_grade_of_water, urban_grade_of_minerals, urban_grade_of_environment,
        urban_grade_of_ecology, urban_grade_of_disasters,
    )  # fmt: skip
    return IntegratedGrades(
        _where_enough(ecological, ecological_elements_assessed, least_ecological_elements),
        _where_enough(agricultural, agricultural_elements_assessed, least_agricultural_elements),
        _where_enough(urban, urban_elements_assessed, least_urban_elements),
    )


@quantity(of="cell", source="Definition: the first element with the grade of the whole")
def ecological_deciding_element(
    ecological_grade: Ratio, ecological_grade_of_land: Ratio, ecological_grade_of_water: Ratio,
    ecological_grade_of_minerals: Ratio, ecological_grade_of_environment: Ratio, ecological_grade_of_ecology: Ratio,
    ecological_grade_of_disasters: Ratio,
) -> Category:  # fmt: skip
    """The element for which a cell is most important to protect."""
    code: Category = _deciding(
        (
            ecological_grade_of_land, ecological_grade_of_water, ecological_grade_of_minerals,
            ecological_grade_of_environment, ecological_grade_of_ecology, ecological_grade_of_disasters,
        ),
        ecological_grade,
    )  # fmt: skip
    return code


@quantity(of="cell", source="Definition: the first element with the grade of the whole")
def agricultural_limiting_element(
    agricultural_grade: Ratio, agricultural_grade_of_land: Ratio, agricultural_grade_of_water: Ratio,
    agricultural_grade_of_minerals: Ratio, agricultural_grade_of_environment: Ratio,
    agricultural_grade_of_ecology: Ratio, agricultural_grade_of_disasters: Ratio,
) -> Category:  # fmt: skip
    """The element that limits farming in a cell."""
    code: Category = _deciding(
        (
            agricultural_grade_of_land, agricultural_grade_of_water, agricultural_grade_of_minerals,
            agricultural_grade_of_environment, agricultural_grade_of_ecology, agricultural_grade_of_disasters,
        ),
        agricultural_grade,
    )  # fmt: skip
    return code


@quantity(of="cell", source="Definition: the first element with the grade of the whole")
def urban_limiting_element(
    urban_grade: Ratio, urban_grade_of_land: Ratio, urban_grade_of_water: Ratio, urban_grade_of_minerals: Ratio,
    urban_grade_of_environment: Ratio, urban_grade_of_ecology: Ratio, urban_grade_of_disasters: Ratio,
) -> Category:  # fmt: skip
    """The element that limits building in a cell."""
    code: Category = _deciding(
        (
            urban_grade_of_land, urban_grade_of_water, urban_grade_of_minerals, urban_grade_of_environment,
            urban_grade_of_ecology, urban_grade_of_disasters,
        ),
        urban_grade,
    )  # fmt: skip
    return code
