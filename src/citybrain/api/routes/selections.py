"""What a filter chooses of an entity."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from citybrain.api.openapi import API, COMPUTES, answering, body_of
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Body
from citybrain.presenting.answers.shapes.possible import Chosen

router = Router(prefix=API, tags=["plans"])
WithRows = Annotated[bool, Query(description="Also send the chosen rows.")]


@router.post(
    "/selections",
    summary="How many of an entity a filter chooses",
    openapi_extra=body_of("Selection") | COMPUTES,
    responses=answering(Chosen),
)
def selections(request: Request, workspace: TheOpenWorkspace, body: Body, rows: WithRows = False) -> Response:
    """Takes `{"entity": ..., "where": ...}`, where as in a plan; `steps` tells what each filter in turn leaves."""
    chosen = workspace.select(body)
    found = chosen.selection
    answer: Chosen = {
        "entity": chosen.entity,
        "count": len(found.rows),
        "total": chosen.total,
        "steps": [{"filter": name, "left": left} for name, left in found.steps],
    }
    if rows:
        answer["rows"] = found.rows.tolist()
    return json_answer(request, answer)
