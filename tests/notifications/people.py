"""People of a city, their addresses, and something that they must know."""

import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, update

from citybrain.governance.register import add_identity, number_of
from citybrain.governance.roles import DataClass, Role
from citybrain.notifications.batches import MessageBatch, SendingLimits, claim, sent
from citybrain.notifications.notice import Awareness
from citybrain.notifications.outbox import queue
from citybrain.notifications.roster import Shift, add_shifts
from citybrain.notifications.severity import Channel, Severity
from citybrain.notifications.subscriptions import NewSubscription, subscribe
from citybrain.records import Records
from citybrain.records.tables.notifications import notification, notification_batch, notification_delivery
from citybrain.twin.configuration_notifications import MailSettings, NotificationSettings

ZONE = "Europe/Helsinki"
ALWAYS = (1, 2, 3, 4, 5, 6, 7)
SETTINGS = NotificationSettings(
    address="https://city.example",
    mail=MailSettings(host="localhost", security="none", sender="brain@city.example"),
    webhooks={"https://hooks.example": "public"},
)
MANY = SendingLimits(10_000, 10_000)


def case(number: int = 17, severity: Severity = Severity.SEVERE, **more: Any) -> Awareness:
    asked = {
        "key": f"case/{number}/opened", "subject": f"case/{number}", "kind": "case", "severity": severity,
        "message": "notification-about-case", "data_class": DataClass.PUBLIC, "role": Role.DUTY_OFFICER,
        "path": f"/now?case={number}", "place": "Mannerheimintie", **more,
    }  # fmt: skip
    return Awareness(**asked)


def person(
    connection: Connection,
    name: str,
    role: Role = Role.DUTY_OFFICER,
    settings: NotificationSettings = SETTINGS,
    **more: Any,
) -> int:
    """Number of a subscription by mail of somebody who is made known."""
    if number_of(connection, name) is None:
        add_identity(connection, name, [role], "root")
    asked = {"channel": Channel.EMAIL, "address": f"{name.lower()}@city.example", "least": Severity.MINOR, **more}
    return subscribe(connection, name, NewSubscription(**asked), settings, "root")


def on_call(connection: Connection, *names: str, role: Role = Role.DUTY_OFFICER) -> None:
    """These are on duty day and night, in this order."""
    shifts = [Shift(role, rank, name, ALWAYS, "00:00", "00:00") for rank, name in enumerate(names, 1)]
    add_shifts(connection, shifts, "root")


def tell(records: Records, *what: Awareness) -> list[int]:
    with records.begin() as connection:
        return [queue(connection, one, ZONE) for one in what]


def ready(records: Records) -> None:
    """All that waits for others of its address has waited long enough, and addresses have rested."""
    with records.begin() as connection:
        connection.execute(update(notification_delivery).values(due=time.time() - 1))
        connection.execute(update(notification_batch).values(begun=notification_batch.c.begun - 7200, due=0.0))


def late(records: Records) -> None:
    """Nobody answered in time."""
    with records.begin() as connection:
        waiting = notification.c.due.is_not(None)
        connection.execute(update(notification).where(waiting).values(due=time.time() - 1))


def take(records: Records, channel: Channel = Channel.EMAIL, limits: SendingLimits = MANY) -> MessageBatch | None:
    with records.begin() as connection:
        return claim(connection, channel, limits)


def taken(records: Records, channel: Channel = Channel.EMAIL, limits: SendingLimits = MANY) -> list[MessageBatch]:
    """All that is due, as if it had been sent."""
    batches: list[MessageBatch] = []
    while (batch := take(records, channel, limits)) is not None:
        with records.begin() as connection:
            sent(connection, batch)
        batches.append(batch)
    return batches


def names(batches: Sequence[MessageBatch]) -> list[str]:
    return sorted(one.subscription.name for one in batches if one.subscription)
