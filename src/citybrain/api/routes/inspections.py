"""Inspections: visits that are due, what phones send, and findings that a second person judges."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.photos import PICTURE, GivenPhoto
from citybrain.api.state import TheCity
from citybrain.base.moments import Day
from citybrain.cases.inspections.answers import (
    DueVisits,
    InspectionDetails,
    InspectionList,
    VisitAnswer,
    due_answer,
    inspection_answer,
    inspection_details,
    visit_answer,
)
from citybrain.cases.inspections.checklists import Key
from citybrain.cases.inspections.document import LATEST_NUMBER, LONGEST, SUBJECT, InspectionToStore
from citybrain.cases.inspections.service import MOST_LISTED
from citybrain.cases.inspections.visits import NewVisit
from citybrain.cases.photos.answers import PhotoAnswer, photo_answer
from citybrain.governance import Permission

router = Router(prefix=f"{API}/inspections", tags=["cases"])
READS = requires(Permission.READ_CASES)
WORKS = requires(Permission.WORK_CASES)
ASSIGNS = requires(Permission.ASSIGN_CASES)
CLOSES = requires(Permission.CLOSE_CASES)
Identity = Annotated[UUID, Path(description="UUID that the phone made for the inspection.")]


class VisitToPlan(BaseModel, extra="forbid"):
    """A visit of a subject (kind:id) by a checklist until the end of a day; a case brings its place along."""

    subject: str = Field(pattern=SUBJECT)
    label: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
    checklist: Key
    due: Day
    why: str = Field(default="", max_length=LONGEST)
    longitude: float | None = Field(default=None, ge=-180, le=180, allow_inf_nan=False)
    latitude: float | None = Field(default=None, ge=-90, le=90, allow_inf_nan=False)


class FindingJudged(BaseModel, extra="forbid"):
    """Whether what was found stands, and why."""

    confirmed: bool
    why: str = Field(min_length=1, max_length=LONGEST)


@router.get("", summary="Inspections", dependencies=[READS], responses=answering(InspectionList))
def listed(
    request: Request,
    city: TheCity,
    actor: TheActor,
    subject: Annotated[str | None, Query(max_length=201, description="As kind:id.")] = None,
    before: Annotated[int | None, Query(ge=1, le=LATEST_NUMBER, description="`next` of the page before.")] = None,
    finding: Annotated[int | None, Query(ge=1, le=LATEST_NUMBER, description="Number of what it found.")] = None,
) -> Response:
    """The newest first, of classes of data that the reader reads."""
    rows = city.inspections.listed(actor, subject, before, finding)
    note(request, Permission.READ_CASES, "inspections", len(rows))
    following = rows[-1].id if len(rows) == MOST_LISTED else None
    answer: InspectionList = {"inspections": [inspection_answer(row) for row in rows], "next": following}
    return fresh_answer(request, answer)


@router.get("/due", summary="Visits that are due", dependencies=[WORKS], responses=answering(DueVisits))
def due(request: Request, city: TheCity, actor: TheActor, language: Language) -> Response:
    """Those that nobody made yet, with the checklists: what a phone takes along."""
    rows, withheld = city.inspections.due(actor)
    note(request, Permission.READ_CASES, "visits that are due", len(rows))
    answer = due_answer(rows, withheld, city.inspections.checklists, city.cases.now(), city.cases.zone(), language)
    return fresh_answer(request, answer, language)


@router.post(
    "/visits",
    summary="Plan a visit",
    status_code=201,
    dependencies=[ASSIGNS, *ONLY_JSON],
    responses=answering(VisitAnswer, 201),
)
def plan(request: Request, city: TheCity, actor: TheActor, body: VisitToPlan) -> Response:
    """Of an enterprise, a case, or any place."""
    asked = NewVisit(**{**body.model_dump(), "due": body.due.isoformat()})
    row = city.inspections.plan_visit(asked, actor.name, actor)
    note(request, Permission.ASSIGN_CASES, f"visit {row.id}")
    return fresh_answer(request, visit_answer(row), status=201)


@router.delete("/visits/{number}", summary="Cancel a visit", status_code=204, dependencies=[ASSIGNS])
def cancel(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """A phone that made it without knowing still sends it."""
    city.inspections.cancel_visit(number, actor.name, actor)
    note(request, Permission.ASSIGN_CASES, f"visit {number}: cancel")
    return Response(status_code=204)


@router.get("/{identity}", summary="An inspection", dependencies=[READS], responses=answering(InspectionDetails))
def one(request: Request, city: TheCity, actor: TheActor, identity: Identity, language: Language) -> Response:
    """With answers, findings and photos."""
    note(request, Permission.READ_CASES, f"inspection {identity}")
    return fresh_answer(request, inspection_details(city.inspections.one(identity, actor), language), language)


@router.put(
    "/{identity}",
    summary="Send an inspection",
    status_code=201,
    dependencies=[WORKS, *ONLY_JSON],
    responses=answering(InspectionDetails, 201) | answering(InspectionDetails),
)
def store(
    request: Request, city: TheCity, actor: TheActor, identity: Identity, body: InspectionToStore, language: Language
) -> Response:
    """The same one again changes nothing (200); 409 where another one has its identity."""
    new = city.inspections.store(identity, body, actor.name, actor)
    note(request, Permission.WORK_CASES, f"inspection {identity}")
    details = inspection_details(city.inspections.one(identity, actor), language)
    return fresh_answer(request, details, language, 201 if new else 200)


@router.post(
    "/{identity}/photos",
    summary="Give a photo of an inspection",
    status_code=201,
    dependencies=[WORKS, IN_TURN],
    openapi_extra=PICTURE,
    responses=answering(PhotoAnswer, 201) | answering(PhotoAnswer),
)
def give(
    request: Request,
    city: TheCity,
    actor: TheActor,
    identity: Identity,
    given: GivenPhoto,
    item: Annotated[str | None, Query(max_length=100, description="Question that it answers.")] = None,
) -> Response:
    """By who made the inspection. The same photo again changes nothing (200)."""
    row, new = city.inspections.add_photo(identity, given, item, actor.name, actor)
    note(request, Permission.WORK_CASES, f"inspection {identity}: photo {row.id}")
    return fresh_answer(request, photo_answer(row), status=201 if new else 200)


@router.post(
    "/findings/{number}/judgement",
    summary="Confirm or refuse a finding",
    dependencies=[CLOSES, *ONLY_JSON],
    responses=answering(InspectionDetails),
)
def judge(
    request: Request, city: TheCity, actor: TheActor, number: Number, body: FindingJudged, language: Language
) -> Response:
    """403 for who found it, 409 where it was judged before."""
    identity = city.inspections.judge(number, body.confirmed, body.why, actor.name, actor, language)
    note(request, Permission.CLOSE_CASES, f"finding {number}: judged")
    return fresh_answer(request, inspection_details(city.inspections.one(identity, actor), language), language)
