"""Measures that reach a target at least cost: worked out when somebody asks, watched and stopped from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Path, Query, Request, Response

from citybrain.api.identity import TheActor
from citybrain.api.jobs import answer_of, name_of, still_at_work, stopped
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering, body_of
from citybrain.api.respond import json_answer
from citybrain.api.results import part_of_results
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Body
from citybrain.governance import Actor
from citybrain.plans.jobs import Job
from citybrain.plans.search.result import LeastCostPlan
from citybrain.plans.search.service import SearchService
from citybrain.presenting.answers.measure_search import search_answer
from citybrain.presenting.answers.shapes.measure_search import SearchResult
from citybrain.presenting.answers.shapes.progress import Progress

router = Router(prefix=API, tags=["plans"])
Identity = Annotated[str, Path(max_length=64, description="Id that the search gave.")]
TheSearches = Annotated[SearchService, part_of_results(lambda city, seen: city.searches.seen_by(seen))]
LONGEST_WAIT = 60.0
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait before telling the progress.")]
SoFar = Annotated[bool, Query(description="Answer with the best plan so far, which is then not `complete`.")]
RESULT = answering(SearchResult) | answering(
    Progress, 202, "Still at work: plans that were tried, and time left. Ask again."
)


@router.post(
    "/searches",
    summary="Find the measures that reach a target at least cost",
    openapi_extra=body_of("MeasureSearch") | COMPUTES,
    responses=RESULT,
)
async def search(
    request: Request, searches: TheSearches, actor: TheActor, body: Body, language: Language, wait: Wait = 1.0
) -> Response:  # fmt: skip
    """The engine runs many plans of years; the answer's numbers are those of the plan as POST /plans tells them.

    Without a target that of the city's promise is taken. The same question on the same snapshot has the same answer.
    """

    def begin() -> Job[LeastCostPlan]:
        searches.workspace.baseline()
        return searches.begin(body, name_of(request, actor))

    return await _answer(request, searches, actor, begin, language, wait)


@router.get(
    "/searches/{identity}",
    summary="The answer of a search, or how far it is",
    responses=RESULT,
)
async def result(
    request: Request, searches: TheSearches, actor: TheActor, identity: Identity, language: Language, wait: Wait = 1.0
) -> Response:
    """Answers are kept for a while; an unknown one can be asked for again."""
    return await _answer(request, searches, actor, lambda: searches.job(identity), language, wait)


@router.delete("/searches/{identity}", summary="Stop a search", status_code=204, openapi_extra=COMPUTES)
def stop(
    request: Request, searches: TheSearches, actor: TheActor, identity: Identity, so_far: SoFar = False
) -> Response:
    """It ends at its next step. What somebody else asked for is stopped by who may write plans."""
    return stopped(searches.jobs, searches.job(identity), request, actor, so_far)


async def _answer(
    request: Request,
    searches: SearchService,
    actor: Actor,
    begin: Callable[[], Job[LeastCostPlan]],
    language: str,
    wait: float,
) -> Response:
    def answer(made: LeastCostPlan | None, job: Job[LeastCostPlan]) -> Response:
        if made is not None:
            return json_answer(request, search_answer(made, searches.workspace, language), language)
        return still_at_work(request, job, language, f"{API}/searches/{job.id}")

    return await answer_of(request, actor, begin, lambda _: wait, answer)
