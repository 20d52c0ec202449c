"""The OpenAPI document: FastAPI's own, with the published schema of plans and the one form of all errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from inspect import cleandoc
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import TypeAdapter

from citybrain.api.guards import required
from citybrain.api.identity import COOKIE
from citybrain.api.problems import Problem
from citybrain.governance.roles import Permission, roles_with
from citybrain.governance.sessions import SignIn
from citybrain.plans.layouts.request import LayoutSearch
from citybrain.plans.schema import Chooser, Plan
from citybrain.plans.search.request import MeasureSearch

API = "/api/v1"
REFERENCE = "#/components/schemas/{model}"
SHAPE = "shape"
"""Key of the type of an answer in the `responses` of a route."""

COMPUTES = {"x-computes": True}
"""For the `openapi_extra` of a route that changes nothing although its method might: it computes, or gives that up."""

TOLD = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def answering(shape: Any, status: int = 200, description: str = "") -> dict[int | str, dict[str, Any]]:
    """What a route answers with, for the `responses` of its declaration.

    The shape is documented and tested; it is not looked at when the route answers, which returns a finished response.
    So it is understood only when somebody asks for the document, not at each start of a server.
    """
    return {status: {SHAPE: shape, **({"description": description} if description else {})}}


def sending(media_type: str, text: bool = True) -> dict[int | str, dict[str, Any]]:
    """What a route sends that is not JSON, for the `responses` of its declaration: a text, or bytes."""
    schema = {"type": "string"} if text else {"type": "string", "format": "binary"}
    return {200: {"content": {media_type: {"schema": schema}}}}


def body_of(model: str) -> dict[str, Any]:
    """Description of a request body that is a plan or a selection, as JSON or as YAML."""
    schema = {"schema": {"$ref": REFERENCE.format(model=model)}}
    return {"requestBody": {"required": True, "content": {"application/json": schema, "application/yaml": schema}}}


def describe(app: FastAPI, routers: Callable[[], Sequence[APIRouter]]) -> None:
    """Makes the application describe itself; the document is made when somebody asks for it, once in a program."""
    app.openapi = lambda: _document(app.title, app.version, routers)  # type: ignore[method-assign]


@contextmanager
def _understood(routers: Sequence[APIRouter]) -> Iterator[None]:
    """The types of answers stand where FastAPI looks for them, as long as it makes the document."""
    routes = (route for router in routers for route in router.routes if isinstance(route, APIRoute))
    responses = [told for route in routes for told in route.responses.values() if SHAPE in told]
    responses = list({id(told): told for told in responses}.values())
    for told in responses:
        told["model"] = told.pop(SHAPE)
    try:
        yield
    finally:
        for told in responses:
            told[SHAPE] = told.pop("model")


@lru_cache(1)
def _document(title: str, version: str, of: Callable[[], Sequence[APIRouter]]) -> dict[str, Any]:
    from citybrain.progress.commitment import Commitment
    from citybrain.progress.indicator_entry import ValuesSaid
    from citybrain.progress.own_indicators import OwnSaid
    from citybrain.progress.said import FiguresSaid

    routers = of()
    described = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    with _understood(routers):
        for router in routers:
            described.include_router(router)
        document = get_openapi(title=title, version=version, routes=described.routes)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for model in (
        Plan,
        Chooser,
        MeasureSearch,
        LayoutSearch,
        Problem,
        Commitment,
        FiguresSaid,
        ValuesSaid,
        OwnSaid,
        SignIn,
    ):
        schema = TypeAdapter(model).json_schema(ref_template=REFERENCE)
        schemas.update(schema.pop("$defs", {}))
        schemas[model.__name__] = schema
    schemas["Selection"] = schemas.pop("Chooser")
    for operations in document["paths"].values():
        for operation in operations.values():
            _tell_errors(operation)
    _tell_guards(routers, document)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    _tidy(schemas)
    _tidy(document["paths"])
    return document


def _tell_guards(routers: Sequence[APIRouter], document: dict[str, Any]) -> None:
    """What each route requires of who asks, as security requirements whose scope is the act."""
    document["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token, `citybrain_<number>_<secret>`."},
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "Who signed in at the page."},
    }
    for route in (route for router in routers for route in router.routes if isinstance(route, APIRoute)):
        act = required(route)
        if act is None:
            continue
        for method in route.methods or ():
            _tell_guard(document["paths"][route.path_format][method.lower()], act)


def _tell_guard(operation: dict[str, Any], act: Permission) -> None:
    roles = ", ".join(roles_with(act))
    operation["security"] = [{"token": [act.value]}, {"session": [act.value]}]
    operation["responses"]["401"] = {"description": "Nobody is signed in; the text says how.", "content": TOLD}
    operation["responses"]["403"] = {"description": f"Takes one of the roles {roles}.", "content": TOLD}


def _tidy(value: Any, fields: bool = False) -> None:
    """Drops titles that only say the name of a field again, and the indents of docstrings; `fields` have free names."""
    if isinstance(value, dict):
        if not fields and isinstance(value.get("title"), str):
            del value["title"]
        if not fields and isinstance(value.get("description"), str):
            value["description"] = cleandoc(value["description"])
        for key, inner in value.items():
            _tidy(inner, fields=key == "properties" and not fields)
    elif isinstance(value, list):
        for inner in value:
            _tidy(inner)


def _tell_errors(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    responses["4XX"] = {"description": "What was asked for cannot be; the text says why.", "content": TOLD}
    responses["5XX"] = {"description": "Something broke here; the text says how to report it.", "content": TOLD}
