"""Applications and objections: by the link for who asked, by number for the office that works on them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header, Query, Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.services import take_matter
from citybrain.api.state import TheCity, TheState
from citybrain.governance import Permission, Verdict, decide
from citybrain.open_city.services import matters_of
from citybrain.people.services.answers import correction_answer, listed_matter, matter_answer, office_answer
from citybrain.people.services.asked import MatterDecision, NewObjection, WordsToSend
from citybrain.people.services.correction import NewCorrection
from citybrain.people.services.matter import MatterKind
from citybrain.people.services.objected import label_of_name
from citybrain.people.services.shapes import CorrectionMade, MatterAnswer, MatterList, MatterMade, MatterOfOffice

router = Router(prefix=f"{API}/matters", tags=["services"])
WORK, CLOSE, CITY = Permission.WORK_CASES, Permission.CLOSE_CASES, Permission.WRITE_CITY
WORKS, CLOSES, CORRECTS = requires(WORK), requires(CLOSE), requires(CITY, what="access-act-correct-parameter")
LinkCode = Annotated[str, Header(alias="Matter-Code", max_length=100, description="Code of the link of a matter.")]
Kind = Annotated[MatterKind | None, Query(description="Only applications, or only objections.")]


@router.get("", summary="Applications and objections", dependencies=[WORKS], responses=answering(MatterList))
def listed(request: Request, city: TheCity, actor: TheActor, language: Language, kind: Kind = None) -> Response:
    """The newest first, for the office; contacts stand with each one alone."""
    service = matters_of(city)
    services, found = service.services(), service.listed(kind)
    answer: MatterList = {
        "matters": [
            listed_matter(one, services, language, actor.department, service.barred(one.matter, actor)) for one in found
        ]
    }
    note(request, WORK, "matters", len(answer["matters"]))
    return fresh_answer(request, answer, language)


@router.post(
    "/objections", summary="Object to a number or a decision", status_code=201, dependencies=[IN_TURN, *ONLY_JSON],
    responses=answering(MatterMade, 201),
)  # fmt: skip
def object_to(
    request: Request, city: TheCity, actor: TheActor, language: Language, body: NewObjection
) -> Response:  # fmt: skip
    """Without an account, and without a contact where none is wanted; the code of its link is told this once."""
    take_matter(request, actor)
    number, code = matters_of(city).object_to(body, language)
    made: MatterMade = {"number": number, "code": code}
    return fresh_answer(request, made, language, 201)


@router.get("/mine", summary="What became of it", responses=answering(MatterAnswer))
def mine(request: Request, city: TheCity, code: LinkCode, language: Language) -> Response:
    """By the link that was told: who answers and until when, answers, decision, and what was corrected."""
    return _mine(request, city, code, language)


@router.post(
    "/mine/appeals", summary="Appeal against the decision", status_code=201, dependencies=[*ONLY_JSON],
    responses=answering(MatterAnswer, 201),
)  # fmt: skip
def appeal(
    request: Request, city: TheCity, actor: TheActor, code: LinkCode, body: WordsToSend, language: Language
) -> Response:
    """Another person decides than who decided before."""
    take_matter(request, actor)
    matters_of(city).appeal(code, body.text)
    return _mine(request, city, code, language, 201)


@router.delete("/mine", summary="Erase what you wrote", status_code=204)
def erase_mine(city: TheCity, code: LinkCode) -> Response:
    """Words and contact are emptied and their key destroyed; that there was a matter stays on record."""
    matters_of(city).erase_by_code(code)
    return Response(status_code=204)


@router.delete("/corrections/{number}", summary="Take a correction back", status_code=204, dependencies=[CORRECTS])
def take_back(
    request: Request, city: TheCity, state: TheState, workspace: TheWorkspace, actor: TheActor, number: Number
) -> Response:
    """The value of before holds again, and the city is computed with it."""
    matters_of(city).take_back(number, actor)
    note(request, CITY, f"parameter correction {number} taken back")
    state.refresh(workspace)
    return Response(status_code=204)


@router.get("/{number}", summary="One matter", dependencies=[WORKS], responses=answering(MatterOfOffice))
def one(request: Request, city: TheCity, actor: TheActor, number: Number, language: Language) -> Response:
    """With what it is about; the contact for who may hand cases on."""
    return _office(request, city, actor, number, language)


@router.post(
    "/{number}/answers", summary="Answer in words", status_code=201, dependencies=[WORKS, *ONLY_JSON],
    responses=answering(MatterOfOffice, 201),
)  # fmt: skip
def answer(
    request: Request, city: TheCity, actor: TheActor, number: Number, body: WordsToSend, language: Language
) -> Response:
    """Who asked reads it by their link; the case is taken on."""
    matters_of(city).answer(number, body.text, actor)
    return _office(request, city, actor, number, language, 201)


@router.post(
    "/{number}/decisions", summary="Decide", status_code=201, dependencies=[CLOSES, *ONLY_JSON],
    responses=answering(MatterOfOffice, 201),
)  # fmt: skip
def decide_one(
    request: Request, city: TheCity, actor: TheActor, number: Number, body: MatterDecision, language: Language
) -> Response:
    """With the reason in plain words; its case is closed."""
    matters_of(city).decide(number, body, actor)
    note(request, CLOSE, f"matter {number}: decided {body.outcome}")
    return _office(request, city, actor, number, language, 201)


@router.post(
    "/{number}/corrections", summary="Correct a parameter", status_code=201,
    dependencies=[CORRECTS, IN_TURN, *ONLY_JSON], responses=answering(CorrectionMade, 201),
)  # fmt: skip
def correct(
    request: Request,
    city: TheCity,
    state: TheState,
    workspace: TheWorkspace,
    actor: TheActor,
    number: Number,
    body: NewCorrection,
    language: Language,
) -> Response:
    """Decides the objection; saved plans whose numbers hang on the value are outdated, and the city is computed anew.

    Where another value follows, `until` has to say that the corrected one ends there.
    """
    service = matters_of(city)
    record = service.correct(number, body, actor)
    note(request, CITY, f"matter {number}: {body.parameter} corrected")
    state.refresh(workspace)
    label = label_of_name(service.around.graph(), body.parameter, language)
    return fresh_answer(request, correction_answer(record, label, language), language, 201)


@router.delete("/{number}/contact", summary="Erase who asked", status_code=204, dependencies=[CLOSES])
def erase(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """Words and contact are emptied and their key destroyed."""
    erased = matters_of(city).erase(number, actor)
    what = "contact erased" if erased else "nothing to erase"
    note(request, CLOSE, f"matter {number}: {what}", int(erased))
    return Response(status_code=204)


def _mine(request: Request, city: TheCity, code: str, language: str, status: int = 200) -> Response:
    service = matters_of(city)
    told = matter_answer(service.by_code(code), service.services(), language)
    return fresh_answer(request, told, language, status)


def _office(
    request: Request, city: TheCity, actor: TheActor, number: int, language: str, status: int = 200
) -> Response:
    service = matters_of(city)
    file = service.one(number, actor)
    note(request, WORK, f"matter {number}")
    barred, assigns = service.barred(file.matter, actor), Permission.ASSIGN_CASES
    contact = decide(actor, assigns) is Verdict.ALLOWED and assigns not in barred
    told = office_answer(file, service.services(), language, actor.department, barred, contact)
    return fresh_answer(request, told, language, status)
