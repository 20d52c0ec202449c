"""The state of all streams at one moment: newest value, mean of the hour, what is usual, whether a limit is passed."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.observations.readings.columns import NO_FEATURE, Readings
from citybrain.observations.sensing import Sensing
from citybrain.observations.watch.freshness import Freshness, freshness, rhythm
from citybrain.observations.watch.hours import DAYS, HOUR, Usual, floor_hour, hourly, usual
from citybrain.observations.watch.shown import Limit, Shown, limits_on, shown
from citybrain.observations.watch.streams import KnownStream, Place, known_streams, places_of

FOR_LIMITS = 24
"""Whole hours before now of which means are held against limits."""

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
    limit: Limit | None
    held: float | None
    flag: int | None
    stuck: int | None

    @property
    def over(self) -> bool:
        """Whether its limit is passed."""
        return self.held is not None and self.limit is not None and self.held > self.limit.value


class Newest(NamedTuple):
    """The newest readings of one stream, newest first, with their flags (see `READING`)."""

    readings: Readings
    flag: NDArray[np.int8]


class _Moment(NamedTuple):
    """What is known of all streams at one time, by number; limits by key of the property."""

    now: int
    newest: Mapping[int, Newest]
    whole: Mapping[int, Array]
    last: Mapping[int, float]
    usual: Mapping[int, tuple[float, float, float]]
    moved: Mapping[int, Place]
    limits: Mapping[str, Limit]


class Watch:
    """Looks at one open city, whose country says which limits hold. Safe for threads.

    What is usual is worked out once an hour.
    """

    def __init__(self, sensing: Sensing, country: str | None = None) -> None:
        self._sensing = sensing
        self._country = country
        self._lock = threading.Lock()
        self._usual: tuple[int, tuple[int, ...], Usual] | None = None

    def streams(self) -> list[KnownStream]:
        """All streams of the records."""
        with self._sensing.records.read() as connection:
            return known_streams(connection)

    def seen(self, streams: Sequence[KnownStream], now: int) -> list[Seen]:
        """The state of these streams."""
        measured = [stream.number for stream in streams if stream.numeric]
        store = self._sensing.store
        # Whole hours are at hand in the store; the last sixty minutes are not.
        whole = hourly(store, measured, floor_hour(now) - FOR_LIMITS * HOUR, FOR_LIMITS)
        last = hourly(store, measured, now - HOUR, 1)[:, 0]
        newest = self._newest([stream.number for stream in streams])
        moment = _Moment(
            now,
            newest,
            dict(zip(measured, whole, strict=True)),
            dict(zip(measured, last.tolist(), strict=True)),
            self._usual_now(measured, now),
            self._moved(streams, newest),
            limits_on(self._country, local_day(now, self._sensing.zone)),
        )
        return [self._one(stream, moment) for stream in streams]

    def _one(self, stream: KnownStream, moment: _Moment) -> Seen:
        number = stream.number
        newest, last = moment.newest.get(number), moment.last.get(number, np.nan)
        age = None if newest is None else max(0.0, (moment.now - int(newest.readings.time[0])) / 1e6)
        told, limit = shown().get(stream.key, Shown()), moment.limits.get(stream.key)
        every = rhythm(stream.interval, np.zeros(0, np.int64) if newest is None else newest.readings.time)
        state = freshness(age, every)
        still = newest is None or not stream.numeric or told.still or state not in {"live", "late"}
        said = None if newest is None else newest.readings.said
        return Seen(
            stream=stream,
            shown=told,
            place=moment.moved.get(number, stream.place),
            moving=number in moment.moved,
            time=None if newest is None else int(newest.readings.time[0]),
            value=None if newest is None else _number(newest.readings.value[0]),
            text=None if said is None else said[0],
            age=age,
            rhythm=every,
            state=state,
            mean=_number(last),
            usual=moment.usual.get(number),
            limit=limit,
            held=None if limit is None or number not in moment.whole else _held(moment.whole[number], last, limit),
            flag=None if newest is None else int(newest.flag[0]),
            stuck=None if still or newest is None else self._stuck(stream, newest.readings),
        )

    def _newest(self, streams: list[int]) -> dict[int, Newest]:
        """The newest readings of each stream that has any, as many as say whether it is stuck, newest first."""
        found = self._sensing.store.newest(np.array(streams, np.int32), STILL)
        stream = found.readings.stream
        begins = np.flatnonzero(np.diff(stream, prepend=-1))
        parts = zip(begins.tolist(), np.append(begins, len(stream))[1:].tolist(), strict=True)
        return {
            int(stream[begin]): Newest(found.readings.taken(np.arange(begin, end)), found.flag[begin:end])
            for begin, end in parts
        }

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

    def _moved(self, streams: Sequence[KnownStream], newest: Mapping[int, Newest]) -> dict[int, Place]:
        """Where the newest reading was made of streams whose thing has no place of its own."""
        features = {}
        for stream in streams:
            known = newest.get(stream.number) if stream.place is None else None
            feature = None if known is None else known.readings.feature
            if feature is not None and feature[0] != NO_FEATURE:
                features[stream.number] = int(feature[0])
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


def local_day(now: int, zone: str) -> datetime.date:
    """The day of a time [µs] in a zone."""
    return datetime.datetime.fromtimestamp(now / 1e6, ZoneInfo(zone)).date()


def _held(means: Array, last: float, limit: Limit) -> float | None:
    """The mean over the whole hours of a limit, where enough are known; that of the last sixty minutes for one hour."""
    if limit.hours == 1:
        return _number(last)
    known = means[-limit.hours :][np.isfinite(means[-limit.hours :])]
    return float(known.mean()) if len(known) >= limit.required * limit.hours else None


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
