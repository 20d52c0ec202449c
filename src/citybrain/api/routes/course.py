"""Are we on course: promise, years so far, approved plans, budget and target."""

from __future__ import annotations

from dataclasses import replace

from fastapi import Request, Response

from citybrain.api.guards import IN_TURN, requires
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.parts import TheCourse
from citybrain.api.respond import fresh_answer, json_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Body, Number, Person, takes
from citybrain.governance import Permission
from citybrain.kernel import PlanError
from citybrain.messages import render_on_page
from citybrain.plans.problems import each
from citybrain.presenting.answers.progress import progress_answer
from citybrain.presenting.answers.shapes.progress import Progress
from citybrain.presenting.progress.target_tracking_answers import (
    course_answer,
    figures_answer,
    promise_answer,
)
from citybrain.presenting.progress.target_tracking_shapes import CourseOfCity, FiguresOfYears, Promised
from citybrain.progress.commitment import commitment_of
from citybrain.progress.commitment_repository import Figure
from citybrain.progress.indicator_reading import read_document
from citybrain.progress.said import FiguresSaid
from citybrain.records.errors import EntryError

PATIENCE = 1.0
"""Seconds that the path of approved plans is waited for before its progress is told instead."""

BODY = "body"
"""What errors call the body of a request."""

router = Router(prefix=f"{API}/course", tags=["progress"])
TARGETS, APPROVES, REPORTS = (
    requires(Permission.WRITE_TARGETS),
    requires(Permission.APPROVE_PLANS),
    requires(Permission.WRITE_INVENTORY),
)
TOLD = answering(CourseOfCity) | answering(Progress, 202, "Still at work: how far the path of the approved plans is.")


@router.get(
    "",
    summary="Are we on course: emissions so far and ahead, target and budget",
    dependencies=[IN_TURN],
    responses=TOLD,
)
def course(request: Request, service: TheCourse, language: Language) -> Response:
    """Intervals come later than numbers: ask again while `uncertainty` is running.

    202 while approved plans are computed.
    """
    job, outcome, problem = None, None, None
    try:
        job = service.begin()
        outcome = job.wait(PATIENCE) if job else None
    except (EntryError, PlanError) as error:
        problem = "\n".join(render_on_page(single, language) for single in each(error))
    if job and outcome is None and problem is None:
        response = json_answer(request, progress_answer(job, language), language)
        response.status_code = 202
        response.headers["Retry-After"] = "1"
        return response
    told = course_answer(
        service.course(outcome), service.commitments.commitment(), service.uncertainty_state(outcome), problem
    )
    return fresh_answer(request, told, language)


@router.put(
    "/promise",
    summary="Set the target and the budget",
    dependencies=[TARGETS, *ONLY_JSON],
    openapi_extra=takes("Commitment"),
    responses=answering(Promised),
)
def promise(request: Request, service: TheCourse, body: Body, language: Language, made_by: Person) -> Response:
    """The one before is withdrawn and stays on record."""
    said = commitment_of(body.data, service.workspace.day)
    return fresh_answer(request, promise_answer(service.commitments.commit(said, made_by)), language)


@router.delete("/promise", summary="Withdraw the target and the budget", status_code=204, dependencies=[TARGETS])
def withdraw(service: TheCourse, made_by: Person) -> Response:
    """It stays on record."""
    service.commitments.take_back(made_by)
    return Response(status_code=204)


@router.delete("/approvals/{identity}", summary="Withdraw an approval", status_code=204, dependencies=[APPROVES])
def send_back(service: TheCourse, identity: Number, made_by: Person) -> Response:
    """The plan no longer counts; the approval stays on record. Plans are approved by way of a proposal."""
    service.commitments.send_back(identity, made_by)
    return Response(status_code=204)


@router.get("/figures", summary="Figures of the city's years", responses=answering(FiguresOfYears))
def figures(request: Request, service: TheCourse, language: Language) -> Response:
    """Emissions, residents and gross domestic product as they were reported."""
    return fresh_answer(request, figures_answer(service.commitments), language)


@router.post(
    "/figures",
    summary="Report figures of years",
    status_code=201,
    dependencies=[REPORTS, *ONLY_JSON],
    openapi_extra=takes("FiguresSaid"),
    responses=answering(FiguresOfYears, 201),
)
def report(request: Request, service: TheCourse, body: Body, language: Language, made_by: Person) -> Response:
    """All of them are kept or none; a figure takes the place of an earlier one of its subject and year."""
    said = read_document(replace(body, name=BODY), FiguresSaid)
    service.commitments.report([Figure(**figure.model_dump()) for figure in said.figures], made_by)
    return fresh_answer(request, figures_answer(service.commitments), language, 201)
