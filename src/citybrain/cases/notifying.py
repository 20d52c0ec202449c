"""Who must know of a case: the role that answers for it, until somebody takes it on."""

from __future__ import annotations

from sqlalchemy import Connection, select

from citybrain.cases.errors import CaseStepError
from citybrain.cases.making import chain_of
from citybrain.cases.states import LIVE, CaseState, CaseStep
from citybrain.cases.steps import case_of, make_step
from citybrain.governance import DataClass, Role
from citybrain.notifications.notice import LONGEST_PLACE, Awareness
from citybrain.notifications.outbox import end, queue
from citybrain.notifications.severity import Severity
from citybrain.records.tables.notifications import notification

KIND = "case"


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
    if step is CaseStep.MERGE:
        _ask_of_graver(connection, chain_of(connection, number)[-1].id, zone)
    over = case.state in (CaseState.CLOSED, CaseState.MERGED)
    if over or case.acknowledge_by is None or step in (CaseStep.ESCALATE, CaseStep.ASSIGN):
        end(connection, _subject(number), by)
    if step in (CaseStep.ESCALATE, CaseStep.REOPEN, CaseStep.SPLIT, CaseStep.ASSIGN, CaseStep.UNDO):
        notify_owner(connection, number, zone, assigned=step in (CaseStep.ASSIGN, CaseStep.ESCALATE))


def take_on(connection: Connection, subject: str, by: str, at: int, zone: str) -> None:
    """Whoever answered a message about a case takes it on, as if by hand; nothing where that is done or over."""
    case = case_of(connection, int(subject.partition("/")[2]))
    if case.state not in LIVE or case.acknowledge_by is None:
        return
    try:
        make_step(connection, case, CaseStep.ACKNOWLEDGE, at, by)
    except CaseStepError:
        return  # it has as many steps as it can have
    follow_step(connection, case.id, CaseStep.ACKNOWLEDGE, by, zone)


def _ask_of_graver(connection: Connection, number: int, zone: str) -> None:
    """Tell the owner of a case once more where it is graver than when that was told last."""
    of = (notification.c.subject == _subject(number)) & notification.c.withdrawn_at.is_(None)
    last = connection.execute(select(notification.c.severity).where(of).order_by(notification.c.id.desc())).scalar()
    case = case_of(connection, number)
    if last is None or Severity(last).urgency < case.severity:
        notify_owner(connection, number, zone)


def _subject(number: int) -> str:
    return f"{KIND}/{number}"
