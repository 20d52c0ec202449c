"""Deliveries that wait to be written: several are taken at once, and who delivers waits while too much is waiting."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field

from citybrain.observations.readings.columns import Delivery, Receipt
from citybrain.observations.readings.store import NotStoredError

MOST_WAITING = 1_000_000
"""Readings that may wait: about 100 MB."""

MOST_AT_ONCE = 100_000
"""Readings of one commit, unless a single delivery has more."""

WAIT_FOR_ROOM = 30.0
"""Seconds that who delivers waits for room."""

COMPANY = 0.001
"""Seconds that a few readings wait for as many as came last time: one commit for all is cheaper."""

FEW = 1_000
"""Readings that do wait for company."""


@dataclass
class Waiting:
    """A delivery and the promise of its receipt."""

    delivery: Delivery
    promise: Future[Receipt] = field(default_factory=Future)

    @property
    def size(self) -> int:
        """Readings and rejected ones, one where there are none."""
        return len(self.delivery.readings) + len(self.delivery.rejected) or 1


class DeliveryQueue:
    """First come, first served."""

    def __init__(self) -> None:
        lock = threading.Lock()
        self._room, self._work = threading.Condition(lock), threading.Condition(lock)
        self._waiting: deque[Waiting] = deque()
        self._size = 0
        self._closed = False
        self._taken = 0
        """Readings of the last commit."""
        self._expected = 1
        """Readings for which the writer waits."""

    def put(self, delivery: Delivery, patience: float = WAIT_FOR_ROOM) -> Future[Receipt]:
        """Hand in a delivery. Raises NotStoredError where there is no room for so many seconds, and after closing."""
        waiting = Waiting(delivery)
        with self._room:
            room = self._room.wait_for(self._has_room, patience)
            if self._closed:
                raise NotStoredError("observations-closed")
            if not room:
                raise NotStoredError("observations-busy", waiting=self._size, seconds=patience)
            self._waiting.append(waiting)
            self._size += waiting.size
            if self._is_worth_it():
                self._work.notify()
        return waiting.promise

    def take(self) -> list[Waiting]:
        """What is written next, at least one delivery; empty once it is closed and all is taken."""
        with self._work:
            expected = min(self._taken + self._size, FEW)
            self._expected = 1
            self._work.wait_for(self._is_worth_it)
            self._expected = expected
            self._work.wait_for(self._is_worth_it, COMPANY)
            taken, size = [], 0
            while self._waiting and size < MOST_AT_ONCE:
                taken.append(self._waiting.popleft())
                size += taken[-1].size
            self._size -= size
            self._taken, self._expected = size, 1
            self._room.notify_all()
            return taken

    def close(self) -> None:
        """Take no more; what waits can still be taken."""
        with self._work:
            self._closed = True
            self._work.notify_all()
            self._room.notify_all()

    def _has_room(self) -> bool:
        return self._closed or self._size < MOST_WAITING

    def _is_worth_it(self) -> bool:
        return self._closed or self._size >= self._expected
