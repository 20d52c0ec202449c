"""Roles: what is asked for without naming a quantity."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.role_answers import RoleTold, Starter, roles_answer, starters_answer
from citybrain.api.router import Router
from citybrain.api.state import TheWorkspace
from citybrain.base.domains import find_domains

router = Router(prefix=API, tags=["knowledge"])


@router.get("/roles", summary="Which quantities fill which role", responses=answering(list[RoleTold]))
def roles(request: Request, workspace: TheWorkspace) -> Response:
    """Roles such as emissions, energy_cost or residents, with the quantities that domains contribute to them."""
    return json_answer(request, roles_answer(workspace.graph))


@router.get("/starters", summary="Questions to begin a plan with", responses=answering(list[Starter]))
def starters(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """Each with the measures that it stands for, as POST /plans takes them."""
    return json_answer(request, starters_answer(find_domains(), workspace.graph, language), language)
