"""All numbers that law, market or time change."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.presenting.answers.explanation import parameters_answer
from citybrain.presenting.answers.shapes.knowledge import Parameter

router = Router(prefix=API, tags=["knowledge"])


@router.get("/parameters", summary="Dated parameters with their sources", responses=answering(list[Parameter]))
def parameters(request: Request, workspace: TheOpenWorkspace, language: Language) -> Response:
    """Every value with its first day, source and quality; tables with all their rows."""
    return json_answer(request, parameters_answer(workspace.graph, language), language)
