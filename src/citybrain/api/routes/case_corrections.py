"""Corrections of rules of cases: what is proposed, what holds, and a person's acceptance."""

from __future__ import annotations

from fastapi import Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity
from citybrain.cases.corrections import LONGEST_WHY, accept, corrections, proposals, take_back
from citybrain.cases.detector import CaseDetector
from citybrain.cases.readable import readable_classes
from citybrain.governance import Actor, Permission
from citybrain.observations.sensing import Sensing
from citybrain.open_city import OpenCity

router = Router(prefix=f"{API}/cases/rules/corrections", tags=["cases"])
READS = requires(Permission.READ_CASES)
ACCEPTS = requires(Permission.ASSIGN_CASES)


class ProposedCorrection(TypedDict):
    """A stricter limit, from the older half of the closed cases of a rule, and what it would do to the newer half: it
    avoids `avoided` of the `refused` ones and loses none of the `confirmed`. `before` is the limit that holds."""

    rule: str
    before: float
    limit: float
    avoided: int
    refused: int
    confirmed: int


class CaseCorrection(TypedDict):
    """A limit that a person accepted in place of the declared one."""

    number: int
    rule: str
    declared: float
    before: float
    limit: float
    why: str
    made_by: str
    made_at: str


class CaseCorrections(TypedDict):
    """What is proposed now, and what holds."""

    proposed: list[ProposedCorrection]
    accepted: list[CaseCorrection]


class CorrectionToAccept(BaseModel, extra="forbid"):
    """A rule, the limit that is proposed for it, and why it is accepted."""

    rule: str = Field(min_length=1, max_length=100)
    limit: float = Field(allow_inf_nan=False)
    why: str = Field(min_length=1, max_length=LONGEST_WHY)


@router.get("", summary="Corrections of rules", dependencies=[READS], responses=answering(CaseCorrections))
def listed(request: Request, city: TheCity, actor: TheActor) -> Response:
    """Nothing of what is proposed holds before a person accepts it. A proposal is counted over all cases of its rule,
    and shown to who may read all of these."""
    answer = _answer(city, actor)
    note(request, Permission.READ_CASES, "corrections", len(answer["accepted"]))
    return fresh_answer(request, answer)


@router.post(
    "",
    summary="Accept a proposed correction",
    status_code=201,
    dependencies=[ACCEPTS, *ONLY_JSON],
    responses=answering(CaseCorrections, 201),
)
def accept_one(request: Request, city: TheCity, actor: TheActor, body: CorrectionToAccept) -> Response:
    """It holds from now on, for readings that come; 409 where something else is proposed by now, and for who refused
    one of the cases that it rests on: another person accepts it."""
    classes = readable_classes(actor)
    with city.records.begin() as connection:
        number = accept(connection, city.cases.declared_rules, body.rule, body.limit, actor.name, body.why, classes)
    _begin_anew(city)
    note(request, Permission.ASSIGN_CASES, f"correction {number} of rule {body.rule}")
    return fresh_answer(request, _answer(city, actor), status=201)


@router.delete("/{number}", summary="Withdraw a correction", status_code=204, dependencies=[ACCEPTS])
def withdraw(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """The declared limit holds again; the correction stays on record."""
    with city.records.begin() as connection:
        take_back(connection, number, actor.name)
    _begin_anew(city)
    note(request, Permission.ASSIGN_CASES, f"correction {number}")
    return Response(status_code=204)


def _begin_anew(city: OpenCity) -> None:
    sensing = city.opened(Sensing)
    detector = None if sensing is None else sensing.background_service(CaseDetector)
    if detector is not None:
        detector.begin_anew()


def _answer(city: OpenCity, actor: Actor) -> CaseCorrections:
    records = city.city_records.to_read()
    if records is None:
        return {"proposed": [], "accepted": []}
    with records.read() as connection:
        proposed, accepted = (
            proposals(connection, city.cases.declared_rules, readable_classes(actor)),
            corrections(connection),
        )
    return {
        "proposed": [
            {
                "rule": one.rule, "before": one.before, "limit": one.limit, "avoided": one.avoided,
                "refused": one.refused, "confirmed": one.confirmed,
            }
            for one in proposed
        ],
        "accepted": [
            {
                "number": one.id, "rule": one.rule, "declared": one.declared, "before": one.before,
                "limit": one.limit, "why": one.why, "made_by": one.made_by, "made_at": one.made_at,
            }
            for one in accepted
        ],
    }  # fmt: skip
