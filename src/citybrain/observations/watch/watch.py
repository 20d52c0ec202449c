"""The state of all streams at one moment: newest value, mean of the hour, what is usual, whether a limit is passed."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.readings.columns import NO_FEATURE, Readings
from citybrain.observations.sensing import Sensing
from citybrain.observations.watch.freshness import Freshness, Rhythms, freshness
from citybrain.observations.watch.hours import DAYS, HOUR, Usual, floor_hour, hourly, usual
from citybrain.observations.watch.shown import Shown, shown
from citybrain.observations.watch.streams import KnownStream, Place, known_streams, places_of

FOR_LIMITS = 24
"""Hours before now of which means are held against limits."""

ENOUGH = 0.75
"""Share of the hours of a limit that must have readings (Directive 2008/50/EC, Annex XI)."""

STILL = 12
"""Readings in a row of one value from which on a sensor is stuck."""


@dataclass(frozen=True)
class Seen:
    """One stream at one moment. Times are µs; `age` and `rhythm` seconds; `mean` is that of the hour before."""

    stream: KnownStream
    shown: Shown
    place: Place | None
    moving: bool
    time: int | None
    value: float | None
    text: str | None
    age: float | None
    rhythm: float
    state: Freshness
    mean: float | None
    usual: tuple[float, float, float] | None
    held: float | None
    stuck: int | None

    @property
    def over(self) -> bool:
        """Whether its limit is passed."""
        return self.held is not None and self.shown.limit is not None and self.held > self.shown.limit.value


class Watch:
    """Looks at one open city. What is usual is worked out once an hour. Safe for threads."""

    def __init__(self, sensing: Sensing) -> None:
        self._sensing = sensing
        self._rhythms = Rhythms(sensing.store)
        self._lock = threading.Lock()
        self._usual: tuple[int, tuple[int, ...], Usual] | None = None

    def streams(self) -> list[KnownStream]:
        """All streams of the records."""
        with self._sensing.records.read() as connection:
            return known_streams(connection)

    def seen(self, streams: Sequence[KnownStream], now: int) -> list[Seen]:
        """The state of these streams."""
        measured = [stream.number for stream in streams if stream.numeric]
        newest = self._newest([stream.number for stream in streams])
        means = hourly(self._sensing.store, measured, now - FOR_LIMITS * HOUR, FOR_LIMITS)
        by_hour = dict(zip(measured, means, strict=True))
        ordinary = self._usual_now(measured, now)
        moved = self._moved(streams, newest)
        return [
            self._one(
                stream, newest.get(stream.number), now, by_hour.get(stream.number), ordinary.get(stream.number), moved
            )
            for stream in streams
        ]

    def _one(
        self,
        stream: KnownStream,
        newest: Readings | None,
        now: int,
        means: Array | None,
        ordinary: tuple[float, float, float] | None,
        moved: dict[int, Place],
    ) -> Seen:
        age = None if newest is None else max(0.0, (now - int(newest.time[0])) / 1e6)
        told, rhythm = shown().get(stream.key, Shown()), self._rhythms.of(stream)
        state = freshness(age, rhythm)
        fails = stream.numeric and not told.still and state in {"live", "late"} and newest is not None
        return Seen(
            stream=stream,
            shown=told,
            place=moved.get(stream.number, stream.place),
            moving=stream.number in moved,
            time=None if newest is None else int(newest.time[0]),
            value=None if newest is None else _number(newest.value[0]),
            text=None if newest is None or newest.said is None else newest.said[0],
            age=age,
            rhythm=rhythm,
            state=state,
            mean=None if means is None else _number(means[-1]),
            usual=ordinary,
            held=None if means is None or told.limit is None else _held(means, told.limit.hours),
            stuck=self._stuck(stream, newest) if fails and newest is not None else None,
        )

    def _newest(self, streams: list[int]) -> dict[int, Readings]:
        """The newest readings of each stream that has any, as many as say whether it is stuck, newest first."""
        found = self._sensing.store.newest(np.array(streams, np.int32), STILL).readings.whole()
        numbers, first = np.unique(found.stream, return_index=True)
        ends = np.append(np.sort(first)[1:], len(found))
        parts = zip(np.sort(first).tolist(), ends.tolist(), strict=True) if len(numbers) else ()
        return {int(found.stream[begin]): found.taken(np.arange(begin, end)) for begin, end in parts}

    def _usual_now(self, streams: list[int], now: int) -> dict[int, tuple[float, float, float]]:
        """Of each stream what is usual in the hour in which most of the last sixty minutes lie."""
        hour, key = floor_hour(now - HOUR // 2), tuple(streams)
        with self._lock:
            if self._usual is None or self._usual[:2] != (hour, key):
                before = hourly(self._sensing.store, streams, hour - DAYS * 24 * HOUR, DAYS * 24 + 1)
                self._usual = hour, key, usual(before)
            found = self._usual[2]
        known = np.isfinite(found.middle[:, 0])
        return {
            stream: (float(found.low[row, 0]), float(found.middle[row, 0]), float(found.high[row, 0]))
            for row, stream in enumerate(streams)
            if known[row]
        }

    def _moved(self, streams: Sequence[KnownStream], newest: Mapping[int, Readings]) -> dict[int, Place]:
        """Where the newest reading was made of streams whose thing has no place of its own."""
        features = {}
        for stream in streams:
            readings = newest.get(stream.number) if stream.place is None else None
            if readings is not None and readings.feature is not None and readings.feature[0] != NO_FEATURE:
                features[stream.number] = int(readings.feature[0])
        with self._sensing.records.read() as connection:
            places = places_of(connection, set(features.values()))
        return {stream: places[at] for stream, at in features.items() if at in places}

    def _stuck(self, stream: KnownStream, newest: Readings) -> int | None:
        """Since when the stream has said the same [µs]; None for one that does not."""
        if len(newest) < STILL or not (newest.value == newest.value[0]).all():
            return None
        found = self._sensing.store.last(stream.number, 50 * STILL).readings
        same = found.value == found.value[0]
        run = len(same) if same.all() else int(np.argmin(same))
        return int(found.time[run - 1])


def _held(means: Array, hours: int) -> float | None:
    """The mean over the hours of a limit, where enough of them are known."""
    known = means[-hours:][np.isfinite(means[-hours:])]
    return float(known.mean()) if len(known) >= ENOUGH * hours else None


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
