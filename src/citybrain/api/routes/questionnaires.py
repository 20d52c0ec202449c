"""Surveys: questions, answers without an account, results that tell nobody's own, places as cells, export."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.report_limits import take_survey_photo
from citybrain.api.respond import fresh_answer
from citybrain.api.results import part_of_results
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.photos import PICTURE, GivenPhoto
from citybrain.api.routes.voices import OPEN, OPENS, Device, HelperCode, TextLanguage, add_codes
from citybrain.api.state import TheCity
from citybrain.governance import Permission
from citybrain.open_city.consultations import questionnaires_of
from citybrain.open_city.helpers import helpers_of
from citybrain.people.cells import PlaceCells
from citybrain.people.consultations.shapes import ReceiptAnswer
from citybrain.people.helpers.mandate import HelperTask
from citybrain.people.surveys.answering import QuestionnaireSent
from citybrain.people.surveys.answers import (
    places_answer,
    questionnaire_answer,
    questionnaire_summary,
    result_of_questionnaire,
)
from citybrain.people.surveys.document import NewQuestionnaire
from citybrain.people.surveys.service import QuestionnaireService
from citybrain.people.surveys.shapes import (
    QuestionnaireAnswer,
    QuestionnaireList,
    QuestionnaireResult,
    SurveyPhoto,
)

router = Router(prefix=f"{API}/questionnaires", tags=["taking part"])
OF_CITY = part_of_results(questionnaires_of)
TheQuestionnaires = Annotated[QuestionnaireService, OF_CITY]
CSV = "text/csv"

add_codes(router, OF_CITY, "questionnaire {number}: codes")


@router.get("", summary="Surveys", responses=answering(QuestionnaireList))
def listed(request: Request, service: TheQuestionnaires, language: TextLanguage) -> Response:
    """The newest first, with how many answered and how long it takes."""
    every = [questionnaire_summary(one, service, language) for one in service.listed()]
    answer: QuestionnaireList = {"questionnaires": every}
    return fresh_answer(request, answer, language)


@router.post(
    "", summary="Open a survey", status_code=201, dependencies=[OPENS, *ONLY_JSON],
    responses=answering(QuestionnaireAnswer, 201),
)  # fmt: skip
def open_one(
    request: Request, service: TheQuestionnaires, actor: TheActor, body: NewQuestionnaire, language: TextLanguage
) -> Response:
    """All that is wrong with its questions and skips is told at once."""
    number = service.open(body, actor)
    note(request, OPEN, f"questionnaire {number}")
    return fresh_answer(request, questionnaire_answer(service.one(number), service, language), language, 201)


@router.get("/{number}", summary="One survey", responses=answering(QuestionnaireAnswer))
def one(request: Request, service: TheQuestionnaires, number: Number, language: TextLanguage) -> Response:
    """Its questions in their order, with the answers of earlier ones by which each is asked."""
    return fresh_answer(request, questionnaire_answer(service.one(number), service, language), language)


@router.post(
    "/{number}/answers", summary="Answer a survey", status_code=201, dependencies=[*ONLY_JSON],
    responses=answering(ReceiptAnswer, 201),
)  # fmt: skip
def answer(
    request: Request,
    service: TheQuestionnaires,
    city: TheCity,
    actor: TheActor,
    number: Number,
    body: QuestionnaireSent,
    language: Language,
    helper_code: HelperCode = None,
) -> Response:
    """Once for each code, and the same once however often it is sent; without an account."""
    new = service.answer(number, body, actor, helpers_of(city).acting(helper_code, HelperTask.SURVEY), language)
    told: ReceiptAnswer = {
        "sending": body.sending, "number": None, "new": new, "answered": service.one(number).answered
    }  # fmt: skip
    return fresh_answer(request, told, "", 201)


@router.post(
    "/{number}/photos", summary="Give a photo of an answer", status_code=201, dependencies=[IN_TURN],
    openapi_extra=PICTURE, responses=answering(SurveyPhoto, 201),
)  # fmt: skip
def photo(
    request: Request, service: TheQuestionnaires, actor: TheActor, number: Number, device: Device, given: GivenPhoto
) -> Response:
    """The body is the photo, at most 12 MB. It is made anew: place, time and device are not left in it. Five of a code
    are taken; one that stands in no answer is gone when answering is over.
    """
    if actor.token is None:
        take_survey_photo(request)
    told: SurveyPhoto = {"photo": service.add_photo(number, device, given, actor)}
    return fresh_answer(request, told, "", 201)


@router.get(
    "/{number}/results", summary="The result of a survey", dependencies=[IN_TURN],
    responses=answering(QuestionnaireResult),
)  # fmt: skip
def results(request: Request, service: TheQuestionnaires, number: Number, language: TextLanguage) -> Response:
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
