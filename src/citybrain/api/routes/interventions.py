"""What a plan can do, and how the world may go on without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request, Response

from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer, json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.state import TheCity
from citybrain.governance import Permission, Verdict, decide
from citybrain.open_city import OpenCity
from citybrain.presenting.answers.interventions import interventions_answer
from citybrain.presenting.answers.scenarios import scenarios_answer
from citybrain.presenting.answers.shapes.possible import Intervention, Scenario

if TYPE_CHECKING:
    from citybrain.progress.accepted_effects import AcceptedEffect

router = Router(prefix=API, tags=["plans"])


@router.get(
    "/interventions", summary="What a plan can do, and what it can set", responses=answering(list[Intervention])
)
def interventions(
    request: Request, city: TheCity, workspace: TheOpenWorkspace, actor: TheActor, language: Language
) -> Response:
    """In the order in which they take effect; defaults are those of the city's day. What bills showed of measures is
    for the offices of the city (`city:write`)."""
    accepted = _accepted(city) if decide(actor, Permission.WRITE_CITY) is Verdict.ALLOWED else []
    answer = fresh_answer if accepted else json_answer
    return answer(request, interventions_answer(workspace.graph, workspace.day, language, accepted), language)


@router.get(
    "/scenarios",
    summary="How prices, emission factors and owners may go on without a plan",
    responses=answering(list[Scenario]),
)
def scenarios(request: Request, workspace: TheOpenWorkspace, language: Language) -> Response:
    """Those that hold in the country of the city, the default first, with their paths from 2020 to 2050."""
    paths = workspace.paths
    told = scenarios_answer(workspace.graph, paths.country, paths.folder, workspace.day, language)
    return json_answer(request, told, language)


def _accepted(city: OpenCity) -> list[AcceptedEffect]:
    from citybrain.progress.accepted_effects import AcceptedEffects  # loads what reads bills

    return AcceptedEffects(city.city_records).listed()
