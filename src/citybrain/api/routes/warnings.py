"""Early warnings: limits of law and health that are exceeded or will be; a person issues them and calls them off."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import Connection

from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering, sending
from citybrain.api.respond import ASK_AGAIN, fresh_answer, text_answer
from citybrain.api.router import Router
from citybrain.api.sensing_reader import Streams, TheStreams
from citybrain.api.state import TheSensing
from citybrain.governance import Permission
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.answers import instant
from citybrain.observations.warnings.cap import checked_sender, draft_message, issued_message, sender_of
from citybrain.observations.warnings.issued import Issued, holding, issue, issued_of, withdraw
from citybrain.observations.warnings.monitor import StandingWarnings, WarningMonitor
from citybrain.observations.warnings.shapes import EarlyWarning, EarlyWarnings, Warning
from citybrain.observations.warnings.told import early_warnings, standing
from citybrain.records.tables.base import now

CAP = "application/cap+xml"
ISSUES = requires(Permission.ISSUE_WARNINGS)
router = Router(prefix=f"{API}/warnings", tags=["warnings"])
Key = Annotated[str, Path(max_length=200, description="Key of a warning.")]
Stream = Annotated[int | None, Query(ge=1, lt=2**31, description="Of this datastream alone.")]


class IssueRequest(BaseModel, extra="forbid"):
    """What somebody read of a draft before they issued it: it is issued only where that is still so.

    `sender` names the city to the world, such as air.city.example; without one it is made from the city's folder.
    """

    value: float
    ends: str = Field(max_length=40)
    sender: str | None = Field(default=None, max_length=200)


@router.get("", summary="Limits of law and health that are exceeded or will be", responses=answering(EarlyWarnings))
def warnings(
    request: Request,
    sensing: TheSensing,
    streams: TheStreams,
    actor: TheActor,
    language: Language,
    stream: Stream = None,
) -> Response:
    """All are drafts until a person issues them. They are worked out in the background, when an hour is over."""
    kept = _standing(sensing)
    readable = {one.number for one in ([streams.one(stream)] if stream else streams.seen)}
    with sensing.records.read() as connection:
        told = early_warnings(kept and kept.warnings, holding(connection), readable, language, sensing.zone)
    answer: EarlyWarnings = {
        "looked": None if kept is None else instant(kept.looked),
        "warnings": told,
        "may_issue": Permission.ISSUE_WARNINGS in actor.permissions,
    }
    return fresh_answer(request, answer, language)


@router.get(
    "/{key}/cap",
    summary="A warning as a message of the Common Alerting Protocol 1.2",
    response_class=Response,
    responses=sending(CAP),
)
def message(request: Request, sensing: TheSensing, streams: TheStreams, key: Key) -> Response:
    """As it was issued; a draft (status Draft) where nobody did. By a number: also what was called off (Cancel)."""
    with sensing.records.read() as connection:
        one = issued_of(connection, int(key)) if _is_number(key) else _held(connection, key)
        before = issued_of(connection, one.before) if one and one.before is not None else None
    warning = one.warning if one else _draft(sensing, key)
    _require_readable(streams, warning, key)
    streams.one(warning["stream"])  # tells the audit log who reads of what is not public
    if one is None:
        said = draft_message(warning, sender_of(sensing.folder), sensing.zone, now())
    else:
        said = issued_message(one, before, sensing.zone)
    response = text_answer(request, said.encode(), CAP)
    response.headers["Cache-Control"] = ASK_AGAIN
    return response


@router.post("/{key}/issue", summary="Issue a warning", status_code=201, dependencies=[ISSUES],
             responses=answering(EarlyWarning, 201))  # fmt: skip
def issue_draft(
    request: Request,
    sensing: TheSensing,
    streams: TheStreams,
    actor: TheActor,
    key: Key,
    body: IssueRequest,
    language: Language,
) -> Response:
    """Where one with the same key holds, this one updates it. 409 where the draft is another one by now.

    Who subscribed to warnings is sent the address of its message; how it goes on the outbox tells.
    """
    draft = _draft(sensing, key)
    _require_readable(streams, draft, key)
    if (draft["value"], draft["ends"]) != (body.value, body.ends):
        raise InputError("warning-changed", received=key)
    sender = checked_sender(body.sender if body.sender is not None else sender_of(sensing.folder))
    with sensing.records.begin() as connection:
        if standing(draft, _held(connection, key)) == "issued":
            raise InputError("warning-issued", received=key)
        issue(connection, draft, sender, actor.name)
    return fresh_answer(request, _to_answer(sensing, key, draft["stream"], language), language, 201)


@router.post("/{key}/withdraw", summary="Call off a warning that was issued", status_code=204, dependencies=[ISSUES])
def call_off(sensing: TheSensing, streams: TheStreams, actor: TheActor, key: Key) -> Response:
    """It stays on record; its message says Cancel."""
    with sensing.records.begin() as connection:
        held = _held(connection, key)
        if held is None:
            raise NotFoundError("warning-not-issued", received=key)
        _require_readable(streams, held.warning, key)
        withdraw(connection, held.number, actor.name)
    return Response(status_code=204)


def _standing(sensing: Sensing) -> StandingWarnings | None:
    monitor = sensing.background_service(WarningMonitor)
    return monitor.standing if monitor else None


def _draft(sensing: Sensing, key: str) -> Warning:
    kept = _standing(sensing)
    for one in kept.warnings if kept else ():
        if one["key"] == key:
            return one
    raise NotFoundError("warning-not-there", received=key)


def _held(connection: Connection, key: str) -> Issued | None:
    return next((one for one in holding(connection) if one.warning["key"] == key), None)


def _require_readable(streams: Streams, warning: Warning, key: str) -> None:
    """Raises NotFoundError, which tells nobody of a warning about a stream that they may not see."""
    if all(one.number != warning["stream"] for one in streams.readable):
        raise NotFoundError("warning-not-there", received=key)


def _to_answer(sensing: Sensing, key: str, stream: int, language: str) -> EarlyWarning:
    kept = _standing(sensing)
    with sensing.records.read() as connection:
        told = early_warnings(kept and kept.warnings, holding(connection), {stream}, language, sensing.zone)
    return next(one for one in told if one["key"] == key)


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) < 10
