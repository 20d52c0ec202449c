"""Turns what pydantic found wrong with a document into errors of the catalogue, each with its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from citybrain.kernel.errors import PlanError
from citybrain.kernel.graph import nearest
from citybrain.plans.document import Document
from citybrain.plans.problems import shown, some
from citybrain.plans.schema import Area, Comparison, Measure
from citybrain.plans.yaml_text import Place

EXPECTED: Mapping[str, str] = {
    "string_type": "text",
    "string_too_short": "text",
    "string_too_long": "short-text",
    "float_type": "number",
    "int_type": "whole-number",
    "finite_number": "number",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "missing": "present",
}
"""Word for what was expected, by type of pydantic's error; the catalogue has its text."""


def translated(failed: ValidationError, document: Document, model: type[BaseModel]) -> list[PlanError]:
    """One error for each place that is wrong, in the order of the text."""
    found: dict[Place, PlanError] = {}
    for problem in failed.errors(include_url=False, include_context=True):
        place = _place(problem["loc"], document.data)
        if place not in found or problem["type"] in ("missing", "extra_forbidden"):
            key = (*place, str(problem["loc"][-1])) if problem["type"] == "missing" else place
            found[key] = _error(problem, place, document, model)
    return sorted(found.values(), key=lambda error: (error.arguments["line"], error.arguments["column"]))


def _place(location: tuple[int | str, ...], data: Any) -> Place:
    """Place in the text: steps that only the schema has (short forms, kinds of a value) are left out."""
    place: list[int | str] = []
    for step in location:
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if inside:
            place.append(step)
            data = data[step]
    return tuple(place)


def _error(problem: Any, place: Place, document: Document, model: type[BaseModel]) -> PlanError:
    kind, last, received = problem["type"], str(problem["loc"][-1]), shown(problem["input"])
    if kind == "extra_forbidden":
        allowed = _fields(place[:-1], model)
        near = nearest(last, allowed)
        return document.key_fault("plan-unknown-field", place, received=last, allowed=some(allowed), near=near)
    if kind == "missing":
        return document.fault("plan-missing-field", place, field=last)
    if kind in ("greater_than_equal", "less_than_equal") and last == "uptake":
        return document.fault("plan-uptake", place, received=received)
    if kind in ("too_short", "too_long"):
        return _wrong_length(problem, place, document)
    expected = "date" if last == "date" else "seed" if last == "seed" else _expected(problem)
    return document.fault("plan-wrong-value", place, field=_field(place), received=received, expected=expected)


def _expected(problem: Any) -> str:
    """A number or a text where an attribute is compared with either; else as the type of the error says."""
    either = "equals" in problem["loc"] or "one_of" in problem["loc"]
    if either and problem["type"] in ("string_type", "int_type", "float_type"):
        return "text-or-number"
    if either and problem["type"] == "finite_number":
        return "number"
    return EXPECTED.get(problem["type"], "other")


def _wrong_length(problem: Any, place: Place, document: Document) -> PlanError:
    received = int(problem["ctx"]["actual_length"])
    if "polygon" in place:
        code = "plan-polygon-corners" if place[-1] == "polygon" else "plan-polygon-point"
        return document.fault(code, place, received=received if place[-1] == "polygon" else shown(problem["input"]))
    if place == ("measures",):
        return document.fault("plan-measures-number", place, received=received)
    return document.fault("plan-empty-list", place, field=_field(place))


def _field(place: Place) -> str:
    """The nearest name of a field, with the position inside it where it is a list."""
    names = [str(step) for step in place if isinstance(step, str)]
    return names[-1] if names else "/"


def _fields(place: Place, model: type[BaseModel]) -> list[str]:
    """Fields that the mapping at a place may have."""
    if not place:
        return list(model.model_fields)
    if place[-1] == "area":
        return list(Area.model_fields)
    if len(place) == 2 and place[0] == "measures":
        return list(Measure.model_fields)
    return list(Comparison.model_fields)
