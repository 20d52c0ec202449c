"""Reports of residents, for officers: read with their case, answered, shown or hidden, entered for somebody."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.reports import PhotoNumber, entered_answer
from citybrain.api.routes.voices import HelperCode
from citybrain.api.state import TheCity
from citybrain.governance import Permission
from citybrain.open_city.helpers import helpers_of
from citybrain.open_city.reports import reports_of
from citybrain.people.helpers.mandate import HelperTask
from citybrain.people.reports.answers import contact_answer, desk_answer
from citybrain.people.reports.desk import CITY, DeskQuery, ReportDesk
from citybrain.people.reports.given import GivenReport, ReportChannel, ReportWords
from citybrain.people.reports.shapes import DeskPage, DeskReports, ReportContactFile, ReportEntered, ReportSource

router = Router(prefix=f"{API}/reports", tags=["reports"])
READS = requires(Permission.READ_CASES)
WORKS = requires(Permission.WORK_CASES)
ASSIGNS = requires(Permission.ASSIGN_CASES)
Which = Literal["open", "waiting", "late", "closed", "all"]
SOURCE = "Where they are from: city, a system that they were imported from, or nothing for all."
Words = Annotated[ReportWords, Field(min_length=1)]


class CounterReport(GivenReport, frozen=True):
    """What somebody told at the counter, on the telephone, or on paper: by the same rules as on the page."""

    channel: Literal["counter", "telephone", "paper"]


class AnswerInWords(BaseModel, extra="forbid"):
    """What the resident reads."""

    text: Words


class ReportModeration(BaseModel, extra="forbid"):
    """Whether everybody may read the words of a report, and why."""

    shown: bool
    why: Words


class ServiceOfReport(BaseModel, extra="forbid"):
    """The service that a report asks for, and why it is another one."""

    service: Annotated[str, Field(max_length=100)]
    why: Words


@router.post(
    "/counter",
    summary="Enter a report for somebody",
    status_code=201,
    dependencies=[WORKS, *ONLY_JSON],
    responses=answering(ReportEntered, 201),
)
def enter(
    request: Request,
    city: TheCity,
    actor: TheActor,
    body: CounterReport,
    language: Language,
    helper_code: HelperCode = None,
) -> Response:
    """With the code of a paper form it is the report of that paper, however often it is entered."""
    helper = helpers_of(city).acting(helper_code, HelperTask.REPORT)
    given = GivenReport.model_validate(body.model_dump(exclude={"channel"}))
    entered = reports_of(city).enter(given, ReportChannel(body.channel), actor.name, helper)
    note(request, Permission.WORK_CASES, f"report {entered.row.id}")
    return fresh_answer(request, entered_answer(reports_of(city), entered, language), language, status=201)


@router.get("/cases/{number}", summary="Reports of a case", dependencies=[READS], responses=answering(DeskReports))
def of_case(request: Request, city: TheCity, actor: TheActor, number: Number, language: Language) -> Response:
    """With what passed; whom to ask is there for who works on cases, and reading it stands in the log."""
    desk, reports = ReportDesk(reports_of(city)), reports_of(city)
    found = desk.of_case(number, actor)
    now = reports.around.now()
    answer: DeskReports = {
        "reports": [desk_answer(one, reports.services, now, language, desk.barred(one.row, actor)) for one in found]
    }
    note(request, Permission.READ_CASES, f"case {number}: reports", len(found))
    return fresh_answer(request, answer, language)


@router.get("/desk", summary="Reports for officers", dependencies=[READS], responses=answering(DeskPage))
def listed(
    request: Request,
    city: TheCity,
    actor: TheActor,
    language: Language,
    which: Annotated[Which, Query(description="Open, not moderated, late, closed, or all.")] = "open",
    service: Annotated[str, Query(max_length=100, description="Of a service alone.")] = "",
    most: Annotated[int, Query(ge=1, le=200, description="How many.")] = 50,
    skip: Annotated[int, Query(ge=0, le=10**6, description="How many to pass over.")] = 0,
    source: Annotated[str, Query(max_length=50, description=SOURCE)] = CITY,
    own: Annotated[bool, Query(description="Of one's own department alone.")] = False,
) -> Response:
    """The oldest promise first, those of one's own department before others. Whom to ask is read for each one alone."""
    reports = reports_of(city)
    desk = ReportDesk(reports)
    found = desk.listed(DeskQuery(which, service, most, skip, source, own), actor)
    now = reports.around.now()
    shown = [desk_answer(one, reports.services, now, language, desk.barred(one.row, actor)) for one in found.details]
    sources: list[ReportSource] = [{"source": name, "reports": count} for name, count in found.sources.items()]
    answer: DeskPage = {
        "reports": shown, "all": found.all, "waiting": found.waiting, "late": found.late, "sources": sources,
        "department": actor.department,
    }  # fmt: skip
    note(request, Permission.READ_CASES, "reports", len(shown))
    return fresh_answer(request, answer, language)


@router.get(
    "/{number}/contact", summary="Whom to ask about a report", dependencies=[WORKS],
    responses=answering(ReportContactFile),
)  # fmt: skip
def contact(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """That somebody read it stands in the log."""
    found = ReportDesk(reports_of(city)).contact(number, actor)
    note(request, Permission.WORK_CASES, f"report {number}: contact")
    answer: ReportContactFile = {"contact": None if found is None else contact_answer(found)}
    return fresh_answer(request, answer)


@router.post(
    "/{number}/photos/{photo}/moderation", summary="Release a photo of a report", status_code=204,
    dependencies=[WORKS, *ONLY_JSON],
)  # fmt: skip
def release_photo(
    request: Request, city: TheCity, actor: TheActor, number: Number, photo: PhotoNumber, body: ReportModeration
) -> Response:
    """Everybody sees it with the report then, or nobody any more; the reason stands on record."""
    ReportDesk(reports_of(city)).release_photo(number, photo, body.shown, body.why, actor)
    note(request, Permission.WORK_CASES, f"report {number}: photo {photo}")
    return Response(status_code=204)


@router.post("/{number}/answers", summary="Answer a report in words", status_code=204, dependencies=[WORKS, *ONLY_JSON])
def answer(request: Request, city: TheCity, actor: TheActor, number: Number, body: AnswerInWords) -> Response:
    """Its resident reads it; the first answer stops the clock of the promise."""
    ReportDesk(reports_of(city)).answer(number, body.text, actor)
    note(request, Permission.WORK_CASES, f"report {number}")
    return Response(status_code=204)


@router.post("/{number}/moderation", summary="Show or hide a report", status_code=204, dependencies=[WORKS, *ONLY_JSON])
def moderate(request: Request, city: TheCity, actor: TheActor, number: Number, body: ReportModeration) -> Response:
    """The reason stands on record, and its resident reads it."""
    ReportDesk(reports_of(city)).moderate(number, body.shown, body.why, actor)
    note(request, Permission.WORK_CASES, f"report {number}")
    return Response(status_code=204)


@router.post(
    "/{number}/service", summary="Put a report to another service", status_code=204, dependencies=[ASSIGNS, *ONLY_JSON]
)
def change_service(request: Request, city: TheCity, actor: TheActor, number: Number, body: ServiceOfReport) -> Response:
    """What was promised stays promised."""
    ReportDesk(reports_of(city)).change_service(number, body.service, body.why, actor)
    note(request, Permission.ASSIGN_CASES, f"report {number}")
    return Response(status_code=204)
