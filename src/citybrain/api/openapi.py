"""The OpenAPI document: FastAPI's own, with the published schema of plans and the one form of all errors."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from citybrain.plans.schema import Plan, Where

API = "/api/v1"
REFERENCE = "#/components/schemas/{model}"
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "Key of the message catalogue, see /messages/{language}."},
        "detail": {"type": "string", "description": "What is wrong, where, what is allowed, and what to do."},
        "arguments": {"type": "object"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}
TOLD = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def body_of(model: str) -> dict[str, Any]:
    """Description of a request body that is a plan or a selection, as JSON or as YAML."""
    schema = {"schema": {"$ref": REFERENCE.format(model=model)}}
    return {"requestBody": {"required": True, "content": {"application/json": schema, "application/yaml": schema}}}


def describe(app: FastAPI) -> None:
    """Makes the application describe itself; the document is made once, when somebody asks for it."""
    made: dict[str, Any] = {}

    def document() -> dict[str, Any]:
        if not made:
            made.update(_document(app))
        return made

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for model in (Plan, Where):
        schema = model.model_json_schema(ref_template=REFERENCE)
        schemas.update(schema.pop("$defs", {}))
        schemas[model.__name__] = schema
    schemas["Selection"] = {
        "type": "object",
        "properties": {"where": {"$ref": REFERENCE.format(model="Where")}},
        "required": ["where"],
    }
    schemas["Problem"] = PROBLEM
    for operations in document["paths"].values():
        for operation in operations.values():
            _tell_errors(operation)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return document


def _tell_errors(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    responses["4XX"] = {"description": "What was asked for cannot be; the text says why.", "content": TOLD}
    responses["5XX"] = {"description": "Something broke here; the text says how to report it.", "content": TOLD}
