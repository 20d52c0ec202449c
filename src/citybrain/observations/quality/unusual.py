"""What is out of the ordinary in a city now: the newest hour of each stream beside what is ordinary at that time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

from citybrain.observations.quality.evaluate import QualitySubject
from citybrain.observations.quality.ordinary import DAYS, LIMIT, Learnt
from citybrain.observations.quality.series import HOUR, SECOND
from citybrain.observations.quality.subjects import subjects
from citybrain.observations.sensing import Sensing

MOST = 100
"""Findings that are kept, the most extraordinary ones."""
LATE = 2 * HOUR
"""How long readings of an hour are waited for before it is learnt."""
AT_ONCE = 24 * HOUR
"""Hours that are learnt at once, so that other threads are not held up for long."""
LENGTH = datetime.timedelta(hours=1)


class Finding(NamedTuple):
    """An hour of a stream that is out of the ordinary: its start [µs], mean so far, ordinary range, and score."""

    stream: int
    time: int
    value: float
    low: float
    high: float
    score: float


class Unusual:
    """Learns what is ordinary and finds what is not. What it knows comes from the readings of the last thirty days."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing = sensing
        self._zone = ZoneInfo(sensing.zone)
        self._learnt: dict[int, Learnt] = {}
        self._last: dict[int, tuple[int, float]] = {}
        self._until: int | None = None
        self.findings: tuple[Finding, ...] = ()
        """The most extraordinary ones first."""
        self.looked: int | None = None
        """The time of the city [µs] when they were found; None while what is ordinary is still being learnt."""

    def round(self) -> bool:
        """Learn hours that are over, a day at once, and judge the newest ones; whether there is more to learn.

        Where the time of the city was set back, as when a replay begins anew, all is learnt anew.
        """
        now = self._sensing.now()
        over = (now - LATE) // HOUR * HOUR
        begin = over - DAYS * 24 * HOUR
        if self._until is None or not begin <= self._until <= over:
            self._learnt, self._last, self._until = {}, {}, begin
            self.findings, self.looked = (), None
        with self._sensing.records.read() as connection:
            known = {stream: one for stream, one in subjects(connection).items() if one.settings.ordinary}
        end = min(over, self._until + AT_ONCE)
        for stream, start, value in self._hours(known, self._until, end):
            before = _before(self._last.get(stream), start)
            self._of(stream, known[stream]).learn(self._hour(start), value, before)
            self._last[stream] = start, value
        self._until = end
        if end < over:
            return True
        self.findings = self._findings(known, over, now)
        self.looked = now
        return False

    def _findings(self, known: Mapping[int, QualitySubject], since: int, now: int) -> tuple[Finding, ...]:
        newest: dict[int, list[tuple[int, float]]] = {}
        for stream, start, value in self._hours(known, since, now + 1):
            last = self._last.get(stream)
            newest.setdefault(stream, [last] if last else []).append((start, value))
        found = []
        for stream, hours in newest.items():
            start, value = hours[-1]
            before = _before(hours[-2] if len(hours) > 1 else None, start)
            judged = self._of(stream, known[stream]).judge(self._hour(start), value, before)
            if judged is not None and judged.score >= LIMIT:
                value, low, high = (_back(known[stream], one) for one in (value, judged.low, judged.high))
                found.append(Finding(stream, start, value, low, high, judged.score))
        return tuple(sorted(found, key=lambda one: -one.score)[:MOST])

    def _of(self, stream: int, subject: QualitySubject) -> Learnt:
        if stream not in self._learnt:
            assert subject.settings.ordinary is not None
            self._learnt[stream] = Learnt(subject.settings.ordinary)
        return self._learnt[stream]

    def _hours(self, known: Mapping[int, QualitySubject], since: int, before: int) -> Iterator[tuple[int, int, float]]:
        """Hours of the streams that are known, by stream and start, in the units of their settings."""
        if since < before:
            means = self._sensing.store.means_of(None, since, before, LENGTH)
            for stream, start, mean in zip(
                means.stream.tolist(), means.start.tolist(), means.mean.tolist(), strict=True
            ):
                if stream in known:
                    yield stream, start, mean * known[stream].factor + known[stream].offset

    def _hour(self, time: int) -> int:
        return datetime.datetime.fromtimestamp(time / SECOND, self._zone).hour


def _before(last: tuple[int, float] | None, start: int) -> float | None:
    """The mean of the hour before one, from the last hour that is known."""
    return last[1] if last is not None and last[0] == start - HOUR else None


def _back(subject: QualitySubject, value: float) -> float:
    return (value - subject.offset) / subject.factor
