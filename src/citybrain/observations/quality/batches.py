"""Which streams are tested together: about as many as there is room for with their newest readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from citybrain.observations.quality.evaluate import QualitySubject
from citybrain.observations.quality.intervals import Estimate
from citybrain.observations.quality.loading import AT_ONCE, FIRST, beginning
from citybrain.observations.quality.neighbours import APART
from citybrain.observations.quality.series import HOUR, SECOND
from citybrain.observations.readings.columns import NO_TIME, streams_and_numbers
from citybrain.observations.readings.store import Store

ROWS = 500_000
"""Readings that are held together, about."""
SHORT = 16
"""Readings that are looked back at first: a stream that was not flat for so many is not flat for longer either."""
MISSING = 2
"""How many times as far the newest readings reach back as they would if none was missing."""


@dataclass
class Batch:
    """Streams with the numbers of their first readings that were not tested; `held` are those whose newest readings
    from `since` on [µs] are held."""

    firsts: dict[int, int] = field(default_factory=dict)
    held: list[int] = field(default_factory=list)
    since: int = 1 << 62
    until: int = -(1 << 62)
    rate: float = 0.0

    def rows(self, since: int, until: int, rate: float) -> float:
        """Readings that would be held with one stream more, about."""
        return (max(until, self.until) - min(since, self.since)) * (self.rate + rate)

    def hold(self, stream: int, since: int, until: int, rate: float) -> None:
        """Hold one stream more."""
        self.held.append(stream)
        self.since, self.until, self.rate = min(since, self.since), max(until, self.until), self.rate + rate


def batches(
    store: Store,
    todo: Sequence[tuple[int, int]],
    subjects: Mapping[int, QualitySubject],
    estimates: Mapping[int, Estimate],
) -> Iterator[Batch]:
    """Batches of streams, from pairs of stream and first number, with what is known of their intervals."""
    latest = store.latest(np.array([stream for stream, _ in todo], np.int32))
    numbers = streams_and_numbers(latest.identity)[1].tolist()
    batch = Batch()
    for (stream, first), until, number in zip(todo, latest.time.tolist(), numbers, strict=True):
        fresh = number - beginning(first) + 1
        if until != NO_TIME and fresh <= AT_ONCE and stream in estimates:
            seconds = subjects[stream].interval
            since = estimates[stream].earliest
            if seconds is not None and first > FIRST:
                beside = 6 * APART if subjects[stream].near else 0
                since = max(since, until - (SHORT + fresh) * MISSING * seconds * SECOND - beside)
            rate = 1 / (HOUR if seconds is None else seconds * SECOND)
            if batch.firsts and batch.rows(since, until, rate) > ROWS:
                yield batch
                batch = Batch()
            batch.hold(stream, since, until, rate)
        batch.firsts[stream] = first
    if batch.firsts:
        yield batch
