"""How long it is from one reading of a stream to the next: declared, or estimated from its first readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from citybrain.observations.quality.evaluate import QualitySubject
from citybrain.observations.quality.loading import ALL, FIRST
from citybrain.observations.quality.series import SECOND
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question, Store

FEWEST = 10
"""Readings of a stream that say something about its interval."""


class Estimate(NamedTuple):
    """Whole seconds, None where there are too few readings; the time of the earliest of the first readings [µs]."""

    seconds: int | None
    earliest: int


class ReadingIntervals:
    """Those of the streams of a city. An estimate stands once the first readings of a stream are all there."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settled: dict[int, Estimate] = {}

    def estimates(self, streams: Iterable[int]) -> dict[int, Estimate]:
        """What the first readings of streams say; those without readings are left out."""
        wanted = list(streams)
        found = {one: self._settled[one] for one in wanted if one in self._settled}
        new = self._estimated([one for one in wanted if one not in found])
        self._settled |= {stream: estimate for stream, (estimate, count) in new.items() if count >= FIRST}
        return found | {stream: estimate for stream, (estimate, _) in new.items()}

    def of(self, subjects: Mapping[int, QualitySubject]) -> tuple[dict[int, QualitySubject], dict[int, Estimate]]:
        """The subjects with their intervals, and what was estimated of those that have readings."""
        found = self.estimates(subjects)
        return {stream: _with_interval(one, found.get(stream)) for stream, one in subjects.items()}, found

    def _estimated(self, streams: Sequence[int]) -> dict[int, tuple[Estimate, int]]:
        """Estimates, and from how many readings."""
        if not streams:
            return {}
        some = READING.c.stream.in_(list(streams)) & (READING.c.number <= FIRST)
        readings = self._store.find(Question(some, (READING.c.stream.asc(), READING.c.time.asc()), ALL)).readings
        edges = np.flatnonzero(np.diff(readings.stream, prepend=-1, append=-1)).tolist()
        return {
            int(readings.stream[low]): (
                Estimate(interval(readings.time[low:high]), int(readings.time[low])),
                high - low,
            )
            for low, high in pairwise(edges)
        }


def interval(time: Iterable[int] | np.ndarray) -> int | None:
    """The median of the seconds from one time to the next: whole ones, at least one; None for too few times."""
    steps = np.diff(np.unique(np.asarray(time)))
    return max(1, round(float(np.median(steps)) / SECOND)) if len(steps) >= FEWEST - 1 else None


def declared(*told: Mapping[str, Any]) -> int | None:
    """The interval in whole seconds that the first of some mappings declares, None where none does.

    >>> declared({}, {"interval": 600}), declared({"interval": "often"})
    (600, None)
    """
    for one in told:
        said = one.get("interval")
        if isinstance(said, int | float) and not isinstance(said, bool) and 0 < said < float("inf"):
            return max(1, round(said))
    return None


def seconds(said: int | None, estimate: Estimate | None) -> int | None:
    """The declared interval of a stream in whole seconds, else the estimated one, None where neither is known."""
    return said or (estimate.seconds if estimate else None)


def _with_interval(subject: QualitySubject, estimate: Estimate | None) -> QualitySubject:
    return subject._replace(interval=seconds(subject.interval, estimate))
