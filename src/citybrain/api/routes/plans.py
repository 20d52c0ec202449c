"""Plans and what they change."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, body_of
from citybrain.api.respond import json_answer
from citybrain.api.routes.bodies import Body
from citybrain.api.state import TheState, TheWorkspace
from citybrain.plans.answers.outcome import outcome_answer

router = APIRouter(prefix=API, tags=["plans"])
Identity = Annotated[str, Path(max_length=64, description="Id that the evaluation gave.")]


@router.post("/plans", summary="Evaluate a plan against today", openapi_extra=body_of("Plan"))
def evaluate(request: Request, state: TheState, workspace: TheWorkspace, body: Body, language: Language) -> Response:
    """The same plan on the same snapshot with the same parameters always has the same id and the same numbers."""
    workspace.baseline()
    with state.metrics.plan_seconds.time():
        outcome = workspace.outcome_of(body)
    return json_answer(request, outcome_answer(outcome, workspace.places, language), language)


@router.get("/plans/{identity}", summary="The outcome of a plan that was evaluated")
def plan(request: Request, workspace: TheWorkspace, identity: Identity, language: Language) -> Response:
    """Outcomes are kept for a while; an unknown one can be evaluated again."""
    return json_answer(request, outcome_answer(workspace.outcome(identity), workspace.places, language), language)
