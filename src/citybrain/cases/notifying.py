"""Who must know of a case: the role that answers for it, until somebody takes it on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, String, cast, literal, select

from citybrain.cases.states import CaseState, CaseStep
from citybrain.cases.steps import case_of, make_step
from citybrain.governance import DataClass, Role
from citybrain.notifications.notice import LONGEST_PLACE, Awareness
from citybrain.notifications.outbox import end, queue
from citybrain.notifications.severity import Severity
from citybrain.records.tables.cases import LIVE, city_case
from citybrain.records.tables.notifications import notification

KIND = "case"


MOST_ANSWERED = 500
"""Cases that are taken on by answers at a time."""

TELLS_NOBODY = (CaseStep.NOTE, CaseStep.LINK)


def notify_owner(connection: Connection, number: int, zone: str, assigned: bool = False) -> None:
    """Queue a message to the role that a case waits for, or was `assigned` to; nothing for one that is over, merged or
    else taken on.

    Shifts of the roster are by the clock of `zone`.
    """
    case = case_of(connection, number)
    taken_on = case.acknowledge_by is None and not assigned
    if case.state in (CaseState.CLOSED, CaseState.MERGED) or taken_on:
        return
    place = "".join(sign for sign in case.place if sign.isprintable())[:LONGEST_PLACE]
    about = Awareness(
        key=f"{_subject(number)}/{case.version}",
        subject=_subject(number),
        kind=KIND,
        severity=list(Severity)[case.severity],
        message="notification-about-case",
        data_class=DataClass(case.data_class),
        role=Role(case.owner_role),
        path=f"/now/case/{number}",
        place=place or None,
    )
    queue(connection, about, zone)


def follow_step(connection: Connection, number: int, step: CaseStep, by: str, zone: str) -> None:
    """After a step: nobody more is asked about what is over or taken on; who it is for now is told."""
    if step in TELLS_NOBODY:
        return
    case = case_of(connection, number)
    over = case.state in (CaseState.CLOSED, CaseState.MERGED)
    if over or case.acknowledge_by is None or step in (CaseStep.ESCALATE, CaseStep.ASSIGN):
        end(connection, _subject(number), by)
    if step in (CaseStep.ESCALATE, CaseStep.REOPEN, CaseStep.SPLIT, CaseStep.ASSIGN):
        notify_owner(connection, number, zone, assigned=step is CaseStep.ASSIGN)


def answered_cases(connection: Connection) -> Sequence[Row[Any, Any]]:
    """Cases that nobody has taken on though somebody answered for them: `id` and `acknowledged_by`."""
    of_case = notification.c.subject == literal(f"{KIND}/") + cast(city_case.c.id, String)
    answered = notification.c.acknowledged_at.is_not(None) & notification.c.withdrawn_at.is_(None)
    asked = select(city_case.c.id, notification.c.acknowledged_by).join(notification, of_case)
    waiting = asked.where(LIVE, city_case.c.acknowledge_by.is_not(None), answered).order_by(city_case.c.id)
    return connection.execute(waiting.limit(MOST_ANSWERED)).all()


def take_on_answered(connection: Connection, at: int, zone: str) -> None:
    """Whoever answered a message about a case takes it on, as if by hand."""
    for row in answered_cases(connection):
        make_step(connection, case_of(connection, row.id), CaseStep.ACKNOWLEDGE, at, row.acknowledged_by)
        follow_step(connection, row.id, CaseStep.ACKNOWLEDGE, row.acknowledged_by, zone)


def _subject(number: int) -> str:
    return f"{KIND}/{number}"
