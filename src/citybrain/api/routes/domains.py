"""The domains that make up the served city."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import TheWorkspace
from citybrain.base.domains import find_domains
from citybrain.presenting.answers.domains import domains_answer
from citybrain.presenting.answers.shapes.domains import Domain

router = Router(prefix=API, tags=["knowledge"])


@router.get("/domains", summary="Subjects that make up this city", responses=answering(list[Domain]))
def domains(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """Each behind those that it needs, with entities, relations, roles, and what the city lacks of it."""
    answer = domains_answer(find_domains(), workspace.graph, workspace.snapshot.city(), language)
    return json_answer(request, answer, language)
