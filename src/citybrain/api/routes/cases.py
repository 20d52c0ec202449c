"""Cases: what needs a person, who answers for it until when, and the steps that are made."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from fastapi import Header, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity
from citybrain.base.moments import Moment
from citybrain.cases.answers import case_answer, case_details, rule_answer, silence_answer
from citybrain.cases.errors import CaseStepError, CaseTagError
from citybrain.cases.readable import readable_classes
from citybrain.cases.service import CaseQuery
from citybrain.cases.shapes import (
    CaseDetails,
    CaseList,
    CaseRuleList,
    CaseSilence,
    CaseSilences,
)
from citybrain.cases.states import TRANSITIONS, CaseOutcome, CaseState, CaseStep
from citybrain.cases.steps import LONGEST
from citybrain.governance import Actor, Permission, Role
from citybrain.notifications.severity import Severity
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.records import author

router = Router(prefix=f"{API}/cases", tags=["cases"])
READS = requires(Permission.READ_CASES)
SILENCES = requires(Permission.ASSIGN_CASES)
MOST = 500
AFTER = re.compile(r"(-?\d{1,7}(?:\.\d{1,17})?(?:e-?\d{1,3})?)~(\d{1,15})")
Version = Annotated[
    str | None, Header(alias="If-Match", max_length=100, description="ETag of the case as it was read.")
]
Name = Annotated[str | None, Query(max_length=100)]
StepName = Literal[
    "acknowledge", "seek_cause", "assign", "begin", "await_proof", "send_back", "close", "reopen", "merge", "split",
    "note", "link", "undo",
]  # fmt: skip


class CaseLink(BaseModel, extra="forbid"):
    """What a case has to do with: a plan, a stream or another case, by its name or number."""

    kind: Literal["plan", "stream", "case"]
    name: str = Field(min_length=1, max_length=200)


class StepToMake(BaseModel, extra="forbid"):
    """A step: `role` or `owner` to assign, `outcome` to close, `into` to merge, `link` to link, `why` for a note."""

    step: StepName
    why: str = Field(default="", max_length=LONGEST)
    role: Role | None = None
    owner: str | None = Field(default=None, min_length=1, max_length=200)
    outcome: CaseOutcome | None = None
    into: int | None = Field(default=None, ge=1, le=10**15)
    link: CaseLink | None = None


class SilenceToMake(BaseModel, extra="forbid"):
    """No case is opened by a rule, or of a stream, from `since` (now) to `until`, at most 31 days later."""

    rule: str | None = Field(default=None, max_length=100)
    stream: int | None = Field(default=None, ge=1, lt=2**31)
    since: Moment | None = None
    until: Moment
    why: str = Field(min_length=1, max_length=LONGEST)


@router.get("", summary="What needs a person", dependencies=[READS], responses=answering(CaseList))
def listed(
    request: Request,
    city: TheCity,
    actor: TheActor,
    language: Language,
    live: Annotated[bool, Query(description="Those that somebody has to see to alone.")] = True,
    state: CaseState | None = None,
    rule: Name = None,
    family: Name = None,
    severity: Literal["minor", "moderate", "severe", "extreme"] | None = None,
    role: Annotated[Role | None, Query(description="Role that owns it.")] = None,
    owner: Annotated[str | None, Query(max_length=200, description="Person who owns it.")] = None,
    stream: Annotated[int | None, Query(ge=1, lt=2**31)] = None,
    since: Annotated[Moment | None, Query(description="Seen at this time or later.")] = None,
    after: Annotated[str | None, Query(max_length=60, description="`next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    standing: Annotated[bool, Query(description="Those whose condition still holds alone.")] = False,
    subject: Annotated[
        str | None, Query(max_length=200, description="What they were raised for: its kind and name, as tree/node/1.")
    ] = None,
) -> Response:
    """By rank: severity, people near by, and the time left. A case is as closed as its streams."""
    query = CaseQuery(
        live, state, rule, family, None if severity is None else Severity(severity).urgency,
        None if role is None else role.value, owner, stream, None if since is None else (since - EPOCH) // MICROSECOND,
        None if after is None else _after(after), limit, standing, subject,
    )  # fmt: skip
    rows = city.cases.listed(query, readable_classes(actor))
    note(request, Permission.READ_CASES, "cases", len(rows))
    rules = city.cases.rules
    following = f"{rows[-1].rank!r}~{rows[-1].id}" if len(rows) == limit else None
    answer: CaseList = {"cases": [case_answer(row, rules, language) for row in rows], "next": following}
    return fresh_answer(request, answer, language)


@router.get("/rules", summary="Rules by which cases are opened", responses=answering(CaseRuleList))
def rules(request: Request, city: TheCity, actor: TheActor, language: Language) -> Response:
    """Each with its source and its owner; `fires_often` where it opens so many that they are gathered.

    Cases count that the reader may read: none for who reads no cases.
    """
    known, live = city.cases.rules, city.cases.live_counts(readable_classes(actor))
    answer: CaseRuleList = {
        "rules": [rule_answer(one, known.of[one.name], live, language) for one in known.all.values()]
    }
    return fresh_answer(request, answer, language)


@router.get("/silences", summary="Silences that hold or will", dependencies=[READS], responses=answering(CaseSilences))
def silences(request: Request, city: TheCity, actor: TheActor, language: Language) -> Response:
    """The earliest end first, without those of streams that the reader may not read."""
    held = city.cases.silences(readable_classes(actor))
    answer: CaseSilences = {"silences": [silence_answer(row, city.cases.rules, language) for row in held]}
    note(request, Permission.READ_CASES, "silences", len(answer["silences"]))
    return fresh_answer(request, answer, language)


@router.post(
    "/silences",
    summary="Open no cases for a while",
    status_code=201,
    dependencies=[SILENCES, *ONLY_JSON],
    responses=answering(CaseSilence, 201),
)
def silence(request: Request, city: TheCity, actor: TheActor, body: SilenceToMake, language: Language) -> Response:
    """For maintenance, or a rule that cries wolf. What still holds afterwards opens its case then."""
    times = [None if one is None else (one - EPOCH) // MICROSECOND for one in (body.until, body.since)]
    assert times[0] is not None
    classes = readable_classes(actor)
    number = city.cases.silence(actor.name, body.why, times[0], times[1], body.rule, body.stream, classes)
    made = next(one for one in city.cases.silences() if one.id == number)
    note(request, Permission.ASSIGN_CASES, f"silence {number}")
    return fresh_answer(request, silence_answer(made, city.cases.rules, language), language, status=201)


@router.delete("/silences/{number}", summary="End a silence", status_code=204, dependencies=[SILENCES])
def end_silence(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """It stays on record."""
    city.cases.end_silence(number, actor.name, readable_classes(actor))
    note(request, Permission.ASSIGN_CASES, f"silence {number}")
    return Response(status_code=204)


@router.get("/{number}", summary="A case with its steps", dependencies=[READS], responses=answering(CaseDetails))
def one(request: Request, city: TheCity, actor: TheActor, number: Number, language: Language) -> Response:
    """Its ETag is what a step asks for. 404 for one that the reader may not see."""
    return _details(request, city, actor, number, language)


@router.post(
    "/{number}/steps",
    summary="Make a step",
    status_code=201,
    dependencies=[READS, *ONLY_JSON],
    responses=answering(CaseDetails, 201),
)
def step(
    request: Request,
    city: TheCity,
    actor: TheActor,
    number: Number,
    body: StepToMake,
    language: Language,
    version: Version = None,
) -> Response:
    """`If-Match`: 412 where somebody has made a step since, 428 without it. 409 for one that its state does not allow.

    Acknowledge, seek_cause, begin, await_proof, send_back, note and link need cases:work; assign, merge and split
    cases:assign; close and reopen cases:close; undo what the step undone needs.
    """
    if version is None:
        raise CaseTagError("case-no-tag", received=number)
    made = CaseStep(body.step)
    owner = author(body.owner) if body.owner else None
    link = None if body.link is None else (body.link.kind, body.link.name)
    city.cases.step(
        number,
        made,
        actor.name,
        body.why,
        _version(version),
        actor,
        body.role,
        owner,
        body.outcome,
        body.into,
        link,
        language,
    )
    note(request, TRANSITIONS[made].needs, f"case {number}: {made}")
    return _details(request, city, actor, number, language, 201)


def _details(request: Request, city: TheCity, actor: Actor, number: int, language: str, status: int = 200) -> Response:
    detail = city.cases.one(number, actor)
    if status == 200:
        note(request, Permission.READ_CASES, f"case {number}")
    response = fresh_answer(request, case_details(detail, city.cases.rules, language, actor), language, status)
    response.headers["ETag"] = f'"{detail.case.version}"'
    return response


def _version(tag: str) -> int | None:
    """The version that a tag names; None for any. Raises CaseStepError for what is no tag of a case."""
    said = tag.strip().removeprefix("W/").strip('"')
    if said == "*":
        return None
    if not (said.isascii() and said.isdecimal() and len(said) < 16):
        raise CaseStepError("case-tag", received=tag[:40])
    return int(said)


def _after(said: str) -> tuple[float, int]:
    """Rank and number behind which a page begins. Raises CaseStepError."""
    match = AFTER.fullmatch(said)
    if match is None:
        raise CaseStepError("case-after", received=said[:60])
    return float(match[1]), int(match[2])
