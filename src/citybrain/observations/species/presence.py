"""When a species was present: stays with their gaps, and a trend that knows how long anybody listened. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from citybrain.kernel.units import Array

USUAL_GAP = 14
"""Days without a detection after which a stay is over (convention of this project; a question may state another)."""

LEAST_MONTHS = 6
"""Months with effort that a trend needs."""

SECONDS_OF_HOUR = 3600.0
MONTHS_OF_YEAR = 12.0
CONFIDENCE = 0.95
ROUNDS, SETTLED = 100, 1e-10


class DayOfSpecies(NamedTuple):
    """Detections of a species on a day, and how many of them an expert confirmed."""

    detections: int
    confirmed: int


class StayGap(NamedTuple):
    """Days within a stay on which the species was not detected; hours listened, None where effort is not known."""

    first: datetime.date
    last: datetime.date
    days: int
    hours: float | None


class Stay(NamedTuple):
    """A stay: `days` counts its first and last day and all between, `days_detected` those with detections."""

    first: datetime.date
    last: datetime.date
    days: int
    days_detected: int
    detections: int
    confirmed: int
    gaps: tuple[StayGap, ...]


class MonthOfSpecies(NamedTuple):
    """Detections in a month, hours listened, detections in an hour and its 95 % interval; None without effort.

    Where effort is known of a month, only detections of days and stations with effort count in its rate.
    """

    month: str
    detections: int
    hours: float | None
    rate: float | None
    low: float | None
    high: float | None


class SpeciesTrend(NamedTuple):
    """How much the rate changes in a year (0.1: ten percent more), its 95 % interval, and why none is told."""

    change: float | None
    low: float | None
    high: float | None
    reason: Literal["", "no-effort", "few-months", "no-detections"]


def stays_of(
    days: Mapping[datetime.date, DayOfSpecies], effort: Mapping[datetime.date, float], longest_gap: int = USUAL_GAP
) -> list[Stay]:
    """Stays by days of detections; one ends where more than `longest_gap` days pass without any.

    `effort` are seconds listened by day; empty where nobody tells.
    """
    order = sorted(day for day, one in days.items() if one.detections > 0)
    if not order:
        return []
    ends = [at for at, (one, other) in enumerate(pairwise(order)) if (other - one).days - 1 > longest_gap]
    starts = [0, *(end + 1 for end in ends)]
    return [
        _stay(order[start : end + 1], days, effort) for start, end in zip(starts, [*ends, len(order) - 1], strict=True)
    ]


def _stay(
    order: Sequence[datetime.date], days: Mapping[datetime.date, DayOfSpecies], effort: Mapping[datetime.date, float]
) -> Stay:
    one_day = datetime.timedelta(days=1)
    gaps = tuple(
        _gap(before + one_day, after - one_day, effort)
        for before, after in pairwise(order) if (after - before).days > 1
    )  # fmt: skip
    counts = [days[day] for day in order]
    return Stay(
        order[0], order[-1], (order[-1] - order[0]).days + 1, len(order),
        sum(one.detections for one in counts), sum(one.confirmed for one in counts), gaps,
    )  # fmt: skip


def _gap(first: datetime.date, last: datetime.date, effort: Mapping[datetime.date, float]) -> StayGap:
    days = (last - first).days + 1
    inside = (first + datetime.timedelta(days=at) for at in range(days))
    hours = sum(effort.get(day, 0.0) for day in inside) / SECONDS_OF_HOUR if effort else None
    return StayGap(first, last, days, hours)


def months_of(
    days: Mapping[datetime.date, int], with_effort: Mapping[datetime.date, int], effort: Mapping[datetime.date, float]
) -> list[MonthOfSpecies]:
    """Months from the first to the last one with detections or effort, those of nothing between among them.

    `days` are all detections by day, `with_effort` those at stations that listened on that day, by the same days.
    """
    known = sorted({*days, *effort})
    if not known:
        return []
    first, last = known[0], known[-1]
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    names = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers]
    seen, counted, seconds = (dict.fromkeys(names, 0.0) for _ in range(3))
    for column, values in ((seen, days), (counted, with_effort), (seconds, effort)):
        for day, value in values.items():
            column[f"{day.year:04d}-{day.month:02d}"] += value
    return [_month(name, int(seen[name]), counted[name], seconds[name] / SECONDS_OF_HOUR) for name in names]


def _month(name: str, detections: int, counted: float, hours: float) -> MonthOfSpecies:
    """The exact interval of a Poisson count over the hours (Garwood 1936, doi:10.1093/biomet/28.3-4.437)."""
    if hours <= 0.0:
        return MonthOfSpecies(name, detections, None, None, None, None)
    from scipy.special import gammaincinv

    tail = (1.0 - CONFIDENCE) / 2.0
    low = float(gammaincinv(counted, tail)) if counted else 0.0
    high = float(gammaincinv(counted + 1.0, 1.0 - tail))
    return MonthOfSpecies(name, detections, hours, counted / hours, low / hours, high / hours)


def trend_of(months: Sequence[MonthOfSpecies]) -> SpeciesTrend:
    """The change of the rate in a year: log-linear in time over the effort, with the spread that the months show.

    Quasi-Poisson regression (McCullagh and Nelder 1989, 6.2) of counts on the month and its place in the year's cycle
    where two years are there; hours are the offset.
    """
    listened = [(at, one) for at, one in enumerate(months) if one.hours]
    if not listened:
        return SpeciesTrend(None, None, None, "no-effort")
    if len(listened) < LEAST_MONTHS:
        return SpeciesTrend(None, None, None, "few-months")
    hours = np.array([one.hours for _, one in listened], np.float64)
    counts = np.array([one.rate for _, one in listened], np.float64) * hours
    if not counts.sum():
        return SpeciesTrend(None, None, None, "no-detections")
    time = np.array([at for at, _ in listened], np.float64) / MONTHS_OF_YEAR
    columns = [np.ones(len(time)), time - time.mean()]
    if time[-1] - time[0] >= 2.0 - 1.0 / MONTHS_OF_YEAR:
        columns += [np.sin(2.0 * np.pi * time), np.cos(2.0 * np.pi * time)]
    fitted = _fit(np.column_stack(columns), counts, hours)
    if fitted is None:
        return SpeciesTrend(None, None, None, "few-months")
    slope, error, freedom = fitted
    from scipy.special import stdtrit

    reach = float(stdtrit(freedom, (1.0 + CONFIDENCE) / 2.0)) * error
    change, low, high = (float(np.expm1(min(one, 50.0))) for one in (slope, slope - reach, slope + reach))
    return SpeciesTrend(change, low, high, "")


def _fit(design: Array, counts: Array, hours: Array) -> tuple[float, float, int] | None:
    """Slope, its standard error and degrees of freedom by iteratively reweighted least squares; None without an end."""
    freedom = len(counts) - design.shape[1]
    if freedom < 1:
        return None
    weights = np.zeros(design.shape[1])
    weights[0] = np.log(counts.sum() / hours.sum())
    for _ in range(ROUNDS):
        mean = hours * np.exp(np.clip(design @ weights, -50.0, 50.0))
        information = design.T @ (mean[:, None] * design)
        try:
            step = np.linalg.solve(information, design.T @ (counts - mean))
        except np.linalg.LinAlgError:
            return None
        weights = weights + np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < SETTLED:
            mean = hours * np.exp(design @ weights)
            spread = max(float((((counts - mean) ** 2) / mean).sum()) / freedom, 1.0)
            covariance = np.linalg.inv(design.T @ (mean[:, None] * design)) * spread
            return float(weights[1]), float(np.sqrt(covariance[1, 1])), freedom
    return None
