"""One building: what is known of it, and how."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.state import TheWorkspace
from citybrain.plans.answers.city import building_answer, names_answer
from citybrain.plans.answers.shapes.city import Building, BuildingName

router = APIRouter(prefix=API, tags=["city"])
Key = Annotated[str, Path(max_length=200, description="Id of the building, such as way/123, or its row number.")]

MOST_ROWS = 200
Row = Annotated[int, Query(ge=0, lt=2**31)]
Rows = Annotated[list[Row], Query(alias="row", max_length=MOST_ROWS, description="Row number; give it once for each.")]


@router.get(
    "/buildings",
    summary="Names of some buildings, and the zones they are in",
    responses=answering(list[BuildingName]),
)
def buildings(request: Request, workspace: TheWorkspace, rows: Rows) -> Response:
    """At most 200 at a time, in the order of the rows asked for."""
    return json_answer(request, names_answer(rows, "building", workspace.snapshot.column("zone"), workspace.places))


@router.get(
    "/buildings/{key:path}", summary="Attributes of a building, and how each is known", responses=answering(Building)
)
def building(request: Request, workspace: TheWorkspace, key: Key, language: Language) -> Response:
    """Every attribute with its value, unit, origin, kind (measured, derived, estimated, unknown) and quality."""
    answer = building_answer(key, "building", workspace.snapshot, workspace.places, workspace.today(), language)
    return json_answer(request, answer, language)
