"""Helpers: a person agrees that somebody acts for them, sees what was done, and ends it at any time."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header, Query, Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.routes.services import take_matter
from citybrain.api.state import TheCity
from citybrain.governance import Permission
from citybrain.open_city.departments import require_record
from citybrain.open_city.helpers import helpers_of
from citybrain.people.helpers.mandate import NewMandate
from citybrain.people.helpers.service import PERSON
from citybrain.people.helpers.shapes import MandateAnswer, MandateList, MandateMade, mandate_answer

router = Router(prefix=f"{API}/helpers", tags=["taking part"])
WORKS = requires(Permission.WORK_CASES)
PersonCode = Annotated[
    str, Header(alias="Person-Code", max_length=40, description="Code that the person was given who agreed.")
]
Record = Annotated[
    str, Query(pattern=r"^(report|matter|questionnaire)/[1-9][0-9]{0,14}$", description="Kind and number of a record.")
]


@router.post(
    "", summary="Agree that a helper acts for you", status_code=201, dependencies=[IN_TURN, *ONLY_JSON],
    responses=answering(MandateMade, 201),
)  # fmt: skip
def agree(request: Request, city: TheCity, actor: TheActor, body: NewMandate) -> Response:
    """What for and until when; without an account, or entered by a clerk. The codes are told this once."""
    take_matter(request, actor)
    number, code, helper_code = helpers_of(city).agree(body, PERSON if actor.token is None else actor.name)
    made: MandateMade = {"number": number, "code": code, "helper_code": helper_code}
    return fresh_answer(request, made, "", 201)


@router.get("/mine", summary="Who acts for you, and what they did", responses=answering(MandateAnswer))
def mine(request: Request, city: TheCity, code: PersonCode) -> Response:
    """With the codes by which you follow each: the helper has none of them."""
    return fresh_answer(request, mandate_answer(helpers_of(city).by_person(code)))


@router.delete("/mine", summary="End what you agreed to", responses=answering(MandateAnswer))
def withdraw(request: Request, city: TheCity, code: PersonCode) -> Response:
    """Nothing more is taken from the helper from then on. What was done stays."""
    return fresh_answer(request, mandate_answer(helpers_of(city).withdraw(code)))


@router.get(
    "/records", summary="Helpers in the log of a record", dependencies=[WORKS], responses=answering(MandateList)
)
def of_record(request: Request, city: TheCity, actor: TheActor, record: Record) -> Response:
    """Who did it for whom; that somebody read it stands in the audit log."""
    require_record(city, record, actor, Permission.WORK_CASES)
    found = [mandate_answer(one) for one in helpers_of(city).of_record(record)]
    note(request, Permission.WORK_CASES, f"{record}: helpers", len(found))
    answer: MandateList = {"helpers": found}
    return fresh_answer(request, answer)
