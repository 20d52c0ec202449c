"""A message that says no more than that an address is reached, to that address alone."""

from __future__ import annotations

import datetime
import time

from sqlalchemy import Connection, func, insert, select

from citybrain.governance.roles import DataClass
from citybrain.notifications.notice import Awareness
from citybrain.notifications.outbox import AskingStep, add, record
from citybrain.notifications.severity import Severity
from citybrain.notifications.subscriptions import MessageSubscription
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.notifications import notification, notification_delivery

TEST = "test"
"""The kind of such a message."""


MOST = 10
"""Test messages that somebody may ask for within an hour: what else is sent shares its limits with them."""


def queue_test(connection: Connection, to: MessageSubscription, by: str) -> int:
    """The number of a test message, which goes out at once. Raises EntryError after too many."""
    since = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)).isoformat()
    lately = (notification.c.kind == TEST) & (notification.c.made_by == by) & (notification.c.made_at > since)
    if connection.execute(select(func.count()).select_from(notification).where(lately)).scalar_one() >= MOST:
        raise EntryError("subscription-tests-many", allowed=MOST)
    count = connection.execute(select(func.count()).where(notification.c.kind == TEST)).scalar_one() + 1
    about = Awareness(
        f"{TEST}/{count}", f"{TEST}/{count}", TEST, Severity.EXTREME, "notification-about-test", DataClass.PUBLIC, None,
        "/", answers=False,
    )  # fmt: skip
    number = add(connection, about, by)
    values = {"notification": number, "subscription": to.number, "urgency": about.severity.urgency, "due": time.time()}
    connection.execute(insert(notification_delivery).values(**values, made_by=by, made_at=now()))
    record(connection, number, AskingStep.ASKED, 0, 1, by)
    return number
