"""Routes of /open311/v2: the addresses and the form of errors are the standard's own."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any, NamedTuple

import orjson
from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool

from citybrain.api.guards import turn_with_body
from citybrain.api.identity import TheActor, verified
from citybrain.api.language import language_of
from citybrain.api.open311.asked import parameters_of, query_of, report_of
from citybrain.api.open311.forms import MULTIPART, SentForm, read_form
from citybrain.api.open311.xml_form import as_xml
from citybrain.api.report_limits import take_report, take_report_photo
from citybrain.api.respond import text_answer
from citybrain.api.router import Router
from citybrain.api.shared_answers import shared_text
from citybrain.api.state import TheCity
from citybrain.cases.photos.store import remade
from citybrain.governance.errors import NotSignedInError, TooManyRequestsError
from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.messages import render, text
from citybrain.open_city import OpenCity
from citybrain.open_city.reports import reports_of
from citybrain.people.reports.codes import code_from, read_code, written_code
from citybrain.people.reports.georeport import (
    Document,
    definition_document,
    entered_document,
    request_document,
    service_document,
)
from citybrain.people.reports.given import ReportChannel
from citybrain.people.reports.public import ReportQuery, public_reports
from citybrain.people.reports.service import ResidentReports
from citybrain.people.reports.standing import answers_of
from citybrain.people.services.entry import ServiceChannel
from citybrain.records.errors import NotRecordedError

ADDRESS = "/open311"
PATH = re.compile(
    r"(?:v2/)?(?P<what>discovery)\.(?P<form>json|xml)"
    r"|v2/(?P<kind>services|requests|tokens)(?:/(?P<name>[^/]{1,100}?))?\.(?P<written>json|xml)"
)
JSON, XML = "application/json", "text/xml"
KEY = "idempotency-key"
LEAST_KEY = 16
"""Characters of an idempotency key: the code of the report is made of it, so that nobody guesses that either."""

SHARED = frozenset({"services", "requests"})
"""What everybody gets the same of; whose host an answer names, or what a token opens, is of who asks."""

router = Router(include_in_schema=False)


class GeoReportAsked(NamedTuple):
    """What is asked for, of which, and in which form."""

    kind: str
    name: str | None
    xml: bool


class GeoReportError(Exception):
    """What a client is told: a status of HTTP, and a sentence."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status


async def _raw(request: Request) -> bytes:
    return await request.body()


@router.get(ADDRESS + "/{resource:path}")
async def asked(request: Request, city: TheCity, actor: TheActor, resource: str) -> Response:
    """Services, requests, tokens and discovery."""
    one, language = _understood(resource), language_of(request)
    if one.kind not in SHARED:
        return await run_in_threadpool(_answered, request, resource, lambda one: _read(request, city, one))
    asked_for = sorted((name, value) for name, value in request.query_params.items() if name != "api_key")

    def make() -> bytes:
        root, document, _ = _read(request, city, one)
        return _bytes_of(one.xml, root, document)

    try:
        return await shared_text(request, city, f"open311 {one} {asked_for}", make, _media_type(one.xml), language)
    except (CityBrainError, GeoReportError) as problem:
        return _failed(request, one.xml, problem, language)


async def _in_turn_with_photo(request: Request, actor: TheActor) -> AsyncIterator[None]:
    """A form in parts may bring a photo, whose decoding takes seconds: each who sends some in turn."""
    if not request.headers.get("content-type", "").strip().lower().startswith(MULTIPART):
        yield
        return
    async with turn_with_body(request, actor):
        yield


@router.post(ADDRESS + "/{resource:path}", dependencies=[Depends(_in_turn_with_photo, scope="function")])
def sent(
    request: Request, city: TheCity, actor: TheActor, resource: str, raw: Annotated[bytes, Depends(_raw)]
) -> Response:
    """A request of somebody who reports."""
    return _answered(request, resource, lambda one: _enter(request, city, one, raw, actor.token is not None))


def _answered(request: Request, resource: str, make: Callable[[GeoReportAsked], tuple[str, Any, int]]) -> Response:
    """A document, or what is wrong, in the form that was asked for."""
    one = _understood(resource)
    language = language_of(request)
    try:
        if not one.kind:
            raise GeoReportError(404, text("request-path", language, received=request.url.path[:200]))
        root, document, status = make(one)
        response = _response(request, one.xml, root, document, status)
        if one.kind == "tokens":
            response.headers["Cache-Control"] = "no-store"
        return response
    except (CityBrainError, GeoReportError) as problem:
        return _failed(request, one.xml, problem, language)


def _failed(request: Request, xml: bool, problem: CityBrainError | GeoReportError, language: str) -> Response:
    """What is wrong, in the form that was asked for. Raises what is no fault of who asks."""
    match problem:
        case GeoReportError():
            return _refused(request, xml, problem.status, str(problem))
        case NotRecordedError():
            raise problem
        case NotFoundError():
            return _refused(request, xml, 404, render(problem, language))
        case NotSignedInError():
            return _refused(request, xml, 403, render(problem, language))
        case TooManyRequestsError():
            response = _refused(request, xml, 429, render(problem, language))
            response.headers["Retry-After"] = str(problem.wait)
            return response
    return _refused(request, xml, 400, render(problem, language))


def _understood(resource: str) -> GeoReportAsked:
    """What an address asks for; of kind "" where it is none of the standard's."""
    match = PATH.fullmatch(resource)
    if match is None:
        return GeoReportAsked("", None, resource.endswith(".xml"))
    return GeoReportAsked(match["what"] or match["kind"], match["name"], "xml" in (match["form"], match["written"]))


def _read(request: Request, city: OpenCity, one: GeoReportAsked) -> tuple[str, Any, int]:
    reports, language = reports_of(city), language_of(request)
    params = parameters_of(request.query_params.multi_items())
    if one.kind == "discovery":
        return "discovery", _discovery(request, reports), 200
    _require_jurisdiction(reports, params.get("jurisdiction_id", ""), language)
    offered = reports.offered(ServiceChannel.OPEN311)
    match one.kind, one.name:
        case "services", None:
            return "services", [service_document(each, language) for each in offered.values()], 200
        case "services", str(name):
            return "service_definition", definition_document(reports.service(name), language), 200
        case "tokens", str(name):
            row = reports.by_code(name).row
            return "service_requests", [{"service_request_id": str(row.id), "token": read_code(name)}], 200
        case "requests", str(name):
            if not (name.isascii() and name.isdecimal()):
                raise NotFoundError("resident-report-unknown", received=name[:40])
            return "service_requests", _requests(reports, {"service_request_id": name}, language), 200
        case "requests", None:
            return "service_requests", _requests(reports, params, language), 200
    raise GeoReportError(404, text("request-path", language, received=request.url.path[:200]))


def _requests(reports: ResidentReports, params: dict[str, str], language: str) -> list[Document]:
    """Requests as they are asked for. Raises NotFoundError for a service or numbers that the city does not have."""
    records, query = reports.records.to_read(), query_of(params, reports.around.now())
    for code in query.services:
        if code not in reports.services and not public_reports(records, ReportQuery((code,), most=1)):
            reports.service(code)
    rows = public_reports(records, query)
    if query.numbers and not rows and not query.skip:
        raise NotFoundError("resident-report-unknown", received=params["service_request_id"][:40])
    notes = answers_of(records, [row.id for row in rows])
    return [request_document(row, reports.services, notes.get(row.id, ""), language) for row in rows]


def _enter(request: Request, city: OpenCity, one: GeoReportAsked, raw: bytes, known: bool) -> tuple[str, Any, int]:
    reports, language = reports_of(city), language_of(request)
    if one.kind != "requests" or one.name is not None:
        raise GeoReportError(405, text("request-path", language, received=request.url.path[:200]))
    form = read_form(request.headers.get("content-type", ""), raw)
    _require_jurisdiction(reports, form.fields.get("jurisdiction_id", ""), language)
    keyed = known or _has_key(request, reports, form, language)
    if not keyed:
        take_report(request)
        if form.photo:
            take_report_photo(request)
    key = request.headers.get(KEY, "")
    given = report_of(form, code_from(key) if len(key) >= LEAST_KEY else None)
    if form.photo:
        remade(form.photo)  # whatever is wrong with it is told before anything is stored
    entered = reports.enter(given, ReportChannel.OPEN311)
    if form.photo and entered.new:
        reports.add_photo(entered.code, form.photo)
    service = reports.service(entered.row.service)
    notice = text("resident-report-follow", language, code=written_code(entered.code))
    if service.private:
        notice = f"{notice} {text('resident-report-notice-private', language)}"
    return "service_requests", [entered_document(entered.row.id, notice, entered.code)], 201 if entered.new else 200


def _has_key(request: Request, reports: ResidentReports, form: SentForm, language: str) -> bool:
    """Whether a program sent a key that holds. Raises GeoReportError where the city wants one, or it does not hold."""
    key = form.fields.get("api_key", "").strip()
    if not key:
        if reports.policy.api_key == "required":
            raise GeoReportError(403, text("resident-report-key-missing", language))
        return False
    try:
        verified(request, key)
    except NotSignedInError:
        raise GeoReportError(403, text("resident-report-key", language, received=key[:6])) from None
    return True


def _require_jurisdiction(reports: ResidentReports, given: str, language: str) -> None:
    """Raise GeoReportError for another jurisdiction than that of the city; a city that names none has none."""
    own = reports.policy.jurisdiction
    if not given or given == own:
        return
    code = "resident-report-jurisdiction" if own else "resident-report-jurisdiction-none"
    raise GeoReportError(404, text(code, language, received=given[:80], **({"allowed": own} if own else {})))


def _discovery(request: Request, reports: ResidentReports) -> Document:
    base = str(request.base_url).rstrip("/")
    endpoint = {
        "specification": "http://wiki.open311.org/GeoReport_v2", "url": f"{base}{ADDRESS}/v2",
        "changeset": "2011-01-23 18:00", "type": "production", "formats": [XML, JSON],
    }  # fmt: skip
    return {
        "changeset": "2011-01-23 18:00",
        "contact": reports.policy.telephone,
        "key_service": "",
        "endpoints": [endpoint],
    }


def _response(request: Request, xml: bool, root: str, document: Any, status: int) -> Response:
    response = text_answer(request, _bytes_of(xml, root, document), _media_type(xml))
    response.status_code = status
    response.headers["Cache-Control"] = "no-cache" if status == 200 else "no-store"
    return response


def _bytes_of(xml: bool, root: str, document: Any) -> bytes:
    return as_xml(root, document) if xml else orjson.dumps(document)


def _media_type(xml: bool) -> str:
    return f"{XML}; charset=utf-8" if xml else JSON


def _refused(request: Request, xml: bool, status: int, said: str) -> Response:
    return _response(request, xml, "errors", [{"code": status, "description": said}], status)
