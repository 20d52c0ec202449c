"""Degree days: how cold each day was, as the country counts it; measured where that is known, else of the typical year.

Heating degree days are the sum, over the days on which is heated, of the difference between a base temperature and the
mean temperature of the day. VDI 3807 Part 1 counts from 15 °C; the Finnish Meteorological Institute counts from 17 °C
and leaves out days warmer than 10 °C in spring and 12 °C in autumn. Dated parameters of the country say which holds.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel import Graph
from citybrain.kernel.units import Array
from citybrain.observations.bills.declaration import billing

HOURS_OF_DAY = 24
SPRING_UNTIL = 6
"""Last month of spring: its limit holds to the end of June, that of autumn from July on (north of the equator)."""

Days = NDArray[np.int64]
"""Days since 1 January 1970."""


@dataclass(frozen=True)
class DegreeDayCounting:
    """Base temperature and the warmest days that are heated [°C]."""

    base: float
    spring: float
    autumn: float

    @classmethod
    def of(cls, graph: Graph, day: datetime.date) -> DegreeDayCounting:
        """What the parameters of a country say on a day."""
        names = billing().degree_days or {}
        return cls(**{part: float(graph.parameters[name].at(day).value) for part, name in names.items()})

    def degree_days(self, temperature: Array, month: NDArray[np.int64]) -> Array:
        """Degree days [K·d] of days by their mean temperature [°C] and month (1 to 12)."""
        limit = np.where(month <= SPRING_UNTIL, self.spring, self.autumn)
        return np.where(temperature <= limit, np.maximum(self.base - temperature, 0.0), 0.0)


@dataclass(frozen=True)
class Temperatures:
    """Mean temperatures [°C] of successive days from `first` on, NaN where none was measured; and their file."""

    first: int
    means: Array
    file: str
    sha256: str

    def of(self, days: Days) -> Array:
        """Temperature of some days, NaN where it is not known."""
        place = days - self.first
        known = (place >= 0) & (place < len(self.means))
        return np.where(known, self.means[np.clip(place, 0, len(self.means) - 1)], np.nan)


@dataclass(frozen=True)
class DegreeDays:
    """Degree days summed up from a first day: `sums[n]` are those of the n days before day `first` + n.

    `measured` says of each day whether its temperature was measured; `reference` are those of the twin's year.
    """

    first: int
    sums: Array
    measured: NDArray[np.bool_]
    reference: float

    def between(self, start: Days, end: Days) -> Array:
        """Degree days [K·d] of the days from `start` to the day before `end`."""
        found: Array = self.sums[end - self.first] - self.sums[start - self.first]
        return found

    def is_measured(self, start: int, end: int) -> bool:
        """Whether all days from `start` to the day before `end` were measured."""
        return bool(self.measured[start - self.first : end - self.first].all())


def degree_days_of(
    counting: DegreeDayCounting, hourly: Array, measured: Temperatures | None, first: int, end: int
) -> DegreeDays:
    """Degree days of the days from `first` to the day before `end`.

    `hourly` [°C] are the 8760 hours of the twin's reference year; a day without a measurement counts as the same day of
    that year (29 February as the 28th).
    """
    typical = hourly.reshape(-1, HOURS_OF_DAY).mean(axis=1)
    days = np.arange(first, end, dtype=np.int64)
    month, place = _calendar(days)
    own = np.full(len(days), np.nan) if measured is None else measured.of(days)
    known = np.isfinite(own)
    counted = counting.degree_days(np.where(known, own, typical[place]), month)
    year = np.arange(_day(datetime.date(2001, 1, 1)), _day(datetime.date(2002, 1, 1)), dtype=np.int64)
    reference = counting.degree_days(typical, _calendar(year)[0]).sum()
    return DegreeDays(first, np.concatenate(([0.0], np.cumsum(counted))), known, float(reference))


def _calendar(days: Days) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Month (1 to 12) and place in a year of 365 days of each day."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    month = months.astype(np.int64) % 12
    of_month = (dates - months.astype("datetime64[D]")).astype(np.int64)
    starts = np.array([0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334])
    of_month = np.where((month == 1) & (of_month == 28), 27, of_month)
    return month + 1, starts[month] + of_month


def _day(date: datetime.date) -> int:
    return (date - datetime.date(1970, 1, 1)).days
