"""Who wants to know of readings as soon as they are stored: pages, subscribers of MQTT, rules."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from citybrain.observations.readings.columns import Readings, Times

MOST_WAITING = 256
"""Deliveries that wait for a slow listener; of more, the oldest are dropped and counted."""


class StoredReadings(NamedTuple):
    """Readings that are on disk, with their identities and who delivered them.

    They are shared between listeners: do not change them.
    """

    identity: Times
    readings: Readings
    source: str = ""


class Subscription:
    """What one listener has not taken yet. Safe for threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[StoredReadings] = deque()
        self._closed = False
        self.dropped = 0
        """Readings that this listener was too slow for."""

    def put(self, stored: StoredReadings) -> None:
        """Hand over; never waits."""
        with self._changed:
            if len(self._waiting) >= MOST_WAITING:
                self.dropped += len(self._waiting.popleft().identity)
            self._waiting.append(stored)
            self._changed.notify_all()

    def take(self, patience: float | None = None) -> list[StoredReadings]:
        """All that came since the last time, in order; empty after so many seconds without any, and once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed, patience)
            taken = list(self._waiting)
            self._waiting.clear()
            return taken

    @property
    def closed(self) -> bool:
        """Whether nothing more will come."""
        return self._closed

    def close(self) -> None:
        """Nothing more will come."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


class Feed:
    """All listeners of one city."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listening: frozenset[Subscription] = frozenset()

    def publish(self, stored: StoredReadings) -> None:
        """Tell everybody who listens now."""
        if len(stored.identity):
            for subscription in self._listening:
                subscription.put(stored)

    @contextmanager
    def subscribe(self) -> Iterator[Subscription]:
        """Listen for as long as the block runs."""
        subscription = Subscription()
        with self._lock:
            self._listening |= {subscription}
        try:
            yield subscription
        finally:
            with self._lock:
                self._listening -= {subscription}
            subscription.close()

    def close(self) -> None:
        """Tell everybody that nothing more will come."""
        for subscription in self._listening:
            subscription.close()
