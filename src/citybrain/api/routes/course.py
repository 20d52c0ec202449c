"""Are we on course: promise, years so far, approved plans, budget and target."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request, Response
from pydantic import TypeAdapter, ValidationError

from citybrain.api.course_state import TheCourse
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import ASK_AGAIN, json_answer
from citybrain.api.routes.bodies import ONLY_JSON, Body, takes
from citybrain.inventory.entries.errors import EntryError
from citybrain.kernel import PlanError
from citybrain.messages import render
from citybrain.plans.answers.progress import progress_answer
from citybrain.plans.answers.shapes.progress import Progress
from citybrain.plans.problems import each
from citybrain.plans.schema_base import Part
from citybrain.progress.book import Figure
from citybrain.progress.course_answers import approved_answer, course_answer, figures_answer, promise_answer
from citybrain.progress.course_shapes import ApprovedPlan, CourseOfCity, FiguresOfYears, Promised
from citybrain.progress.promise import promise_of
from citybrain.progress.said import ApprovalSaid, FiguresSaid

PATIENCE = 1.0
"""Seconds that the path of approved plans is waited for before its progress is told instead."""

Model = TypeVar("Model", bound=Part)


router = APIRouter(prefix=f"{API}/course", tags=["progress"])
Person = Annotated[str | None, Query(max_length=200, description="Who does it.")]
TOLD = answering(CourseOfCity) | answering(Progress, 202, "Still at work: how far the path of the approved plans is.")


@router.get("", summary="Are we on course: emissions so far and ahead, target and budget", responses=TOLD)
def course(request: Request, desk: TheCourse, language: Language) -> Response:
    """Intervals come later than numbers: ask again while `doubt` is running. 202 while approved plans are computed."""
    job, outcome, problem = None, None, None
    try:
        job = desk.begin()
        outcome = job.wait(PATIENCE) if job else None
    except (EntryError, PlanError) as error:
        problem = "\n".join(render(single, language) for single in each(error))
    if job and outcome is None and problem is None:
        response = json_answer(request, progress_answer(job, language), language)
        response.status_code = 202
        response.headers["Retry-After"] = "1"
        return response
    told = course_answer(desk.course(outcome), desk.book.promised(), desk.doubt_state(outcome), problem)
    return _told(request, told, language)


@router.put(
    "/promise",
    summary="Set the target and the budget",
    dependencies=ONLY_JSON,
    openapi_extra=takes("Promise"),
    responses=answering(Promised),
)
def promise(request: Request, desk: TheCourse, body: Body, language: Language, made_by: Person = None) -> Response:
    """The one before is withdrawn and stays on record."""
    said = promise_of(body.data, desk.workspace.day)
    return _told(request, promise_answer(desk.book.promise(said, made_by)), language)


@router.delete("/promise", summary="Withdraw the target and the budget", status_code=204)
def withdraw(desk: TheCourse, made_by: Person = None) -> Response:
    """It stays on record."""
    desk.book.take_back(made_by)
    return Response(status_code=204)


@router.post(
    "/approvals",
    summary="Approve a saved plan",
    status_code=201,
    dependencies=ONLY_JSON,
    openapi_extra=takes("ApprovalSaid"),
    responses=answering(ApprovedPlan, 201),
)
def approve(request: Request, desk: TheCourse, body: Body, language: Language, made_by: Person = None) -> Response:
    """The plan is kept as it is now: what is saved under its name later is not approved with it."""
    said = _read(ApprovalSaid, body.data)
    kept = desk.workspace.saved.find(said.plan)
    approved = desk.book.approve(said.plan, kept.plan, said.reason, made_by)
    response = _told(request, approved_answer(approved), language)
    response.status_code = 201
    return response


@router.delete("/approvals/{identity}", summary="Withdraw an approval", status_code=204)
def send_back(desk: TheCourse, identity: int, made_by: Person = None) -> Response:
    """The plan no longer counts; the approval stays on record."""
    desk.book.send_back(identity, made_by)
    return Response(status_code=204)


@router.get("/figures", summary="Figures of the city's years", responses=answering(FiguresOfYears))
def figures(request: Request, desk: TheCourse, language: Language) -> Response:
    """Emissions, residents and gross domestic product as they were reported."""
    return _told(request, figures_answer(desk.book), language)


@router.post(
    "/figures",
    summary="Report figures of years",
    status_code=201,
    dependencies=ONLY_JSON,
    openapi_extra=takes("FiguresSaid"),
    responses=answering(FiguresOfYears, 201),
)
def report(request: Request, desk: TheCourse, body: Body, language: Language, made_by: Person = None) -> Response:
    """All of them are kept or none; a figure takes the place of an earlier one of its subject and year."""
    said = _read(FiguresSaid, body.data)
    desk.book.report([Figure(**figure.model_dump()) for figure in said.figures], made_by)
    response = _told(request, figures_answer(desk.book), language)
    response.status_code = 201
    return response


def _read(model: type[Model], data: Any) -> Model:
    try:
        return TypeAdapter(model).validate_python(data)
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"])) or "-"
        raise EntryError("promise-form", place=place, problem=first["msg"]) from None


def _told(request: Request, value: Any, language: str) -> Response:
    response = json_answer(request, value, language)
    response.headers["Cache-Control"] = ASK_AGAIN
    return response
