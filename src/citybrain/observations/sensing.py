"""What a city senses, open: its readings, its records, and who listens."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol, TypeVar

from citybrain.observations.areas import Areas
from citybrain.observations.changes import Changes
from citybrain.observations.feed import Feed, StoredReadings
from citybrain.observations.ingest_counts import IngestCounts
from citybrain.observations.readings.columns import Delivery, Fate, Receipt, Streams, Times
from citybrain.observations.readings.queue import WAIT_FOR_ROOM
from citybrain.observations.readings.store import Store
from citybrain.records import Records
from citybrain.records.sensing_version import SensingVersion

Clock = Callable[[], int]
"""The time of a city [µs since 1970 in UTC]; that of the demo city is the time of what is replayed."""


def clock() -> int:
    """The time of the machine."""
    return time.time_ns() // 1000


class BackgroundService(Protocol):
    """What works beside an open city in threads of its own until it is closed."""

    def close(self) -> None:
        """Stop, and come back when it has stopped."""


Kind = TypeVar("Kind")


class Sensing:
    """Readings and records of one city that is open, with the listeners for new readings. Safe for threads."""

    speed = 0.0
    """How fast the clock of a replayed city runs; 0 where the time is that of the machine."""

    def __init__(self, folder: Path, zone: str, store: Store, records: Records, now: Clock = clock) -> None:
        self.folder = folder
        self.zone = zone
        self.store = store
        self.records = records
        self.now = now
        self.feed = Feed()
        self.changes = Changes()
        self.ingest_counts = IngestCounts()
        self.areas = Areas()
        self.version = SensingVersion(records)
        self.mqtt: str | None = None
        """Where the city speaks MQTT, once it does."""
        self.broker: str | None = None
        """The broker elsewhere that the city listens to, once it does."""
        self._background_services: list[BackgroundService] = []

    def add_background_service(self, service: BackgroundService) -> None:
        """Close this one, too, before the city is closed."""
        self._background_services.append(service)

    def background_service(self, kind: type[Kind]) -> Kind | None:
        """The service of a kind, None where the city has none."""
        return next((one for one in self._background_services if isinstance(one, kind)), None)

    def deliver(self, delivery: Delivery, patience: float = WAIT_FOR_ROOM) -> Future[Receipt]:
        """Take a delivery as the store does; listeners are told of what is new once it is on disk.

        Who waits for the receipt finds that they have been told. The promise cannot be cancelled.
        """
        told: Future[Receipt] = Future()
        told.set_running_or_notify_cancel()
        self.store.deliver(delivery, patience).add_done_callback(lambda stored: self._tell(delivery, stored, told))
        return told

    def following(self, streams: Streams) -> Times:
        """As the store has it."""
        return self.store.following(streams)

    def close(self) -> None:
        """Stop what works beside it, and tell listeners that nothing more comes; store and records stay open."""
        while self._background_services:
            self._background_services.pop().close()
        self.feed.close()
        self.version.close()

    def _tell(self, delivery: Delivery, stored: Future[Receipt], told: Future[Receipt]) -> None:
        """Tell listeners of what is stored, then whoever delivered it."""
        try:
            self._publish(delivery, stored.result())
        except BaseException as problem:
            told.set_exception(problem)
        else:
            told.set_result(stored.result())

    def _publish(self, delivery: Delivery, receipt: Receipt) -> None:
        readings = delivery.readings
        self.ingest_counts.count(delivery, receipt)
        new = receipt.fate == Fate.STORED
        if new.all():
            self.feed.publish(StoredReadings(receipt.identity, readings, delivery.source))
        else:
            self.feed.publish(StoredReadings(receipt.identity[new], readings.taken(new), delivery.source))
