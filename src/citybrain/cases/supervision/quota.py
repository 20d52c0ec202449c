"""The quota of a pollutant in a year: how much of it is used by which day, and when it will be used up."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Row

from citybrain.base.domains import find_domains
from citybrain.cases.supervision.entries import DaySpan, EntryKind, span_of, year_of
from citybrain.cases.supervision.loads import DAY, Load, by_day

EXHAUSTION = "quota_exhaustion"
"""What a domain makes that tells when a quota is used up."""

MOST_MISSING = 0.1
"""Share of the days so far of which no load is known, above which nobody can tell what comes."""


class QuotaUse(NamedTuple):
    """A quota beside what was emitted, in the unit of the quota.

    days: day and sum so far, up to the last day of a load. missing: days up to then of which no load is known.
    measured: days whose load a stream measured. used_up: the day on which it was, and `within` the days of the load
    by which it was. expected, earliest, latest: the day on which it will be, with an interval of 90 %; None for after
    the year. doubt: why nobody can tell, `few` loads or too many days `missing`, or `none`.
    """

    pollutant: str
    year: int
    quota: float
    unit: str
    used: float
    days: list[tuple[datetime.date, float]]
    missing: int
    measured: int
    used_up: datetime.date | None
    within: DaySpan | None
    expected: datetime.date | None
    earliest: datetime.date | None
    latest: datetime.date | None
    doubt: str

    @property
    def share(self) -> float:
        """The part of it that is used; of a quota of nothing all, once there is a load."""
        if self.quota:
            return self.used / self.quota
        return 1.0 if self.used else 0.0

    @property
    def ahead(self) -> float:
        """The part that is used, less the part of the year that is over; 0 before the first load."""
        return self.share - len(self.days) / year_of(self.year).days if self.days else 0.0


def quotas_of(entries: Sequence[Row[Any]], year: int | None = None) -> list[Row[Any]]:
    """Quotas that count, of a year or of all."""
    quotas = [one for one in entries if one.kind == EntryKind.QUOTA]
    return [one for one in quotas if year is None or one.since.startswith(f"{year:04d}")]


def quota_use(quota: Row[Any], loads: Sequence[Load]) -> QuotaUse:
    """How a quota is used by loads of its year, which are in its unit."""
    year = span_of(quota.since, quota.until)
    assert year is not None
    amounts = by_day(loads, year)
    last = max((one.span.until for one in loads), default=year.since - DAY)
    so_far = amounts[: (last - year.since).days + 1]
    sums = np.cumsum(np.nan_to_num(so_far))
    missing = int(np.isnan(so_far).sum())
    reached = np.flatnonzero(sums > quota.amount * (1 + 1e-12))
    used_up = year.since + int(reached[0]) * DAY if len(reached) else None
    told = QuotaUse(
        quota.pollutant, year.since.year, quota.amount, quota.unit, float(sums[-1]) if len(sums) else 0.0,
        [(year.since + place * DAY, float(one)) for place, one in enumerate(sums)], missing,
        len({one.span for one in loads if one.entry is None}), used_up,
        None if used_up is None else _around(loads, used_up), None, None, None, "",
    )  # fmt: skip
    return told if used_up else _foreseen(told, loads, last, year)


def _foreseen(told: QuotaUse, loads: Sequence[Load], last: datetime.date, year: DaySpan) -> QuotaUse:
    if not told.days:
        return told._replace(doubt="none")
    if told.missing > MOST_MISSING * len(told.days):
        return told._replace(doubt="missing")
    horizon = (year.until - last).days
    if not horizon:
        return told
    amounts, days = _in_a_row(loads)
    foreseen = find_domains().made(EXHAUSTION)(amounts, days, told.quota - told.used, horizon)
    if foreseen is None:
        return told._replace(doubt="few")
    on = [None if one is None else last + one * DAY for one in foreseen]
    return told._replace(expected=on[0], earliest=on[1], latest=on[2])


def _in_a_row(loads: Sequence[Load]) -> tuple[np.ndarray, np.ndarray]:
    """Amounts and days of loads one after the other; those that share days, as of several outlets, are one."""
    spans: list[DaySpan] = []
    amounts: list[float] = []
    for one in sorted(loads, key=lambda load: load.span):
        if spans and one.span.since <= spans[-1].until:
            spans[-1] = DaySpan(spans[-1].since, max(spans[-1].until, one.span.until))
            amounts[-1] += one.amount
        else:
            spans.append(one.span)
            amounts.append(one.amount)
    return np.array(amounts), np.array([float(one.days) for one in spans])


def _around(loads: Sequence[Load], day: datetime.date) -> DaySpan:
    """The days of the loads that cover a day."""
    spans = [one.span for one in loads if one.span.since <= day <= one.span.until]
    return DaySpan(min(one.since for one in spans), max(one.until for one in spans))
