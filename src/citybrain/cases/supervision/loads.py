"""What an enterprise emitted by day: loads that somebody entered, and what streams of its own measured."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Row

from citybrain.cases.supervision.enterprises import StreamSource
from citybrain.cases.supervision.entries import DaySpan, in_unit, usual_pollutant
from citybrain.cases.supervision.file import days_of
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array
from citybrain.observations.readings.store import Store
from citybrain.observations.times import EPOCH, MICROSECOND

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
LEAST_HOURS = 18
"""Hours of a day that must have been measured; the others count as those."""

LEAST_PAIRS = 10
"""Days that both the enterprise and the city must have measured."""

STREAMS_AT_ONCE = 200
"""Streams whose hours are in memory together."""


class Load(NamedTuple):
    """What was emitted over some days, in a unit that is asked for. entry: its number; None where a stream measured.

    declared: whether the enterprise itself entered it.
    """

    span: DaySpan
    amount: float
    outlet: str | None
    entry: int | None
    declared: bool = False


class MeasuredDays(NamedTuple):
    """Means of days by the clock of a city, by stream, in its unit; NaN where fewer than 18 hours were measured.

    hours: length of each day, 23 or 25 where the clocks are changed.
    """

    first: datetime.date
    hours: Array
    means: Mapping[int, Array]

    def loads(self, streams: Sequence[Row[Any]], unit: str, span: DaySpan) -> Iterator[Load]:
        """Loads of the days of a span by the streams of one outlet, their mean where there are several; by streams of
        mass or volume per time alone, none by any other, such as a concentration without the flow.
        """
        amounts = self.hours * self.mean(streams, f"{unit}/h")
        begin, end = (max(0, (day - self.first).days) for day in (span.since, span.until + DAY))
        for place in np.flatnonzero(np.isfinite(amounts[begin:end])) + begin:
            day = self.first + int(place) * DAY
            yield Load(DaySpan(day, day), float(amounts[place]), streams[0].outlet, None)

    def mean(self, streams: Iterable[Row[Any]], unit: str) -> Array:
        """Mean of some streams by day in a unit, of those that convert; NaN where none measured."""
        known = [one for one in streams if one.stream in self.means]
        means = [factor * self.means[one.stream] for one in known if (factor := _factor(one, unit)) is not None]
        rows = np.array(means).reshape(-1, len(self.hours))
        number = np.isfinite(rows).sum(axis=0)
        return np.where(number, np.nansum(rows, axis=0) / np.maximum(number, 1), np.nan)


def measured_days(store: Store, streams: Iterable[int], span: DaySpan, zone: ZoneInfo) -> MeasuredDays:
    """What streams measured on the days of a span, which has one at least."""
    days = [span.since + place * DAY for place in range(span.days + 1)]
    begins = np.array([(datetime.datetime.combine(day, datetime.time(), zone) - EPOCH) // MICROSECOND for day in days])
    wanted, means = sorted(set(streams)), dict[int, Array]()
    for first in range(0, len(wanted), STREAMS_AT_ONCE):
        part = wanted[first : first + STREAMS_AT_ONCE]
        of = store.means_of(np.array(part, np.int32), int(begins[0]), int(begins[-1]), HOUR)
        place = np.searchsorted(part, of.stream) * span.days + np.searchsorted(begins, of.start, "right") - 1
        number = np.bincount(place, minlength=len(part) * span.days)
        total = np.bincount(place, of.mean, len(number))
        mean = np.where(number >= LEAST_HOURS, total / np.maximum(number, 1), np.nan)
        means |= dict(zip(part, mean.reshape(len(part), -1), strict=True))
    return MeasuredDays(span.since, np.diff(begins) / (HOUR / MICROSECOND), means)


def first_measured(store: Store, streams: Sequence[int], before: int) -> datetime.date | None:
    """A day up to a year and a day before the first reading of some streams; None where there is none."""
    if not streams:
        return None
    starts = store.means_of(np.array(sorted(streams), np.int32), 0, before, 366 * DAY).start
    return (EPOCH + int(starts.min()) * MICROSECOND).date() if len(starts) else None


def entered_loads(entries: Iterable[Row[Any]], unit: str, year: DaySpan) -> list[Load]:
    """Loads that touch a year, by their days; the part of the year alone, in equal days."""
    return sorted((_within(one, unit, year) for one in entries), key=lambda one: one.span)


def self_monitoring(streams: Iterable[Row[Any]]) -> list[Row[Any]]:
    """Streams by which an enterprise measures itself."""
    return [one for one in streams if one.source == StreamSource.SELF_MONITORING]


def of_pollutant(streams: Iterable[Row[Any]], pollutant: str) -> list[Row[Any]]:
    """Streams of a pollutant."""
    return [one for one in streams if usual_pollutant(one.property) == pollutant]


def both(entered: Sequence[Load], measured: Sequence[Load]) -> list[Load]:
    """All loads, each day of an outlet once: what was entered counts before what was measured of the same, but not less
    of it where the enterprise itself entered it. What was measured of the whole plant (no outlet) holds all that its
    outlets emitted, whatever was entered of these.
    """
    more = _by_outlet(measured)
    entered = [part for one in entered for part in (_without(one, _beyond(one, more)) if one.declared else [one])]
    whole = [one for one in entered if one.outlet is None]
    covered = _days(whole)
    whole += [one for one in measured if one.outlet is None and one.span.since not in covered]
    plant = _days(one for one in whole if one.entry is None)
    parts = [part for one in entered if one.outlet is not None for part in _without(one, plant)]
    taken: dict[str | None, set[datetime.date]] = defaultdict(set)
    for one in parts:
        taken[one.outlet] |= _days([one])
    rest = (one for one in measured if one.outlet is not None)
    parts += [one for one in rest if one.span.since not in covered | plant | taken[one.outlet]]
    return sorted(whole + parts, key=lambda one: one.span)


def _by_outlet(measured: Iterable[Load]) -> Mapping[str | None, Mapping[datetime.date, float]]:
    """What was measured by day of each outlet; of the whole plant what its outlets sum up to, where nothing else is."""
    amounts: dict[str | None, dict[datetime.date, float]] = defaultdict(lambda: defaultdict(float))
    for one in measured:
        amounts[one.outlet][one.span.since] += one.amount
    plant = amounts.pop(None, {})
    sums: dict[datetime.date, float] = defaultdict(float)
    for of_outlet in amounts.values():
        for day, amount in of_outlet.items():
            sums[day] += amount
    return {**amounts, None: {**sums, **plant}}


def _beyond(load: Load, measured: Mapping[str | None, Mapping[datetime.date, float]]) -> set[datetime.date]:
    """Days on which more was measured than a load says."""
    daily = load.amount / load.span.days
    return {day for day in _days([load]) if measured.get(load.outlet, {}).get(day, 0.0) > daily}


def _days(loads: Iterable[Load]) -> set[datetime.date]:
    return {one.span.since + place * DAY for one in loads for place in range(one.span.days)}


def _without(load: Load, days: set[datetime.date]) -> Iterator[Load]:
    """What of a load, in equal parts by day, is of other days than these."""
    every = (load.span.since + place * DAY for place in range(load.span.days))
    for some, run in groupby(every, lambda day: day not in days):
        if some:
            part = list(run)
            yield load._replace(span=DaySpan(part[0], part[-1]), amount=load.amount * len(part) / load.span.days)


def by_day(loads: Iterable[Load], year: DaySpan) -> Array:
    """Amount of each day of a year, NaN where nothing is known of it; a load is spread over its days in equal parts."""
    amounts = np.full(year.days, np.nan)
    for one in loads:
        part = slice((one.span.since - year.since).days, (one.span.until - year.since).days + 1)
        amounts[part] = np.nan_to_num(amounts[part]) + one.amount / one.span.days
    return amounts


class SelfMonitoringCheck(NamedTuple):
    """What an enterprise measured beside what the city did, over days that both measured, in the unit of the first.

    difference: mean of own less the city's, low, high: its interval of 90 %; None where too few days tell.
    """

    pollutant: str
    unit: str
    days: int
    own: float
    city: float
    difference: float | None
    low: float | None
    high: float | None


def compare(days: MeasuredDays, streams: Sequence[Row[Any]], pollutant: str) -> SelfMonitoringCheck | None:
    """The comparison of a pollutant; None where not both measure it."""
    from scipy.stats import t as student

    every = of_pollutant(streams, pollutant)
    own = self_monitoring(every)
    city = [one for one in every if one.source == StreamSource.CITY]
    if not own or not city or not own[0].unit_symbol:
        return None
    unit = own[0].unit_symbol
    mine, theirs = (days.mean(some, unit) for some in (own, city))
    shared = np.isfinite(mine) & np.isfinite(theirs)
    mine, theirs, number = mine[shared], theirs[shared], int(shared.sum())
    if not number:
        return SelfMonitoringCheck(pollutant, unit, 0, np.nan, np.nan, None, None, None)
    check = SelfMonitoringCheck(pollutant, unit, number, float(mine.mean()), float(theirs.mean()), None, None, None)
    if number < LEAST_PAIRS:
        return check
    between = mine - theirs
    half = float(student.ppf(0.95, number - 1) * between.std(ddof=1) / np.sqrt(number))
    middle = float(between.mean())
    return check._replace(difference=middle, low=middle - half, high=middle + half)


def _factor(stream: Row[Any], unit: str) -> float | None:
    """By what values of a stream are multiplied to be in a unit; None where they do not convert."""
    try:
        return in_unit(1.0, stream.unit_symbol or "-", unit)
    except InputError:
        return None


def _within(one: Row[Any], unit: str, year: DaySpan) -> Load:
    span, amount = days_of(one), in_unit(one.amount, one.unit, unit)
    part = DaySpan(max(span.since, year.since), min(span.until, year.until))
    return Load(part, amount * part.days / span.days, one.outlet, one.id, bool(one.declared))
