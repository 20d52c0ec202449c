"""Calls that a plan takes out of a timetable and puts into it, and what both make of the times behind them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.transit.models.scan.timetable import Timetable
from citybrain.kernel.units import Array, Mask, Rows

CALLS = ("call_course", "call_stop", "call_arrival", "call_departure", "call_boards", "call_alights")


class Passing(NamedTuple):
    """Which stops are passed: those at most `reach` [m] beside the straight way between two calls of a vehicle, and
    at least `spacing` [m] away from both.
    """

    reach: float
    spacing: float

    def near(self, begin: Array, end: Array, point: Array) -> tuple[Mask, Array]:
        """Of ways from points to others (rows of x, y) those within reach of a point, and the part of each up to it."""
        way, there = end - begin, point - begin
        length = (way**2).sum(axis=-1)
        share = np.clip((way * there).sum(axis=-1) / np.where(length > 0.0, length, 1.0), 0.0, 1.0)
        return metres(there, share[..., None] * way) <= self.reach, share

    def passed(self, begin: Array, end: Array, point: Array) -> tuple[Mask, Array]:
        """Of ways those that pass a point, and the share of each up to it."""
        near, share = self.near(begin, end, point)
        apart = np.minimum(metres(begin, point), metres(point, end))
        return near & (metres(begin, end) > 0.0) & (apart >= self.spacing), share


def without_stops(table: Timetable, closed: Array, lost: float) -> Timetable:
    """The timetable without calls at stops where `closed` is more than 0.

    Vehicles keep their way and save the minutes `lost` at each stop between two others, at most half of the time
    between these. Trips that are left with one call do not run.
    """
    shut = closed[table.call_stop.astype(np.intp)] > 0.0
    if not shut.any():
        return table
    rows = np.flatnonzero(~shut)
    course = table.call_course[rows]
    follows, between = np.zeros(len(rows), bool), np.zeros(len(rows))
    follows[1:], between[1:] = np.diff(course) == 0, np.diff(rows) - 1
    gap = table.call_arrival[rows] - np.roll(table.call_departure[rows], 1)
    later = _added_up(np.where(follows, -np.minimum(between * lost, np.maximum(gap, 0.0) / 2.0), 0.0), course)
    arrival, departure = table.call_arrival[rows] + later, table.call_departure[rows] + later
    first = np.flatnonzero(~follows)
    number = np.cumsum(~follows) - 1
    many = np.diff(np.append(first, len(rows))) > 1
    courses = int(max(table.call_course.max(initial=-1.0), table.trip_course.max(initial=-1.0))) + 1
    offset, runs = np.zeros(courses), np.zeros(courses, bool)
    named = course[first].astype(np.intp)
    offset[named], runs[named] = departure[first], many
    start = departure[first][number]
    left, trip = many[number], table.trip_course.astype(np.intp)
    running, rows = runs[trip], rows[left]
    return Timetable(
        course[left], table.call_stop[rows], (arrival - start)[left], (departure - start)[left],
        table.call_boards[rows], table.call_alights[rows], table.trip_course[running], table.trip_pattern[running],
        table.trip_line[running], (table.trip_start + offset[trip])[running],
    )  # fmt: skip


def with_stops(
    table: Timetable, at: Array, opened: Rows, calling: Mask, passing: Passing, lost: float
) -> Timetable:  # fmt: skip
    """The timetable with a call at each opened stop on every way that passes it.

    `at` are the points of all stops [m], `opened` rows of them, `calling` the courses whose vehicles stop there. They
    drive as fast as between the calls around it, by way of the stop, and lose the minutes `lost` there.
    """
    legs = legs_of(table)
    legs = legs[calling[table.call_course[legs].astype(np.intp)]]
    begin, end = (table.call_stop[legs + step].astype(np.intp) for step in (0, 1))
    ways, way = np.unique(begin * len(at) + end, return_inverse=True)
    begin, end = at[ways // len(at)], at[ways % len(at)]
    found = [(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))]
    for stop in opened:
        passed, share = passing.passed(begin, end, at[stop])
        some = np.flatnonzero(passed[way])
        found.append((legs[some], np.full(len(some), stop), share[way[some]]))
    leg, stop, share = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((share, leg))
    return _inserted(table, at, leg[order], stop[order], lost) if len(order) else table


def legs_of(table: Timetable) -> Rows:
    """Rows of calls that another call of the same course follows."""
    return np.flatnonzero(np.diff(table.call_course) == 0)


def _inserted(table: Timetable, at: Array, leg: Rows, stop: Rows, lost: float) -> Timetable:
    """Calls at stops between rows of calls and the next ones, in order of the way."""
    ends = [table.call_stop[leg + step].astype(np.intp) for step in (0, 1)]
    first = np.append(True, np.diff(leg) > 0)
    last = np.append(first[1:], True)
    before = np.where(first, at[ends[0]].T, np.roll(at[stop].T, 1, axis=1)).T
    way = _running(metres(before, at[stop]), first)
    straight = metres(at[ends[0]], at[ends[1]])
    pace = (table.call_arrival[leg + 1] - table.call_departure[leg]) / straight
    number = _running(np.ones(len(leg)), first)
    arrival = table.call_departure[leg] + pace * way + lost * (number - 1.0)
    detour = way + metres(at[stop], at[ends[1]]) - straight
    delay = np.zeros(len(table.call_course))
    delay[leg[last] + 1] = (pace * detour + lost * number)[last]
    later = _added_up(delay, table.call_course)
    calls = {
        "call_course": table.call_course[leg], "call_stop": stop, "call_arrival": arrival + later[leg],
        "call_departure": arrival + lost + later[leg], "call_boards": table.call_boards[leg],
        "call_alights": table.call_alights[leg + 1],
    }  # fmt: skip
    moved = table._replace(call_arrival=table.call_arrival + later, call_departure=table.call_departure + later)
    place = np.append(np.arange(len(delay)), leg + number / (number.max() + 1.0))
    order = np.argsort(place, kind="stable")
    columns: Any = {name: np.append(getattr(moved, name), calls[name])[order].astype(np.float64) for name in CALLS}
    return moved._replace(**columns)


def _running(values: Array, first: Mask) -> Array:
    """Sums of values from each beginning of a group on."""
    total = np.cumsum(values)
    begins = np.flatnonzero(first)
    before = (total - values)[begins]
    return np.asarray(total - np.repeat(before, np.diff(np.append(begins, len(values)))))


def _added_up(delay: Array, course: Array) -> Array:
    """What all rows of a course up to each have together; columns without any stay as they are to the bit."""
    return _running(delay, np.append(True, np.diff(course) != 0)) if len(delay) else delay


def metres(begin: Array, end: Array) -> Array:
    """Straight from points to others (rows of x, y)."""
    return np.asarray(np.hypot(*np.moveaxis(begin - end, -1, 0)))
