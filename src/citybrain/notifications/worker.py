"""Sends what the outbox holds for as long as the city is served, and asks the next rank where nobody answers."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import select

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.notifications.batches import (
    MessageBatch,
    SendingLimits,
    claim,
    contents,
    is_due,
    refused,
    sent,
    size_of,
    standing,
)
from citybrain.notifications.channels import channels_of, send
from citybrain.notifications.faults import SendingError
from citybrain.notifications.outbox import as_notification, ask_next
from citybrain.notifications.settings import notification_settings
from citybrain.notifications.severity import CLOCKS, Channel
from citybrain.notifications.wording import letter_of
from citybrain.records import Records
from citybrain.records.tables.notifications import notification
from citybrain.twin.configuration_notifications import NotificationSettings

LOG = logging.getLogger("citybrain.notifications")
PAUSE = 1.0
"""Seconds between two looks at whether something is due."""

PATIENCE = 5.0
COUNTS = 15.0
"""Seconds between two counts of the outbox."""

AFTER_FAILURE = 15.0
"""Seconds until a channel is tried again that takes nothing; twice as long each further time, up to the longest."""

LONGEST_PAUSE = 600.0


class NotificationWorker:
    """A thread for each channel that is set up, so that one that is slow holds up no other, and one for the ranks.

    A fault of the channel rests it, so that not every message of a server that is gone takes its time; a fault of the
    database is told in the log and tried again.
    """

    def __init__(self, records: Records, zone: str, city: Path) -> None:
        self._records = records
        self._zone = zone
        self._stopped = threading.Event()
        self.resting: dict[Channel, str] = {}
        """Channels that take nothing now, with the code of why."""

        self.counts: dict[str, int] = {}
        """Of the outbox, by how they stand; looked at now and then."""

        self._counted = 0.0
        self._threads = [self._thread(name, work) for name, work in self._works(city)] if records.writable else []
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop; what is under way is waited for, for some seconds, and sent again another time if it did not end."""
        self._stopped.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    def _works(self, city: Path) -> Iterator[tuple[str, Callable[[], bool]]]:
        yield "ranks", self._look
        try:
            settings = notification_settings(city)
        except InputError as problem:
            LOG.error("nothing is sent: %s", problem)
            return
        if settings is None:
            return
        for channel in channels_of(settings):
            yield channel, Sender(self._records, channel, settings, self._stopped, self.resting).send_next

    def _look(self) -> bool:
        """Ask the next rank for what nobody answered in time, and count; whether more may be due."""
        if time.monotonic() >= self._counted:
            with self._records.read() as connection:
                now = standing(connection, most=0)
            self.counts = {"waiting": now.waiting, "retried": now.retried, "failed": now.failed}
            self._counted = time.monotonic() + COUNTS
        return escalate(self._records, self._zone)

    def _thread(self, name: str, work: Callable[[], bool]) -> threading.Thread:
        return threading.Thread(target=self._run, args=(work,), name=f"notifications-{name}", daemon=True)

    def _run(self, work: Callable[[], bool]) -> None:
        """Work until nothing is due, then pause."""
        pause = random.uniform(0, PAUSE)
        while not self._stopped.wait(pause):
            try:
                pause = 0.0 if work() else PAUSE
            except Exception as error:
                if not self._stopped.is_set():
                    expected = isinstance(error, CityBrainError)
                    LOG.error("notifications wait: %s", error, exc_info=not expected)
                pause = AFTER_FAILURE


def escalate(records: Records, zone: str) -> bool:
    """Ask the next rank for the notification that waited longest beyond its time; whether there was one.

    One that is due later than any can be was asked before the clock was set back.
    """
    far = time.time() + 2 * max(one.answer or 0 for one in CLOCKS.values())
    due = notification.c.due.is_not(None) & ((notification.c.due <= time.time()) | (notification.c.due > far))
    asked = select(notification).where(due).order_by(notification.c.due).limit(1)
    with records.read() as connection:
        if connection.execute(asked).first() is None:
            return False
    with records.begin() as connection:
        row = connection.execute(asked).first()
        if row is not None:
            ask_next(connection, as_notification(row), zone)
    return row is not None


class Sender:
    """Sends batches of one channel, one after the other."""

    def __init__(
        self,
        records: Records,
        channel: Channel,
        settings: NotificationSettings,
        stopped: threading.Event,
        resting: dict[Channel, str],
    ) -> None:
        self._records = records
        self._channel = channel
        self._settings = settings
        self._stopped = stopped
        self._resting = resting
        self._failures = 0

    def send_next(self) -> bool:
        """Send what is due next; whether there was anything. Raises NotRecordedError."""
        with self._records.read() as connection:
            if not is_due(connection, self._channel):
                return False
        limits = SendingLimits(self._settings.most_per_minute, self._settings.most_per_hour)
        with self._records.begin() as connection:
            batch = claim(connection, self._channel, limits)
        if batch is None:
            return False
        problem = self._sent(batch)
        with self._records.begin() as connection:
            if problem is None:
                sent(connection, batch)
            elif refused(connection, batch, problem):
                LOG.error("notification batch %d is given up: %s", batch.number, problem)
        self._rest(problem)
        return True

    def _sent(self, batch: MessageBatch) -> SendingError | None:
        """Send a batch; why it was not taken, None where it was."""
        try:
            with self._records.read() as connection:
                some, size = contents(connection, batch.number), size_of(connection, batch.number)
            if not some:
                return None
            language = batch.subscription.language if batch.subscription else "en"
            letter = letter_of(some, size, (batch.number, batch.key), self._settings.address, language)
            send(batch, letter, self._settings)
        except SendingError as problem:
            return problem
        except CityBrainError as problem:
            return SendingError(problem.code)
        except Exception as problem:
            LOG.error("notification batch %d", batch.number, exc_info=True)
            return SendingError("sending-failed", problem=type(problem).__name__)
        return None

    def _rest(self, problem: SendingError | None) -> None:
        """Let a channel rest that takes nothing; what waits keeps its tries."""
        if problem is None or not problem.everywhere:
            self._failures = 0
            self._resting.pop(self._channel, None)
            return
        self._resting[self._channel] = problem.code
        LOG.warning("%s: %s", self._channel, problem)
        wait = min(AFTER_FAILURE * 2.0**self._failures, LONGEST_PAUSE)
        self._failures += 1
        self._stopped.wait(wait * random.uniform(0.75, 1.25))
