"""Proposals: what changes the city is simulated, asked for, approved by a second person, done and checked."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Header, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity, TheSensing
from citybrain.cases.gate.answers import kind_answer, override_table, proposal_answer, proposal_details, without_content
from citybrain.cases.gate.content import LONGEST, NewProposal
from citybrain.cases.gate.errors import ProposalError, ProposalTagError
from citybrain.cases.gate.overrides import override_lines, override_share
from citybrain.cases.gate.shapes import OverrideTable, ProposalDetails, ProposalKindList, ProposalList
from citybrain.cases.gate.states import PROPOSAL_TRANSITIONS, Party, ProposalState, ProposalStep
from citybrain.governance import Actor, Permission, Verdict, decide

router = Router(prefix=f"{API}/proposals", tags=["proposals"])
READS, WRITES = requires(Permission.READ_CASES), requires(Permission.WRITE_PROPOSALS)
MOST = 500
Version = Annotated[
    str | None, Header(alias="If-Match", max_length=100, description="ETag of the proposal as it was read.")
]
Name = Annotated[str | None, Query(max_length=200)]
StepName = Literal["simulate", "ask", "approve", "send_back", "withdraw", "execute"]


class ProposalStepToMake(BaseModel, extra="forbid"):
    """A step, and why: needed to send back or to withdraw, and where nothing can be simulated."""

    step: StepName
    why: str = Field(default="", max_length=LONGEST)


@router.get("", summary="What is proposed", dependencies=[READS, IN_TURN], responses=answering(ProposalList))
def listed(
    request: Request,
    city: TheCity,
    language: Language,
    state: ProposalState | None = None,
    kind: Name = None,
    target: Name = None,
    before: Annotated[int | None, Query(ge=1, le=10**15, description="`next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Response:
    """The newest first."""
    rows = city.gate.listed(state, kind, target, limit, before)
    note(request, Permission.READ_CASES, "proposals", len(rows))
    following = rows[-1].id if len(rows) == limit else None
    answer: ProposalList = {"proposals": [proposal_answer(row, language) for row in rows], "next": following}
    return fresh_answer(request, answer, language)


@router.get("/kinds", summary="What can be proposed", responses=answering(ProposalKindList))
def kinds(request: Request, city: TheCity, language: Language) -> Response:
    """Each with its source, who proposes and approves it, and whether the city has the connector that does it."""
    connectors = _connectors(city)
    answer: ProposalKindList = {"kinds": [kind_answer(one, connectors, language) for one in city.gate.kinds.values()]}
    return fresh_answer(request, answer, language)


@router.get(
    "/overrides", summary="What machines wanted and persons decided", dependencies=[READS],
    responses=answering(OverrideTable),
)  # fmt: skip
def overrides(
    request: Request,
    city: TheCity,
    sensing: TheSensing,
    kind: Name = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> Response:
    """The share that was overridden, and of each one what the readings showed afterwards."""
    with sensing.records.read() as connection:
        share = override_share(connection, kind)
        lines = override_lines(connection, sensing.store, city.cases.now(), limit, kind)
    note(request, Permission.READ_CASES, "proposals", len(lines))
    return fresh_answer(request, override_table(share, lines))


@router.get(
    "/{number}", summary="A proposal with its steps", dependencies=[READS], responses=answering(ProposalDetails)
)
def one(request: Request, city: TheCity, actor: TheActor, number: Number, language: Language) -> Response:
    """All that who decides needs to know. Its ETag is what a step asks for."""
    return _details(request, city, actor, number, language)


@router.post(
    "", summary="Propose a change", status_code=201, dependencies=[WRITES, *ONLY_JSON],
    responses=answering(ProposalDetails, 201),
)  # fmt: skip
def draft(request: Request, city: TheCity, actor: TheActor, body: NewProposal, language: Language) -> Response:
    """A draft, which nobody is asked about yet. It never changes; a plan is kept as it is now.

    What a machine wants stands in `machine`; other `values` than it wants need an `override`, the reason.
    """
    number = city.gate.draft(body, actor)
    note(request, Permission.WRITE_PROPOSALS, f"proposal {number}")
    return _details(request, city, actor, number, language, 201)


@router.post(
    "/{number}/steps", summary="Take a proposal further", status_code=201, dependencies=[READS, IN_TURN, *ONLY_JSON],
    responses=answering(ProposalDetails, 201),
)  # fmt: skip
def step(
    request: Request,
    city: TheCity,
    actor: TheActor,
    number: Number,
    body: ProposalStepToMake,
    language: Language,
    version: Version = None,
) -> Response:
    """`If-Match`: 412 where somebody has made a step since, 428 without it. 409 for one that its state does not allow.

    403 for whose role is not the one that the kind names, and for who approves what they had a hand in.
    """
    if version is None:
        raise ProposalTagError("proposal-no-tag", received=number)
    made = ProposalStep(body.step)
    city.gate.step(number, made, actor, body.why, _version(version))
    approver = PROPOSAL_TRANSITIONS[made].by is Party.APPROVER
    right = Permission.APPROVE_PROPOSALS if approver else Permission.WRITE_PROPOSALS
    note(request, right, f"proposal {number}")
    return _details(request, city, actor, number, language, 201)


def _details(request: Request, city: TheCity, actor: Actor, number: int, language: str, status: int = 200) -> Response:
    detail = city.gate.one(number)
    if status == 200:
        note(request, Permission.READ_CASES, f"proposal {number}")
    told = proposal_details(detail, _connectors(city), actor, language)
    kind = city.gate.kinds.get(detail.row.kind, detail.content.kind)
    if decide(actor, Permission.READ_CASES, kind.data_class) is not Verdict.ALLOWED:
        told = without_content(told, language)
    response = fresh_answer(request, told, language, status)
    response.headers["ETag"] = f'"{detail.row.version}"'
    return response


def _connectors(city: TheCity) -> frozenset[str]:
    return frozenset(city.gate.around.settings().connectors)


def _version(tag: str) -> int | None:
    """The version that a tag names; None for any. Raises ProposalError for what is no tag of a proposal."""
    said = tag.strip().removeprefix("W/").strip('"')
    if said == "*":
        return None
    if not (said.isascii() and said.isdecimal() and len(said) < 16):
        raise ProposalError("proposal-tag", received=tag[:40])
    return int(said)
