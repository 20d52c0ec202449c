"""How the city holds what it promised: counts, shares and middles of times over reports, for page, CSV and API alike.

The middle of the time to the end counts a report that is open as one that takes longer than all that are closed, so
that leaving the hard ones open makes no figure better (the median of Kaplan and Meier 1958, JASA 53, 457-481, where
nobody is censored before the last one that was closed).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Row, or_

from citybrain.kernel.units import Array, Rows
from citybrain.people.reports.shapes import PromiseCounts
from citybrain.people.reports.standing import DAY, is_past, reports_standing
from citybrain.records import Records
from citybrain.records.tables.reports import resident_report

HOUR = 3_600_000_000
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

TIMES = ("requested", "answer_by", "done_by", "answered", "closed_at")
READ = (*(column.name for column in COLUMNS), "state", "outcome", "closed_at", "root")


class _Times(NamedTuple):
    """When reports came, were to be answered and done, and were [µs]; NaN where that is not known or was not yet."""

    requested: Array
    answer_by: Array
    done_by: Array
    answered: Array
    closed: Array


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

    Days are whole, and reports of private services count by service and in the whole alone, once the day on which they
    came is over (`is_past`): otherwise two answers would tell when one of them came, and in which place.
    """
    asked = reports_standing(*COLUMNS).order_by(resident_report.c.requested.desc()).limit(MOST)
    asked = asked.where(or_(resident_report.c.private == 0, is_past(now)))
    if since is not None:
        asked = asked.where(resident_report.c.requested >= since // DAY * DAY)
    if until is not None:
        asked = asked.where(resident_report.c.requested < until // DAY * DAY)
    rows: Sequence[Row[Any]] = ()
    if records is not None:
        with records.read() as connection:
            rows = connection.execute(asked).all()
    read = dict(zip(READ, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(READ, ())
    times = _Times(
        *(np.array(read[name], float) for name in ("requested", "answer_by", "done_by", "answered", "closed_at"))
    )
    places = [
        area if area and not private else None for area, private in zip(read["area"], read["private"], strict=True)
    ]
    services, areas = _rows_by(read["service"]), _rows_by(places)
    labels = {name: str(read["service_label"][of[0]]) for name, of in services.items()}
    days = times.requested // DAY * DAY
    return KeptPromises(
        figures_of(times, now),
        _groups(services, labels, times, now),
        _groups(areas, {name: name for name in areas}, times, now),
        int(days.min()) if rows else None,
        int(days.max()) if rows else None,
        sorted(set(read["source"])),
        sum(len(of) < LEAST for of in (*services.values(), *areas.values())),
    )


def figures_of(some: _Times, now: int) -> PromiseCounts:
    """What became of some reports by a time [µs]."""
    is_closed, first = np.isfinite(some.closed), np.fmin(some.answered, some.closed)
    hours = (some.closed - some.requested)[is_closed] / HOUR
    within = int((hours <= WITHIN).sum())
    promised, is_answered = np.isfinite(some.answer_by), np.isfinite(first)
    late = promised & (np.where(is_answered, first, now) > some.answer_by)
    kept = promised & is_answered & ~late
    waits = (first - some.requested)[promised & is_answered] / HOUR
    due = np.isfinite(some.done_by)
    ended = due & is_closed
    done_late = ended & (some.closed > some.done_by)
    count, closed = len(some.requested), int(is_closed.sum())
    return PromiseCounts(
        reports=count,
        closed=closed,
        open=count - closed,
        within=within,
        share=within / closed if closed else None,
        median=_middle(hours, count),
        answer_promised=int(promised.sum()),
        answer_kept=int(kept.sum()),
        answer_late=int(late.sum()),
        answer_waiting=int((promised & ~kept & ~late).sum()),
        answer_median=_middle(waits, int(promised.sum())),
        done_promised=int(due.sum()),
        done_kept=int((ended & ~done_late).sum()),
        done_late=int(done_late.sum()),
        done_open=int((due & ~is_closed).sum()),
        done_overdue=int((due & ~is_closed & (now > some.done_by)).sum()),
    )


def _rows_by(names: Sequence[str | None]) -> dict[str, Rows]:
    """The rows of each name, those without one left out."""
    number: dict[str | None, int] = {}
    of = np.array([number.setdefault(name, len(number)) for name in names], np.intp)
    order = np.argsort(of, kind="stable")
    parts = np.split(order, np.searchsorted(of[order], range(1, len(number))))
    return {name: part for name, part in zip(number, parts, strict=False) if name is not None}


def _middle(hours: Array, count: int) -> float | None:
    """The median of so many times, of which those that are not known are longer than all others."""
    order = np.sort(hours)
    low, high = (count - 1) // 2, count // 2
    return float((order[low] + order[high]) / 2) if low >= 0 and high < len(order) else None


def _groups(rows: Mapping[str, Rows], labels: Mapping[str, str], times: _Times, now: int) -> list[ReportGroup]:
    """Those with enough reports, the largest first."""
    made = [
        ReportGroup(name, labels[name], figures_of(_Times(*(column[of] for column in times)), now))
        for name, of in rows.items() if len(of) >= LEAST
    ]  # fmt: skip
    return sorted(made, key=lambda one: (-one.figures["reports"], one.name))
