"""The audit log, for those who look after it: its entries, its head, and whether it is what was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import orjson
from fastapi import Depends, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from sqlalchemy import Connection
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import IN_TURN, requires
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON
from citybrain.api.state import TheState
from citybrain.governance import Permission
from citybrain.governance.audit_check import AuditVerdict, leaves_of
from citybrain.governance.audit_entries import (
    AuditEntry,
    AuditFilter,
    AuditGroup,
    AuditKind,
    AuditPage,
    entries,
    every_entry,
    grouped_entries,
)
from citybrain.governance.audit_heads import AuditHead, last_head
from citybrain.governance.consents import OWN
from citybrain.governance.departments import departments
from citybrain.governance.errors import AccessError
from citybrain.governance.hash_tree import HashTree, consistency_proof
from citybrain.governance.roles import PURPOSES
from citybrain.messages import render_on_page, text
from citybrain.presenting.answers.audit import act_label
from citybrain.records import Records

MOST = 1_000
MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$"
LINES = "application/jsonl"
READS: list[Any] = [requires(Permission.READ_AUDIT)]
WHAT = "audit"
router = Router(prefix=f"{API}/audit", tags=["access"])


class AuditLine(AuditEntry):
    """An entry; `label` says what was done, `subject` to what, `purpose_label` what for.

    `department` says of which one who did it is today. Where readings are grouped it is the newest of `rows` entries,
    the first of which was made at `since`.
    """

    label: str
    subject: str
    purpose_label: str
    department: str | None
    since: str
    rows: int


class AuditEntries(TypedDict):
    """Entries, the newest first; `more` tells where to go on: those `before` this number."""

    entries: list[AuditLine]
    more: int | None


class LogFault(TypedDict):
    """Something that is wrong with the log."""

    code: str
    text: str


class LogCheck(TypedDict):
    """What a check found; `unsigned` and `foreign` heads are those of which it cannot be told who made them."""

    whole: bool
    entries: int
    head: AuditHead
    faults: list[LogFault]
    unsigned: int
    foreign: int


class LogHead(TypedDict):
    """The newest head, and what the last check found: null before the first."""

    head: AuditHead
    check: LogCheck | None


class ConsistencyProof(TypedDict):
    """Hashes that show that the log of `size` entries begins with the `first` ones (RFC 6962, 2.1.2)."""

    first: int
    first_root: str
    size: int
    root: str
    proof: list[str]


class KeptHead(BaseModel, extra="forbid"):
    """A head that was kept elsewhere: the log is held against it as well."""

    log: Annotated[str, Field(max_length=64)]
    size: Annotated[int, Field(ge=0, lt=2**62)]
    last: Annotated[int, Field(ge=0, lt=2**62)]
    root: Annotated[str, Field(max_length=64)]
    subtrees: Annotated[str, Field(max_length=5000)]
    made_at: Annotated[str, Field(max_length=40)]
    key: Annotated[str, Field(max_length=64)]
    signature: Annotated[str, Field(max_length=128)]


class CheckToMake(BaseModel, extra="forbid"):
    """A check of the whole log, and against which head; null for none."""

    against: KeptHead | None = None


def _records(state: TheState) -> Records:
    return state.governance.records


TheRecords = Annotated[Records, Depends(_records)]


@router.get("", summary="Who did what", dependencies=READS, responses=answering(AuditEntries))
def audit(
    request: Request,
    records: TheRecords,
    language: Language,
    who: Annotated[str | None, Query(max_length=100, description="Entries of somebody of this name.")] = None,
    kind: Annotated[AuditKind | None, Query(description="Entries of a kind.")] = None,
    since: Annotated[str | None, Query(pattern=MOMENT, description="Entries from this moment on (UTC).")] = None,
    until: Annotated[str | None, Query(pattern=MOMENT, description="Entries before this moment (UTC).")] = None,
    before: Annotated[int | None, Query(ge=1, le=2**62, description="Entries before one of this number.")] = None,
    limit: Annotated[
        int, Query(ge=1, le=MOST, description="With `grouped`, the last hour may have as many more.")
    ] = 100,
    grouped: Annotated[bool, Query(description="What somebody reads for a purpose in an hour is one line.")] = False,
) -> Response:
    """For administrators and auditors. Reading the log is an entry of it."""
    wanted = AuditFilter(who, kind, *(moment and moment.removesuffix("Z") for moment in (since, until)))
    with records.read() as connection:
        page = _page(connection, limit, before, wanted, grouped)
        of = departments(connection)
    note(request, Permission.READ_AUDIT, WHAT, sum(group.rows for group in page.groups))
    lines = [_line(group, of.get(group.entry["who"]), language) for group in page.groups]
    answer: AuditEntries = {"entries": lines, "more": page.more}
    return fresh_answer(request, answer, language)


def _page(connection: Connection, limit: int, before: int | None, wanted: AuditFilter, grouped: bool) -> AuditPage:
    if grouped:
        return grouped_entries(connection, limit, before, wanted)
    newest = entries(connection, limit, before, wanted)
    more = newest[-1]["number"] if len(newest) == limit else None
    return AuditPage([AuditGroup(one, one["at"], 1) for one in newest], more)


@router.get("/head", summary="The signed hash of the whole log", dependencies=READS, responses=answering(LogHead))
def head(request: Request, state: TheState, records: TheRecords, language: Language) -> Response:
    """Whoever keeps it can show later whether the log still begins with what it has now."""
    with records.read() as connection:
        newest = last_head(connection)
    found = state.governance.audit.verdict
    answer: LogHead = {"head": newest, "check": _check(found, language) if found else None}
    return fresh_answer(request, answer, language)


@router.post(
    "/checks",
    summary="Check the whole log",
    dependencies=[*READS, *ONLY_JSON, IN_TURN],
    responses=answering(LogCheck),
)
def check(request: Request, state: TheState, body: CheckToMake, language: Language) -> Response:
    """Every entry is hashed again and held against all heads, and against one that was kept elsewhere."""
    against = AuditHead(**body.against.model_dump()) if body.against else None
    found = state.governance.audit.check(against)
    note(request, Permission.READ_AUDIT, WHAT, found.entries)
    return fresh_answer(request, _check(found, language), language)


@router.get(
    "/consistency",
    summary="Proof that the log begins with its first entries",
    dependencies=[*READS, IN_TURN],
    responses=answering(ConsistencyProof),
)
def consistency(
    request: Request,
    records: TheRecords,
    first: Annotated[int, Query(ge=1, lt=2**62, description="How many entries the log had before.")],
) -> Response:
    """For whoever kept a head and trusts no check of the server."""
    with records.read() as connection:
        leaves = leaves_of(connection)
    if first > len(leaves):
        raise AccessError("audit-size", received=first, allowed=len(leaves))
    whole, early = (HashTree().grown(leaves[:size]).root.hex() for size in (len(leaves), first))
    answer: ConsistencyProof = {
        "first": first,
        "first_root": early,
        "size": len(leaves),
        "root": whole,
        "proof": [one.hex() for one in consistency_proof(leaves, first)],
    }
    return fresh_answer(request, answer)


@router.get(
    "/log.jsonl",
    summary="The whole log, an entry in each line",
    dependencies=[*READS, IN_TURN],
    response_class=Response,
    responses=sending(LINES),
)
def log(request: Request, records: TheRecords) -> Response:
    """The oldest entry first, the newest head in the last line. The hash of an entry is that of its values as a list:
    0x00 and the JSON of number, token, act, object, things, requests, request, status, who, at.
    """
    with records.read() as connection:
        newest = last_head(connection)
    note(request, Permission.READ_AUDIT, WHAT, newest.size)
    headers = {"Content-Disposition": 'attachment; filename="audit.jsonl"', "Cache-Control": "no-store"}
    return StreamingResponse(_lines(records, newest), media_type=LINES, headers=headers)


def _lines(records: Records, newest: AuditHead) -> Iterator[bytes]:
    for entry in every_entry(records, newest.last):
        yield orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE)
    yield orjson.dumps({"head": newest}, option=orjson.OPT_APPEND_NEWLINE)


def _line(group: AuditGroup, department: str | None, language: str) -> AuditLine:
    label, subject = act_label(group.entry, language)
    purpose = group.entry["purpose"]
    told = text(f"access-purpose-{purpose}", language) if purpose in {*PURPOSES, OWN} else ""
    return {
        **group.entry, "label": label, "subject": subject, "purpose_label": told, "department": department,
        "since": group.since, "rows": group.rows,
    }  # fmt: skip


def _check(found: AuditVerdict, language: str) -> LogCheck:
    return {
        "whole": found.whole,
        "entries": found.entries,
        "head": found.head,
        "faults": [{"code": one.code, "text": render_on_page(one, language)} for one in found.faults],
        "unsigned": found.unsigned,
        "foreign": found.foreign,
    }
