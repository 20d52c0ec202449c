"""The state of all streams at one moment: newest value, mean of the hour, what is usual, whether a limit is passed."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.quality.freshness import UNKNOWN, State, state_of
from citybrain.observations.quality.intervals import ReadingIntervals, seconds
from citybrain.observations.readings.columns import NO_FEATURE, Readings
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.hours import DAYS, HOUR, Usual, floor_hour, hourly, usual
from citybrain.observations.stream_status.shown import ShownLimit, ShownProperties, limits_on, shown
from citybrain.observations.stream_status.streams import KnownStream, LonLat, known_streams, places_of

FOR_LIMITS = 24
"""Whole hours before now of which means are held against limits."""


@dataclass(frozen=True)
class Seen:
    """One stream at one moment. Times are µs; `age` and `rhythm` seconds; `mean` is that of the hour before."""

    stream: KnownStream
    shown: ShownProperties
    place: LonLat | None
    moving: bool
    time: int | None
    value: float | None
    text: str | None
    age: float | None
    rhythm: float
    state: State
    mean: float | None
    usual: tuple[float, float, float] | None
    limit: ShownLimit | None
    held: float | None
    flag: int | None

    @property
    def over(self) -> bool:
        """Whether its limit is passed."""
        return self.held is not None and self.limit is not None and self.held > self.limit.value


class Newest(NamedTuple):
    """The newest reading of one stream with its flag (see `READING`)."""

    readings: Readings
    flag: int


class _Moment(NamedTuple):
    """What is known of all streams at one time, by number; limits by key of the property."""

    now: int
    newest: Mapping[int, Newest]
    rhythm: Mapping[int, int]
    whole: Mapping[int, Array]
    last: Mapping[int, float]
    usual: Mapping[int, tuple[float, float, float]]
    moved: Mapping[int, LonLat]
    limits: Mapping[str, ShownLimit]


class StreamStatus:
    """Looks at one open city, whose country says which limits hold. Safe for threads.

    What is usual is worked out once an hour.
    """

    def __init__(self, sensing: Sensing, country: str | None = None) -> None:
        self._sensing = sensing
        self._country = country
        self._lock = threading.Lock()
        self._intervals = ReadingIntervals(sensing.store)
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
            self._rhythms(streams),
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
        told, limit = shown().get(stream.key, ShownProperties()), moment.limits.get(stream.key)
        every = moment.rhythm[number]
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
            state=state_of(age, every),
            mean=_number(last),
            usual=moment.usual.get(number),
            limit=limit,
            held=None if limit is None or number not in moment.whole else _held(moment.whole[number], last, limit),
            flag=None if newest is None else newest.flag,
        )

    def _newest(self, streams: list[int]) -> dict[int, Newest]:
        """The newest reading of each stream that has any."""
        found = self._sensing.store.newest(np.array(streams, np.int32))
        return {
            stream: Newest(found.readings.taken(np.array([row])), int(found.flag[row]))
            for row, stream in enumerate(found.readings.stream.tolist())
        }

    def _rhythms(self, streams: Sequence[KnownStream]) -> dict[int, int]:
        """How often each stream reads [s]."""
        with self._lock:
            estimates = self._intervals.estimates(one.number for one in streams if one.interval is None)
        return {one.number: seconds(one.interval, estimates.get(one.number)) or UNKNOWN for one in streams}

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

    def _moved(self, streams: Sequence[KnownStream], newest: Mapping[int, Newest]) -> dict[int, LonLat]:
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


def local_day(now: int, zone: str) -> datetime.date:
    """The day of a time [µs] in a zone."""
    return datetime.datetime.fromtimestamp(now / 1e6, ZoneInfo(zone)).date()


def _held(means: Array, last: float, limit: ShownLimit) -> float | None:
    """The mean over the whole hours of a limit, where enough are known; that of the last sixty minutes for one hour."""
    if limit.hours == 1:
        return _number(last)
    known = means[-limit.hours :][np.isfinite(means[-limit.hours :])]
    return float(known.mean()) if len(known) >= limit.required * limit.hours else None


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
