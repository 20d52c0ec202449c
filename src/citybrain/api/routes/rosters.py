"""Rosters: who of a role is on duty when, and the gaps between."""

from __future__ import annotations

import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number
from citybrain.api.state import State, TheState
from citybrain.governance import Permission, Role
from citybrain.governance.register import LONGEST_NAME
from citybrain.messages import text
from citybrain.notifications.roster import (
    MOST_RANKS,
    MOST_SHIFTS,
    Shift,
    add_shifts,
    gaps,
    on_duty,
    remove_shift,
    shifts,
)
from citybrain.notifications.roster_file import read_roster

router = Router(prefix=f"{API}/rosters", tags=["notifications"])
READS = requires(Permission.ANSWER_NOTIFICATIONS)
KEEPS = requires(Permission.WRITE_NOTIFICATIONS)
CSV, CALENDAR = "text/csv", "text/calendar"
TEXT = {"schema": {"type": "string"}}
Text = Annotated[str, Field(max_length=40)]


class ShiftToAdd(BaseModel, extra="forbid"):
    """A weekly shift with `days` from 1 (Monday) and times of day of the city; or, without days, an exception between
    two instants, which may be of nobody (`name` null).
    """

    role: Role
    rank: int = Field(ge=1, le=MOST_RANKS)
    name: str | None = Field(default=None, max_length=LONGEST_NAME)
    days: list[int] = Field(default=[], max_length=7)
    begins: Text
    ends: Text
    first_day: Text | None = None
    last_day: Text | None = None


class ShiftsToAdd(BaseModel, extra="forbid"):
    """Shifts that are added together, or none of them."""

    shifts: list[ShiftToAdd] = Field(min_length=1, max_length=MOST_SHIFTS)


class RosterShift(TypedDict):
    """A shift that counts; `on` now."""

    number: int
    role: Role
    rank: int
    name: str | None
    days: list[int]
    begins: str
    ends: str
    first_day: str | None
    last_day: str | None
    on: bool


class RosterGap(TypedDict):
    """A time in which nobody of a role is on duty."""

    role: Role
    begins: str
    ends: str


class Rosters(TypedDict):
    """All shifts, gaps of the next fourteen days, roles whom nobody is on duty for now, and what roles are called."""

    time_zone: str
    labels: dict[Role, str]
    shifts: list[RosterShift]
    gaps: list[RosterGap]
    nobody: list[Role]


@router.get("", summary="Who is on duty when", dependencies=[READS, IN_TURN], responses=answering(Rosters))
def rosters(request: Request, state: TheState, language: Language) -> Response:
    """Of every role with shifts. A role without any is asked as a whole."""
    return _answer(request, state, language)


@router.post(
    "", summary="Add shifts", status_code=201, dependencies=[KEEPS, IN_TURN], responses=answering(Rosters, 201)
)
def add(request: Request, state: TheState, actor: TheActor, body: ShiftsToAdd, language: Language) -> Response:
    """All of them or none, with all that is wrong."""
    asked = [Shift(**(one.model_dump() | {"days": tuple(one.days)})) for one in body.shifts]
    return _added(request, state, asked, actor.name, language)


@router.post(
    "/files",
    summary="Add the shifts of a file",
    status_code=201,
    dependencies=[KEEPS, IN_TURN],
    responses=answering(Rosters, 201),
    openapi_extra={"requestBody": {"required": True, "content": {CSV: TEXT, CALENDAR: TEXT}}},
)
async def import_file(request: Request, state: TheState, actor: TheActor, language: Language) -> Response:
    """A table with the columns role, rank, name, days (such as 1-5), begins, ends; first_day and last_day may be.

    Or a calendar: role in CATEGORIES, rank in PRIORITY, person in ATTENDEE or CONTACT; what repeats weekly is a weekly
    shift, any other event an exception.
    """
    content = await request.body()

    def work() -> Response:
        zone = ZoneInfo(state.governed_sensing.zone)
        return _added(request, state, read_roster(content, "roster", zone), actor.name, language)

    return await run_in_threadpool(work)


@router.delete("/{number}", summary="Remove a shift", status_code=204, dependencies=[KEEPS])
def remove(request: Request, state: TheState, actor: TheActor, number: Number) -> Response:
    """It stays on record."""
    with state.governance.records.begin() as connection:
        remove_shift(connection, number, actor.name)
    note(request, Permission.WRITE_NOTIFICATIONS, f"shift {number}: remove")
    return Response(status_code=204)


def _added(request: Request, state: State, asked: list[Shift], by: str, language: str) -> Response:
    with state.governance.records.begin() as connection:
        made = add_shifts(connection, asked, by)
    note(request, Permission.WRITE_NOTIFICATIONS, "shifts: add", len(made))
    return _answer(request, state, language, 201)


def _answer(request: Request, state: State, language: str, status: int = 200) -> Response:
    moment, zone = datetime.datetime.now(datetime.UTC), state.governed_sensing.zone
    clock = ZoneInfo(zone)
    with state.governance.records.read() as connection:
        known = shifts(connection)
    roles = sorted({one.shift.role for one in known})
    answer: Rosters = {
        "time_zone": zone,
        "labels": {role: text(f"access-role-{role}", language) for role in roles},
        "shifts": [
            {**one.shift._asdict(), "number": one.number, "days": list(one.shift.days), "on": one.holds(moment, clock)}  # type: ignore[typeddict-item]
            for one in known
        ],
        "gaps": [
            {"role": one.role, "begins": one.begins.isoformat(), "ends": one.ends.isoformat()}
            for one in gaps(known, moment, clock)
        ],
        "nobody": [role for role in roles if not on_duty([k for k in known if k.shift.role == role], moment, clock)],
    }
    return fresh_answer(request, answer, language, status)
