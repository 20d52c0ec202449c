"""Reads a plan: text to a checked `Plan`; whatever is wrong with its form is said with line and column."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from citybrain.kernel.errors import PlanError
from citybrain.plans.document import Document, read_bytes, read_file
from citybrain.plans.form import many_wrong, raise_translated
from citybrain.plans.problems import raise_all, shown, some
from citybrain.plans.schema import Chooser, Comparison, Plan
from citybrain.plans.schema_base import MOST_WRONG
from citybrain.plans.yaml_text import JsonPath
from citybrain.plans.years.checks import year_errors

Model = TypeVar("Model", bound=BaseModel)


def plan_of_file(path: Path) -> tuple[Plan, Document]:
    """Plan of a YAML or JSON file. Raises PlanError (PlanProblemsError where several things are wrong)."""
    document = read_file(path)
    return plan_of(document), document


def plan_of_bytes(raw: bytes, name: str, json_text: bool = False) -> tuple[Plan, Document]:
    """Plan of a text that came over the wire. Raises PlanError as `plan_of_file` does."""
    document = read_bytes(raw, name, json_text)
    return plan_of(document), document


def plan_of(document: Document) -> Plan:
    """Plan that a document says. Raises PlanError as `plan_of_file` does."""
    plan = model_of(Plan, document)
    errors = []
    for position, measure in enumerate(plan.measures):
        place = ("measures", position)
        errors += _without_comparison(document, (*place, "where"), measure.where.attributes)
        errors += _without_comparison(document, (*place, "when"), measure.when or {})
    errors += year_errors(plan, document)
    raise_all(sorted(errors, key=lambda error: (error.arguments["line"], error.arguments["column"])))
    return plan


def selection_of(document: Document) -> Chooser:
    """The entity that a document names, and which of it `where` chooses. Raises PlanError as `plan_of_file` does."""
    said = model_of(Chooser, document)
    raise_all(_without_comparison(document, ("where",), said.where.attributes))
    return said


def model_of(model: type[Model], document: Document) -> Model:
    """What a document says, as a model has it. Raises PlanError as `plan_of_file` does."""
    if not isinstance(document.data, dict):
        raise document.fault("plan-not-a-mapping", (), received=shown(document.data), allowed=some(model.model_fields))
    if len(document.data) > MOST_WRONG + len(model.model_fields):  # an error for each of them would take long
        raise many_wrong(document)
    try:
        return model.model_validate(document.data)
    except ValidationError as failed:
        raise_translated(failed, document, model)


def _without_comparison(document: Document, place: JsonPath, attributes: Mapping[str, Comparison]) -> list[PlanError]:
    """An attribute with an empty comparison would select everything without saying so."""
    allowed = some(Comparison.model_fields)
    return [
        document.key_fault("plan-comparison-empty", (*place, name), attribute=name, allowed=allowed)
        for name, comparison in attributes.items()
        if not comparison.model_dump(exclude_none=True)
    ]
