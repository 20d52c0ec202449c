"""What is sent at once to an address: taken by one sender for a time, tried again, given up, tried once more.

A batch has one key however often it is tried. Who sends it says afterwards what became of it: a sender that dies in
between leaves it to be sent once more under the same key, by which its receiver tells that it had it before.
"""

from __future__ import annotations

import random
import time
import uuid
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select, update

from citybrain.kernel.errors import NotFoundError
from citybrain.notifications.faults import SendingError
from citybrain.notifications.outbox import AskingStep, Notification, as_notification, record
from citybrain.notifications.severity import CLOCKS, Channel, Severity
from citybrain.notifications.subscriptions import MessageSubscription, subscription_of
from citybrain.records.tables.base import now
from citybrain.records.tables.notifications import notification, notification_batch, notification_delivery, subscription

LEASE = 120.0
"""Seconds for which a sender has a batch to itself, longer than any way takes to send one."""

FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
"""Seconds until the second try; each further one waits twice as long, up to the longest, and by chance up to half more
or less, so that not all come back at once.
"""

MOST_ATTEMPTS = 12
"""Tries within about seven hours."""

OLD = "sending-old"
OLDEST = 24 * 3600.0
"""Seconds after which a batch is given up; older ones of a city that was restored are not sent as if they were new."""

MOST_SHOWN = 100
"""Notifications of one batch that are read; how many more there are is counted."""

MINUTE, HOUR = 60.0, 3600.0


class BatchState(StrEnum):
    """How a batch stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class MessageBatch(NamedTuple):
    """One that a sender has taken."""

    number: int
    key: str
    attempts: int
    begun: float
    subscription: MessageSubscription | None


class SendingLimits(NamedTuple):
    """How much is sent in all in a minute, and to one address in an hour."""

    minute: int
    hour: int


def claim(connection: Connection, channel: Channel, limits: SendingLimits) -> MessageBatch | None:
    """The next batch of a channel, for a sender alone, in a transaction that may write; None where nothing is due."""
    moment = time.time()
    if _begun(connection, moment - MINUTE, moment) >= limits.minute:
        return None
    _give_up_old(connection, moment)
    return _again(connection, channel, moment) or _new(connection, channel, moment, limits.hour)


def is_due(connection: Connection, channel: Channel) -> bool:
    """Whether a sender of a channel may have something to do: what a reader can see without holding up any writer."""
    moment = time.time()
    waiting = _retries(channel, moment)
    if connection.execute(select(notification_batch.c.id).where(*waiting).limit(1)).first() is not None:
        return True
    return connection.execute(_waiting_addresses(channel, moment).limit(1)).first() is not None


def contents(connection: Connection, number: int, most: int = MOST_SHOWN) -> list[Notification]:
    """What a batch has, the gravest and newest first; of a great one so many."""
    joined = notification.join(notification_delivery, notification_delivery.c.notification == notification.c.id)
    asked = select(notification).select_from(joined).where(notification_delivery.c.batch == number)
    asked = asked.order_by(notification_delivery.c.urgency.desc(), notification.c.id.desc()).limit(most)
    return [as_notification(row) for row in connection.execute(asked)]


def size_of(connection: Connection, number: int) -> int:
    """How many notifications a batch has."""
    of = notification_delivery.c.batch == number
    return int(connection.execute(select(func.count()).select_from(notification_delivery).where(of)).scalar_one())


def sent(connection: Connection, batch: MessageBatch) -> None:
    """It was taken."""
    _set(connection, batch.number, state=BatchState.SENT, lease=None, problem=None)


def refused(connection: Connection, batch: MessageBatch, problem: SendingError) -> bool:
    """It was not taken: it is tried again later, or given up where that is no use any more; whether it was given up.

    Where another sender took it meanwhile, that one says what becomes of it.
    """
    mine = (notification_batch.c.id == batch.number) & (notification_batch.c.attempts == batch.attempts)
    if connection.execute(select(notification_batch.c.id).where(mine)).first() is None:
        return False
    moment = time.time()
    given_up = problem.final or batch.attempts >= MOST_ATTEMPTS or moment - batch.begun > OLDEST
    wait = min(FIRST_WAIT * 2.0 ** (batch.attempts - 1), LONGEST_WAIT) * random.uniform(0.5, 1.5)
    state = BatchState.FAILED if given_up else BatchState.WAITING
    due = moment + max(wait, problem.wait)
    _set(connection, batch.number, state=state, lease=None, due=due, problem=problem.code)
    if given_up:
        _record(connection, batch.number, AskingStep.FAILED, "server")
    return given_up


def resend(connection: Connection, number: int, by: str) -> None:
    """Try one that was given up again, under its key. Raises NotFoundError for any other, and while its address has
    another one that waits.
    """
    one = connection.execute(select(notification_batch).where(notification_batch.c.id == number)).first()
    failed = one is not None and one.state == BatchState.FAILED
    if one is None or not failed or _is_open(connection, one.subscription):
        raise NotFoundError("batch-unknown", received=number)
    moment = time.time()
    _set(connection, number, state=BatchState.WAITING, attempts=0, begun=moment, due=moment, lease=None)
    _record(connection, number, AskingStep.RESENT, by)


class OutboxStanding(NamedTuple):
    """Notifications that wait to be sent, batches that are tried again, and that were given up; the latest of these."""

    waiting: int
    retried: int
    failed: int
    latest: list[Row[Any]]


def standing(connection: Connection, most: int = 100) -> OutboxStanding:
    """How the outbox stands, with the latest batches that are tried again or were given up."""
    of_state = select(notification_batch.c.state, func.count()).group_by(notification_batch.c.state)
    tried = (notification_batch.c.state == BatchState.FAILED) | (notification_batch.c.attempts > 1)
    open_ = notification_batch.c.state != BatchState.SENT
    counts = dict(map(tuple, connection.execute(of_state.where(open_, tried))))
    waiting = select(func.count()).select_from(notification_delivery).where(*_waiting())
    latest = select(notification_batch).where(open_, tried).order_by(notification_batch.c.begun.desc()).limit(most)
    return OutboxStanding(
        connection.execute(waiting).scalar_one(), counts.get(BatchState.WAITING, 0), counts.get(BatchState.FAILED, 0),
        list(connection.execute(latest)),
    )  # fmt: skip


def _give_up_old(connection: Connection, moment: float) -> None:
    """What a city that was restored, or that was not served for a day, still holds is on record and not sent."""
    table = notification_batch.c
    stale = (table.state == BatchState.WAITING) & (table.begun < moment - OLDEST)
    for number in connection.execute(select(table.id).where(stale)).scalars().all():
        _set(connection, number, state=BatchState.FAILED, lease=None, problem=OLD)
        _record(connection, number, AskingStep.FAILED, "server")
    old = (*_waiting(), notification_delivery.c.due < moment - OLDEST)
    numbers = connection.execute(select(notification_delivery.c.notification).where(*old).distinct()).scalars().all()
    if numbers:
        gone = {"withdrawn_by": "server", "withdrawn_at": now()}
        connection.execute(update(notification_delivery).where(*old).values(**gone))
    for number in numbers[:MOST_SHOWN]:
        record(connection, number, AskingStep.FAILED, 0, 1)


def _again(connection: Connection, channel: Channel, moment: float) -> MessageBatch | None:
    """One that is to be tried again, or that another sender had and did not finish."""
    waiting = select(notification_batch).where(*_retries(channel, moment)).order_by(notification_batch.c.due).limit(1)
    row = connection.execute(waiting).first()
    if row is None:
        return None
    _set(connection, row.id, attempts=row.attempts + 1, lease=moment + LEASE)
    to = subscription_of(connection, row.subscription)
    return MessageBatch(row.id, row.key, row.attempts + 1, row.begun, to)


def _new(connection: Connection, channel: Channel, moment: float, most: int) -> MessageBatch | None:
    """All that waits for an address, once the gravest of it has waited and the address has rested long enough."""
    for row in connection.execute(_waiting_addresses(channel, moment)):
        gravest = tuple(Severity)[row.urgency]
        rest = CLOCKS[gravest].rest
        own = notification_batch.c.subscription == row.subscription
        latest = connection.execute(select(func.max(notification_batch.c.begun)).where(own)).scalar()
        rests = latest is not None and moment - rest < latest <= moment
        full = _begun(connection, moment - HOUR, moment, own) >= most
        if not (rests or full or _is_open(connection, row.subscription)):
            return _begin(connection, row.subscription, channel, moment)
    return None


def _begin(connection: Connection, address: int, channel: Channel, moment: float) -> MessageBatch:
    values = {
        "key": uuid.uuid4().hex, "subscription": address, "channel": channel, "state": BatchState.WAITING,
        "attempts": 1, "begun": moment, "due": moment, "lease": moment + LEASE, "made_by": "server", "made_at": now(),
    }  # fmt: skip
    made = connection.execute(insert(notification_batch).values(**values)).inserted_primary_key
    assert made is not None
    of = update(notification_delivery).where(notification_delivery.c.subscription == address, *_waiting())
    connection.execute(of.values(batch=made[0]))
    return MessageBatch(int(made[0]), str(values["key"]), 1, moment, subscription_of(connection, address))


def _waiting() -> tuple[ColumnElement[bool], ...]:
    return notification_delivery.c.batch.is_(None), notification_delivery.c.withdrawn_at.is_(None)


def _waiting_addresses(channel: Channel, moment: float) -> Any:
    """Addresses of a channel for which something is due, with the urgency of the gravest that waits.

    What is due later than anything can be was queued before the clock was set back.
    """
    table = notification_delivery.c
    far = moment + 2 * max(one.wait for one in CLOCKS.values()) + 1
    due = or_(table.due <= moment, table.due > far)
    joined = notification_delivery.join(subscription, subscription.c.id == table.subscription)
    asked = select(table.subscription, func.max(table.urgency).label("urgency")).select_from(joined)
    asked = asked.where(*_waiting(), due, subscription.c.channel == channel, subscription.c.withdrawn_at.is_(None))
    return asked.group_by(table.subscription).order_by(func.max(table.urgency).desc(), table.subscription)


def _retries(channel: Channel, moment: float) -> tuple[ColumnElement[bool], ...]:
    """Batches that are to be tried again; those whose time is later than any can be are, too."""
    table = notification_batch.c
    due = or_(table.due <= moment, table.due > moment + 2 * LONGEST_WAIT)
    free = or_(table.lease.is_(None), table.lease <= moment, table.lease > moment + 2 * LEASE)
    return table.channel == channel, table.state == BatchState.WAITING, due, free


def _begun(connection: Connection, since: float, until: float, *which: ColumnElement[bool]) -> int:
    begun = notification_batch.c.begun.between(since, until)
    asked = select(func.count()).select_from(notification_batch).where(begun, *which)
    return int(connection.execute(asked).scalar_one())


def _is_open(connection: Connection, address: int) -> bool:
    own = (notification_batch.c.subscription == address) & (notification_batch.c.state == BatchState.WAITING)
    return connection.execute(select(notification_batch.c.id).where(own)).first() is not None


def _record(connection: Connection, number: int, step: AskingStep, by: str) -> None:
    """Write the step of what a batch has."""
    for one in contents(connection, number):
        record(connection, one.number, step, one.rank, 1, by)


def _set(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(notification_batch).where(notification_batch.c.id == number).values(**values))
