"""How the city holds what it promised: counts, shares and middles of times over reports, for page, CSV and API alike.

The middle of the time to the end counts a report that is open as one that takes longer than all that are closed, so
that leaving the hard ones open makes no figure better (the median of Kaplan and Meier 1958, JASA 53, 457-481, where
nobody is censored before the last one that was closed).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from sqlalchemy import or_

from citybrain.people.reports.shapes import PromiseCounts
from citybrain.people.reports.standing import (
    ReportTimes,
    reports_standing,
    times_of,
)
from citybrain.records import Records
from citybrain.records.tables.reports import resident_report

HOUR = 3_600_000_000
DAY = 24 * HOUR
WITHIN = 2.0
"""Hours that are told of all reports alike."""

MOST = 200_000
"""Reports that figures are of: the newest."""

LEAST = 5
"""Reports of a service or a place that figures are told of; fewer are counted in the whole alone."""

COLUMNS = tuple(
    resident_report.c[name]
    for name in (
        "service",
        "service_label",
        "area",
        "requested",
        "answer_by",
        "done_by",
        "answered",
        "source",
        "private",
    )
)


class ReportGroup(NamedTuple):
    """Figures of a service or a place: name, label where it has one, and what became of its reports."""

    name: str
    label: str
    figures: PromiseCounts


class KeptPromises(NamedTuple):
    """Figures of all reports of a time, and by service and place; how many were too few to be told by themselves.

    since, until: the days of the first and the last report [µs].
    """

    whole: PromiseCounts
    services: list[ReportGroup]
    areas: list[ReportGroup]
    since: int | None
    until: int | None
    sources: list[str]
    few: int


def promises_kept(
    records: Records | None, now: int, since: int | None = None, until: int | None = None
) -> KeptPromises:
    """Figures of reports that came on the days (UTC) from that of one time to that before another [µs].

    Days are whole, and reports of private services count by service and in the whole alone, from the day after they
    came: otherwise two answers would tell when one of them came, and in which place.
    """
    today = now // DAY * DAY
    asked = reports_standing(*COLUMNS).order_by(resident_report.c.requested.desc()).limit(MOST)
    asked = asked.where(or_(resident_report.c.private == 0, resident_report.c.requested < today))
    if since is not None:
        asked = asked.where(resident_report.c.requested >= since // DAY * DAY)
    if until is not None:
        asked = asked.where(resident_report.c.requested < until // DAY * DAY)
    rows = []
    if records is not None:
        with records.read() as connection:
            rows = list(connection.execute(asked).all())
    services: dict[str, tuple[str, list[ReportTimes]]] = {}
    areas: dict[str, list[ReportTimes]] = {}
    every = []
    for row in rows:
        every.append(times := times_of(row))
        services.setdefault(row.service, (row.service_label, []))[1].append(times)
        if row.area and not row.private:
            areas.setdefault(row.area, []).append(times)
    few = [of for _, of in services.values() if len(of) < LEAST] + [of for of in areas.values() if len(of) < LEAST]
    return KeptPromises(
        figures_of(every, now),
        _groups(((name, label, of) for name, (label, of) in services.items()), now),
        _groups(((name, name, of) for name, of in areas.items()), now),
        min((one.requested // DAY * DAY for one in every), default=None),
        max((one.requested // DAY * DAY for one in every), default=None),
        sorted({row.source for row in rows}),
        len(few),
    )


def figures_of(some: list[ReportTimes], now: int) -> PromiseCounts:
    """What became of some reports by a time [µs]."""
    closed = [one for one in some if one.closed is not None]
    hours = np.array([((one.closed or 0) - one.requested) / HOUR for one in closed])
    within = int((hours <= WITHIN).sum())
    answers = [one for one in some if one.answer_by is not None]
    late = sum(one.late_answer(now) for one in answers)
    kept = sum(one.first_answer is not None and not one.late_answer(now) for one in answers)
    waits = np.array([(one.first_answer - one.requested) / HOUR for one in answers if one.first_answer is not None])
    due = [one for one in some if one.done_by is not None]
    ended = [one for one in due if one.closed is not None]
    done_late = sum(one.late_end(now) for one in ended)
    return PromiseCounts(
        reports=len(some),
        closed=len(closed),
        open=len(some) - len(closed),
        within=within,
        share=within / len(closed) if closed else None,
        median=_middle(hours, len(some)),
        answer_promised=len(answers),
        answer_kept=kept,
        answer_late=late,
        answer_waiting=len(answers) - kept - late,
        answer_median=_middle(waits, len(answers)),
        done_promised=len(due),
        done_kept=len(ended) - done_late,
        done_late=done_late,
        done_open=len(due) - len(ended),
        done_overdue=sum(one.late_end(now) for one in due if one.closed is None),
    )


def _middle(hours: np.ndarray[tuple[int], np.dtype[np.float64]], count: int) -> float | None:
    """The median of so many times, of which those that are not known are longer than all others."""
    order = np.sort(hours)
    low, high = (count - 1) // 2, count // 2
    return float((order[low] + order[high]) / 2) if low >= 0 and high < len(order) else None


def _groups(some: Iterable[tuple[str, str, list[ReportTimes]]], now: int) -> list[ReportGroup]:
    """Those with enough reports, the largest first."""
    made = [ReportGroup(name, label, figures_of(of, now)) for name, label, of in some if len(of) >= LEAST]
    return sorted(made, key=lambda one: (-one.figures["reports"], one.name))
