"""Goals that a plan can start from, and plans that come with the program."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.identity import TheActor
from citybrain.api.jobs import answer_of, name_of, require_own
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.plans.example_plans import examples_for
from citybrain.plans.goals import Goal
from citybrain.plans.jobs import Job
from citybrain.presenting.answers.goals import goals_answer
from citybrain.presenting.answers.progress import progress_answer
from citybrain.presenting.answers.shapes.goals import ExamplePlan, Goals
from citybrain.presenting.answers.shapes.progress import Progress

router = Router(prefix=API, tags=["plans"])
PATIENCE = 1.0
"""Seconds that the goals are waited for before their progress is told instead."""

TOLD = answering(Goals) | answering(Progress, 202, "Still at work: how many measures are computed.")


@router.get("/goals", summary="Goals that suit the city, each with its measures", responses=TOLD)
async def goals(request: Request, workspace: TheWorkspace, actor: TheActor, language: Language) -> Response:
    """Every measure is computed alone for all buildings; a goal has those that reach it best, alone and together.

    Worked out once for a city, which may take a minute: 202 tells how far it is, ask again until the answer is 200.
    """

    def begin() -> Job[tuple[Goal, ...]]:
        workspace.baseline()
        return workspace.goals.begin(name_of(request, actor))

    def answer(made: tuple[Goal, ...] | None, job: Job[tuple[Goal, ...]]) -> Response:
        if made is not None:
            return json_answer(request, goals_answer(made, workspace.graph, language), language)
        response = json_answer(request, progress_answer(job, language), language)
        response.status_code = 202
        response.headers["Retry-After"] = "1"
        return response

    return await answer_of(request, actor, begin, lambda _: PATIENCE, answer)


@router.delete("/goals", summary="Stop working out the goals", status_code=204, openapi_extra=COMPUTES)
def stop(request: Request, workspace: TheWorkspace, actor: TheActor) -> Response:
    """Nothing happens where nothing is at work. What somebody else asked for is stopped by who may write plans."""
    job = workspace.goals.running()
    if job is not None:
        require_own(job, request, actor)
        workspace.goals.stop()
    return Response(status_code=204)


@router.get("/example-plans", summary="Plans that come with the program", responses=answering(list[ExamplePlan]))
def example_plans(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """Each as a document that POST /plans takes, by its name (`sun-and-sense`, `table-1/envelopes`).

    Plans with a measure that the city lacks data for, as a timetable, are left out.
    """
    told: list[ExamplePlan] = [
        {"name": name, "plan": plan.model_dump(mode="json", exclude_defaults=True)}
        for name, plan in examples_for(workspace.graph)
    ]
    return json_answer(request, told, language)
