"""How far numbers may be off: worked out when somebody asks, kept for a while, watched and stopped from outside."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query, Request, Response

from citybrain.api.identity import TheActor
from citybrain.api.jobs import answer_of, name_of, require_own
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.governance import Actor
from citybrain.messages import text
from citybrain.plans.jobs import Job
from citybrain.plans.uncertainty.scores import LEAST_DRAWS
from citybrain.plans.uncertainty.service import PART, TODAY
from citybrain.plans.uncertainty.uncertainty import MOST_DRAWS, Options, Uncertainty
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.shapes.uncertainty import UncertaintyAnswer as Told
from citybrain.presenting.answers.shapes.uncertainty import UncertaintyProgress
from citybrain.presenting.answers.uncertainty import uncertainty_answer

router = Router(prefix=API, tags=["plans"])
LONGEST_WAIT = 120.0
USUAL = Options()
Identity = Annotated[str, Path(max_length=64, description="Id that the evaluation gave.")]
Draws = Annotated[int, Query(ge=LEAST_DRAWS, le=MOST_DRAWS, description="How many times inputs are drawn.")]
Seed = Annotated[int, Query(ge=0, lt=2**32, description="The same seed gives the same numbers.")]
Drivers = Annotated[bool, Query(description="Whether to share the uncertainty out among inputs, which takes longer.")]
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait before telling the progress.")]
ANSWERS = answering(Told) | answering(UncertaintyProgress, 202, "Still at work: the share that is done. Ask again.")


@router.get(
    "/assessment/uncertainty",
    summary="How far today's numbers may be off",
    responses=ANSWERS,
)
async def today(
    request: Request,
    workspace: TheWorkspace,
    actor: TheActor,
    language: Language,
    draws: Draws = USUAL.draws,
    seed: Seed = USUAL.seed,
    drivers: Drivers = USUAL.drivers,
    wait: Wait = LONGEST_WAIT,
) -> Response:
    """90 % intervals of the headline numbers of the city and its zones, and the share of each input in the
    uncertainty.
    """
    return await _answer(request, workspace, actor, None, Options(draws, seed, drivers=drivers), wait, language)


@router.get(
    "/plans/{identity}/uncertainty",
    summary="How far the numbers of a plan may be off",
    responses=ANSWERS,
)
async def plan(
    request: Request,
    workspace: TheWorkspace,
    actor: TheActor,
    identity: Identity,
    language: Language,
    draws: Draws = USUAL.draws,
    seed: Seed = USUAL.seed,
    drivers: Drivers = USUAL.drivers,
    wait: Wait = LONGEST_WAIT,
) -> Response:
    """90 % intervals today, with the plan and of the change by the same draws, verdicts, and what the uncertainty is
    due to.

    An effect is "unclear" where the interval of the change holds zero.
    """
    return await _answer(request, workspace, actor, identity, Options(draws, seed, drivers=drivers), wait, language)


@router.delete(
    "/assessment/uncertainty",
    summary="Stop working out the uncertainty of today",
    status_code=204,
    openapi_extra=COMPUTES,
)
def stop_today(
    request: Request,
    workspace: TheWorkspace,
    actor: TheActor,
    draws: Draws = USUAL.draws,
    seed: Seed = USUAL.seed,
    drivers: Drivers = USUAL.drivers,
) -> Response:
    """Nothing happens where nothing is at work. What somebody else asked for is stopped by who may write plans."""
    return _stopped(request, workspace, actor, TODAY, Options(draws, seed, drivers=drivers))


@router.delete(
    "/plans/{identity}/uncertainty",
    summary="Stop working out the uncertainty of a plan",
    status_code=204,
    openapi_extra=COMPUTES,
)
def stop(
    request: Request,
    workspace: TheWorkspace,
    actor: TheActor,
    identity: Identity,
    draws: Draws = USUAL.draws,
    seed: Seed = USUAL.seed,
    drivers: Drivers = USUAL.drivers,
) -> Response:
    """Nothing happens where nothing is at work. What somebody else asked for is stopped by who may write plans."""
    return _stopped(request, workspace, actor, workspace.outcome(identity).id, Options(draws, seed, drivers=drivers))


def _stopped(request: Request, workspace: Workspace, actor: Actor, identity: str, options: Options) -> Response:
    job = workspace.uncertainties.running(identity, options)
    if job is not None:
        require_own(job, request, actor)
        workspace.uncertainties.stop(identity, options)
    return Response(status_code=204)


async def _answer(
    request: Request,
    workspace: Workspace,
    actor: Actor,
    identity: str | None,
    options: Options,
    wait: float,
    language: str,
) -> Response:
    def begin() -> Job[Uncertainty]:
        outcome = None if identity is None else workspace.outcome(identity)
        return workspace.uncertainties.begin(workspace.today(), outcome, options, name_of(request, actor))

    def answer(result: Uncertainty | None, job: Job[Uncertainty]) -> Response:
        if result is None:
            return at_work(request, job, language)
        return json_answer(request, uncertainty_answer(result, workspace.graph, workspace.places, language), language)

    return await answer_of(request, actor, begin, lambda _: wait, answer)


def at_work(request: Request, job: Job[Any], language: str) -> Response:
    """How far the work has come, where it has not ended."""
    done = job.progress.done / job.progress.of if job.progress.of else 0.0
    told: UncertaintyProgress = {
        "state": job.state,
        "progress": done,
        "text": text(PART, language=language),
        "seconds": round(job.seconds, 1),
    }
    response = json_answer(request, told, language)
    response.status_code = 202
    response.headers["Retry-After"] = "1"
    return response
