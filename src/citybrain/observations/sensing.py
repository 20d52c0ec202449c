"""What a city senses, open: its readings, its records, and who listens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from citybrain.observations.feed import Feed, StoredReadings
from citybrain.observations.readings.columns import Delivery, Fate, Receipt
from citybrain.observations.readings.embedded import open_store
from citybrain.observations.readings.store import Store
from citybrain.records import Records, open_records

Clock = Callable[[], int]
"""The time of a city [µs since 1970 in UTC]; that of the demo city is the time of what is replayed."""


def clock() -> int:
    """The time of the machine."""
    return time.time_ns() // 1000


class Sensing:
    """Readings and records of one city that is open, with the listeners for new readings. Safe for threads."""

    def __init__(self, folder: Path, zone: str, store: Store, records: Records, now: Clock = clock) -> None:
        self.folder = folder
        self.zone = zone
        self.store = store
        self.records = records
        self.now = now
        self.feed = Feed()

    def deliver(self, delivery: Delivery) -> Future[Receipt]:
        """Take a delivery as the store does; listeners are told of what is new once it is on disk."""
        promise = self.store.deliver(delivery)
        promise.add_done_callback(lambda done: self._publish(delivery, done))
        return promise

    def close(self) -> None:
        """Tell listeners that nothing more comes, write what waits, let go of the files."""
        self.feed.close()
        self.store.close()
        self.records.close()

    def _publish(self, delivery: Delivery, done: Future[Receipt]) -> None:
        if done.exception() is None:
            new = np.flatnonzero(done.result().fate == Fate.STORED)
            self.feed.publish(StoredReadings(done.result().identity[new], delivery.readings.taken(new)))


def open_sensing(folder: Path, zone: str, now: Clock = clock) -> Sensing:
    """Open or create what a city senses; `zone` is its time zone. Raises NotStoredError and NotRecordedError."""
    store = open_store(folder)
    try:
        return Sensing(folder, zone, store, open_records(folder), now)
    except BaseException:
        store.close()
        raise


class Worker(Protocol):
    """Works in the background on what a city senses, from when it is made until it is closed."""

    def close(self) -> None:
        """Stop; nothing of it touches the city afterwards."""


Kind = TypeVar("Kind")


class Sensings:
    """One for each city that was served since the start, with its workers. Safe for threads."""

    def __init__(self, workers: Sequence[Callable[[Sensing], Worker]] = ()) -> None:
        self._makers = workers
        self._open: dict[Path, Sensing] = {}
        self._workers: dict[Path, list[Worker]] = {}
        self._lock = threading.Lock()

    def of(self, folder: Path, zone: str) -> Sensing:
        """That of a city. Raises NotStoredError where another program has its readings."""
        with self._lock:
            if folder not in self._open:
                sensing = open_sensing(folder, zone)
                self._open[folder] = sensing
                self._workers[folder] = [make(sensing) for make in self._makers]
            return self._open[folder]

    def worker(self, folder: Path, kind: type[Kind]) -> Kind:
        """The worker of a kind of a city that is open. Raises KeyError where there is none."""
        for worker in self._workers[folder]:
            if isinstance(worker, kind):
                return worker
        raise KeyError(kind)

    def close(self) -> None:
        """Stop the workers and let go of all cities."""
        with self._lock:
            while self._open:
                folder, sensing = self._open.popitem()
                for worker in self._workers.pop(folder):
                    worker.close()
                sensing.close()

    def hush(self) -> None:
        """Tell all listeners that nothing more comes, so that requests which listen end."""
        with self._lock:
            for sensing in self._open.values():
                sensing.feed.close()
