"""Reads files of indicators; whatever is wrong with one is said with line and column."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from citybrain.kernel.errors import PlanError
from citybrain.messages.form import OTHER, allowed_by
from citybrain.plans.document import Document
from citybrain.plans.problems import MOST_TOLD, raise_all, shown
from citybrain.plans.yaml_text import JsonPath

Said = TypeVar("Said", bound=BaseModel)
EXPECTED = {
    "value or factor": "value-or-factor", "quantity or figure": "quantity-or-figure", "caveat": "caveat",
    "year": "target-year", "order": "target-order",
}  # fmt: skip
"""Word for what was expected, by what a check of the schema says; the catalogue has its text."""


def read_document(document: Document, model: type[Said]) -> Said:
    """What a document says. Raises PlanError (PlanProblemsError where several things are wrong)."""
    try:
        return model.model_validate(document.data)
    except ValidationError as failed:
        _raise_translated(failed, document)


def read_list(document: Document, model: type[Said]) -> list[Said]:
    """What a document says that is a list. Raises PlanError as `said_in` does."""
    try:
        return TypeAdapter(list[model]).validate_python(document.data)  # type: ignore[valid-type]
    except ValidationError as failed:
        _raise_translated(failed, document)


def _raise_translated(failed: ValidationError, document: Document) -> NoReturn:
    found: dict[JsonPath, Any] = {}
    for problem in failed.errors(include_url=False, include_context=True):
        found.setdefault(tuple(step for step in problem["loc"] if step != "[key]"), problem)
    first = list(found.items())[:MOST_TOLD]
    raise_all([_error(problem, place, document) for place, problem in first], len(found) - len(first))
    raise AssertionError("a failed validation names at least one problem")


def _error(problem: Any, place: JsonPath, document: Document) -> PlanError:
    kind, field = problem["type"], next((str(step) for step in reversed(place) if isinstance(step, str)), "/")
    if kind == "extra_forbidden":
        return document.key_fault("indicator-unknown-field", place, received=field)
    if kind == "missing":
        return document.fault("indicator-missing-field", place[:-1], field=field)
    allowed = allowed_by(problem)
    if kind == "value_error":
        expected = EXPECTED.get(str(problem["ctx"]["error"]), OTHER)
    else:
        expected = OTHER if allowed["rule"] == OTHER else "rule"
    received = shown(problem["input"])
    return document.fault("indicator-wrong-value", place, field=field, received=received, expected=expected, **allowed)
