"""Indicators: what is known of them, their course and scores; entering values, designing new ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import Path, Query, Request, Response

from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.parts import TheIndicators
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Body, Number, Person, by_whom, takes
from citybrain.governance import Permission
from citybrain.presenting.progress.indicator_answers import entered_answer, list_answer
from citybrain.presenting.progress.indicator_detail import detail_answer, scores_answer
from citybrain.presenting.progress.indicator_shapes import IndicatorDetail, IndicatorList, IndicatorScores, ValuesKept
from citybrain.progress.frameworks import OWN
from citybrain.progress.indicator_entry import ValuesSaid
from citybrain.progress.indicator_reading import read_document
from citybrain.progress.indicator_scores import weights_of
from citybrain.progress.own_indicators import OwnSaid, create_own

BODY = "body"
"""What errors call the body of a request."""


router = Router(prefix=f"{API}/indicators", tags=["indicators"])
WRITES = requires(Permission.WRITE_INDICATORS)
Framework = Annotated[str, Path(max_length=80, description="Name of a framework.")]
Code = Annotated[str, Path(max_length=100, description="Code of an indicator; spaces and case do not matter.")]


@router.get("", summary="All indicators and whether the city is on course", responses=answering(IndicatorList))
def indicators(
    request: Request,
    service: TheIndicators,
    language: Language,
    framework: Annotated[str | None, Query(max_length=80, description="Only those of this framework.")] = None,
) -> Response:
    """Also what other cities read to compare: save the answer as a file and give it to them."""
    return fresh_answer(request, list_answer(service.workspace, service.evaluated(), framework, language), language)


@router.get("/scores", summary="Scores of a framework", responses=answering(IndicatorScores))
def scores(
    request: Request,
    service: TheIndicators,
    language: Language,
    framework: Annotated[str, Query(max_length=80)] = "u4ssc",
    weights: Annotated[str, Query(max_length=4000, description="Such as environment=2,EN: E: E: 1C=3.")] = "",
) -> Response:
    """By the rule of U4SSC, with what other weights would make of each score."""
    return fresh_answer(request, scores_answer(service, framework, weights_of(weights), language), language)


@router.get("/{framework}/{code:path}", summary="One indicator", responses=answering(IndicatorDetail))
def indicator(
    request: Request, service: TheIndicators, framework: Framework, code: Code, language: Language
) -> Response:
    """Its definition, what is known of it, and everything that was entered, also what was withdrawn."""
    return fresh_answer(request, detail_answer(service, framework, code, language), language)


@router.post(
    "/values",
    summary="Enter values of indicators",
    status_code=201,
    dependencies=[WRITES, *ONLY_JSON],
    openapi_extra=takes("ValuesSaid"),
    responses=answering(ValuesKept, 201),
)
def enter(request: Request, service: TheIndicators, actor: TheActor, body: Body, language: Language) -> Response:
    """All of them are kept or none. Each needs a source and the U4SSC level of its quality, from 1 to 6."""
    said = read_document(replace(body, name=BODY), ValuesSaid)
    kept = service.enter(said.values, by_whom(said.made_by, actor))
    holding = {value.id: value for value in service.store.values()}
    told: ValuesKept = {"values": [entered_answer(holding.get(value.id, value)) for value in kept]}
    return fresh_answer(request, told, language, 201)


@router.delete("/values/{identity}", summary="Withdraw a value", status_code=204, dependencies=[WRITES])
def withdraw(service: TheIndicators, identity: Number, made_by: Person) -> Response:
    """It no longer counts; the records keep it, with who took it back and when."""
    service.store.withdraw(identity, made_by)
    return Response(status_code=204)


@router.post(
    "/own",
    summary="Design an indicator of the city's own",
    status_code=201,
    dependencies=[WRITES, *ONLY_JSON],
    openapi_extra=takes("OwnSaid"),
    responses=answering(IndicatorDetail, 201),
)
def create(request: Request, service: TheIndicators, actor: TheActor, body: Body, language: Language) -> Response:
    """It is kept as a file in the folder `indicators` of the city, where it can be changed by hand."""
    said = read_document(replace(body, name=BODY), OwnSaid)
    made = create_own(service, said.model_copy(update={"made_by": by_whom(said.made_by, actor)}))
    response = fresh_answer(request, detail_answer(service, OWN, made.code, language), language, 201)
    response.headers["Location"] = f"{API}/indicators/{OWN}/{quote(made.code)}"
    return response
