"""Bills brought to a stated year: what of each falls into it, how much of the year they cover, what is missing.

A bill is taken apart into a base, which does not hang on the weather (hot water, its pipes), and heating. Of a bill
that reaches over an end of the year the base falls into it by days and the heating by degree days. So do VDI 3807
Part 1 and Motiva's guide to normalising use ("Kulutuksen normitus") correct the weather: hot water is taken off first,
the rest goes with degree days. The base follows from bills of at most two months in which it was hardly cold.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Mask, Rows

LONGEST_SUMMER_BILL = 62
"""Days of a bill that is short enough to lie in summer alone."""

SUMMER_COLD = 1.0
"""Degree days a day [K·d/d] below which it was hardly cold."""

LEAST_SUMMER = 28
"""Days that bills of summer must cover together."""

FAR = 1 << 20
"""More days than there are between any two bills."""


def added(group: Rows, values: Array, size: int) -> Array:
    """Sum of the values of each group."""
    return np.bincount(group, values, size).astype(np.float64)


class Split(NamedTuple):
    """Energy [kWh] of each bill inside a span of days: what does not hang on the weather, and what does."""

    base: Array
    heating: Array


def split(energy: Array, days: Array, cold: Array, days_inside: Array, cold_inside: Array, base_rate: Array) -> Split:
    """What of each bill lies inside a span: the base by days, the rest by degree days (by days if it was never cold).

    `days` and `cold` [K·d] are those of the whole bill, `days_inside` and `cold_inside` those of its part inside,
    `base_rate` [kWh/d] is the base of its series. Over spans that do not overlap and cover the bill the parts add up to
    its energy.
    """
    base = np.clip(base_rate * days, 0.0, np.maximum(energy, 0.0))
    by_days = days_inside / days
    by_cold = np.divide(cold_inside, cold, out=by_days.copy(), where=cold > 0)
    return Split(base * by_days, (energy - base) * by_cold)


class Cover(NamedTuple):
    """Days of each group that at least one interval covers, and another measure of the same days."""

    days: Array
    measure: Array


def cover(group: Rows, start: NDArray[np.int64], end: NDArray[np.int64], size: int, sums: Array | None = None) -> Cover:
    """Union of the intervals of each group, in days from 0; `sums[n]` is the other measure of the days before n."""
    order = np.lexsort((start, group))
    group, start, end = group[order], start[order], end[order]
    reached = np.maximum.accumulate(group * FAR + end) if len(group) else np.zeros(0, np.int64)
    before = np.concatenate((np.full(min(1, len(group)), -FAR), reached[:-1])) - group * FAR
    fresh = np.minimum(np.maximum(start, before), end)
    days = added(group, (end - fresh).astype(np.float64), size)
    measure = np.zeros(size) if sums is None else added(group, sums[end] - sums[fresh], size)
    return Cover(days, measure)


def is_summer(days: Array, cold: Array) -> Mask:
    """Whether a bill is short and of a time when it was hardly cold."""
    found: Mask = (days <= LONGEST_SUMMER_BILL) & (cold < SUMMER_COLD * days)
    return found


class Use(NamedTuple):
    """Energy [kWh], days and degree days [K·d] of the bills of each group."""

    energy: Array
    days: Array
    cold: Array


def base_rate(summer: Use, whole: Use) -> Array:
    """Daily use that does not hang on the weather [kWh/d]; NaN where bills of summer cover too few days.

    From bills of summer and all bills together: each of the two is base times days plus heat loss times degree days.
    What was heated on the cool days of summer is so taken off. The base is at least nothing and at most the daily use
    in summer, which it is where all bills are as warm as those of summer.
    """
    enough = summer.days >= LEAST_SUMMER
    daily: Array = np.divide(summer.energy, summer.days, out=np.full(len(summer.days), np.nan), where=enough)
    contrast = summer.days * whole.cold - whole.days * summer.cold
    solved = np.divide(
        summer.energy * whole.cold - whole.energy * summer.cold, contrast, out=daily.copy(), where=contrast > 0
    )
    return np.minimum(np.maximum(solved, 0.0), daily)


class Year(NamedTuple):
    """Energy [kWh/a] of a whole year: as billed, gaps filled; and in the weather of the reference year."""

    billed: Array
    corrected: Array


def whole_year(
    base: Array, heating: Array, covered: Cover, year_days: float, year_cold: float, reference_cold: float | None
) -> Year:
    """Fill the days that no bill covers and correct the weather.

    The base is filled by days, heating by degree days; heating then goes with the degree days of the reference year
    over those of the year billed (VDI 3807 Part 1). Without `reference_cold` [K·d], or where it was never cold, the
    weather is not corrected. With equal degree days the correction changes nothing.
    """
    by_days = np.divide(year_days, covered.days, out=np.ones(len(base)), where=covered.days > 0)
    by_cold = np.divide(year_cold, covered.measure, out=by_days.copy(), where=covered.measure > 0)
    base, heating = base * by_days, heating * by_cold
    factor = 1.0 if reference_cold is None or year_cold <= 0 else reference_cold / year_cold
    return Year(base + heating, base + heating * factor)


def level(uncertain: Array, whole: Array) -> NDArray[np.uint8]:
    """Quality level by the share of a value that was estimated, divided at an end of the year or filled in.

    Up to 1 %: accurate measurement (1). Up to a half: as good as a survey (2). More: from higher-level data (3).
    """
    share = np.divide(uncertain, whole, out=np.zeros(len(whole)), where=whole > 0)
    return np.where(share <= 0.01, 1, np.where(share <= 0.5, 2, 3)).astype(np.uint8)
