"""How many readings of each property are suspect or failed, and by which tests."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from citybrain.observations.catalogue import streams
from citybrain.observations.quality.flags import Flag
from citybrain.observations.readings.expressions import READING
from citybrain.observations.sensing import Sensing

EARLIEST, LATEST = -(1 << 58), 1 << 58


@dataclass(frozen=True)
class QualitySummary:
    """Readings of one property in all streams; `tests` has suspect and failed ones by the name of the test."""

    property: str
    streams: int
    readings: int
    open: int
    suspect: int
    failed: int
    missing: int
    tests: Mapping[str, tuple[int, int]]


def summarise(sensing: Sensing) -> list[QualitySummary]:
    """Summaries by property, in the order of its first stream; `open` counts what was not evaluated."""
    with sensing.records.read() as connection:
        known = streams(connection)
    members: dict[str, list[int]] = defaultdict(list)
    for stream in known:
        members[stream.property].append(stream.number)
    return [_summary(sensing, name, numbers) for name, numbers in members.items()]


def _summary(sensing: Sensing, name: str, numbers: list[int]) -> QualitySummary:
    counts: dict[int, int] = defaultdict(int)
    tests: dict[str, list[int]] = {}
    for number in numbers:
        found = sensing.store.flags(number, EARLIEST, LATEST)
        for flag, count in zip(*np.unique(found.flag, return_counts=True), strict=True):
            counts[int(flag)] += int(count)
        for said in found.tests:
            for test, flag in json.loads(said or "{}").items():
                tests.setdefault(test, [0, 0])[flag == Flag.FAIL] += 1
    unevaluated = READING.c.stream.in_(numbers) & (READING.c.flag == int(Flag.NOT_EVALUATED))
    return QualitySummary(
        name,
        len(numbers),
        sum(sensing.store.count(number) for number in numbers),
        sensing.store.number_of(unevaluated),
        counts[Flag.SUSPECT],
        counts[Flag.FAIL],
        counts[Flag.MISSING],
        {test: (one[0], one[1]) for test, one in sorted(tests.items())},
    )
