"""Layouts of a square: worked out when somebody asks for them, watched and stopped from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Path, Query, Request, Response

from citybrain.api.identity import TheActor
from citybrain.api.jobs import answer_of, name_of, still_at_work, stopped
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering, body_of
from citybrain.api.respond import json_answer
from citybrain.api.results import TheWorkspace, part_of_results
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Body
from citybrain.governance import Actor
from citybrain.plans.jobs import Job
from citybrain.plans.layouts.search import LayoutAnswer
from citybrain.plans.layouts.service import LayoutService
from citybrain.presenting.answers.layouts import layout_choices, layouts_answer
from citybrain.presenting.answers.shapes.layouts import LayoutChoices, LayoutsResult
from citybrain.presenting.answers.shapes.progress import Progress

router = Router(prefix=API, tags=["plans"])
Identity = Annotated[str, Path(max_length=64, description="Id that the question got.")]
TheLayouts = Annotated[LayoutService, part_of_results(lambda city, seen: city.layouts.seen_by(seen))]
LONGEST_WAIT = 60.0
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait before telling the progress.")]
SoFar = Annotated[bool, Query(description="Answer with the best layouts so far, which are then not `complete`.")]
RESULT = answering(LayoutsResult) | answering(
    Progress, 202, "Still at work: layouts that were tried, and time left. Ask again."
)


@router.get("/layouts", summary="What can be laid out, and with which measures", responses=answering(LayoutChoices))
def choices(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """Empty where the city has no squares to lay out."""
    return json_answer(request, layout_choices(workspace, language), language)


@router.post(
    "/layouts",
    summary="Lay out a square: layouts that no other betters",
    openapi_extra=body_of("LayoutSearch") | COMPUTES,
    responses=RESULT,
)
async def lay_out(
    request: Request, layouts: TheLayouts, actor: TheActor, body: Body, language: Language, wait: Wait = 1.0
) -> Response:  # fmt: skip
    """The engine scores each layout as POST /plans does. The same question on the same snapshot has the same answer."""

    def begin() -> Job[LayoutAnswer]:
        layouts.workspace.baseline()
        return layouts.begin(body, name_of(request, actor))

    return await _answer(request, layouts, actor, begin, language, wait)


@router.get("/layouts/{identity}", summary="The layouts of a square, or how far they are", responses=RESULT)
async def result(
    request: Request, layouts: TheLayouts, actor: TheActor, identity: Identity, language: Language, wait: Wait = 1.0
) -> Response:
    """Answers are kept for a while; an unknown one can be asked for again."""
    return await _answer(request, layouts, actor, lambda: layouts.job(identity), language, wait)


@router.delete("/layouts/{identity}", summary="Stop the work at layouts", status_code=204, openapi_extra=COMPUTES)
def stop(request: Request, layouts: TheLayouts, actor: TheActor, identity: Identity, so_far: SoFar = False) -> Response:
    """It ends at its next step. What somebody else asked for is stopped by who may write plans."""
    return stopped(layouts.jobs, layouts.job(identity), request, actor, so_far)


async def _answer(
    request: Request, layouts: LayoutService, actor: Actor, begin: Callable[[], Job[LayoutAnswer]], language: str,
    wait: float,
) -> Response:  # fmt: skip
    def answer(made: LayoutAnswer | None, job: Job[LayoutAnswer]) -> Response:
        if made is not None:
            return json_answer(request, layouts_answer(made, layouts.workspace, language), language)
        return still_at_work(request, job, language, f"{API}/layouts/{job.id}")

    return await answer_of(request, actor, begin, lambda _: wait, answer)
