"""What an enterprise emitted by day: loads that somebody entered, and what streams of its own measured."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Row

from citybrain.cases.supervision.enterprises import StreamSource
from citybrain.cases.supervision.entries import DaySpan, EntryKind, in_unit, usual_pollutant
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


class Load(NamedTuple):
    """What was emitted over some days, in a unit that is asked for. entry: its number; None where a stream measured."""

    span: DaySpan
    amount: float
    outlet: str | None
    entry: int | None


def entered_loads(entries: Iterable[Row[Any]], pollutant: str, unit: str, year: DaySpan) -> list[Load]:
    """Loads of a pollutant that count and touch a year, by their days; the part of the year alone, in equal days."""
    of = [
        one for one in entries if one.kind == EntryKind.LOAD and one.pollutant == pollutant and days_of(one).meets(year)
    ]
    return sorted((_within(one, unit, year) for one in of), key=lambda one: one.span)


def measured_loads(store: Store, streams: Sequence[Row[Any]], unit: str, year: DaySpan, zone: ZoneInfo) -> list[Load]:
    """Loads of days, from hourly means of mass or volume per time of the streams of an enterprise itself.

    A day of the city counts where 18 of its hours were measured. Streams of other units, such as concentrations
    without the flow, count nothing.
    """
    loads = []
    for one in streams:
        hours = hourly_means(store, one, f"{unit}/h", year, zone)
        loads += [Load(DaySpan(day, day), 24.0 * mean, one.outlet, None) for day, mean in _days(hours)]
    return sorted(loads, key=lambda one: one.span)


def self_monitoring(streams: Iterable[Row[Any]], pollutant: str) -> list[Row[Any]]:
    """Streams by which an enterprise measures a pollutant itself."""
    return [one for one in of_pollutant(streams, pollutant) if one.source == StreamSource.SELF_MONITORING]


def of_pollutant(streams: Iterable[Row[Any]], pollutant: str) -> list[Row[Any]]:
    """Streams of a pollutant."""
    return [one for one in streams if usual_pollutant(one.property) == pollutant]


def both(entered: list[Load], measured: list[Load]) -> list[Load]:
    """All loads: what somebody entered for an outlet counts before what was measured there on the same days."""
    covered: dict[str | None, list[DaySpan]] = defaultdict(list)
    for one in entered:
        covered[one.outlet].append(one.span)
    more = [one for one in measured if not any(one.span.meets(span) for span in (*covered[one.outlet], *covered[None]))]
    return sorted([*entered, *more], key=lambda one: one.span)


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


def compare(
    store: Store, streams: Sequence[Row[Any]], pollutant: str, span: DaySpan, zone: ZoneInfo
) -> SelfMonitoringCheck | None:
    """The comparison of a pollutant; None where not both measure it."""
    from scipy.stats import t as student

    own = self_monitoring(streams, pollutant)
    city = [one for one in of_pollutant(streams, pollutant) if one.source == StreamSource.CITY]
    if not own or not city or not own[0].unit_symbol:
        return None
    unit = own[0].unit_symbol
    first, second = (_mean_days(store, some, unit, span, zone) for some in (own, city))
    shared = sorted(first.keys() & second.keys())
    if not shared:
        return SelfMonitoringCheck(pollutant, unit, 0, np.nan, np.nan, None, None, None)
    mine, theirs = (np.array([days[day] for day in shared]) for days in (first, second))
    between, number = mine - theirs, len(shared)
    told = SelfMonitoringCheck(pollutant, unit, number, float(mine.mean()), float(theirs.mean()), None, None, None)
    if number < LEAST_PAIRS:
        return told
    half = float(student.ppf(0.95, number - 1) * between.std(ddof=1) / np.sqrt(number))
    middle = float(between.mean())
    return told._replace(difference=middle, low=middle - half, high=middle + half)


def hourly_means(
    store: Store, stream: Row[Any], unit: str, span: DaySpan, zone: ZoneInfo
) -> list[tuple[datetime.datetime, float]]:
    """Hourly means of a stream by the clock of the city; none where its unit does not convert."""
    try:
        factor = in_unit(1.0, stream.unit_symbol or "-", unit)
    except InputError:
        return []
    begin, end = (
        (datetime.datetime.combine(day, datetime.time(), zone) - EPOCH) // MICROSECOND
        for day in (span.since, span.until + DAY)
    )
    means = store.means(stream.stream, begin, end, HOUR)
    return [
        ((EPOCH + int(start) * MICROSECOND).astimezone(zone), factor * float(mean))
        for start, mean in zip(means.start, means.mean, strict=True)
    ]


def _days(hours: Iterable[tuple[datetime.datetime, float]]) -> list[tuple[datetime.date, float]]:
    """Mean of each day that was measured for long enough."""
    by_date: dict[datetime.date, list[float]] = defaultdict(list)
    for at, mean in hours:
        by_date[at.date()].append(mean)
    return [(day, float(np.mean(some))) for day, some in sorted(by_date.items()) if len(some) >= LEAST_HOURS]


def _mean_days(
    store: Store, streams: Sequence[Row[Any]], unit: str, span: DaySpan, zone: ZoneInfo
) -> dict[datetime.date, float]:
    """Mean of the streams by day."""
    days: dict[datetime.date, list[float]] = defaultdict(list)
    for one in streams:
        for day, mean in _days(hourly_means(store, one, unit, span, zone)):
            days[day].append(mean)
    return {day: float(np.mean(some)) for day, some in days.items()}


def _within(one: Row[Any], unit: str, year: DaySpan) -> Load:
    span, amount = days_of(one), in_unit(one.amount, one.unit, unit)
    part = DaySpan(max(span.since, year.since), min(span.until, year.until))
    return Load(part, amount * part.days / span.days, one.outlet, one.id)
