"""Rows of any entity: what they are called, what is known of them, and how."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.values import Plan, Year
from citybrain.api.state import TheTiles
from citybrain.base.domains import find_domains
from citybrain.kernel import NotFoundError
from citybrain.plans.entity_index import row_of
from citybrain.presenting.answers.entities import entities_answer, names_answer, row_answer
from citybrain.presenting.answers.shapes.entities import EntityRow, EntityTold, RowName
from citybrain.twin.geometry.entities import NONE, Entity

router = Router(prefix=API, tags=["city"])
MOST_ROWS = 200
MOST_QUANTITIES = 50
Name = Annotated[str, Path(max_length=100, description="Name of an entity, as /entities lists it.")]
Key = Annotated[str, Path(max_length=200, description="Id of the row, such as way/123, its name, or its row number.")]
Row = Annotated[int, Query(ge=0, lt=2**31)]
Rows = Annotated[
    list[Row],
    Query(alias="row", max_length=MOST_ROWS, description="Row number; give it once for each, at least once."),
]
Text = Annotated[str, Query(max_length=200)]
Asked = Annotated[
    list[Text],
    Query(alias="quantity", max_length=MOST_QUANTITIES, description="Name of a quantity; give it once for each."),
]


@router.get("/entities", summary="What the city is made of", responses=answering(list[EntityTold]))
def entities(request: Request, tiles: TheTiles, language: Language) -> Response:
    """Each with the number of its rows and how the map draws them."""
    return json_answer(request, entities_answer(tiles.entities, find_domains(), language), language)


@router.get(
    "/entities/{entity}", summary="Names of some rows, and the areas they are in", responses=answering(list[RowName])
)
def names(
    request: Request,
    workspace: TheOpenWorkspace,
    tiles: TheTiles,
    entity: Name,
    language: Language,
    rows: Rows = [],  # noqa: B006 (FastAPI copies it)
) -> Response:
    """At most 200 at a time, in the order of the rows asked for."""
    found = tiles.entities[entity]
    if not rows:
        raise NotFoundError("entity-row-missing", of=found.name, rows=found.rows)
    return json_answer(request, names_answer(rows, found, tiles.entities, workspace.today(), language), language)


@router.get(
    "/entities/{entity}/{key:path}",
    summary="Attributes of a row, and how each is known",
    responses=answering(EntityRow),
)
def row(
    request: Request,
    workspace: TheOpenWorkspace,
    tiles: TheTiles,
    entity: Name,
    key: Key,
    language: Language,
    asked: Asked = [],  # noqa: B006 (FastAPI copies it)
    plan: Plan = None,
    year: Year = None,
) -> Response:
    """Every attribute with its value, unit, origin, kind (measured, derived, estimated, unknown) and quality.

    `quantity` adds the values of quantities, today or with a plan.
    """
    found = tiles.entities[entity]
    number = row_of(key, entity, workspace.places) if entity in workspace.places else _numbered(key, found)
    bounds = tiles.of(entity).bounds if found.geometry != NONE else lambda rows: None
    at = bounds([number]), bounds(found.pieces(number))
    today, view = workspace.today(), workspace.view(plan, year)
    answer = row_answer(number, found, tiles.entities, workspace.snapshot, today, view, at, asked, language)
    return json_answer(request, answer, language)


def _numbered(key: str, entity: Entity) -> int:
    """Row of an entity whose rows have no ids. Raises NotFoundError for a number that it does not have."""
    if not (key.isascii() and key.isdigit() and int(key) < entity.rows):
        raise NotFoundError("id-unknown", of=entity.name, received=key, near="-", example="0")
    return int(key)
