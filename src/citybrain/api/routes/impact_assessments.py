"""The register of impact assessments, for administrators and data stewards, with the duties of the law."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Annotated, cast

from fastapi import Request, Response
from pydantic import Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import CSV, fresh_answer, fresh_table, text_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity, TheState
from citybrain.governance import DataClass, Permission
from citybrain.governance.breaches import law_of
from citybrain.governance.impact_assessments import (
    LONGEST_NAME,
    ImpactAssessment,
    ImpactContent,
    ImpactDecision,
    ImpactPart,
    ImpactState,
    add_version,
    assessed_purposes,
    assessments,
    duties_of,
    parts_of,
    record_assessment,
)
from citybrain.governance.roles import PURPOSES
from citybrain.kernel.errors import NotFoundError
from citybrain.messages import text
from citybrain.presenting.report.csv_file import Cell
from citybrain.presenting.report.impact_page import article_of, impact_page
from citybrain.presenting.report.page import policy

router = Router(prefix=f"{API}/impact-assessments", tags=["access"])
KEEPS = requires(Permission.WRITE_CITY)
WHAT = "impact assessments"
COLUMNS = (
    "assessment", "purpose", "name", "decision", "review_on", "part", "answer", "likelihood", "severity", "measure",
    "stays_high", "recorded_by", "recorded_at",
)  # fmt: skip


class AssessmentToRecord(ImpactContent, frozen=True):
    """The first version of an assessment: for which purpose, and the name of what is processed."""

    purpose: str
    name: Annotated[str, Field(max_length=2 * LONGEST_NAME)]


class ImpactQuestion(TypedDict):
    """What an assessment answers: a short name, the question, articles that ask it (empty: none)."""

    part: ImpactPart
    label: str
    question: str
    article: str


class ImpactFulfilled(TypedDict):
    """A duty that the program fulfils by itself, and how."""

    article: str
    text: str


class ImpactChoice(TypedDict):
    """A decision, with its name."""

    decision: ImpactDecision
    label: str


class ImpactPurpose(TypedDict):
    """A purpose that data of persons is read for, and whether there is an accepted assessment for it."""

    purpose: str
    label: str
    classes: list[DataClass]
    assessed: bool


class ImpactRisk(TypedDict):
    """A risk to persons: likelihood and severity from 1 to 4."""

    about: str
    likelihood: int
    severity: int
    measure: str
    stays_high: bool


class ImpactVersionAnswer(TypedDict):
    """A version; `answers` by the parts of the questions."""

    number: int
    answers: dict[str, str]
    risks: list[ImpactRisk]
    decision: ImpactDecision
    review_on: str | None
    made_by: str
    made_at: str


class ImpactAnswer(TypedDict):
    """An assessment as it stands, its versions the oldest first."""

    number: int
    purpose: str
    label: str
    name: str
    state: ImpactState
    state_label: str
    versions: list[ImpactVersionAnswer]


class ImpactAssessments(TypedDict):
    """The latest assessments, the latest first; `law` is that of the country, null where none is declared.

    `levels` are the names of likelihoods and severities from 1 to 4.
    """

    law: str | None
    questions: list[ImpactQuestion]
    levels: list[str]
    decisions: list[ImpactChoice]
    fulfilled: list[ImpactFulfilled]
    purposes: list[ImpactPurpose]
    assessments: list[ImpactAnswer]


@router.get(
    "",
    summary="Impact assessments, and purposes that have none",
    dependencies=[KEEPS],
    responses=answering(ImpactAssessments),
)
def listed(request: Request, state: TheState, city: TheCity, language: Language) -> Response:
    """What the law of the country asks, and what was answered for each processing of data of persons."""
    return _answer(request, state, city, language)


@router.post(
    "",
    summary="Begin an impact assessment",
    status_code=201,
    dependencies=[KEEPS, *ONLY_JSON],
    responses=answering(ImpactAssessments, 201),
)
def begin(
    request: Request, state: TheState, city: TheCity, actor: TheActor, body: AssessmentToRecord, language: Language
) -> Response:
    """Open, or decided where all is answered. Answers with the whole register."""
    content = ImpactContent.model_validate(body.model_dump(exclude={"purpose", "name"}))
    with state.governance.records.begin() as connection:
        number = record_assessment(connection, body.purpose, body.name, content, city.country, actor.name)
    note(request, Permission.WRITE_CITY, f"impact assessment {number}: {content.decision}")
    return _answer(request, state, city, language, 201)


@router.post(
    "/{number}/versions",
    summary="Go on with an impact assessment",
    status_code=201,
    dependencies=[KEEPS, *ONLY_JSON],
    responses=answering(ImpactAssessments, 201),
)
def go_on(
    request: Request,
    state: TheState,
    city: TheCity,
    actor: TheActor,
    number: Number,
    body: ImpactContent,
    language: Language,
) -> Response:
    """One more version, which says all of it. Answers with the whole register."""
    with state.governance.records.begin() as connection:
        add_version(connection, number, body, city.country, actor.name)
    note(request, Permission.WRITE_CITY, f"impact assessment {number}: {body.decision}")
    return _answer(request, state, city, language, 201)


@router.get(
    "/register.csv",
    summary="All impact assessments as a table",
    dependencies=[KEEPS],
    response_class=Response,
    responses=sending(CSV),
)
def register(request: Request, state: TheState) -> Response:
    """A row for each answer and each risk of each version, the oldest first."""
    with state.governance.records.read() as connection:
        found = assessments(connection)
    note(request, Permission.WRITE_CITY, WHAT, len(found))
    return fresh_table("impact-assessments", COLUMNS, _rows(found))


@router.get(
    "/{number}/report.html",
    summary="An impact assessment as one HTML file to print",
    dependencies=[KEEPS],
    response_class=Response,
    responses=sending("text/html"),
)
def printed(request: Request, state: TheState, city: TheCity, number: Number, language: Language) -> Response:
    """The page holds all it shows: it asks for no script, font, style or picture from anywhere."""
    with state.governance.records.read() as connection:
        found = assessments(connection, number)
    if not found:
        raise NotFoundError("impact-unknown", received=number)
    note(request, Permission.WRITE_CITY, f"impact assessment {number}")
    made = impact_page(found[0], city.snapshot.city_name, parts_of(city.country), duties_of(city.country), language)
    response = text_answer(request, made.encode(), "text/html; charset=utf-8", language)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'self'; sandbox allow-popups"
    return response


def _rows(found: Sequence[ImpactAssessment]) -> Iterator[tuple[Cell, ...]]:
    for one in reversed(found):
        for version in one.versions:
            content = version.content
            review = content.review_on.isoformat() if content.review_on else ""
            head = (one.number, one.purpose, one.name, content.decision.value, review)
            made = (version.made_by, version.made_at)
            for part, answer in content.answers.items():
                yield (*head, part.value, answer, None, None, "", "", *made)
            for risk in content.risks:
                high = "yes" if risk.stays_high else "no"
                levels = (risk.likelihood, risk.severity)
                yield (*head, ImpactPart.RISKS.value, risk.about, *levels, risk.measure, high, *made)
            if not content.answers and not content.risks:
                yield (*head, "", "", None, None, "", "", *made)


def _answer(request: Request, state: TheState, city: TheCity, language: str, status: int = 200) -> Response:
    with state.governance.records.read() as connection:
        found = assessments(connection)
    if status == 200:
        note(request, Permission.WRITE_CITY, WHAT, len(found))
    law, duties, day = law_of(city.country), duties_of(city.country), datetime.datetime.now(datetime.UTC).date()
    accepted = {one.purpose for one in found if one.content.decision is ImpactDecision.ACCEPTED}
    told: ImpactAssessments = {
        "law": law.law if law else None,
        "questions": [
            {"part": part, "label": text(f"impact-part-{part}", language),
             "question": text(f"impact-part-{part}-question", language), "article": article_of(duties, part)}
            for part in parts_of(city.country)
        ],
        "levels": [text(f"impact-level-{level}", language) for level in range(1, 5)],
        "decisions": [{"decision": one, "label": text(f"impact-decision-{one}", language)} for one in ImpactDecision],
        "fulfilled": [
            {"article": f"{duty.law} {duty.article}", "text": text(f"impact-place-{duty.place}", language)}
            for duty in duties if duty.place
        ],
        "purposes": [
            {"purpose": name, "label": text(f"access-purpose-{name}", language),
             "classes": [one for one in DataClass if one in PURPOSES[name].classes], "assessed": name in accepted}
            for name in assessed_purposes()
        ],
        "assessments": [_assessment(one, day, language) for one in found],
    }  # fmt: skip
    return fresh_answer(request, told, language, status)


def _assessment(one: ImpactAssessment, day: datetime.date, language: str) -> ImpactAnswer:
    state, review = one.state(day), one.content.review_on
    return {
        "number": one.number,
        "purpose": one.purpose,
        "label": text(f"access-purpose-{one.purpose}", language),
        "name": one.name,
        "state": state,
        "state_label": text(f"impact-state-{state}", language, day=review.isoformat() if review else ""),
        "versions": [
            {"number": version.number, "made_by": version.made_by, "made_at": version.made_at,
             "answers": {part.value: answer for part, answer in version.content.answers.items()},
             "risks": [cast(ImpactRisk, risk.model_dump()) for risk in version.content.risks],
             "decision": version.content.decision,
             "review_on": version.content.review_on.isoformat() if version.content.review_on else None}
            for version in one.versions
        ],
    }  # fmt: skip
