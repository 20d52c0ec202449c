"""The year that is observed: as city.toml says, else the calendar year of which the bills tell most."""

from __future__ import annotations

import datetime

import numpy as np

from citybrain.observations.bills.stored import StoredBills

ALMOST = 0.95
EPOCH = datetime.date(1970, 1, 1)


def window_of(bills: StoredBills, declared: datetime.date | None) -> tuple[datetime.date, datetime.date]:
    """First day of the year and the day after its last.

    Without a declared day: of the calendar years with almost as many billed days as the best one, the latest.
    """
    if declared is not None:
        return declared, _a_year_later(declared)
    years = range(date_of(int(bills.first.min())).year, date_of(int(bills.end.max()) - 1).year + 1)
    billed = {year: _billed(bills, year) for year in years}
    best = max(billed.values())
    year = max(year for year, days in billed.items() if days >= ALMOST * best)
    return datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)


def _billed(bills: StoredBills, year: int) -> int:
    start, end = day_of(datetime.date(year, 1, 1)), day_of(datetime.date(year + 1, 1, 1))
    return int(np.maximum(np.minimum(bills.end, end) - np.maximum(bills.first, start), 0).sum())


def _a_year_later(day: datetime.date) -> datetime.date:
    leap = (day.month, day.day) == (2, 29)
    return datetime.date(day.year + 1, 3, 1) if leap else day.replace(year=day.year + 1)


def day_of(date: datetime.date) -> int:
    """Days since 1 January 1970."""
    return (date - EPOCH).days


def date_of(day: int) -> datetime.date:
    """The date of a number of days since 1 January 1970."""
    return EPOCH + datetime.timedelta(days=day)
