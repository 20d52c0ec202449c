"""Where the readings of a case come from, frozen; what an inspection showed; and how often that was right."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer, text_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.papers import PRINTED
from citybrain.api.state import TheCity, TheSensing
from citybrain.cases.steps import LONGEST
from citybrain.cases.tracing.diagnoses import DiagnosisAnswer, DiagnosisList, InspectionOutcome
from citybrain.cases.tracing.diagnosis import DiagnosisQuestion
from citybrain.cases.tracing.hits import HitRates
from citybrain.cases.tracing.register import registered_sources
from citybrain.governance import Permission
from citybrain.presenting.diagnosis_paper import diagnosis_paper
from citybrain.presenting.report.page import policy

router = Router(prefix=API, tags=["cases"])
READS, WORKS = requires(Permission.READ_CASES), requires(Permission.WORK_CASES)


class RegisteredSourceAnswer(TypedDict):
    """A source of the register: `property` that it emits, empty for all; permitted rate [g/s], 0 where not known."""

    name: str
    kind: str
    property: str
    longitude: float
    latitude: float
    height: float
    permitted_rate: float


class SourceRegister(TypedDict):
    """The register of known sources, by name."""

    sources: list[RegisteredSourceAnswer]


class OutcomeToRecord(BaseModel, extra="forbid"):
    """What an inspection showed: the name of the source, empty for one that is not in the register."""

    source: str = Field(max_length=200)
    why: str = Field(default="", max_length=LONGEST)


@router.post(
    "/cases/{number}/diagnosis",
    summary="Where the readings of a case come from",
    status_code=201,
    dependencies=[WORKS, READS, IN_TURN, *ONLY_JSON],
    responses=answering(DiagnosisAnswer, 201),
)
def diagnose(request: Request, city: TheCity, actor: TheActor, number: Number, body: DiagnosisQuestion) -> Response:
    """Weighs the register of known sources and one that nobody knows by the stations that anybody may see. What it
    stood on is frozen with it; asked again it is compared, and nothing is written where it says the same.
    """
    made = city.diagnoses.diagnose(number, body, actor.name, actor)
    note(request, Permission.WORK_CASES, f"case {number}: diagnosis {made.number}")
    return fresh_answer(request, city.diagnoses.one(number, made.number, actor), status=201)


@router.get(
    "/cases/{number}/diagnosis",
    summary="Diagnoses of a case",
    dependencies=[READS],
    responses=answering(DiagnosisList),
)
def diagnoses(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """The newest first, each with what an inspection showed."""
    answer: DiagnosisList = {"diagnoses": city.diagnoses.listed(number, actor)}
    note(request, Permission.READ_CASES, f"case {number}: diagnoses")
    return fresh_answer(request, answer)


@router.get(
    "/cases/{number}/diagnosis/{diagnosis}",
    summary="A diagnosis as it was frozen",
    dependencies=[READS],
    responses=answering(DiagnosisAnswer),
)
def diagnosis(request: Request, city: TheCity, actor: TheActor, number: Number, diagnosis: Number) -> Response:
    """With readings, wind, sources and parameters, beside the one before it."""
    answer = city.diagnoses.one(number, diagnosis, actor)
    note(request, Permission.READ_CASES, f"case {number}: diagnosis {diagnosis}")
    return fresh_answer(request, answer)


@router.get(
    "/cases/{number}/diagnosis/{diagnosis}/paper",
    summary="A diagnosis as a page to print",
    dependencies=[READS],
    response_class=Response,
    responses=sending("text/html"),
)
def paper(
    request: Request,
    city: TheCity,
    actor: TheActor,
    number: Number,
    diagnosis: Number,
    language: Language,
    download: Annotated[bool, Query(description="As a file to keep.")] = False,
) -> Response:
    """One file that loads nothing: verdict, candidates, evidence, what it stood on, and the hash of all of it."""
    case = city.cases.one(number, actor).case
    page = diagnosis_paper(city.diagnoses.one(number, diagnosis, actor), case.property, city.time_zone(), language)
    note(request, Permission.READ_CASES, f"case {number}: diagnosis {diagnosis} printed")
    response = text_answer(request, page.encode(), "text/html; charset=utf-8", language)
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'self'; {PRINTED}"
    response.headers["Cache-Control"] = "no-store"
    if download:
        response.headers["Content-Disposition"] = f'attachment; filename="case-{number}-diagnosis-{diagnosis}.html"'
    return response


@router.post(
    "/cases/{number}/diagnosis/{diagnosis}/outcome",
    summary="What an inspection showed",
    status_code=201,
    dependencies=[WORKS, READS, *ONLY_JSON],
    responses=answering(InspectionOutcome, 201),
)
def inspected(
    request: Request, city: TheCity, actor: TheActor, number: Number, diagnosis: Number, body: OutcomeToRecord
) -> Response:
    """Stays on record; the last one of a case counts in the hit rate."""
    outcome = city.diagnoses.inspected(number, diagnosis, body.source, body.why, actor.name, actor)
    note(request, Permission.WORK_CASES, f"case {number}: outcome of diagnosis {diagnosis}")
    return fresh_answer(request, outcome, status=201)


@router.get(
    "/diagnoses/hits", summary="How often diagnoses were right", dependencies=[READS], responses=answering(HitRates)
)
def hits(request: Request, city: TheCity, actor: TheActor) -> Response:
    """The true source was first, or among three, with intervals; of cases that the reader may read."""
    answer = city.diagnoses.hits(actor)
    note(request, Permission.READ_CASES, "hit rates of diagnoses")
    return fresh_answer(request, answer)


@router.get(
    "/known-sources", summary="The register of known sources", dependencies=[READS], responses=answering(SourceRegister)
)
def known_sources(request: Request, sensing: TheSensing) -> Response:
    """What a diagnosis weighs besides a source that nobody knows."""
    with sensing.records.read() as connection:
        sources = [one.model_dump() for one in registered_sources(connection)]
    note(request, Permission.READ_CASES, "known sources", len(sources))
    answer: SourceRegister = {"sources": sources}  # type: ignore[typeddict-item]
    return fresh_answer(request, answer)
