"""How fresh a stream is, and how many of the readings that were expected are there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from citybrain.observations.quality.intervals import ReadingIntervals, seconds
from citybrain.observations.quality.loading import instant
from citybrain.observations.quality.series import HOUR, SECOND
from citybrain.observations.quality.subjects import stored_streams
from citybrain.observations.readings.columns import NO_TIME
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Store
from citybrain.observations.sensing import Sensing

State = Literal["live", "late", "silent", "none"]
LATE, SILENT = 1.5, 3.0
"""Intervals after which a stream is late, and silent."""
UNKNOWN = 3600
"""Seconds that stand for an interval which is not known."""
DAY, WEEK = 24 * HOUR, 7 * 24 * HOUR


class Freshness(NamedTuple):
    """One stream: seconds from one reading to the next, None where that is not known; seconds since the newest reading,
    None without any; readings of the last day and week as a share of those that were expected, None where not known."""

    stream: int
    state: State
    interval: int | None
    age: float | None
    last_day: float | None
    last_week: float | None


def state_of(age: float | None, interval: float) -> State:
    """From the age of the newest reading and the interval [s]; None for a stream without readings.

    >>> state_of(700, 600), state_of(1000, 600), state_of(7200, 600), state_of(None, 600)
    ('live', 'late', 'silent', 'none')
    """
    if age is None:
        return "none"
    return "live" if age <= LATE * interval else "late" if age <= SILENT * interval else "silent"


def availability(count: int, since: int, now: int, first: int, interval: int | None) -> float | None:
    """Readings there are as a share of those expected from a time on [µs], at most 1; from the stream's first one on.

    None where none was expected yet, or where the interval [s] is not known.
    """
    if interval is None:
        return None
    expected = (now - max(since, first)) // (interval * SECOND)
    return min(1.0, count / expected) if expected > 0 else None


def freshness(sensing: Sensing, streams: Sequence[int]) -> list[Freshness]:
    """Freshness of streams at the city's present, in their order. Readings that failed are none."""
    now, store = sensing.now(), sensing.store
    with sensing.records.read() as connection:
        declared = {kept.number: kept.interval for kept in stored_streams(connection)}
    estimates = ReadingIntervals(store).estimates(streams)
    newest = dict(zip(streams, store.latest(np.array(streams, np.int32)).time.tolist(), strict=True))
    starts = [-(-(now - length) // HOUR) * HOUR for length in (DAY, WEEK)]
    counts = [_counts(store, newest, start, now) for start in starts]
    answers = []
    for stream in streams:
        estimate = estimates.get(stream)
        interval = seconds(declared.get(stream), estimate)
        age = None if newest[stream] == NO_TIME else max(0.0, (now - newest[stream]) / SECOND)
        first = estimate.earliest if estimate else now
        shares = [
            availability(count[stream], start, now, first, interval)
            for count, start in zip(counts, starts, strict=True)
        ]
        answers.append(Freshness(stream, state_of(age, interval or UNKNOWN), interval, age, *shares))
    return answers


def _counts(store: Store, newest: Mapping[int, int], since: int, now: int) -> dict[int, int]:
    """Readings of streams from an hour on; those that are no numbers are counted one stream at a time."""
    length = datetime.timedelta(microseconds=-(-(now - since) // HOUR) * HOUR)
    means = store.means_of(np.array(list(newest), np.int32), since, now + 1, length)
    found = dict(zip(means.stream.tolist(), means.number.tolist(), strict=True))
    for stream in [one for one, time in newest.items() if one not in found and time >= since]:
        found[stream] = store.number_of((READING.c.stream == stream) & (READING.c.time >= instant(since)))
    return {stream: found.get(stream, 0) for stream in newest}
