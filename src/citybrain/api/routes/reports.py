"""Reports of residents, for everybody: what can be reported, what was, what became of it, promises kept.

A report is followed by a code that stands in a header, so that no log and no list of addresses has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import Header, Path, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.guards import IN_TURN
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, COMPUTES, answering, sending
from citybrain.api.report_limits import take_report, take_report_photo
from citybrain.api.respond import CSV, fresh_answer, fresh_table, text_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.routes.photos import JPEG, PICTURE, GivenPhoto
from citybrain.api.routes.voices import HelperCode
from citybrain.api.shared_answers import shared_answer
from citybrain.api.state import TheCity, TheSnapshot
from citybrain.observations.times import instant, written
from citybrain.open_city import OpenCity
from citybrain.open_city.helpers import helpers_of
from citybrain.open_city.reports import reports_of
from citybrain.people.helpers.mandate import HelperTask
from citybrain.people.reports.answers import (
    PROMISE_COLUMNS,
    promise_rows,
    promises_answer,
    public_answer,
    service_answer,
    status_answer,
)
from citybrain.people.reports.codes import new_code
from citybrain.people.reports.given import GivenReport, Latitude, Longitude, ReportChannel, ReportWords
from citybrain.people.reports.photos import case_of_public_photo, public_photos
from citybrain.people.reports.public import ReportQuery, public_reports, public_reports_around, unsafe_areas
from citybrain.people.reports.service import EnteredReport, ResidentReports
from citybrain.people.reports.shapes import (
    PhotoOfHelper,
    PromisesAnswer,
    PublicReports,
    ReportAreas,
    ReportEntered,
    ReportServices,
    ReportStatus,
    SuggestedServices,
)
from citybrain.people.reports.standing import answers_of
from citybrain.people.services.entry import ServiceChannel
from citybrain.presenting.report.page import policy
from citybrain.presenting.report_paper import report_paper

router = Router(prefix=f"{API}/reports", tags=["reports"])
MOST_SHOWN = 500
PLACE = r"^-?(180(\.0+)?|(1[0-7]\d|\d{1,2})(\.\d{1,18})?),-?(90(\.0+)?|[0-8]?\d(\.\d{1,18})?)$"
AROUND = "Around a place alone, longitude and latitude in degrees: 24.94,60.17."
Code = Annotated[
    str, Header(alias="Report-Code", max_length=40, description="Code of the report, of its link or its paper.")
]
NeededHelperCode = Annotated[
    str, Header(alias="Helper-Code", max_length=40, description="Code that the person gave to the helper.")
]
PhotoNumber = Annotated[int, Path(ge=1, le=10**15, description="Number of a photo.")]
Service = Annotated[str, Query(max_length=100, description="Code of a service, as /reports/services lists it.")]
Since = Annotated[
    str | None, Query(max_length=40, description="Requested from that day (UTC) on, ISO 8601 with offset.")
]
Until = Annotated[
    str | None, Query(max_length=40, description="Requested before that day (UTC), ISO 8601 with offset.")
]


class WordsToSuggest(BaseModel, extra="forbid"):
    """What is to be reported, in words."""

    text: Annotated[str, Field(max_length=4_000)]


class ReportReply(BaseModel, extra="forbid"):
    """What a resident says of their report."""

    kind: Literal["cured", "not_cured", "objection", "person"]
    text: ReportWords = ""


def entered_answer(reports: ResidentReports, entered: EnteredReport, language: str) -> ReportEntered:
    """What somebody is answered who reported, with reports that may be of the same thing."""
    row, now = entered.row, reports.around.now()
    near = [] if row.longitude is None else reports.near(row.service, row.longitude, row.latitude)
    return {
        "number": row.id,
        "code": entered.code,
        "new": entered.new,
        "answer_by": _written(row.answer_by),
        "done_by": _written(row.done_by),
        "duplicates": [
            public_answer(one.row, reports.services, now, language, one.metres) for one in near if one.row.id != row.id
        ],
    }


@router.get("/services", summary="What can be reported", responses=answering(ReportServices))
async def services(request: Request, city: TheCity, language: Language) -> Response:
    """With what is promised of each, in hours."""

    def make() -> ReportServices:
        reports = reports_of(city)
        offered = reports.offered(ServiceChannel.PAGE).values()
        return {"services": [service_answer(one, language) for one in offered], "telephone": reports.policy.telephone}

    return await shared_answer(request, city, "report services", make, language)


@router.post(
    "/suggestions",
    summary="Which service words sound like",
    dependencies=[*ONLY_JSON],
    openapi_extra=COMPUTES,
    responses=answering(SuggestedServices),
)
def suggest(request: Request, city: TheCity, body: WordsToSuggest, language: Language) -> Response:
    """At most three, the likeliest first. Nothing is stored, and a person chooses."""
    services = reports_of(city).services
    answer: SuggestedServices = {
        "suggestions": [
            {"code": one.service, "label": services[one.service].name.of(language), "likeness": one.likeness}
            for one in reports_of(city).suggest(body.text)
        ]
    }
    return fresh_answer(request, answer, language)


@router.get("/near", summary="Reports that may be of the same thing", responses=answering(PublicReports))
def near(
    request: Request, city: TheCity, language: Language, service: Service,
    longitude: Annotated[Longitude, Query()], latitude: Annotated[Latitude, Query()],
) -> Response:  # fmt: skip
    """Of the service, within 60 m and 30 days, the nearest first; none of services that are shown as areas."""
    reports = reports_of(city)
    found = reports.near(service, longitude, latitude)
    now = reports.around.now()
    photos = public_photos(reports.records.to_read(), [one.row for one in found])
    listed = [
        public_answer(one.row, reports.services, now, language, one.metres, photos.get(one.row.id, ())) for one in found
    ]
    answer: PublicReports = {"reports": listed}
    return fresh_answer(request, answer, language)


@router.post(
    "", summary="Report something", status_code=201, dependencies=[*ONLY_JSON], responses=answering(ReportEntered, 201)
)
def report(
    request: Request,
    city: TheCity,
    actor: TheActor,
    body: GivenReport,
    language: Language,
    helper_code: HelperCode = None,
) -> Response:
    """No account is needed. With a `code` that was made on the device, the same sent twice is one report.

    A helper sends none: the code of what they report for a person goes to that person alone.
    """
    if actor.token is None:
        take_report(request)
    helper = helpers_of(city).acting(helper_code, HelperTask.REPORT)
    entered = reports_of(city).enter(body, ReportChannel.WEB, helper=helper)
    return fresh_answer(request, entered_answer(reports_of(city), entered, language), language, status=201)


@router.get("/status", summary="A report, by its code", responses=answering(ReportStatus))
def status(request: Request, city: TheCity, code: Code, language: Language) -> Response:
    """As who reported it sees it."""
    return fresh_answer(request, _status(reports_of(city), code, language), language)


@router.post(
    "/replies", summary="Say something of one's report", dependencies=[*ONLY_JSON], responses=answering(ReportStatus)
)
def reply(request: Request, city: TheCity, code: Code, body: ReportReply, language: Language) -> Response:
    """That it is done, or not; that one objects; that one asks for a person. All but the first waits for a person."""
    take_report(request)
    reports_of(city).reply(code, body.kind, body.text)
    return fresh_answer(request, _status(reports_of(city), code, language), language)


@router.post(
    "/photos",
    summary="Give a photo of one's report",
    dependencies=[IN_TURN],
    openapi_extra=PICTURE,
    responses=answering(ReportStatus),
)
def photo(request: Request, city: TheCity, code: Code, given: GivenPhoto, language: Language) -> Response:
    """The body is the photo, at most 12 MB. It is made anew: place, time and device are not left in it."""
    take_report_photo(request)
    reports_of(city).add_photo(code, given)
    return fresh_answer(request, _status(reports_of(city), code, language), language)


@router.post(
    "/{number}/photos",
    summary="Give a photo of a report that a helper sent",
    status_code=201,
    dependencies=[IN_TURN],
    openapi_extra=PICTURE,
    responses=answering(PhotoOfHelper, 201),
)
def photo_of_helper(
    request: Request, city: TheCity, number: Number, given: GivenPhoto, helper_code: NeededHelperCode
) -> Response:
    """With the helper's code, of their own report alone, by the same checks; nothing of the report is answered."""
    take_report_photo(request)
    helper = helpers_of(city).acting(helper_code, HelperTask.REPORT)
    assert helper is not None  # a code was given
    answer: PhotoOfHelper = {"report": number, "new": reports_of(city).add_photo_of_helper(number, given, helper)}
    return fresh_answer(request, answer, status=201)


@router.delete("/contact", summary="Erase whom to ask about one's report", responses=answering(ReportStatus))
def erase_contact(request: Request, city: TheCity, code: Code, language: Language) -> Response:
    """Name, address and number are gone, and in no copy either."""
    reports_of(city).erase_contact(code)
    return fresh_answer(request, _status(reports_of(city), code, language), language)


@router.get("", summary="Reports that everybody sees", responses=answering(PublicReports))
async def listed(
    request: Request,
    city: TheCity,
    language: Language,
    state: Annotated[Literal["open", "closed"] | None, Query(description="Open or closed ones alone.")] = None,
    service: Annotated[str | None, Query(max_length=100, description="Of a service alone.")] = None,
    area: Annotated[str | None, Query(max_length=300, description="Of an area alone: the board of a place.")] = None,
    placed: Annotated[bool, Query(description="Those at a place alone, as a map shows them.")] = False,
    near: Annotated[str | None, Query(max_length=60, pattern=PLACE, description=AROUND)] = None,
    within: Annotated[float, Query(gt=0, le=200, description="Metres from `near`.")] = 25.0,
    most: Annotated[int, Query(ge=1, le=MOST_SHOWN, description="How many.")] = 200,
) -> Response:
    """The newest first, near a place the nearest; without those of services that are shown as areas. Words are there
    once a person saw them."""
    services = () if service is None else (service,)
    closed = None if state is None else state == "closed"
    wanted = ReportQuery(services, closed, area=area, most=most, placed=placed)
    make = partial(_listed, city, wanted, near, within, language)
    return await shared_answer(request, city, f"reports {wanted} {near} {within}", make, language)


@router.get(
    "/{number}/photos/{photo}", response_class=Response, summary="A photo of a report that was released",
    responses=sending(JPEG, text=False),
)  # fmt: skip
def public_photo(city: TheCity, number: Number, photo: PhotoNumber) -> Response:
    """As JPEG, without anything of who took it, when or where. 404 until a person released it."""
    reports = reports_of(city)
    case = case_of_public_photo(reports.records.to_read(), number, photo)
    return Response(reports.around.photos().picture_of_case(photo, case), media_type=JPEG)


@router.get("/areas", summary="Where places of a private service are", responses=answering(ReportAreas))
async def areas(request: Request, city: TheCity, service: Service, language: Language) -> Response:
    """Areas of 550 m with at least five reports, by fives, of before today: no place of anybody."""
    return await shared_answer(request, city, f"areas {service}", lambda: _areas(city, service, language), language)


@router.get("/promises", summary="Promises kept", dependencies=[IN_TURN], responses=answering(PromisesAnswer))
async def promises(
    request: Request, city: TheCity, language: Language, since: Since = None, until: Until = None
) -> Response:
    """Of all reports of a time, by service and by place; late is called late."""

    def make() -> PromisesAnswer:
        return _promises(reports_of(city), since, until, language)

    return await shared_answer(request, city, f"promises {since} {until}", make, language)


@router.get(
    "/promises.csv", response_class=Response, summary="The same as a table", dependencies=[IN_TURN],
    responses=sending(CSV),
)  # fmt: skip
def promises_table(city: TheCity, language: Language, since: Since = None, until: Until = None) -> Response:
    """One row for all, for each service and for each place."""
    answer = _promises(reports_of(city), since, until, language)
    return fresh_table("promises", PROMISE_COLUMNS, promise_rows(answer))


@router.get("/paper", response_class=Response, summary="A form on paper, with a code", responses=sending("text/html"))
def paper(request: Request, city: TheCity, snapshot: TheSnapshot, language: Language) -> Response:
    """One page of A4 that loads nothing. Whoever enters it at a counter gives its code, and it is that report."""
    reports = reports_of(city)
    services = list(reports.offered(ServiceChannel.PAGE).values())
    told = report_paper(snapshot.city_name, new_code(), services, reports.policy.telephone, language)
    response = text_answer(request, told.encode(), "text/html; charset=utf-8", language)
    response.headers["Content-Security-Policy"] = (
        f"{policy()}; frame-ancestors 'self'; sandbox allow-popups allow-modals"
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _listed(city: OpenCity, wanted: ReportQuery, near: str | None, within: float, language: str) -> PublicReports:
    reports = reports_of(city)
    records, services, now = reports.records.to_read(), reports.services, reports.around.now()
    found: Sequence[tuple[Any, float | None]]
    if near is None:
        found = [(row, None) for row in public_reports(records, wanted)]
    else:
        longitude, latitude = map(float, near.split(","))
        found = public_reports_around(records, longitude, latitude, within, wanted)
    photos = public_photos(records, [row for row, _ in found])
    notes = answers_of(records, [row.id for row, _ in found])
    shown = [
        public_answer(row, services, now, language, metres, photos.get(row.id, ()), notes.get(row.id, ""))
        for row, metres in found
    ]
    return {"reports": shown}


def _areas(city: OpenCity, service: str, language: str) -> ReportAreas:
    reports = reports_of(city)
    of = reports.service(service)
    found = unsafe_areas(reports.records.to_read(), [service] if of.private else [], reports.around.now())
    return {
        "service": service,
        "label": of.name.of(language),
        "areas": [
            {"west": one.west, "south": one.south, "east": one.east, "north": one.north, "reports": one.reports}
            for one in found
        ],
    }


def _promises(reports: ResidentReports, since: str | None, until: str | None, language: str) -> PromisesAnswer:
    begin, end = (None if one is None else instant(one.replace(" ", "+")) for one in (since, until))
    kept = reports.board.figures(reports.records.to_read(), reports.around.now(), begin, end)
    return promises_answer(kept, reports.services, language)


def _status(reports: ResidentReports, code: str, language: str) -> ReportStatus:
    detail = reports.by_code(code)
    return status_answer(detail, reports.services, reports.around.now(), detail.asks, language)


def _written(time: int | None) -> str | None:
    return None if time is None else written(time)
