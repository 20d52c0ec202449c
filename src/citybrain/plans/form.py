"""Turns what pydantic found wrong with a document into errors of the catalogue, each with its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from pydantic import BaseModel, ValidationError

from citybrain.kernel import nearest
from citybrain.kernel.errors import PlanError
from citybrain.messages.form import OTHER, allowed_by
from citybrain.plans.document import Document
from citybrain.plans.problems import MOST_TOLD, raise_all, shown, some
from citybrain.plans.schema import Amount, Area, Comparison, Corridor, Measure, SavedWith
from citybrain.plans.schema_base import MOST_WRONG
from citybrain.plans.schema_years import Budget, Ceiling, Milestone, Target, Years
from citybrain.plans.yaml_text import JsonPath

NAMED: Mapping[str, str] = {"date": "date", "since": "date", "seed": "seed"} | dict.fromkeys(
    ("from", "to", "by", "base_year"), "year"
)
"""Word for what was expected, by name of the field; the catalogue has its text."""

PARTS: Mapping[tuple[str, ...], type[BaseModel]] = {
    ("years",): Years,
    ("target",): Target,
    ("target", "milestones"): Milestone,
    ("budget",): Budget,
    ("money",): Ceiling,
    ("saved_with",): SavedWith,
    ("measures",): Measure,
}
"""Groups of named fields by where they stand, positions in lists left out."""


INNER: Mapping[int | str, type[BaseModel]] = {"area": Area, "line": Corridor, "count": Amount}
"""Groups of named fields by the field that holds them, wherever it stands: what is drawn on a map, how many."""

LONGEST = 60
"""Characters of a key that are told."""

COUNTED = {"polygon": "plan-polygon-corners", "points": "plan-line-points"}
"""Code for too few points, by the field that holds them."""


def raise_translated(failed: ValidationError, document: Document, model: type[BaseModel]) -> NoReturn:
    """Raises an error for each of the first places that are wrong, in the order of the text; one for very many."""
    if failed.error_count() > MOST_WRONG:  # each takes long to be told, even those that are left out
        raise many_wrong(document)
    found: dict[JsonPath, tuple[Any, JsonPath]] = {}
    for problem in failed.errors(include_url=False, include_context=True):
        place = _place(problem["loc"], document.data)
        if place not in found or problem["type"] in ("missing", "extra_forbidden"):
            key = (*place, str(problem["loc"][-1])) if problem["type"] == "missing" else place
            found[key] = problem, place
    first = sorted(found.values(), key=lambda one: document.mark(one[1]))[:MOST_TOLD]
    errors = [_error(problem, place, document, model) for problem, place in first]
    raise_all(
        sorted(errors, key=lambda error: (error.arguments["line"], error.arguments["column"])), len(found) - len(errors)
    )
    raise AssertionError("a failed validation names at least one problem")


def many_wrong(document: Document) -> PlanError:
    """The error for a document in which very many places are wrong."""
    return PlanError("plan-errors-many", file=document.name, allowed=MOST_WRONG)


def _place(location: tuple[int | str, ...], data: Any) -> JsonPath:
    """Place in the text: steps that only the schema has (short forms, kinds of a value) are left out."""
    place: list[int | str] = []
    for step in location:
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if inside:
            place.append(step)
            data = data[step]
    return tuple(place)


def _error(problem: Any, place: JsonPath, document: Document, model: type[BaseModel]) -> PlanError:
    kind, last, received = problem["type"], str(problem["loc"][-1])[:LONGEST], shown(problem["input"])
    if kind == "extra_forbidden":
        allowed = _fields(place[:-1], model)
        near = nearest(last, allowed)
        return document.key_fault("plan-unknown-field", place, received=last, allowed=some(allowed), near=near)
    if kind == "missing":
        code = "plan-target-base-year" if last == "base_year" else "plan-missing-field"
        return document.fault(code, place, field=last)
    if kind in ("too_short", "too_long"):
        return _wrong_length(problem, place, document)
    if last == "[key]":
        return document.key_fault("plan-ramp-year", place, received=str(place[-1])[:LONGEST])
    if code := _own_code(kind, place):
        return document.fault(code, place, field=_field(place), received=received)
    rule = allowed_by(problem)
    expected = NAMED.get(last) or _expected(problem, rule["rule"] != OTHER)
    return document.fault("plan-wrong-value", place, field=_field(place), received=received, expected=expected, **rule)


def _own_code(kind: str, place: JsonPath) -> str:
    """Code of a field whose wrong values are told in words of its own; empty for any other."""
    if _field(place) in ("count", "rows"):
        return "plan-count"
    return _out_of_range(place) if kind.startswith(("greater_than", "less_than")) else ""


def _out_of_range(place: JsonPath) -> str:
    """Code for a number that is too small or too large, by where it stands; empty where no code is its own."""
    if "uptake" in place:
        return "plan-uptake"
    own: dict[JsonPath, str] = {
        ("budget", "emissions"): "plan-budget",
        ("money", "investment"): "plan-not-positive",
        ("money", "investment_of_year"): "plan-not-positive",
    }
    named = {"reduction": "plan-reduction"} | dict.fromkeys(("base_value", "width"), "plan-not-positive")
    return own.get(_names(place)) or named.get(_field(place), "")


def _expected(problem: Any, known: bool) -> str:
    """A number or a text where an attribute is compared with either; else by the rule where the catalogue has it."""
    either = "equals" in problem["loc"] or "one_of" in problem["loc"]
    if either and problem["type"] in ("string_type", "int_type", "float_type"):
        return "text-or-number"
    return "rule" if known else OTHER


def _wrong_length(problem: Any, place: JsonPath, document: Document) -> PlanError:
    received = int(problem["ctx"]["actual_length"])
    if place[-1] in COUNTED:
        return document.fault(COUNTED[str(place[-1])], place, received=received)
    if not COUNTED.keys().isdisjoint(place):
        return document.fault("plan-polygon-point", place, received=shown(problem["input"]))
    if place == ("measures",):
        return document.fault("plan-measures-number", place, received=received)
    if problem["type"] == "too_long":
        allowed = int(problem["ctx"]["max_length"])
        return document.fault("plan-too-many", place, field=_field(place), received=received, allowed=allowed)
    return document.fault("plan-empty-list", place, field=_field(place))


def _field(place: JsonPath) -> str:
    """The nearest name of a field, with the position inside it where it is a list."""
    return (_names(place) or ("/",))[-1]


def _names(place: JsonPath) -> tuple[str, ...]:
    return tuple(step for step in place if isinstance(step, str))


def _fields(place: JsonPath, model: type[BaseModel]) -> list[str]:
    """Fields that the mapping at a place may have."""
    inner = _names(place)[-1:]
    if inner and inner[0] in INNER:
        model = INNER[inner[0]]
    elif place:
        model = PARTS.get(_names(place), Comparison)
    return [field.alias or name for name, field in model.model_fields.items()]
