"""How old the newest reading of a stream may be before it no longer stands for now."""

from __future__ import annotations

from typing import Literal

import numpy as np

from citybrain.observations.readings.store import Store
from citybrain.observations.watch.streams import KnownStream

Freshness = Literal["live", "late", "silent", "none"]
LATE, SILENT = 1.5, 3.0
"""Rhythms after which a stream is late, and silent."""

LOOKED_AT = 25
UNKNOWN = 3600.0
"""Seconds: the rhythm of a stream with a single reading."""


class Rhythms:
    """How often each stream reads [s]: as it says, else the middle of the times between its last readings."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[int, float] = {}

    def of(self, stream: KnownStream) -> float:
        """That of one stream; it is looked for once."""
        if stream.interval:
            return stream.interval
        if stream.number not in self._found:
            time = self._store.last(stream.number, LOOKED_AT).readings.time
            if len(time) < LOOKED_AT:
                return max(60.0, float(np.median(-np.diff(time))) / 1e6) if len(time) > 1 else UNKNOWN
            self._found[stream.number] = max(60.0, float(np.median(-np.diff(time))) / 1e6)
        return self._found[stream.number]


def freshness(age: float | None, rhythm: float) -> Freshness:
    """From the age of the newest reading and the rhythm [s]; None for a stream without readings.

    >>> freshness(700, 600), freshness(1000, 600), freshness(7200, 600), freshness(None, 600)
    ('live', 'late', 'silent', 'none')
    """
    if age is None:
        return "none"
    return "live" if age <= LATE * rhythm else "late" if age <= SILENT * rhythm else "silent"
