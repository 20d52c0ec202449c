"""Services of the city: the catalogue, questions in words, linked data, and applications without an account."""

from __future__ import annotations

from typing import Annotated, Literal

import orjson
from fastapi import Path, Query, Request, Response
from fastapi.responses import JSONResponse

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.limits import origin_of
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer, text_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.routes.voices import HelperCode, TextLanguage
from citybrain.api.state import TheCity, TheState, state_of
from citybrain.governance import Actor, Permission, require
from citybrain.open_city.consultations import today_of
from citybrain.open_city.helpers import helpers_of
from citybrain.open_city.services import catalogue_of, matters_of
from citybrain.people.helpers.mandate import HelperTask
from citybrain.people.services.answers import (
    digital_answer,
    list_of_services,
    question_answer,
    service_answer,
)
from citybrain.people.services.asked import NewServiceApplication
from citybrain.people.services.catalogue import service_of
from citybrain.people.services.cpsv import linked_catalogue
from citybrain.people.services.digital import digital_ranking
from citybrain.people.services.entry import LifeEvent
from citybrain.people.services.questions import LONGEST_QUESTION
from citybrain.people.services.shapes import (
    DigitalNeeds,
    LinkedServices,
    MatterMade,
    QuestionAnswered,
    ServiceAnswer,
    ServiceList,
)
from citybrain.twin.city_name import city_name

LINKED = "application/ld+json"


class LinkedResponse(JSONResponse):
    """JSON-LD."""

    media_type = LINKED


router = Router(prefix=f"{API}/services", tags=["services"])
Code = Annotated[str, Path(max_length=100, description="Code of a service.")]
Event = Annotated[LifeEvent | None, Query(description="What happens in a life or a firm.")]
Group = Annotated[str, Query(max_length=100, description="Group of services.")]
Question = Annotated[str, Query(min_length=1, max_length=LONGEST_QUESTION, description="A question in words.")]
Factor = Annotated[
    float | None, Query(ge=0, le=10, description="Emissions of the ways of residents to the counter [kg/km].")
]
Way = Annotated[Literal["page", "counter"], Query(description="counter: a clerk enters it for somebody.")]


def take_matter(request: Request, actor: Actor) -> None:
    """Who is not signed in can send few at once. Raises TooManyRequestsError."""
    if actor.token is None:
        state_of(request).limits.matters.take(origin_of(request))


@router.get("", summary="Services of the city", responses=answering(ServiceList))
def services(
    request: Request, city: TheCity, language: TextLanguage, event: Event = None, group: Group = ""
) -> Response:
    """All that hold today, or those of a life event or a group."""
    every = list(catalogue_of(city).services().values())
    some = [one for one in every if (event is None or event in one.events) and group in ("", one.group)]
    return fresh_answer(request, list_of_services(some, every, today_of(city), language), language)


@router.get("/answer", summary="A question in words", responses=answering(QuestionAnswered))
def answer(request: Request, city: TheCity, state: TheState, language: Language, question: Question) -> Response:
    """A sentence of the catalogue with the service that it is from, or that it is not known: nothing is made up."""
    catalogue = catalogue_of(city)
    known, found = catalogue.services(), catalogue.index().answer(question)
    state.metrics.questions.labels("answered" if found.sentence else "refused").inc()
    return fresh_answer(request, question_answer(found, known, language), language)


@router.get(
    "/catalogue.jsonld",
    summary="The catalogue as linked data",
    response_class=LinkedResponse,
    responses=answering(LinkedServices),
)
def linked(request: Request, city: TheCity) -> Response:
    """JSON-LD in the profile CPSV-AP 3.2."""
    base = f"{str(request.base_url).rstrip('/')}{API}/services"
    graph = linked_catalogue(catalogue_of(city).services().values(), city_name(city.folder, city.folder.name), base)
    return text_answer(request, orjson.dumps(graph), LINKED)


@router.get("/digital", summary="Which service to make digital next", responses=answering(DigitalNeeds))
def digital(request: Request, city: TheCity, language: Language, factor: Factor = None) -> Response:
    """By saved ways of residents, with a factor also by emissions. Services without figures are named."""
    ranking = digital_ranking(catalogue_of(city).services().values(), factor)
    return fresh_answer(request, digital_answer(ranking, language), language)


@router.get("/{code}", summary="One service", responses=answering(ServiceAnswer))
def one(request: Request, city: TheCity, language: TextLanguage, code: Code) -> Response:
    """With conditions, documents that the city has already, fee, promise, alternatives and its versions."""
    catalogue = catalogue_of(city)
    service = service_of(catalogue.services(), code)
    return fresh_answer(request, service_answer(service, catalogue.versions(service.code), language), language)


@router.post(
    "/{code}/applications", summary="Apply for a service", status_code=201, dependencies=[IN_TURN, *ONLY_JSON],
    responses=answering(MatterMade, 201),
)  # fmt: skip
def apply(
    request: Request,
    city: TheCity,
    actor: TheActor,
    language: Language,
    code: Code,
    body: NewServiceApplication,
    channel: Way = "page",
    helper_code: HelperCode = None,
) -> Response:
    """Without an account, or by a clerk at the counter, by the same rules; the code of its link is told this once."""
    if channel == "counter":
        require(actor, Permission.WORK_CASES)
    take_matter(request, actor)
    by = actor if channel == "counter" else None
    helper = helpers_of(city).acting(helper_code, HelperTask.APPLICATION)
    number, secret = matters_of(city).apply(code, body, language, by, helper)
    if by is not None:
        note(request, Permission.WORK_CASES, f"matter {number}")
    made: MatterMade = {"number": number, "code": secret}
    return fresh_answer(request, made, language, 201)
