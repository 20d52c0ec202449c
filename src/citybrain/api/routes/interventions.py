"""What a plan can do."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import TheWorkspace
from citybrain.presenting.answers.interventions import interventions_answer
from citybrain.presenting.answers.shapes.possible import Intervention

router = Router(prefix=API, tags=["plans"])


@router.get(
    "/interventions", summary="What a plan can do, and what it can set", responses=answering(list[Intervention])
)
def interventions(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """In the order in which they take effect; defaults are those of the city's day."""
    return json_answer(request, interventions_answer(workspace.graph, workspace.day, language), language)
