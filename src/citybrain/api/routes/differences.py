"""Two plans, or a plan and today, beside each other: differences with intervals, of the city and of single rows."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.guards import IN_TURN
from citybrain.api.identity import TheActor
from citybrain.api.jobs import answer_of, name_of
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.uncertainty import LONGEST_WAIT, USUAL, at_work
from citybrain.kernel import NotFoundError
from citybrain.plans.jobs import Job
from citybrain.plans.one_zone import require_column
from citybrain.plans.uncertainty.differences import Differences
from citybrain.plans.uncertainty.rows import Side
from citybrain.plans.uncertainty.scores import LEAST_DRAWS
from citybrain.plans.uncertainty.uncertainty import MOST_DRAWS, Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.differences import differences_answer, row_differences_answer
from citybrain.presenting.answers.shapes.differences import PlanDifferences, RowDifferences
from citybrain.presenting.answers.shapes.uncertainty import UncertaintyProgress

router = Router(prefix=API, tags=["plans"])
MOST_ASKED = 2_000
Identity = Annotated[str, Path(max_length=64, description="Id that the evaluation gave.")]
Draws = Annotated[int, Query(ge=LEAST_DRAWS, le=MOST_DRAWS, description="How many times inputs are drawn.")]
Seed = Annotated[int, Query(ge=0, lt=2**32, description="The same seed gives the same numbers.")]
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait before telling the progress.")]


class MapSide(BaseModel):
    """A side of the map: today where no `plan` is named, else that plan in a year, or what happens `without` it."""

    plan: Annotated[str, Field(max_length=64)] | None = None
    year: Annotated[int, Field(ge=0, lt=10_000)] | None = None
    without: bool = False


class IntervalQuestion(BaseModel):
    """Rows of a quantity on two sides."""

    quantity: Annotated[str, Field(max_length=200)]
    rows: list[Annotated[int, Field(ge=0, lt=2**31)]] = Field(min_length=1, max_length=MOST_ASKED)
    left: MapSide
    right: MapSide


@router.get(
    "/plans/{identity}/differences/{other}",
    summary="What another plan makes otherwise, with intervals",
    responses=answering(PlanDifferences)
    | answering(UncertaintyProgress, 202, "Still at work: the share that is done. Ask again."),
)
async def differences(
    request: Request,
    workspace: TheWorkspace,
    actor: TheActor,
    identity: Identity,
    other: Identity,
    language: Language,
    draws: Draws = USUAL.draws,
    seed: Seed = USUAL.seed,
    wait: Wait = LONGEST_WAIT,
) -> Response:
    """Headline numbers of both plans and the other less this one, each with the interval of 90 % of the same draws."""

    def begin() -> Job[Differences]:
        left, right = workspace.outcome(identity), workspace.outcome(other)
        options = Options(draws, seed)
        return workspace.uncertainties.compare(workspace.today(), left, right, options, name_of(request, actor))

    def answer(made: Differences | None, job: Job[Differences]) -> Response:
        if made is None:
            return at_work(request, job, language)
        return json_answer(request, differences_answer(made, workspace.graph, language), language)

    return await answer_of(request, actor, begin, lambda _: wait, answer)


@router.post(
    "/intervals",
    summary="How far rows may be off on two sides of the map, and their difference",
    dependencies=[IN_TURN],
    openapi_extra=COMPUTES,
    responses=answering(RowDifferences),
)
def rows(request: Request, workspace: TheWorkspace, body: IntervalQuestion, language: Language) -> Response:
    """Number and interval of each row come from the same draws on both sides. As many of the first rows are answered
    as can be drawn at once: 600 rows times years, 10,000 of a zone that is asked for alone. A zone counts with all that
    lies in it (`left_out`, `reason`).
    """
    workspace.require_open(body.quantity)
    sides = (_side(workspace, body.left), _side(workspace, body.right))
    views = [workspace.view(side.plan, side.year, side.without) for side in (body.left, body.right)]
    for view in views:
        require_column(view, body.quantity)
    columns = [view.column(body.quantity) for view in views]
    beyond = next((row for row in body.rows if row >= len(columns[0])), None)
    if beyond is not None:
        of = workspace.graph[body.quantity].of
        raise NotFoundError("intervals-row-unknown", received=str(beyond), of=of, count=str(len(columns[0])))
    intervals = workspace.uncertainties.of_rows(workspace.today(), sides, body.quantity, body.rows)
    values = tuple(view.value(body.quantity) for view in views)
    answer = row_differences_answer(body.quantity, body.rows, (values[0], values[1]), intervals, language)
    return json_answer(request, answer, language)


def _side(workspace: Workspace, side: MapSide) -> Side:
    return Side(workspace.outcome(side.plan) if side.plan else None, side.year, side.without)
