"""That somebody takes care of something: signed in, or by a link that can do nothing else."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from citybrain.governance.actor import Actor
from citybrain.governance.roles import Permission
from citybrain.kernel.errors import NotFoundError
from citybrain.notifications.batches import contents
from citybrain.notifications.keys import ANSWER, is_code, number_in
from citybrain.notifications.outbox import AskingStep, Notification, as_notification, record
from citybrain.notifications.subscriptions import MessageSubscription, subscription_of
from citybrain.notifications.wording import MOST_LINES
from citybrain.records.tables.base import now
from citybrain.records.tables.notifications import notification, notification_batch

MOST_UNFOLLOWED = 200
LASTS = 7 * 24 * 3600.0
"""Seconds for which a link that answers can be followed."""


def concerns(actor: Actor, one: Notification) -> bool:
    """Whether a notification is for somebody: for a role of theirs, or they look after all."""
    role = one.awareness.role
    return Permission.WRITE_NOTIFICATIONS in actor.permissions or (role is not None and role in actor.roles)


def answer(connection: Connection, number: int, actor: Actor) -> bool:
    """Somebody who is signed in takes care of it; False where that is settled already.

    Raises NotFoundError for one that is not there, or not for them.
    """
    row = connection.execute(select(notification).where(notification.c.id == number)).first()
    if row is None or not concerns(actor, as_notification(row)):
        raise NotFoundError("notification-unknown", received=number)
    return _answer(connection, as_notification(row), actor.name)


def followed(connection: Connection, code: str) -> tuple[MessageSubscription, list[Notification]]:
    """Whose link a code is of, and what it answers: what its message named.

    Raises NotFoundError for one that does not hold, or no longer.
    """
    number = number_in(code)
    asked = select(notification_batch).where(notification_batch.c.id == number)
    row = None if number is None else connection.execute(asked).first()
    to = None if row is None else subscription_of(connection, row.subscription)
    if row is None or to is None or not is_code(code, ANSWER, row.id, row.key):
        raise NotFoundError("notification-link")
    if not row.begun <= time.time() < row.begun + LASTS:
        raise NotFoundError("notification-link")
    return to, [one for one in contents(connection, row.id, most=MOST_LINES) if one.awareness.role is not None]


def answer_by_link(connection: Connection, code: str) -> int:
    """Whoever has a link takes care of what it came with; how many were open. Raises NotFoundError as `followed`."""
    to, found = followed(connection, code)
    return sum(_answer(connection, one, to.name) for one in found)


def unfollowed(connection: Connection, kinds: Sequence[str]) -> Sequence[Row[Any]]:
    """Notifications of some kinds that somebody answered and that are not over, the oldest first, some of them."""
    answered = notification.c.acknowledged_at.is_not(None) & notification.c.withdrawn_at.is_(None)
    asked = select(notification).where(answered, notification.c.kind.in_(kinds)).order_by(notification.c.id)
    return connection.execute(asked.limit(MOST_UNFOLLOWED)).all()


def end_answered(connection: Connection, one: Row[Any]) -> None:
    """What somebody answered and what follows from it is done."""
    open_ = (notification.c.id == one.id) & notification.c.withdrawn_at.is_(None)
    over = {"withdrawn_by": one.acknowledged_by, "withdrawn_at": now()}
    connection.execute(update(notification).where(open_).values(**over))


def _answer(connection: Connection, one: Notification, by: str) -> bool:
    """Whether it was open: of two who answer at once it is so for one alone."""
    open_ = (notification.c.id == one.number) & notification.c.acknowledged_at.is_(None)
    open_ &= notification.c.withdrawn_at.is_(None)
    values = {"due": None, "acknowledged_by": by, "acknowledged_at": now()}
    if not connection.execute(update(notification).where(open_).values(**values)).rowcount:
        return False
    record(connection, one.number, AskingStep.ANSWERED, one.rank, 1, by)
    return True
