"""What a plan can do, and how the world may go on without one."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.api.state import TheWorkspace
from citybrain.presenting.answers.interventions import interventions_answer
from citybrain.presenting.answers.scenarios import scenarios_answer
from citybrain.presenting.answers.shapes.possible import Intervention, Scenario

router = Router(prefix=API, tags=["plans"])


@router.get(
    "/interventions", summary="What a plan can do, and what it can set", responses=answering(list[Intervention])
)
def interventions(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """In the order in which they take effect; defaults are those of the city's day."""
    return json_answer(request, interventions_answer(workspace.graph, workspace.day, language), language)


@router.get(
    "/scenarios",
    summary="How prices, emission factors and owners may go on without a plan",
    responses=answering(list[Scenario]),
)
def scenarios(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """Those that hold in the country of the city, the default first, with their paths from 2020 to 2050."""
    paths = workspace.paths
    told = scenarios_answer(workspace.graph, paths.country, paths.folder, workspace.day, language)
    return json_answer(request, told, language)
