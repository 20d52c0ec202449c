"""Readings and wind of a trace: those that are given, else hourly means of the city's public streams."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Select, select

from citybrain.cases.tracing.answer import LeftOut
from citybrain.cases.tracing.errors import TraceError
from citybrain.cases.tracing.question import GivenWind, TraceQuestion, hour_of
from citybrain.cases.tracing.winds import StatedSky, Wind, stability_of, wind_of
from citybrain.kernel import InputError
from citybrain.observations.catalogue import PUBLIC
from citybrain.observations.forecasts.hours import hourly
from citybrain.observations.properties import KnownProperty, scale
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import LonLat, known_streams
from citybrain.records.tables.sensing import datastream, thing_location

HOUR = 3600
DAY = 24
BACK, LEAST_DAYS = 30, 7
"""Days before in which it is looked up what is usual at an hour of the day, and how many of them must be known."""

DIGITS = 5
"""Places alike to so many digits of a degree, about a metre, are one."""


class PlacedReading(NamedTuple):
    """A reading of an hour at a place, in the unit of its property.

    ordinary: what is usual there at that hour of the day, not a number where too little is known.
    """

    station: str
    place: LonLat
    hour: int
    value: float
    ordinary: float = np.nan


class GatheredReadings(NamedTuple):
    """What there is to trace by, and what was left out of it."""

    readings: list[PlacedReading]
    wind: dict[int, Wind]
    left_out: list[LeftOut]


def gather(question: TraceQuestion, known: KnownProperty, sensing: Sensing) -> GatheredReadings:
    """Readings and wind of a question. Raises TraceError where there is no wind, or a unit does not convert."""
    with sensing.records.read() as connection:
        streams = [one for one in known_streams(connection) if one.data_class == PUBLIC]
        moved = set(connection.execute(_moved(question)).scalars())
    left_out: list[LeftOut] = []
    readings = _given(question, known) if question.readings else []
    if not question.readings:
        for stream in (one for one in streams if one.numeric and one.key == question.property):
            if stream.place is None or stream.number in moved:
                left_out.append({"name": stream.name, "reason": "nowhere" if stream.place is None else "moved"})
                continue
            readings += _of_stream(sensing, stream.number, stream.name, stream.place, question.hours())
    place = _middle(readings)
    stated = StatedSky(question.stability, question.cloud)
    wind = _given_wind(question, place) if question.wind else wind_of(question.hours(), stated, place, streams, sensing)
    if not wind:
        start, end = (
            f"{one.astimezone(ZoneInfo(sensing.zone)):%Y-%m-%d %H:%M}" for one in (question.start, question.end)
        )
        raise TraceError("trace-wind-missing", start=start, end=end)
    return GatheredReadings(_merged(readings, left_out), wind, left_out)


def _moved(question: TraceQuestion) -> Select[int]:
    """Streams whose thing came to another place within the hours."""
    start, end = (_recorded(one * HOUR) for one in (question.hours().start, question.hours().stop))
    at = thing_location.c
    return (
        select(datastream.c.id).join(thing_location, at.thing == datastream.c.thing)
        .where(at.withdrawn_at.is_(None), at.time > start, at.time < end).distinct()
    )  # fmt: skip


def _recorded(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(timespec="microseconds")


def _given(question: TraceQuestion, known: KnownProperty) -> list[PlacedReading]:
    made = []
    for number, one in enumerate(question.readings, start=1):
        try:
            factor, offset = scale(one.unit, known)
        except InputError as problem:
            raise TraceError(problem.code, **problem.arguments) from None
        place = one.longitude, one.latitude
        made.append(PlacedReading(one.name or str(number), place, hour_of(one.time), one.value * factor + offset))
    return [one for one in made if one.hour in question.hours()]


def _of_stream(sensing: Sensing, number: int, name: str, place: LonLat, hours: range) -> list[PlacedReading]:
    """Hourly means of a stream, each beside the median of that hour of the day in the days before."""
    values = hourly(sensing.store, number, hours.start - BACK * DAY, hours.stop)
    before, values = values[: BACK * DAY], values[BACK * DAY :]
    day = before.reshape(BACK, DAY)
    known = np.isfinite(day).sum(axis=0) >= LEAST_DAYS
    usual = np.full(DAY, np.nan)
    usual[known] = np.nanmedian(day[:, known], axis=0)
    return [
        PlacedReading(name, place, hours.start + at, float(value), float(usual[at % DAY]))
        for at, value in enumerate(values)
        if np.isfinite(value)
    ]


def _merged(readings: Sequence[PlacedReading], left_out: list[LeftOut]) -> list[PlacedReading]:
    """Readings by hour and place: those of one place are one, their mean; negative ones are codes and no readings."""
    together: dict[tuple[int, float, float], list[PlacedReading]] = defaultdict(list)
    for one in readings:
        if one.value < 0.0:
            left_out.append({"name": one.station, "reason": "negative"})
            continue
        together[one.hour, round(one.place[0], DIGITS), round(one.place[1], DIGITS)].append(one)
    for group in together.values():
        left_out += [{"name": one.station, "reason": "doubled"} for one in group[1:] if one.station != group[0].station]
    return [
        group[0]._replace(value=float(np.mean([one.value for one in group])),
                          ordinary=float(np.mean([one.ordinary for one in group])))
        for _, group in sorted(together.items())
    ]  # fmt: skip


def _middle(readings: Sequence[PlacedReading]) -> LonLat | None:
    if not readings:
        return None
    longitude, latitude = np.mean([one.place for one in readings], axis=0)
    return float(longitude), float(latitude)


def _given_wind(question: TraceQuestion, place: LonLat | None) -> dict[int, Wind]:
    return {hour_of(one.time): _wind(one, question, place) for one in question.wind
            if hour_of(one.time) in question.hours()}  # fmt: skip


def _wind(one: GivenWind, question: TraceQuestion, place: LonLat | None) -> Wind:
    stated = StatedSky(one.stability or question.stability, question.cloud)
    return Wind(one.wind_from % 360.0, one.wind_speed, stability_of(hour_of(one.time), one.wind_speed, place, stated))
