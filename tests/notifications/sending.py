"""Settings of receivers on this machine, and what is due, sent at once."""

import threading
from typing import Any

from sqlalchemy import select

from citybrain.notifications.severity import Channel
from citybrain.notifications.wording import Letter
from citybrain.notifications.worker import Sender
from citybrain.records import Records
from citybrain.records.tables.notifications import notification_batch
from citybrain.twin.configuration_notifications import NotificationSettings
from tests.notifications.receivers import HookReceiver, MailReceiver

LETTER = Letter("Case 17", (), 0, "", "en")


def settings_of(
    mail: MailReceiver | None = None, hooks: HookReceiver | None = None, **more: Any
) -> NotificationSettings:
    return NotificationSettings(
        address="https://city.example",
        mail=mail.settings() if mail else None,
        webhooks={hooks.origin: "private"} if hooks else {},
        **more,
    )


def send_all(records: Records, channel: Channel, settings: NotificationSettings) -> Sender:
    """Send what is due, without resting in between."""
    stopped = threading.Event()
    stopped.set()
    sender = Sender(records, channel, settings, stopped, {})
    while sender.send_next():
        pass
    return sender


def batches(records: Records) -> list[tuple[str, str | None, int]]:
    with records.read() as connection:
        table = notification_batch.c
        return [
            tuple(row)
            for row in connection.execute(select(table.state, table.problem, table.attempts).order_by(table.id))
        ]
