"""Evidence of cases from streams: readings or events of a time, frozen with their hash."""

from __future__ import annotations

from fastapi import Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheCity
from citybrain.base.moments import Moment
from citybrain.cases.evidence.service import EvidenceAnswer, EvidenceEntry
from citybrain.governance import Permission
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.times import EPOCH, MICROSECOND

router = Router(prefix=f"{API}/cases/{{number}}/evidence", tags=["cases"])
READS = requires(Permission.READ_CASES)
WORKS = requires(Permission.WORK_CASES)


class ReadingsToFreeze(BaseModel, extra="forbid"):
    """What a stream read since a time, until before another, now where none is given."""

    stream: int = Field(ge=1, lt=2**31)
    since: Moment
    until: Moment | None = None


class EvidenceList(TypedDict):
    """Evidence of a case, the oldest first."""

    evidence: list[EvidenceEntry]


@router.post(
    "",
    summary="Freeze readings as evidence of a case",
    status_code=201,
    dependencies=[WORKS, IN_TURN, *ONLY_JSON],
    responses=answering(EvidenceEntry, 201) | answering(EvidenceEntry),
)
def freeze(request: Request, city: TheCity, actor: TheActor, number: Number, body: ReadingsToFreeze) -> Response:
    """Numbers, or events such as those of a camera, with what its detector said; at most 10,000. It is neither changed
    nor deleted; the same again changes nothing (200). Closing a case puts on record what stands as evidence then.
    """
    since, until = ((one - EPOCH) // MICROSECOND if one else None for one in (body.since, body.until))
    assert since is not None
    made = city.evidence.freeze(number, body.stream, since, until, actor.name, actor)
    note(request, Permission.WORK_CASES, f"case {number}: evidence {made.number}")
    entry = next((one for one in city.evidence.listed(number, actor) if one["number"] == made.number), None)
    if entry is None:
        raise NotFoundError("case-evidence-unknown", received=str(made.number))
    return fresh_answer(request, entry, status=201 if made.new else 200)


@router.get("", summary="Evidence of a case", dependencies=[READS], responses=answering(EvidenceList))
def listed(request: Request, city: TheCity, actor: TheActor, number: Number) -> Response:
    """Without readings; as closed as the case and the stream."""
    answer: EvidenceList = {"evidence": city.evidence.listed(number, actor)}
    note(request, Permission.READ_CASES, f"case {number}: evidence", len(answer["evidence"]))
    return fresh_answer(request, answer)


@router.get(
    "/{evidence}", summary="Evidence as it was frozen", dependencies=[READS], responses=answering(EvidenceAnswer)
)
def one(request: Request, city: TheCity, actor: TheActor, number: Number, evidence: Number) -> Response:
    """With its readings and the hash over all else."""
    document = city.evidence.document(number, evidence, actor)
    note(request, Permission.READ_CASES, f"case {number}: evidence {evidence}")
    return fresh_answer(request, document)
