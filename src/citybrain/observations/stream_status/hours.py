"""Means of many streams by the hour, and what is usual at an hour of the day."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.observations.readings.columns import Times
from citybrain.observations.readings.store import Store

HOUR = 3_600_000_000
DAY = 24 * HOUR
DAYS = 7
"""Days before, of which the same hour says what is usual."""

LEAST = 3
"""Days that must be known to say it."""

LOW, HIGH = 10.0, 90.0
"""Percentiles between which a value is usual."""


class Usual(NamedTuple):
    """What is usual, one for each hour that was asked for; NaN where too little is known."""

    low: Array
    middle: Array
    high: Array


def hourly(store: Store, streams: Sequence[int], since: int, hours: int) -> Array:
    """Means of so many hours from a time on [µs], by stream and hour; NaN for an hour without readings.

    Streams are given by rising number. Readings that failed a test of their quality do not count.
    """
    found = np.full((len(streams), hours), np.nan)
    if streams:
        some = np.array(streams, np.int32)
        means = store.means_of(some, since, since + hours * HOUR, datetime.timedelta(hours=1))
        found[np.searchsorted(some, means.stream), (means.start - since) // HOUR] = means.mean
    return found


def usual(means: Array) -> Usual:
    """What is usual at each hour but those of the first seven days, from hourly means by stream and hour."""
    hours = means.shape[1] - DAYS * 24
    at = np.arange(hours)[:, None] + 24 * np.arange(DAYS)
    before: NDArray[np.float64] = means[:, at]
    if not before.size:
        return Usual(*np.full((3, *before.shape[:-1]), np.nan))
    known = np.isfinite(before).sum(axis=-1) >= LEAST
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # hours of which nothing is known
        low, middle, high = np.nanpercentile(before, [LOW, 50.0, HIGH], axis=-1)
    return Usual(*(np.where(known, part, np.nan) for part in (low, middle, high)))


def floor_hour(time: int) -> int:
    """The full hour in UTC at or before a time."""
    return time // HOUR * HOUR


def hours_from(since: int, count: int) -> Times:
    """The times at which so many hours begin."""
    return since + HOUR * np.arange(count)
