"""The day of a timetable that is used: the first of those on which most trips run."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.domains.transit.importers.feed import TimetableTables
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Mask

MOST_DAYS = 1_100
"""Three years: days of a calendar beyond are not looked at."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ADDED, REMOVED = "1", "2"


class ServiceDay(NamedTuple):
    """The day, which trips run on it, and the first and the last day of the calendars."""

    day: datetime.date
    runs: Mask
    first: datetime.date
    last: datetime.date


def service_day(feed: TimetableTables) -> ServiceDay:
    """The first day on which most trips run.

    Raises InputError where no service has a day on which a trip runs.
    """
    services = pd.Index(pd.unique(feed.table("trips.txt")["service_id"]))
    of_trip = services.get_indexer(pd.Index(feed.table("trips.txt")["service_id"]))
    calendar, dates = feed.table("calendar.txt"), feed.table("calendar_dates.txt")
    begin, end = (_days(calendar[column]) for column in ("start_date", "end_date"))
    single = _days(dates["date"])
    every = np.concatenate([begin, end, single])
    every = every[~np.isnat(every)]
    if not len(every) or not len(services):
        raise InputError("transit-no-day")
    first = every.min()
    length = min(int((every.max() - first) / np.timedelta64(1, "D")) + 1, MOST_DAYS)
    days = first + np.arange(length)
    served = np.zeros((len(services), length), bool)
    weekday = (days.astype(np.int64) + 3) % 7
    empty = pd.Series("0", calendar.index)
    open_on = np.stack([(calendar.get(name, empty) == "1").to_numpy() for name in WEEKDAYS])
    for row, service in enumerate(services.get_indexer(pd.Index(calendar["service_id"]))):
        if service >= 0:
            served[service] |= (days >= begin[row]) & (days <= end[row]) & open_on[weekday, row]
    place = ((single - first) / np.timedelta64(1, "D")).astype(np.float64)
    known = services.get_indexer(pd.Index(dates["service_id"]))
    inside = (known >= 0) & (place >= 0) & (place < length)
    for kind in (ADDED, REMOVED):
        rows = inside & (dates["exception_type"] == kind).to_numpy()
        served[known[rows], place[rows].astype(np.intp)] = kind == ADDED
    trips = np.bincount(of_trip, minlength=len(services)) @ served
    if not trips.any():
        raise InputError("transit-no-day")
    best = int(np.argmax(trips))
    return ServiceDay(_date(days[best]), served[of_trip, best], _date(first), _date(every.max()))


def _days(column: pd.Series) -> np.ndarray:
    days = pd.to_datetime(column, format="%Y%m%d", errors="coerce")
    return days.to_numpy("datetime64[D]")


def _date(day: np.datetime64) -> datetime.date:
    return datetime.date.fromisoformat(str(day))
