"""Licences of firms for vehicles on roads: what everybody may know, applications, decisions, reports, incidents."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field, StringConstraints

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity, TheSnapshot
from citybrain.cases.columns import pairs_of
from citybrain.cases.licences.acts import LicenceAct
from citybrain.cases.licences.answers import (
    application_answer,
    finding_answer,
    kind_answer,
    licence_answer,
    summary_answer,
    sums_answer,
)
from citybrain.cases.licences.application import LONGEST_TEXT, Answers, NewApplication
from citybrain.cases.licences.figures import read_figures
from citybrain.cases.licences.reports import read_reports
from citybrain.cases.licences.road_map import road_map
from citybrain.cases.licences.service import MOST_LISTED, findings_of_report
from citybrain.cases.licences.shapes import (
    ApplicationAnswer,
    ApplicationList,
    FigureCounts,
    LicenceKindList,
    LicenceList,
    LicenceMade,
    LicenceRoadMap,
    LicenceSumsAnswer,
    ReportCounts,
)
from citybrain.cases.supervision.answers import following
from citybrain.governance import Permission, Verdict, decide
from citybrain.open_city import OpenCity
from citybrain.open_city.licences import licences_of

router = Router(prefix=f"{API}/licences", tags=["licences"])
READ, WRITE, ANSWER = Permission.READ_ENTERPRISES, Permission.WRITE_ENTERPRISES, Permission.ANSWER_ENTERPRISES
READS, WRITES, ANSWERS = requires(READ), requires(WRITE), requires(ANSWER)
CSV = {"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}}
KindName = Annotated[str, Query(max_length=100, description="Name of a kind of licence.")]
Skip = Annotated[int, Query(ge=0, le=10**6, description="How many to pass over: `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MOST_LISTED, description="How many at most.")]
File = Annotated[str, Query(max_length=200, description="What the table is called.")]
Pairs = Annotated[list[Annotated[str, Field(max_length=200)]], Query(max_length=30)]
Columns = Annotated[Pairs, Query(description="What a column means: `distance=Kilometres`.")]
Constants = Annotated[Pairs, Query(description="What holds for all rows: `unit=km`.")]


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)]


class CheckToStore(BaseModel, extra="forbid"):
    """Answers of a risk check by name of the question; `yes` or `no`, one of its choices, a number, or words."""

    answers: Answers


class ProposalToMake(BaseModel, extra="forbid"):
    """The conditions of a licence, and why it is to be granted."""

    conditions: Words
    why: Words


@router.get("", summary="Licences that were granted", dependencies=[IN_TURN], responses=answering(LicenceList))
def granted(
    request: Request, city: TheCity, language: Language, skip: Skip = 0, limit: Limit = MOST_LISTED
) -> Response:
    """As everybody may know them: firm, vehicles, roads, days, state, conditions; no contact and no vehicle by name."""
    service = licences_of(city)
    every = service.granted()
    roads = {one.kind.roads: service.around.rows(one.kind.roads) for one in every}
    answer: LicenceList = {
        "licences": [licence_answer(one, roads[one.kind.roads], language) for one in every[skip : skip + limit]],
        "next": following(skip, limit, len(every)),
    }
    return fresh_answer(request, answer, language)


@router.get("/kinds", summary="What can be applied for", responses=answering(LicenceKindList))
def kinds(request: Request, city: TheCity, language: Language) -> Response:
    """Each with what is asked, what bars an application, classes of incidents, and sources."""
    answer: LicenceKindList = {"kinds": [kind_answer(one, language) for one in licences_of(city).kinds.values()]}
    return fresh_answer(request, answer, language)


@router.get(
    "/sums", summary="Figures of a kind of licence", dependencies=[IN_TURN], responses=answering(LicenceSumsAnswer)
)
def sums(request: Request, city: TheCity, language: Language, kind: KindName) -> Response:
    """By what is on record, and as they were published, with ratios that are not plausible and values that differ.

    Sums are of years that are over, and of so many firms that they tell of none.
    """
    service = licences_of(city)
    of = service.sums(kind)
    states = [one.state.value for one in service.granted() if one.kind.name == kind]
    return fresh_answer(request, sums_answer(of, states, language), language)


@router.get(
    "/roads", summary="Roads with the licences in force there", dependencies=[IN_TURN],
    responses=answering(LicenceRoadMap),
)  # fmt: skip
def roads(request: Request, city: TheCity, snapshot: TheSnapshot, kind: KindName) -> Response:
    """GeoJSON in degrees, roads with licences first."""
    service = licences_of(city)
    of = service.kind(kind)
    every = [one for one in service.granted() if one.kind.name == kind]
    return fresh_answer(request, road_map(snapshot, of.roads, every))


@router.get("/applications", summary="Applications", dependencies=[READS], responses=answering(ApplicationList))
def applications(
    request: Request, city: TheCity, language: Language, skip: Skip = 0, limit: Limit = MOST_LISTED
) -> Response:
    """The newest first, with where each stands."""
    every = licences_of(city).every()
    answer: ApplicationList = {
        "applications": [summary_answer(one, language) for one in every[skip : skip + limit]],
        "next": following(skip, limit, len(every)),
    }
    note(request, READ, "applications", len(answer["applications"]))
    return fresh_answer(request, answer, language)


@router.post(
    "/applications", summary="Enter an application", status_code=201, dependencies=[WRITES, *ONLY_JSON],
    responses=answering(LicenceMade, 201),
)  # fmt: skip
def apply(request: Request, city: TheCity, actor: TheActor, body: NewApplication) -> Response:
    """Of a firm of the register of enterprises. All that is wrong is told at once, and what overlaps another one."""
    number = licences_of(city).apply(body, actor)
    note(request, WRITE, f"application {number}")
    return _made(request, number)


@router.get(
    "/applications/{number}", summary="One application", dependencies=[ANSWERS], responses=answering(ApplicationAnswer)
)
def one(request: Request, city: TheCity, actor: TheActor, number: Number, language: Language) -> Response:
    """With answers, findings, entries and contact for the office; for who is named for the firm without the contact."""
    return _application(request, city, actor, number, language)


@router.post(
    "/applications/{number}/check", summary="Enter a risk check", status_code=201, dependencies=[WRITES, *ONLY_JSON],
    responses=answering(ApplicationAnswer, 201),
)  # fmt: skip
def check(
    request: Request, city: TheCity, actor: TheActor, number: Number, body: CheckToStore, language: Language
) -> Response:
    """The newest check counts, until a second person is asked."""
    licences_of(city).check(number, body.answers, actor)
    note(request, WRITE, f"application {number}")
    return _application(request, city, actor, number, language, 201)


@router.post(
    "/applications/{number}/proposal", summary="Ask a second person to grant it", status_code=201,
    dependencies=[WRITES, IN_TURN, *ONLY_JSON], responses=answering(LicenceMade, 201),
)  # fmt: skip
def ask(request: Request, city: TheCity, actor: TheActor, number: Number, body: ProposalToMake) -> Response:
    """By a proposal of the gate; who entered or checked the application cannot approve it."""
    proposal = licences_of(city).ask(number, body.conditions, body.why, actor)
    note(request, WRITE, f"application {number}")
    return _made(request, number, proposal)


@router.post(
    "/applications/{number}/entries", summary="Enter an incident, a suspension, an appeal or a reinstatement",
    status_code=201, dependencies=[ANSWERS, *ONLY_JSON], responses=answering(ApplicationAnswer, 201),
)  # fmt: skip
def enter(
    request: Request, city: TheCity, actor: TheActor, number: Number, body: LicenceAct, language: Language
) -> Response:
    """Incidents and appeals open a case; who suspended a licence does not reinstate it. A firm appeals, and no more."""
    made = licences_of(city).enter(number, body, actor)
    note(request, ANSWER, f"application {number}", len(made))
    return _application(request, city, actor, number, language, 201)


@router.delete(
    "/applications/{number}/contact", summary="Erase the contact of one", status_code=204, dependencies=[WRITES]
)
def erase(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """Name and address are emptied in the records."""
    erased = licences_of(city).erase_contact(number, actor)
    what = "contact erased" if erased else "nothing to erase"
    note(request, WRITE, f"application {number}: {what}", int(erased))
    return Response(status_code=204)


@router.post(
    "/reports", summary="Report what was driven", status_code=201, dependencies=[ANSWERS, IN_TURN],
    responses=answering(ReportCounts, 201), openapi_extra=CSV,
)  # fmt: skip
async def report(
    request: Request,
    city: TheCity,
    actor: TheActor,
    language: Language,
    source: File,
    column: Columns = [],  # noqa: B006
    constant: Constants = [],  # noqa: B006
    corrects: Annotated[bool, Query(description="Replaces what was reported otherwise before.")] = False,
) -> Response:
    """A table, text or spreadsheet, with a row for a licence and month, or vehicle; all of it or nothing."""
    content = await request.body()

    def work() -> Response:
        service = licences_of(city)
        plan = service.report(read_reports(content, source, pairs_of(column), pairs_of(constant)), actor, corrects)
        found = [finding_answer(each, language) for each in findings_of_report(service, plan)]
        note(request, ANSWER, "reports of licences", len(plan.reports))
        answer: ReportCounts = {
            "added": len(plan.reports), "known": plan.known, "corrected": plan.corrected, "findings": found,
        }  # fmt: skip
        return fresh_answer(request, answer, language, 201)

    return await run_in_threadpool(work)


@router.post(
    "/figures", summary="Enter figures that were published", status_code=201, dependencies=[WRITES, IN_TURN],
    responses=answering(FigureCounts, 201), openapi_extra=CSV,
)  # fmt: skip
async def publish(
    request: Request,
    city: TheCity,
    actor: TheActor,
    kind: KindName,
    source: File,
    column: Columns = [],  # noqa: B006
    constant: Constants = [],  # noqa: B006
) -> Response:
    """A table with figure, amount, unit, days and source; what is known already stays as it is."""
    content = await request.body()

    def work() -> Response:
        service = licences_of(city)
        figures = read_figures(content, source, pairs_of(column), pairs_of(constant), service.today)
        added = service.publish(kind, figures, actor)
        note(request, WRITE, "published figures of licences", added)
        answer: FigureCounts = {"added": added, "known": len(figures) - added}
        return fresh_answer(request, answer, "", 201)

    return await run_in_threadpool(work)


@router.delete("/figures/{number}", summary="Withdraw a published figure", status_code=204, dependencies=[WRITES])
def withdraw(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """It is no longer told; who entered and who withdrew it stays on record."""
    licences_of(city).withdraw_figure(number, actor)
    note(request, WRITE, f"published figure {number}")
    return Response(status_code=204)


def _made(request: Request, application: int, proposal: int | None = None) -> Response:
    answer: LicenceMade = {"application": application, "proposal": proposal}
    return fresh_answer(request, answer, "", 201)


def _application(
    request: Request, city: OpenCity, actor: TheActor, number: int, language: str, status: int = 200
) -> Response:
    service = licences_of(city)
    of = service.one(number, actor)
    if status == 200:
        note(request, READ, f"application {number}")
    office = decide(actor, READ) is Verdict.ALLOWED
    roads = service.around.rows(of.licence.kind.roads)
    return fresh_answer(request, application_answer(of, roads, office, language), language, status)
