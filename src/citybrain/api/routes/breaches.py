"""The register of breaches of data, for administrators and data stewards, with the clocks of the law."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import CSV, fresh_answer, fresh_table
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity, TheState
from citybrain.base.moments import Moment
from citybrain.governance import DataClass, Permission
from citybrain.governance.breaches import (
    LONGEST_ABOUT,
    Breach,
    BreachStep,
    LegalClock,
    add_entry,
    breaches,
    law_of,
    record_breach,
)
from citybrain.presenting.report.csv_file import Cell

router = Router(prefix=f"{API}/breaches", tags=["access"])
KEEPS = requires(Permission.WRITE_CITY)
WHAT = "register of breaches"
COLUMNS = ("breach", "step", "at", "about", "classes", "persons", "recorded_by", "recorded_at")
MOST_PERSONS = 10**10

Persons = Annotated[int | None, Field(ge=0, le=MOST_PERSONS)]
About = Annotated[str, Field(max_length=2 * LONGEST_ABOUT)]


class BreachToRecord(BaseModel, extra="forbid"):
    """When a breach was noticed, what happened, classes of the data, how many persons (null: not known yet)."""

    noticed: Moment
    about: About
    classes: Annotated[list[DataClass], Field(max_length=len(DataClass))]
    persons: Persons = None


class EntryToAdd(BaseModel, extra="forbid"):
    """What went on and when: `about` names who was told, or what became known."""

    step: Literal["authority", "persons", "note", "closed"]
    at: Moment
    about: About
    persons: Persons = None


class BreachLine(TypedDict):
    """An entry of a breach."""

    number: int
    step: BreachStep
    at: str
    about: str
    persons: int | None
    made_by: str
    made_at: str


class BreachClock(TypedDict):
    """Whom the law wants told: until when (null: no hour is set), since when it is done, and how that stands."""

    to: Literal["authority", "persons"]
    law: str
    article: str
    source: str
    hours: int | None
    due: str | None
    told: str | None
    state: Literal["running", "overdue", "at_once", "if_risk", "met", "late"]


class BreachAnswer(TypedDict):
    """A breach as it stands."""

    number: int
    noticed: str
    about: str
    classes: list[DataClass]
    persons: int | None
    closed: str | None
    clocks: list[BreachClock]
    entries: list[BreachLine]


class Breaches(TypedDict):
    """The latest breaches, the latest first; `law` is that of the country, null where none is declared."""

    law: str | None
    breaches: list[BreachAnswer]


@router.get(
    "", summary="Breaches of data, and the clocks of the law", dependencies=[KEEPS], responses=answering(Breaches)
)
def listed(request: Request, state: TheState, city: TheCity, language: Language) -> Response:
    """A clock runs where data of persons is concerned, from when the breach was noticed."""
    with state.governance.records.read() as connection:
        found = breaches(connection)
    note(request, Permission.WRITE_CITY, WHAT, len(found))
    return _answer(request, found, city.country, language)


@router.post(
    "", summary="Record a breach", status_code=201, dependencies=[KEEPS, *ONLY_JSON], responses=answering(Breaches, 201)
)
def begin(
    request: Request, state: TheState, city: TheCity, actor: TheActor, body: BreachToRecord, language: Language
) -> Response:
    """Nothing of it can be changed later: what becomes known is added. Answers with that breach alone."""
    with state.governance.records.begin() as connection:
        number = record_breach(connection, body.noticed, body.about, body.classes, body.persons, actor.name)
        found = breaches(connection, number)
    note(request, Permission.WRITE_CITY, f"breach {number}: noticed")
    return _answer(request, found, city.country, language, 201)


@router.post(
    "/{number}/entries",
    summary="Go on with a breach",
    status_code=201,
    dependencies=[KEEPS, *ONLY_JSON],
    responses=answering(Breaches, 201),
)
def go_on(
    request: Request,
    state: TheState,
    city: TheCity,
    actor: TheActor,
    number: Number,
    body: EntryToAdd,
    language: Language,
) -> Response:
    """Somebody was told, more is known, or it is over. Answers with that breach alone."""
    with state.governance.records.begin() as connection:
        add_entry(connection, number, BreachStep(body.step), body.at, body.about, body.persons, actor.name)
        found = breaches(connection, number)
    note(request, Permission.WRITE_CITY, f"breach {number}: {body.step}")
    return _answer(request, found, city.country, language, 201)


@router.get(
    "/register.csv",
    summary="The register of breaches as a table",
    dependencies=[KEEPS],
    response_class=Response,
    responses=sending(CSV),
)
def register(request: Request, state: TheState) -> Response:
    """A row for each entry, the oldest first."""
    with state.governance.records.read() as connection:
        found = breaches(connection)
    note(request, Permission.WRITE_CITY, WHAT, len(found))
    return fresh_table("breaches", COLUMNS, _rows(found))


def _rows(found: list[Breach]) -> Iterator[tuple[Cell, ...]]:
    for breach in reversed(found):
        for one in breach.entries:
            classes = " ".join(one.classes)
            yield (
                breach.number, one.step.value, one.at.isoformat(), one.about, classes, one.persons, one.made_by,
                one.made_at,
            )  # fmt: skip


def _answer(request: Request, found: list[Breach], country: str, language: str, status: int = 200) -> Response:
    moment, law = datetime.datetime.now(datetime.UTC), law_of(country)
    told: Breaches = {
        "law": law.law if law else None,
        "breaches": [_breach_answer(one, country, moment) for one in found],
    }
    return fresh_answer(request, told, language, status)


def _breach_answer(one: Breach, country: str, moment: datetime.datetime) -> BreachAnswer:
    closed = one.first(BreachStep.CLOSED)
    return {
        "number": one.number,
        "noticed": one.noticed.isoformat(),
        "about": one.entries[0].about,
        "classes": one.classes,
        "persons": one.persons,
        "closed": closed.isoformat() if closed else None,
        "clocks": [_clock(clock) for clock in one.clocks(country, moment)],
        "entries": [
            {"number": entry.number, "step": entry.step, "at": entry.at.isoformat(), "about": entry.about,
             "persons": entry.persons, "made_by": entry.made_by, "made_at": entry.made_at}
            for entry in one.entries
        ],
    }  # fmt: skip


def _clock(clock: LegalClock) -> BreachClock:
    return {
        "to": "authority" if clock.to is BreachStep.AUTHORITY else "persons",
        "law": clock.law.law,
        "article": clock.duty.article,
        "source": clock.law.source,
        "hours": clock.duty.hours,
        "due": clock.due.isoformat() if clock.due else None,
        "told": clock.told.isoformat() if clock.told else None,
        "state": clock.state.value,
    }
