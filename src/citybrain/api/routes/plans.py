"""Plans and what they change."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request, Response

from citybrain.api.identity import TheActor
from citybrain.api.jobs import answer_of, name_of, require_own
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering, body_of
from citybrain.api.respond import json_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Body
from citybrain.api.state import TheState
from citybrain.kernel import NotFoundError
from citybrain.plans.jobs import Job
from citybrain.plans.outcome import Outcome
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.progress import progress_answer
from citybrain.presenting.answers.shapes.outcome import PlanResult
from citybrain.presenting.answers.shapes.progress import Progress
from citybrain.presenting.answers.uncertainty import with_verdicts
from citybrain.presenting.answers.zones import zones_text

router = Router(prefix=API, tags=["plans"])
Identity = Annotated[str, Path(max_length=64, description="Id that the evaluation gave.")]
PATIENCE = 1.0
"""Seconds that an evaluation from year to year is waited for before its progress is told instead."""

STILL = "Still at work: how far it has come, as GET /plans/{identity}/progress tells it."
RESULT = answering(PlanResult) | answering(Progress, 202, STILL)


@router.post(
    "/plans",
    summary="Evaluate a plan against today",
    openapi_extra=body_of("Plan") | COMPUTES,
    responses=RESULT,
)
async def evaluate(
    request: Request, state: TheState, workspace: TheWorkspace, actor: TheActor, body: Body, language: Language
) -> Response:
    """The same plan on the same snapshot with the same parameters always has the same id and the same numbers.

    A plan of years that takes longer than a second answers 202 with its id and goes on; `GET /plans/{id}/progress`
    tells how far it has come, `DELETE /plans/{id}` stops it.
    """

    def begin() -> Job[Outcome]:
        workspace.baseline()
        return workspace.begin(body, name_of(request, actor))

    def answer(outcome: Outcome | None, job: Job[Outcome]) -> Response:
        state.metrics.plan_seconds.observe(job.seconds)
        return _answer(request, workspace, outcome, job, language)

    return await answer_of(request, actor, begin, lambda job: PATIENCE if job.long else None, answer)


@router.get("/plans/{identity}", summary="The outcome of a plan that was evaluated", responses=RESULT)
def plan(request: Request, workspace: TheWorkspace, identity: Identity, language: Language) -> Response:
    """Outcomes are kept for a while; an unknown one can be evaluated again.

    Once its uncertainty was worked out, verdicts of headlines are those of the intervals.
    """
    job = workspace.job(identity)
    if job is not None and job.state != "done":
        return _answer(request, workspace, job.wait(0.0) and workspace.outcome(identity), job, language)
    return _answer(request, workspace, workspace.outcome(identity), job, language)


@router.get(
    "/plans/{identity}/progress", summary="How far the evaluation of a plan has come", responses=answering(Progress)
)
def progress(request: Request, workspace: TheWorkspace, identity: Identity, language: Language) -> Response:
    """State is running, done, stopped or failed; `done` of `of` years of the present part are computed."""
    job = workspace.job(identity)
    if job is None:
        raise NotFoundError("plan-unknown", received=identity)
    return json_answer(request, progress_answer(job, language), language)


@router.delete(
    "/plans/{identity}",
    summary="Stop the evaluation of a plan, or forget its outcome",
    status_code=204,
    openapi_extra=COMPUTES,
)
def drop(request: Request, workspace: TheWorkspace, actor: TheActor, identity: Identity) -> Response:
    """A running evaluation ends at its next step. What somebody else asked for is dropped by who may write plans."""
    job = workspace.job(identity)
    if job is None:
        workspace.outcome(identity)
    require_own(job, request, actor)
    workspace.drop(identity)
    return Response(status_code=204)


def _answer(
    request: Request, workspace: Workspace, outcome: Outcome | None, job: Job[Outcome] | None, language: str
) -> Response:
    """The outcome or, where there is none yet, how far the work has come and where to ask again."""
    if outcome is not None:
        told = outcome_answer(outcome, workspace.places, language, zones_text)
        return json_answer(request, with_verdicts(told, workspace.uncertainties.known(outcome.id)), language)
    assert job is not None
    response = json_answer(request, progress_answer(job, language), language)
    response.status_code = 202
    response.headers["Location"] = f"{API}/plans/{job.id}"
    return response
