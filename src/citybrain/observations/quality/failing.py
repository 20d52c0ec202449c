"""Tests that readings of the last hours did not pass, and since when."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from citybrain.observations.quality.evaluate import QualitySubject
from citybrain.observations.quality.flags import Flag
from citybrain.observations.quality.freshness import LATE, UNKNOWN
from citybrain.observations.quality.loading import ALL, instant
from citybrain.observations.quality.series import HOUR, SECOND
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import FlaggedTimes, Question, Store

RECENT = 3 * HOUR
"""How long a reading is told of that did not pass a test."""
BACK = 30 * 24 * HOUR
"""How far back the beginning is looked for."""
BAD = (int(Flag.SUSPECT), int(Flag.FAIL))


class Failing(NamedTuple):
    """Readings of a stream in a row that did not pass a test: how many, from when to when [µs], and the worst flag.

    A flat line begins where values stopped changing, which is before its first suspect reading.
    """

    stream: int
    test: str
    flag: int
    since: int
    until: int
    readings: int


class Count(NamedTuple):
    """Readings of a stream that are suspect and that failed by one test, and the time of the newest of them [µs]."""

    test: str
    suspect: int
    failed: int
    newest: int


def failing(store: Store, known: Mapping[int, QualitySubject], now: int) -> tuple[Failing, ...]:
    """What readings of the last hours did not pass, by stream and test; a row goes back to where it began.

    `known`: the streams with their intervals.
    """
    bad = READING.c.flag.in_(BAD)
    asked = Question(bad & (READING.c.time >= instant(now - RECENT)), (READING.c.stream.asc(),), ALL)
    streams = [one for one in np.unique(store.find(asked).readings.stream).tolist() if one in known]
    return tuple(
        found
        for stream in streams
        for found in rows_of(stream, known[stream], store.flags(stream, now - BACK, now + 1), now - RECENT)
    )


def rows_of(stream: int, subject: QualitySubject, flags: FlaggedTimes, recent: int) -> list[Failing]:
    """The newest row of each test, where it reaches into what is recent."""
    patience = LATE * (subject.interval or UNKNOWN) * SECOND
    found = []
    for test, (time, flag) in _by_test(flags).items():
        if time[-1] < recent:
            continue
        breaks = np.flatnonzero(np.diff(time) > patience)
        first = int(breaks[-1]) + 1 if len(breaks) else 0
        since = int(time[first]) - (_unnoticed(subject) if test == "flat_line" else 0)
        found.append(Failing(stream, test, int(flag[first:].max()), since, int(time[-1]), len(time) - first))
    return found


def counts(flags: FlaggedTimes) -> list[Count]:
    """How often readings did not pass, by test, the most often first."""
    found = [
        Count(test, int((flag == Flag.SUSPECT).sum()), int((flag == Flag.FAIL).sum()), int(time[-1]))
        for test, (time, flag) in _by_test(flags).items()
    ]
    return sorted(found, key=lambda one: (-one.suspect - one.failed, one.test))


def _by_test(flags: FlaggedTimes) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Times and flags of the readings that each test was against, by time."""
    against: dict[str, tuple[list[int], list[int]]] = {}
    for time, said in zip(flags.time.tolist(), _answers(flags), strict=True):
        for test, flag in said.items():
            times, each = against.setdefault(test, ([], []))
            times.append(time)
            each.append(flag)
    return {test: (np.array(times), np.array(each)) for test, (times, each) in against.items()}


def _answers(flags: FlaggedTimes) -> Sequence[Mapping[str, int]]:
    return [json.loads(said or "{}") for said in flags.tests]


def _unnoticed(subject: QualitySubject) -> int:
    """How long values stand still before a reading is suspect for it [µs]."""
    line = subject.settings.flat_line
    return 0 if line is None else round(line.suspect * HOUR)
