"""Who must know of a case: the role that answers for it, until somebody takes it on."""

from __future__ import annotations

from sqlalchemy import Connection

from citybrain.cases.states import CaseState, CaseStep
from citybrain.cases.steps import case_of
from citybrain.governance import DataClass, Role
from citybrain.notifications.notice import LONGEST_PLACE, Awareness
from citybrain.notifications.outbox import end, queue
from citybrain.notifications.severity import Severity

KIND = "case"


def notify_owner(connection: Connection, number: int, zone: str) -> None:
    """Queue a message to the role that a case waits for; nothing for one that is over, merged or taken on.

    Shifts of the roster are by the clock of `zone`.
    """
    case = case_of(connection, number)
    if case.state in (CaseState.CLOSED, CaseState.MERGED) or case.acknowledge_by is None:
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
    case = case_of(connection, number)
    over = case.state in (CaseState.CLOSED, CaseState.MERGED)
    if over or case.acknowledge_by is None or step in (CaseStep.ESCALATE, CaseStep.ASSIGN):
        end(connection, _subject(number), by)
    if step in (CaseStep.ESCALATE, CaseStep.REOPEN, CaseStep.SPLIT):
        notify_owner(connection, number, zone)


def _subject(number: int) -> str:
    return f"{KIND}/{number}"
