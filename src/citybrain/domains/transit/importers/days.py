"""The day of a timetable that is used: the first of those on which most trips run."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.domains.transit.importers.feed import WEEKDAYS, TimetableTables
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Mask

MOST_DAYS = 1_100
"""Days that are looked at: the first of a run of days alike, by weekday, and those with an exception."""

MOST_SERVICES = 20_000

ADDED, REMOVED = "1", "2"


class ServiceDay(NamedTuple):
    """The day, which trips run on it, and the first and the last day of the calendars."""

    day: datetime.date
    runs: Mask
    first: datetime.date
    last: datetime.date


def service_day(feed: TimetableTables) -> ServiceDay:
    """The first day on which most trips run.

    Raises InputError where no service has a day on which a trip runs, and where there are too many services.
    """
    names = pd.Index(feed.table("trips.txt")["service_id"])
    services = names.unique()
    of_trip = services.get_indexer(names)
    stated = pd.concat([feed.table(name)["service_id"] for name in ("calendar.txt", "calendar_dates.txt")])
    feed.leave_out("no-service", int((~names.isin(stated)).sum()))
    calendar, dates = (
        table[table["service_id"].isin(services)]
        for table in (feed.table("calendar.txt"), feed.table("calendar_dates.txt"))
    )
    if (count := max(len(services), len(calendar))) > MOST_SERVICES:
        raise InputError("transit-services", received=count, allowed=MOST_SERVICES)
    begin, end, single = _days(calendar["start_date"]), _days(calendar["end_date"]), _days(dates["date"])
    every = np.concatenate([begin, end, single])
    every = every[~np.isnat(every)]
    if not len(every):
        raise InputError("transit-no-day")
    days = _turns(begin, single)
    served = np.zeros((len(services), len(days)), bool)
    weekday = (days.astype(np.int64) + 3) % 7
    empty = pd.Series("0", calendar.index)
    open_on = np.stack([(calendar.get(name, empty) == "1").to_numpy() for name in WEEKDAYS])
    for row, service in enumerate(services.get_indexer(pd.Index(calendar["service_id"]))):
        served[service] |= (days >= begin[row]) & (days <= end[row]) & open_on[weekday, row]
    place = np.minimum(np.searchsorted(days, single), len(days) - 1)
    of_date = services.get_indexer(pd.Index(dates["service_id"]))
    for kind in (ADDED, REMOVED):
        rows = (days[place] == single) & (dates["exception_type"] == kind).to_numpy()
        served[of_date[rows], place[rows]] = kind == ADDED
    weight = np.bincount(of_trip, minlength=len(services))
    trips = [int(weight[on].sum()) for on in served.T]
    if not any(trips):
        raise InputError("transit-no-day")
    best = int(np.argmax(trips))
    return ServiceDay(_date(days[best]), served[of_trip, best], _date(every.min()), _date(every.max()))


def _turns(begin: np.ndarray, single: np.ndarray) -> np.ndarray:
    """Days of which one is the first with most trips.

    On another day no service begins within the week before, and nothing is excepted on it or a week before it: as many
    trips or more run a week before.
    """
    week = np.arange(7, dtype="timedelta64[D]")
    days: np.ndarray = np.unique(
        np.concatenate([(begin[:, None] + week).ravel(), single, single + np.timedelta64(7, "D")])
    )
    days = days[~np.isnat(days)]
    return days[:MOST_DAYS]


def _days(column: pd.Series) -> np.ndarray:
    days = pd.to_datetime(column, format="%Y%m%d", errors="coerce")
    return days.to_numpy("datetime64[D]")


def _date(day: np.datetime64) -> datetime.date:
    return datetime.date.fromisoformat(str(day))
