"""Incidents: opened on the map or from a case, worked on task by task; who is inside, and what residents are told."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Literal

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import ASK_AGAIN, fresh_answer, text_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity
from citybrain.cases.response.alert import alert_message
from citybrain.cases.response.answers import (
    IncidentDetails,
    IncidentExposed,
    IncidentList,
    PlaybookList,
    exposed_answer,
    incident_answer,
    incident_details,
    playbook_answer,
)
from citybrain.cases.response.names import IncidentStep
from citybrain.cases.response.picturing import IncidentPicture
from citybrain.cases.response.question import Corners, NewIncident, Why, Winds
from citybrain.cases.response.service import NEEDS
from citybrain.governance import Actor, Permission, Role
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.warnings.cap import sender_of
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.records import author

CAP = "application/cap+xml"
router = Router(prefix=API, tags=["cases"])
READS = requires(Permission.READ_CASES)
OPENS = requires(NEEDS[IncidentStep.OPEN])
Before = Annotated[int | None, Query(ge=1, le=10**15, description="What the page before named.")]
StepName = Literal["start", "wind", "area", "acknowledge", "done", "hand_on", "warn", "note", "close"]


class IncidentStepToMake(BaseModel, extra="forbid"):
    """A step: `task` to acknowledge, for what is done or handed on to a `role` or `owner`; `wind` and `area` as they
    are stated; `sender` names the city to the world in a warning; `why` for a note and to close."""

    step: StepName
    why: Why = ""
    task: str | None = Field(default=None, max_length=100)
    role: Role | None = None
    owner: str | None = Field(default=None, min_length=1, max_length=200)
    wind: Winds | None = None
    area: Corners | None = None
    sender: str | None = Field(default=None, max_length=200)


@router.get(
    "/playbooks", summary="What is done in an emergency", dependencies=[READS], responses=answering(PlaybookList)
)
def playbooks(
    request: Request,
    city: TheCity,
    actor: TheActor,
    language: Language,
    case: Annotated[int | None, Query(ge=1, le=10**15, description="Those for this case alone.")] = None,
) -> Response:
    """Playbooks of the city and its domains; each names its tasks, roles and deadlines."""
    known = city.response.playbooks
    some = list(known.all.values()) if case is None else city.response.proposed(case, actor)
    answer: PlaybookList = {"playbooks": [playbook_answer(one, known.of[one.name], language) for one in some]}
    note(request, Permission.READ_CASES, "playbooks", len(some))
    return fresh_answer(request, answer, language)


@router.get("/incidents", summary="Incidents", dependencies=[READS, IN_TURN], responses=answering(IncidentList))
def listed(
    request: Request,
    city: TheCity,
    actor: TheActor,
    language: Language,
    live: Annotated[bool, Query(description="Those that are not over alone.")] = False,
    before: Before = None,
) -> Response:
    """The newest first, a hundred at most. An incident of a case is as closed as that is now."""
    now = city.response.now()
    page = city.response.listed(actor, live, before)
    note(request, Permission.READ_CASES, "incidents", len(page.incidents))
    some = [incident_answer(one, now, language) for one in page.incidents]
    answer: IncidentList = {"incidents": some, "next": page.next}
    return fresh_answer(request, answer, language)


@router.post(
    "/incidents",
    summary="Open an incident",
    status_code=201,
    dependencies=[OPENS, *ONLY_JSON],
    responses=answering(IncidentDetails, 201),
)
def open_incident(request: Request, city: TheCity, actor: TheActor, body: NewIncident, language: Language) -> Response:
    """At a place or of a case; its playbook is prepared, and a person starts it. A drill says who takes part."""
    number = city.response.open(body, actor.name, actor)
    return _details(request, city, actor, number, language, IncidentStep.OPEN)


@router.get(
    "/incidents/{number}", summary="An incident with its tasks and its log", dependencies=[READS],
    responses=answering(IncidentDetails),
)  # fmt: skip
def one(
    request: Request, city: TheCity, actor: TheActor, number: Number, language: Language, log_before: Before = None
) -> Response:
    """The last 200 entries of its log, or those before a position. `log_intact`: every entry is as it was written.
    `review`: times against deadlines."""
    return _details(request, city, actor, number, language, log_before=log_before)


@router.post(
    "/incidents/{number}/steps",
    summary="Make a step in an incident",
    status_code=201,
    dependencies=[READS, *ONLY_JSON],
    responses=answering(IncidentDetails, 201),
)
def step(
    request: Request, city: TheCity, actor: TheActor, number: Number, body: IncidentStepToMake, language: Language
) -> Response:
    """409 for one that the incident or the task does not allow now. Steps of a task are for its role, and for whoever
    gives tasks; warn needs warnings:issue, start and area cases:assign, close cases:close, all others cases:work.
    """
    made = IncidentStep(body.step)
    if made is IncidentStep.WARN:
        city.response.warn(number, body.sender or sender_of(city.folder), actor.name, body.why, actor)
    else:
        owner = author(body.owner) if body.owner else None
        city.response.step(number, made, actor.name, body.why, body.task, body.role, owner, body.wind, body.area, actor)
    return _details(request, city, actor, number, language, made)


@router.get(
    "/incidents/{number}/picture", summary="What an incident reaches in the next hours", dependencies=[READS, IN_TURN],
    responses=answering(IncidentPicture),
)  # fmt: skip
def picture(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """Contours of what is released in the wind that is stated or read, or the area that is known."""
    note(request, Permission.READ_CASES, f"incident {number}")
    return fresh_answer(request, city.response.picture(city.response.one(number, actor)))


@router.get(
    "/incidents/{number}/exposed", summary="Who is inside", dependencies=[READS, IN_TURN],
    responses=answering(IncidentExposed),
)  # fmt: skip
def exposed(request: Request, city: TheCity, actor: TheActor, number: Number, language: Language) -> Response:
    """Residents of the twin inside `area`, and schools and hospitals; null where the twin cannot tell."""
    note(request, Permission.READ_CASES, f"incident {number}")
    incident = city.response.one(number, actor)
    answer = exposed_answer(incident, city.response.picture(incident), _workspace(city, actor), language)
    return fresh_answer(request, answer, language)


@router.get(
    "/incidents/{number}/cap", summary="What residents are told, as a message of the Common Alerting Protocol 1.2",
    response_class=Response, responses=sending(CAP),
)  # fmt: skip
def message(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """Anybody reads it once residents were warned, and that it is over; of a drill those who read cases alone."""
    incident = city.response.one(number)
    if incident.drill or incident.warning is None:
        city.response.one(number, actor)
    document = alert_message(incident, city.response.zone())
    response = text_answer(request, document.encode(), CAP)
    response.headers["Cache-Control"] = ASK_AGAIN
    return response


def _workspace(city: OpenCity, actor: Actor) -> Workspace | None:
    """The computed city as somebody may see it; None where there is none."""
    with suppress(NotFoundError):
        return city.workspace.seen_by(actor)
    return None


def _details(
    request: Request, city: OpenCity, actor: Actor, number: int, language: str, made: IncidentStep | None = None,
    log_before: int | None = None,
) -> Response:  # fmt: skip
    """An incident, with what was done in the log of audits: the hash of its newest entry is anchored there."""
    incident = city.response.one(number, actor)
    head = f"incident {number}" if made is None else f"incident {number}: {made} {incident.log[-1].sha256}"
    note(request, Permission.READ_CASES if made is None else NEEDS[made], head)
    answer = incident_details(incident, city.response.now(), language, log_before)
    return fresh_answer(request, answer, language, 200 if made is None else 201)
