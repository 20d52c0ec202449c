"""One building: what is known of it, and how."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API
from citybrain.api.respond import json_answer
from citybrain.api.state import TheWorkspace
from citybrain.plans.answers.city import building_answer

router = APIRouter(prefix=API, tags=["city"])
Key = Annotated[str, Path(max_length=200, description="Id of the building, such as way/123, or its row number.")]


@router.get("/buildings/{key:path}", summary="Attributes of a building, and how each is known")
def building(request: Request, workspace: TheWorkspace, key: Key, language: Language) -> Response:
    """Every attribute with its value, unit, origin, kind (measured, derived, estimated, unknown) and quality."""
    answer = building_answer(key, workspace.snapshot, workspace.places, workspace.today(), language)
    return json_answer(request, answer, language)
