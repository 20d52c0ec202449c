"""What somebody must know, written in the transaction of what caused it: to whom it goes, and by which ways.

Nothing is sent here. What is queued is one row with one delivery to each address, however often it is handed over.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, insert, select, update

from citybrain.governance.roles import DataClass, Role
from citybrain.notifications.notice import Awareness, require_plain
from citybrain.notifications.roster import on_duty, shifts
from citybrain.notifications.severity import CLOCKS, Severity
from citybrain.notifications.subscriptions import MessageSubscription, subscriptions
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import identity_role
from citybrain.records.tables.notifications import notification, notification_delivery, notification_step

SERVER = "server"
"""Who does what nobody does."""

DRILL = "drill"
"""The kind of what is said in a drill."""

ALL = 0
"""The rank at which everybody of a role is asked: nobody is on duty, or the role has no roster."""


class AskingStep(StrEnum):
    """What became of a notification: a rank was asked, somebody answered, nobody did and no rank is left, it is over,
    a message was given up, it is tried again.
    """

    ASKED = "asked"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    OVER = "over"
    FAILED = "failed"
    RESENT = "resent"


class Notification(NamedTuple):
    """One that was queued; `rank` was asked last, `due` is when the next one is [s since 1970]."""

    number: int
    awareness: Awareness
    rank: int
    due: float | None
    acknowledged_by: str | None
    acknowledged_at: str | None
    made_at: str
    withdrawn_at: str | None


class _Asked(NamedTuple):
    """The rank that is asked, and the addresses of those who stand at it."""

    rank: int
    addresses: list[MessageSubscription]


def queue(connection: Connection, one: Awareness, zone: str, by: str = SERVER) -> int:
    """The number of a notification, in a transaction that may write; one with its key that is there stays as it is.

    `zone` is the time zone of the city, by whose clock shifts are. Raises EntryError for what is not plain.
    """
    require_plain(one)
    known = connection.execute(select(notification.c.id).where(notification.c.key == one.key)).scalar()
    if known is not None:
        return int(known)
    number = add(connection, one, by)
    ask_next(connection, notification_of(connection, number), zone, first=True, answers=one.answers)
    return number


def queue_drill(connection: Connection, one: Awareness, people: Iterable[int], by: str = SERVER) -> int:
    """The number of a notification of a drill, which goes to the addresses of these identities and to nobody else.

    Nobody else is asked where they do not answer. Raises EntryError for what is not plain.
    """
    require_plain(one)
    known = connection.execute(select(notification.c.id).where(notification.c.key == one.key)).scalar()
    if known is not None:
        return int(known)
    number = add(connection, one._replace(kind=DRILL, role=None, answers=False), by)
    of = set(people)
    wanted = [each for each in subscriptions(connection) if each.identity in of and _wants(each, one)]
    moment = time.time() + CLOCKS[one.severity].wait
    _deliver(connection, number, wanted, one.severity, moment)
    record(connection, number, AskingStep.ASKED, ALL, len(wanted), by)
    return number


def add(connection: Connection, one: Awareness, by: str) -> int:
    """The number of a new notification that nobody was asked about yet."""
    values = one._asdict() | {"number": one.number, "rank": ALL, "due": None, "made_by": by, "made_at": now()}
    del values["answers"]
    made = connection.execute(insert(notification).values(**values)).inserted_primary_key
    assert made is not None
    return int(made[0])


def ask_next(connection: Connection, one: Notification, zone: str, first: bool = False, answers: bool = True) -> None:
    """Ask the first rank of the roster that anybody stands at, or the next one; tell where no more is left."""
    asked = _next(connection, one, zone, first)
    if asked is None:
        _set(connection, one.number, due=None)
        record(connection, one.number, AskingStep.UNANSWERED, one.rank, 0)
        return
    severity = one.awareness.severity
    answer = CLOCKS[severity].answer
    waits = answers and answer is not None and one.awareness.role is not None
    _set(connection, one.number, rank=asked.rank, due=time.time() + answer if waits and answer else None)
    moment = time.time() + CLOCKS[severity].wait
    before: set[int] = set()
    if not first:
        had = select(notification_delivery.c.subscription).where(notification_delivery.c.notification == one.number)
        before.update(connection.execute(had).scalars())
    rows = [address for address in asked.addresses if address.number not in before]
    _deliver(connection, one.number, rows, severity, moment)
    record(connection, one.number, AskingStep.ASKED, asked.rank, len(rows))
    if not rows and waits and asked.rank > ALL:
        ask_next(connection, notification_of(connection, one.number), zone)


def _deliver(
    connection: Connection, number: int, to: Sequence[MessageSubscription], severity: Severity, due: float
) -> None:
    """Let a notification go to some addresses, at a time [s since 1970]."""
    rows = [
        {"notification": number, "subscription": each.number, "urgency": severity.urgency, "due": due,
         "made_by": SERVER, "made_at": now()}
        for each in to
    ]  # fmt: skip
    if rows:
        connection.execute(insert(notification_delivery), rows)


def record(connection: Connection, number: int, step: AskingStep, rank: int, count: int, by: str = SERVER) -> None:
    """Write what became of a notification; `count` are addresses."""
    values = {"notification": number, "step": step, "rank": rank, "number": count, "made_by": by, "made_at": now()}
    connection.execute(insert(notification_step).values(**values))


def end(connection: Connection, subject: str, by: str) -> int:
    """What is about a subject is over: nobody more is asked, and what waits is not sent; how many were open."""
    open_ = (notification.c.subject == subject) & notification.c.withdrawn_at.is_(None)
    rows = connection.execute(select(notification.c.id, notification.c.rank).where(open_)).all()
    for row in rows:
        _set(connection, row.id, due=None, withdrawn_by=by, withdrawn_at=now())
        record(connection, row.id, AskingStep.OVER, row.rank, 0, by)
        waiting = (notification_delivery.c.notification == row.id) & notification_delivery.c.batch.is_(None)
        connection.execute(update(notification_delivery).where(waiting).values(withdrawn_by=by, withdrawn_at=now()))
    return len(rows)


def notification_of(connection: Connection, number: int) -> Notification:
    """One that is known to be there."""
    return as_notification(connection.execute(select(notification).where(notification.c.id == number)).one())


def as_notification(row: Row[Any]) -> Notification:
    """A row of the table."""
    awareness = Awareness(
        row.key, row.subject, row.kind, Severity(row.severity), row.message, DataClass(row.data_class),
        None if row.role is None else Role(row.role), row.path, row.place,
    )  # fmt: skip
    return Notification(
        row.id, awareness, row.rank, row.due, row.acknowledged_by, row.acknowledged_at, row.made_at, row.withdrawn_at
    )


def holders(connection: Connection, role: Role) -> frozenset[int]:
    """Numbers of the identities that have a role."""
    having = (identity_role.c.role == role) & identity_role.c.withdrawn_at.is_(None)
    return frozenset(connection.execute(select(identity_role.c.identity).where(having)).scalars())


def _next(connection: Connection, one: Notification, zone: str, first: bool) -> _Asked | None:
    """Who is asked next; None where nobody is left. A role without anybody on duty is asked as a whole, once."""
    wanted = [address for address in subscriptions(connection) if _wants(address, one.awareness)]
    role = one.awareness.role
    if role is None:
        return _Asked(ALL, [address for address in wanted if address.warnings])
    of_role = holders(connection, role)
    wanted = [address for address in wanted if address.identity in of_role]
    standing = on_duty(shifts(connection, role), datetime.datetime.now(datetime.UTC), ZoneInfo(zone))
    ranks = [rank for rank in standing if first or rank > one.rank > ALL]
    if ranks:
        on = standing[ranks[0]]
        reached = (address for address in wanted if address.identity in on or (first and address.always))
        return _Asked(ranks[0], list(reached))
    return _Asked(ALL, wanted) if first or one.rank > ALL else None


def _wants(address: MessageSubscription, one: Awareness) -> bool:
    channels = CLOCKS[one.severity].channels
    near = address.place is None or address.place == one.place or not one.public  # whose place nobody is to guess
    return address.channel in channels and one.severity.urgency >= address.least.urgency and near


def _set(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(notification).where(notification.c.id == number).values(**values))


def steps_of(connection: Connection, numbers: Iterable[int]) -> dict[int, list[Row[Any]]]:
    """What became of notifications, the oldest step first."""
    asked = select(notification_step).where(notification_step.c.notification.in_(list(numbers)))
    steps: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(asked.order_by(notification_step.c.id)):
        steps.setdefault(row.notification, []).append(row)
    return steps
