"""What the ground of a city can bear: cells by grade for one function, as the API tells them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.plans.view import View
from citybrain.presenting.answers.access_errors import AccessQuestionError
from citybrain.presenting.answers.words import label

PART = "capacity"
"""What a domain makes that names the grades of the ground for each function."""

GRADES = 1, 2, 3, 4, 5


class CellsOfGrade(TypedDict):
    """How many cells have a grade, and their area in m²."""

    grade: int
    cells: int
    area: float


class ElementOfCapacity(TypedDict):
    """Cells of an element by grade, those that are not assessed, and how many it decides."""

    element: str
    label: str
    quantity: str
    grades: list[CellsOfGrade]
    not_assessed: int
    decides: int


class NumberOfCapacity(TypedDict):
    """A number of the city; null where too little of it is known."""

    quantity: str
    label: str
    unit: str
    value: float | None


class CapacityAnswer(TypedDict):
    """Cells by integrated grade, 5 the highest. `cells` are all of them: graded and not assessed ones add up to it."""

    function: str
    functions: list[str]
    label: str
    quantity: str
    cells: int
    grades: list[CellsOfGrade]
    not_assessed: int
    elements: list[ElementOfCapacity]
    scale: list[NumberOfCapacity]


def capacity_answer(view: View, function: str, language: str) -> CapacityAnswer:
    """What a view of the city says of a function, today's or that of a plan.

    Raises NotFoundError where no domain or no cells tell it, AccessQuestionError for a function that is not assessed.
    """
    made = find_domains().made(PART)
    if function not in made.functions():
        raise AccessQuestionError("access-choice-unknown", received=function, allowed=", ".join(made.functions()))
    about, column = made.of(function), column_of(view)
    whole, area = column(about.grade), column(about.area)
    decides = np.bincount(column(about.decides).astype(np.intp), minlength=len(about.elements) + 1)
    elements = [
        ElementOfCapacity(
            element=element,
            label=label(view.graph, name, language),
            quantity=name,
            grades=_by_grade(grades := column(name), area),
            not_assessed=int(np.isnan(grades).sum()),
            decides=int(decides[place]),
        )
        for place, (element, name) in enumerate(about.elements.items())
    ]
    return CapacityAnswer(
        function=function,
        functions=list(made.functions()),
        label=label(view.graph, about.grade, language),
        quantity=about.grade,
        cells=len(whole),
        grades=_by_grade(whole, area),
        not_assessed=int(np.isnan(whole).sum()),
        elements=elements,
        scale=[_number(view, name, language) for name in about.scale if name in view.graph.quantities],
    )


def column_of(view: View) -> Callable[[str], Any]:
    """Reads values of cells."""
    return view.column


def _by_grade(grades: Any, area: Any) -> list[CellsOfGrade]:
    return [
        CellsOfGrade(grade=grade, cells=int((grades == grade).sum()), area=float(area[grades == grade].sum()))
        for grade in GRADES
    ]


def _number(view: View, name: str, language: str) -> NumberOfCapacity:
    value = float(view.value(name))
    return NumberOfCapacity(
        quantity=name,
        label=label(view.graph, name, language),
        unit=view.graph[name].unit,
        value=None if math.isnan(value) else value,
    )
