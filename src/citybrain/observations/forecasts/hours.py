"""Hourly series of one length: the stream that is forecast, and what stands beside it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows
from citybrain.observations.readings.store import Store

if TYPE_CHECKING:
    import polars as pl

HOUR = 3_600_000_000
"""µs in an hour."""


class Clock(NamedTuple):
    """Local time of hours: hour of the day 0..23, weekday 0..6 from Monday, day of the year 0..365, month 0..11."""

    hour: Rows
    weekday: Rows
    day: Rows
    month: Rows


def local_clock(hours: NDArray[np.int64], zone: str) -> Clock:
    """Local time at the beginning of hours that are counted from 1970 in UTC.

    >>> int(local_clock(np.array([0]), "Asia/Shanghai").hour[0])
    8
    """
    told = _local(hours, zone).dt
    return Clock(
        told.hour().to_numpy().astype(np.int64),
        told.weekday().to_numpy().astype(np.int64) - 1,
        told.ordinal_day().to_numpy().astype(np.int64) - 1,
        told.month().to_numpy().astype(np.int64) - 1,
    )


def local_days(hours: NDArray[np.int64], zone: str) -> Rows:
    """Number of the local day in which each hour begins, counted from 1970."""
    told = _local(hours, zone).dt
    return told.date().to_physical().to_numpy().astype(np.int64)


def _local(hours: NDArray[np.int64], zone: str) -> pl.Series:
    import polars as pl  # takes its time to load: not at the server's start

    return pl.Series(hours * HOUR).cast(pl.Datetime("us", "UTC")).dt.convert_time_zone(zone)


@dataclass(frozen=True)
class History:
    """What was measured, one value an hour, NaN where there is none.

    first: the first hour, counted from 1970 in UTC. value: (hours,) of the stream. beside: (streams, hours) of others,
    whose readings are known at the same time. zone: time zone of the city.
    """

    first: int
    value: Array
    beside: Array
    zone: str

    def __len__(self) -> int:
        return len(self.value)

    @cached_property
    def clock(self) -> Clock:
        """Local time of every hour, and of the three days after the last."""
        return local_clock(self.first + np.arange(len(self) + LONGEST_LEAD + 1), self.zone)

    def until(self, end: int) -> History:
        """The same up to before the row `end`."""
        return replace(self, value=self.value[:end], beside=self.beside[:, :end])


LONGEST_LEAD = 72
"""Hours that are forecast at most."""


def read_history(
    store: Store, stream: int, beside: Sequence[Sequence[int]], since: int, before: int, zone: str
) -> History:
    """Hourly means of a stream from one hour to before another; `beside` are groups of streams, one mean of each."""
    value = hourly(store, stream, since, before)
    rows = [_mean([hourly(store, one, since, before) for one in group]) for group in beside]
    return History(since, value, np.array(rows).reshape(len(rows), before - since), zone)


def hourly(store: Store, stream: int, since: int, before: int) -> Array:
    """Hourly means of a stream from one hour to before another, NaN where there is no reading."""
    found = store.means(stream, since * HOUR, before * HOUR, datetime.timedelta(hours=1))
    value = np.full(before - since, np.nan)
    value[found.start // HOUR - since] = found.mean
    return value


def _mean(rows: Sequence[Array]) -> Array:
    """Mean of the rows that have a value, NaN where none has."""
    table = np.array(rows)
    number = np.isfinite(table).sum(axis=0)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.nansum(table, axis=0) / np.where(number == 0, np.nan, number))
