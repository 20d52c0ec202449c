"""How old the newest reading of a stream may be before it no longer stands for now."""

from __future__ import annotations

from typing import Literal

import numpy as np

from citybrain.observations.readings.columns import Times

Freshness = Literal["live", "late", "silent", "none"]
LATE, SILENT = 1.5, 3.0
"""Rhythms after which a stream is late, and silent."""

LEAST = 60.0
UNKNOWN = 3600.0
"""Seconds: the shortest rhythm that is found out, and that of a stream with a single reading."""


def rhythm(interval: float | None, times: Times) -> float:
    """How often a stream reads [s]: as it says, else the middle of the times between its newest readings.

    >>> rhythm(None, np.array([1_200_000_000, 600_000_000, 0])), rhythm(60.0, np.array([0]))
    (600.0, 60.0)
    """
    if interval:
        return interval
    return max(LEAST, float(np.median(np.abs(np.diff(times)))) / 1e6) if len(times) > 1 else UNKNOWN


def freshness(age: float | None, rhythm: float) -> Freshness:
    """From the age of the newest reading and the rhythm [s]; None for a stream without readings.

    >>> freshness(700, 600), freshness(1000, 600), freshness(7200, 600), freshness(None, 600)
    ('live', 'late', 'silent', 'none')
    """
    if age is None:
        return "none"
    return "live" if age <= LATE * rhythm else "late" if age <= SILENT * rhythm else "silent"
