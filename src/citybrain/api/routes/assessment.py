"""Where the city stands."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.presenting.answers.assessment import assessment_answer
from citybrain.presenting.answers.shapes.knowledge import Assessment

router = Router(prefix=API, tags=["knowledge"])


@router.get("/assessment", summary="Headline numbers of the city today", responses=answering(Assessment))
def assessment(request: Request, workspace: TheOpenWorkspace, language: Language) -> Response:
    """Each also for a square metre of heated floor and for a resident, with its shares by quality level."""
    return json_answer(request, assessment_answer(workspace.today(), language), language)
