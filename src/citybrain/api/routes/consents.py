"""The ledger of consent: persons by pseudonyms, what they agreed to, who read their streams; entered and withdrawn."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import Connection
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.limits import origin_of
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import State, TheState
from citybrain.governance import Permission
from citybrain.governance.consent_streams import readings_of, stream_names, streams_to_choose
from citybrain.governance.consents import (
    LONGEST_VERSION,
    MOST_STREAMS,
    ConsentEntry,
    DataSubject,
    add_person,
    consents,
    give_consent,
    person_of,
    withdraw_consent,
)
from citybrain.governance.roles import PURPOSES, Basis, DataClass
from citybrain.messages import text

router = Router(prefix=f"{API}/consents", tags=["access"])
KEEPS = requires(Permission.KEEP_OBSERVATIONS)
Code = Annotated[str, Field(min_length=1, max_length=100, description="The code that the person was given.")]


class PersonWithCode(TypedDict):
    """Somebody by a pseudonym; the code is shown this once, to be given to them."""

    person: str
    code: str


class Consent(TypedDict):
    """What holds for streams of a person since `made_at`; `withdrawn_at` is null as long as it does."""

    number: int
    person: str
    purpose: str
    label: str
    basis: Basis
    text_version: str
    streams: list[int]
    made_by: str
    made_at: str
    withdrawn_by: str | None
    withdrawn_at: str | None


class NeedingConsent(TypedDict):
    """A purpose that needs an entry of each person, on which bases it can rest, and which classes it is for."""

    purpose: str
    label: str
    basis: list[Basis]
    classes: list[DataClass]


class StreamOfPersons(TypedDict):
    """A stream that an entry can be for; `name` is null for who does not name a purpose that its class is read for."""

    number: int
    name: str | None
    data_class: DataClass


class Consents(TypedDict):
    """The ledger, the newest entry first, and what one more entry can be for."""

    consents: list[Consent]
    purposes: list[NeedingConsent]
    streams: list[StreamOfPersons]


class ReadingOfMine(TypedDict):
    """Somebody read a stream of a person: `things` of it, for a purpose, with so many requests of one second."""

    at: str
    who: str
    purpose: str | None
    label: str
    object: str
    things: int
    requests: int


class StreamOfMine(TypedDict):
    """What a stream of a person is called."""

    number: int
    name: str


class MyConsents(TypedDict):
    """What a person agreed to, and who read their streams one by one, the newest first."""

    person: str
    consents: list[Consent]
    streams: list[StreamOfMine]
    readings: list[ReadingOfMine]


class NewConsent(BaseModel, extra="forbid"):
    """That streams of a person may be read for a purpose from now on, and on what basis."""

    person: Annotated[str, Field(max_length=64)]
    purpose: Annotated[str, Field(max_length=64)]
    basis: Basis
    text_version: Annotated[str, Field(max_length=2 * LONGEST_VERSION)]
    streams: Annotated[list[Annotated[int, Field(ge=1, lt=2**31)]], Field(max_length=2 * MOST_STREAMS)]


class PersonCode(BaseModel, extra="forbid"):
    """By what a person is known."""

    code: Code


class WithdrawalOfMine(BaseModel, extra="forbid"):
    """Which of their entries a person withdraws."""

    code: Code
    number: Annotated[int, Field(ge=1, lt=2**31)]


@router.get("", summary="The ledger of consent", dependencies=[KEEPS], responses=answering(Consents))
def ledger(request: Request, state: TheState, actor: TheActor, language: Language) -> Response:
    """Every entry with its withdrawal, the purposes that need one, and streams of classes that one answers for."""
    with state.governance.records.read() as connection:
        found, streams = consents(connection), streams_to_choose(connection, actor.handles)
    note(request, Permission.KEEP_OBSERVATIONS, "consent", len(found))
    told: Consents = {
        "consents": [_consent_answer(one, language) for one in found],
        "purposes": [
            {
                "purpose": name,
                "label": text(f"access-purpose-{name}", language),
                "basis": sorted(one.basis),
                "classes": sorted(one.classes),
            }
            for name, one in PURPOSES.items()
            if not one.by_law
        ],
        "streams": [
            {
                "number": one.number,
                "name": one.name if one.data_class in actor.reads else None,
                "data_class": one.data_class,
            }
            for one in streams
        ],
    }
    return fresh_answer(request, told, language)


@router.post(
    "/persons", summary="Add a person", status_code=201, dependencies=[KEEPS], responses=answering(PersonWithCode, 201)
)  # fmt: skip
def person(request: Request, state: TheState, actor: TheActor) -> Response:
    """By a pseudonym: keep elsewhere, or not at all, who they are. Give them the code, which is shown once."""
    with state.governance.records.begin() as connection:
        made = add_person(connection, actor.name)
    note(request, Permission.KEEP_OBSERVATIONS, f"consent: person {made.number}")
    told: PersonWithCode = {"person": made.pseudonym, "code": made.code}
    return fresh_answer(request, told, status=201)


@router.post(
    "", summary="Enter a consent", status_code=201, dependencies=[KEEPS, *ONLY_JSON], responses=answering(Consent, 201)
)
def give(request: Request, state: TheState, actor: TheActor, body: NewConsent, language: Language) -> Response:
    """Or another basis of the purpose. 404 for a person or stream that there is not."""
    with state.governance.records.begin() as connection:
        told = body.person, body.purpose, body.basis, body.text_version, body.streams
        made = give_consent(connection, *told, actor.name, actor.handles)
    state.governance.consents.forget()
    note(request, Permission.KEEP_OBSERVATIONS, f"consent {made.number}: person {made.subject}", len(made.streams))
    return fresh_answer(request, _consent_answer(made, language), language, 201)


@router.delete("/{number}", summary="Withdraw a consent", dependencies=[KEEPS], responses=answering(Consent))
def withdraw(request: Request, state: TheState, actor: TheActor, number: Number, language: Language) -> Response:
    """For a person who asked for it. The streams are closed at once, also to whoever listens to them."""
    with state.governance.records.begin() as connection:
        made = withdraw_consent(connection, number, actor.name)
    return _withdrawn(request, state, made, language)


@router.post(
    "/mine", summary="What one agreed to, and who read", dependencies=ONLY_JSON, responses=answering(MyConsents)
)
def mine(request: Request, state: TheState, body: PersonCode, language: Language) -> Response:
    """For whoever has the code of a person."""
    with state.governance.records.read() as connection:
        known = person_with(request, state, connection, body.code)
        found = consents(connection, known.number)
        readings, names = readings_of(connection, found), stream_names(connection, found)
    told: MyConsents = {
        "person": known.pseudonym,
        "consents": [_consent_answer(one, language) for one in found],
        "streams": [{"number": number, "name": name} for number, name in names.items()],
        "readings": [{**one, "label": _label(one["purpose"], language)} for one in readings],
    }
    note(request, Permission.READ_OBSERVATIONS, f"consents of person {known.number}", len(found))
    return fresh_answer(request, told, language)


@router.post(
    "/mine/withdrawals", summary="Withdraw what one agreed to", dependencies=ONLY_JSON, responses=answering(Consent)
)
def withdraw_mine(request: Request, state: TheState, body: WithdrawalOfMine, language: Language) -> Response:
    """Takes effect at once, in every way in which the streams are read."""
    with state.governance.records.read() as connection:  # whoever guesses keeps nobody from writing
        known = person_with(request, state, connection, body.code)
    with state.governance.records.begin() as connection:
        made = withdraw_consent(connection, body.number, "", known.number)
    return _withdrawn(request, state, made, language)


def person_with(request: Request, state: State, connection: Connection, code: str) -> DataSubject:
    """Whose code it is, whom the log has for it. Raises NotSignedInError, TooManyRequestsError for whoever guesses."""
    origin = origin_of(request)
    state.limits.secrets.take(origin)
    known = person_of(connection, code)
    state.limits.secrets.give_back(origin)
    request.scope["state"]["actor"] = known.actor
    return known


def _withdrawn(request: Request, state: State, made: ConsentEntry, language: str) -> Response:
    state.governance.consents.forget()
    note(request, Permission.KEEP_OBSERVATIONS, f"consent {made.number}: - person {made.subject}", len(made.streams))
    return fresh_answer(request, _consent_answer(made, language), language)


def _consent_answer(one: ConsentEntry, language: str) -> Consent:
    return {
        "number": one.number,
        "person": one.person,
        "purpose": one.purpose,
        "label": _label(one.purpose, language),
        "basis": one.basis,
        "text_version": one.text_version,
        "streams": list(one.streams),
        "made_by": one.made_by,
        "made_at": one.made_at,
        "withdrawn_by": one.withdrawn_by or None,
        "withdrawn_at": one.withdrawn_at or None,
    }


def _label(purpose: str | None, language: str) -> str:
    return text(f"access-purpose-{purpose}", language) if purpose in PURPOSES else ""
