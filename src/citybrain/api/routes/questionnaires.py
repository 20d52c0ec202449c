"""Surveys: questions, answers without an account, results that tell nobody's own, places as cells, export."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.limits import origin_of
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer
from citybrain.api.results import part_of_results
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.consultations import CodesToMake
from citybrain.api.state import TheState
from citybrain.governance import Permission
from citybrain.open_city.consultations import questionnaires_of
from citybrain.people.consultations.shapes import CodeAnswer, CodeList, ReceiptAnswer
from citybrain.people.surveys.answering import QuestionnaireSent
from citybrain.people.surveys.answers import (
    places_answer,
    questionnaire_answer,
    questionnaire_summary,
    result_of_questionnaire,
)
from citybrain.people.surveys.document import NewQuestionnaire
from citybrain.people.surveys.service import QuestionnaireService
from citybrain.people.surveys.shapes import PlaceCells, QuestionnaireAnswer, QuestionnaireList, QuestionnaireResult
from citybrain.people.tokens import VoiceChannel

router = Router(prefix=f"{API}/questionnaires", tags=["taking part"])
OPEN, ENTER = Permission.WRITE_PLANS, Permission.WORK_CASES
OPENS, ENTERS = requires(OPEN), requires(ENTER)
TheQuestionnaires = Annotated[QuestionnaireService, part_of_results(questionnaires_of)]
CSV = "text/csv"


@router.get("", summary="Surveys", responses=answering(QuestionnaireList))
def listed(request: Request, service: TheQuestionnaires, language: Language) -> Response:
    """The newest first, with how many answered and how long it takes."""
    every = [questionnaire_summary(one, service, language) for one in service.listed()]
    answer: QuestionnaireList = {"questionnaires": every}
    return fresh_answer(request, answer, language)


@router.post(
    "", summary="Open a survey", status_code=201, dependencies=[OPENS, *ONLY_JSON],
    responses=answering(QuestionnaireAnswer, 201),
)  # fmt: skip
def open_one(
    request: Request, service: TheQuestionnaires, actor: TheActor, body: NewQuestionnaire, language: Language
) -> Response:
    """All that is wrong with its questions and skips is told at once."""
    number = service.open(body, actor)
    note(request, OPEN, f"questionnaire {number}")
    return fresh_answer(request, questionnaire_answer(service.one(number), service, language), language, 201)


@router.get("/{number}", summary="One survey", responses=answering(QuestionnaireAnswer))
def one(request: Request, service: TheQuestionnaires, number: Number, language: Language) -> Response:
    """Its questions in their order, with the answers of earlier ones by which each is asked."""
    return fresh_answer(request, questionnaire_answer(service.one(number), service, language), language)


@router.post(
    "/{number}/codes/web", summary="A code for a device", status_code=201, responses=answering(CodeAnswer, 201)
)
def web_code(request: Request, state: TheState, service: TheQuestionnaires, number: Number) -> Response:
    """By which it answers once. An address gets few of them at a time."""
    state.limits.voices.take(origin_of(request))
    answer: CodeAnswer = {"code": service.web_code(number)}
    return fresh_answer(request, answer, "", 201)


@router.post(
    "/{number}/codes", summary="Codes for links, paper or the counter", status_code=201,
    dependencies=[ENTERS, *ONLY_JSON], responses=answering(CodeList, 201),
)  # fmt: skip
def codes(request: Request, service: TheQuestionnaires, actor: TheActor, number: Number, body: CodesToMake) -> Response:
    """What came on paper or at the counter is entered with such a code by the same rules as from a device."""
    made = service.codes(number, VoiceChannel(body.channel), body.count, actor)
    note(request, ENTER, f"questionnaire {number}: codes", len(made))
    answer: CodeList = {"channel": body.channel, "codes": made}
    return fresh_answer(request, answer, "", 201)


@router.post(
    "/{number}/answers", summary="Answer a survey", status_code=201, dependencies=[*ONLY_JSON],
    responses=answering(ReceiptAnswer, 201),
)  # fmt: skip
def answer(
    request: Request, service: TheQuestionnaires, actor: TheActor, number: Number, body: QuestionnaireSent
) -> Response:
    """Once for each code, and the same once however often it is sent; without an account."""
    new = service.answer(number, body, actor)
    told: ReceiptAnswer = {
        "sending": body.sending, "number": None, "new": new, "answered": service.one(number).answered
    }  # fmt: skip
    return fresh_answer(request, told, "", 201)


@router.get(
    "/{number}/results", summary="The result of a survey", dependencies=[IN_TURN],
    responses=answering(QuestionnaireResult),
)  # fmt: skip
def results(request: Request, service: TheQuestionnaires, number: Number, language: Language) -> Response:
    """By option and by group, weighted to who lives here; small groups are withheld, and who is missing is named."""
    return fresh_answer(request, result_of_questionnaire(service.result(number), service, language), language)


@router.get(
    "/{number}/places.geojson", summary="Places that were drawn, as cells", dependencies=[IN_TURN],
    responses=answering(PlaceCells),
)  # fmt: skip
def places(request: Request, service: TheQuestionnaires, number: Number, language: Language) -> Response:
    """Cells of 200 m in which enough people drew a place, for the map."""
    return fresh_answer(request, places_answer(service.result(number), language), language)


@router.get(
    "/{number}/answers.csv", summary="All answers to a survey", response_class=Response, dependencies=[OPENS],
    responses=sending(CSV),
)  # fmt: skip
def export(request: Request, service: TheQuestionnaires, actor: TheActor, number: Number) -> Response:
    """A row for each, without what people said of themselves; its sums are the numbers of the final result."""
    text = service.export(number, actor)
    note(request, Permission.READ_CASES, f"questionnaire {number}: answers")
    return Response(text, media_type=CSV)


@router.post(
    "/{number}/closing", summary="End a survey", status_code=201, dependencies=[OPENS],
    responses=answering(QuestionnaireAnswer, 201),
)  # fmt: skip
def close(
    request: Request, service: TheQuestionnaires, actor: TheActor, number: Number, language: Language
) -> Response:
    """Before its last day, after which it ends by itself. The result is kept, apart from persons."""
    closed = service.close(number, actor)
    note(request, OPEN, f"questionnaire {number}: closing")
    return fresh_answer(request, questionnaire_answer(closed, service, language), language, 201)
