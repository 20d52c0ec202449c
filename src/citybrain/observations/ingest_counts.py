"""What came in within the last hour, counted in memory: the ledger on disk has days."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from citybrain.observations.readings.columns import Delivery, Fate, Receipt

HOUR = 3600.0
STEP = 10.0
"""Seconds that are counted together."""


class HourCounts(NamedTuple):
    """received = stored + duplicates + rejected, of so many seconds up to now."""

    seconds: float
    received: int
    stored: int
    duplicates: int
    rejected: int


class IngestCounts:
    """Counts of the last hour, or since the start where that was later. Safe for threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begin = clock()
        self._lock = threading.Lock()
        self._steps: deque[tuple[float, list[int]]] = deque()

    def count(self, delivery: Delivery, receipt: Receipt) -> None:
        """Add a delivery that is on disk."""
        stored, duplicates, *refused = np.bincount(receipt.fate, minlength=len(Fate)).tolist()
        now = self._clock()
        with self._lock:
            if not self._steps or now - self._steps[-1][0] >= STEP:
                self._steps.append((now, [0, 0, 0]))
            for at, number in enumerate((stored, duplicates, sum(refused) + len(delivery.rejected))):
                self._steps[-1][1][at] += number
            self._forget(now)

    def last_hour(self) -> HourCounts:
        """What came in."""
        now = self._clock()
        with self._lock:
            self._forget(now)
            stored, duplicates, rejected = (sum(step[at] for _, step in self._steps) for at in range(3))
        return HourCounts(min(HOUR, now - self._begin), stored + duplicates + rejected, stored, duplicates, rejected)

    def _forget(self, now: float) -> None:
        while self._steps and now - self._steps[0][0] > HOUR:
            self._steps.popleft()
