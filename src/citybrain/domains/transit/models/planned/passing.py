"""What a stop at each junction would be: lines that pass, those that would call, and what that costs them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.transit.models.planned.calls import Passing, legs_of, metres
from citybrain.domains.transit.models.planned.timetable import PlannedTimetable, line_of_courses, on_streets
from citybrain.domains.transit.models.scan.timetable import with_added
from citybrain.kernel import Solved, solved
from citybrain.kernel.units import (
    Array,
    Category,
    Count,
    HoursPerYear,
    Mask,
    Metres,
    Minutes,
    MoneyPerHour,
    MoneyPerYear,
    PerYear,
    Predictor,
    Rows,
    Share,
)

MINUTES = 60.0


class PassingLines(NamedTuple):
    """Trams and buses that pass a junction near enough to call at a stop there, in a year of such days.

    `passing_lines` pass at all, `lines_to_call` have no stop of theirs nearby; what calling costs the latter: hours of
    vehicles, and money for them.
    """

    passing_lines: Count
    lines_to_call: Count
    vehicle_hours_of_stop: HoursPerYear
    vehicle_cost_of_stop: MoneyPerYear


@solved(of="junction", source="Definition: straight from stop to stop", tolerance=1e-9, at_most=1)
def lines_at_junctions(
    planned_timetable: Predictor, added_departures: Share, saved_ride_time: Share, stop_east: Metres, stop_north:
    Metres, junction_east: Metres, junction_north: Metres, transit_line_kind: Category, cost_of_vehicle_hour:
    MoneyPerHour, time_lost_at_stop: Minutes, way_to_passing_line: Metres, way_between_stops: Metres,
    days_of_service: PerYear, *, tolerance: float, at_most: int,
) -> Solved[PassingLines]:  # fmt: skip
    """Lines that pass each junction, those that would call at a stop there, and the hours that it costs them."""
    planned: PlannedTimetable = planned_timetable
    at = np.concatenate([np.column_stack([stop_east, stop_north]), planned.at])
    point, size = np.column_stack([junction_east, junction_north]), len(junction_east)
    calling = np.append(on_streets(transit_line_kind), np.zeros(len(planned.lines), bool))
    saved = planned.of_lines(saved_ride_time)
    begin, end, line, trips, ride = _sections(planned, planned.of_lines(added_departures), calling, saved)
    if not len(begin):
        return Solved(PassingLines(*(np.zeros(size) for _ in range(4))), 0.0, 1)
    passing = Passing(float(way_to_passing_line), float(way_between_stops))
    junction, section = _near(point, at[begin], at[end], passing)
    ends, there = (at[begin[section]], at[end[section]]), point[junction]
    calls, _ = passing.passed(*ends, there)
    straight = np.maximum(metres(*ends), 1.0)
    detour = metres(ends[0], there) + metres(there, ends[1]) - straight
    minutes = (
        trips[section] * float(time_lost_at_stop) * (1.0 - saved[line[section]]) + ride[section] * detour / straight
    )
    hours = np.where(calls, minutes, 0.0) / MINUTES * float(days_of_service)
    lines = len(transit_line_kind)
    found = (
        _different(junction, line[section], lines, size),
        _different(junction[calls], line[section][calls], lines, size),
        np.bincount(junction, hours, size).astype(np.float64),
        np.bincount(junction, hours * cost_of_vehicle_hour[line[section]], size).astype(np.float64),
    )
    return Solved(PassingLines(*found), 0.0, 1)


def _sections(planned: PlannedTimetable, added: Share, calling: Mask, saved: Share) -> tuple[Any, ...]:
    """Ways from stop to stop by line: both stops, the line, trips of the day, and their minutes together."""
    table = with_added(planned.table, added)
    legs = legs_of(table)
    course = table.call_course[legs].astype(np.intp)
    line = line_of_courses(table)[course]
    legs, course, line = (column[calling[line]] for column in (legs, course, line))
    begin, end = (table.call_stop[legs + step].astype(np.intp) for step in (0, 1))
    runs = np.bincount(table.trip_course.astype(np.intp), minlength=int(course.max(initial=-1)) + 1)[course]
    minutes = runs * (table.call_arrival[legs + 1] - table.call_departure[legs]) * (1.0 - saved[line])
    key = (line * planned.stops + begin) * planned.stops + end
    _, first, number = np.unique(key, return_index=True, return_inverse=True)
    sums = (np.bincount(number, values, len(first)).astype(np.float64) for values in (runs, minutes))
    return begin[first], end[first], line[first], *sums


def _near(point: Array, begin: Array, end: Array, passing: Passing) -> tuple[Rows, Rows]:
    """Pairs of points and ways within reach of each other: looked for around places along the ways, a reach apart."""
    from scipy.spatial import cKDTree

    step = max(passing.reach, 1.0)
    count = np.ceil(metres(begin, end) / step).astype(np.intp) + 1
    way = np.repeat(np.arange(len(begin)), count)
    number = np.arange(len(way)) - np.repeat(np.cumsum(count) - count, count)
    share = number / np.maximum(count[way] - 1, 1)
    places = begin[way] + share[:, None] * (end - begin)[way]
    around = cKDTree(point).query_ball_point(places, step * 1.12, return_sorted=True)
    some = np.concatenate([np.zeros(0, np.intp), *(np.asarray(one, np.intp) for one in around)])
    pairs = np.unique(some * len(begin) + np.repeat(way, [len(one) for one in around]))
    row, way = pairs // len(begin), pairs % len(begin)
    near, _ = passing.near(begin[way], end[way], point[row])
    return row[near], way[near]


def _different(junction: Rows, line: Rows, lines: int, size: int) -> Count:
    """How many lines there are among the pairs of each junction."""
    pairs = np.unique(junction * lines + line)
    return np.bincount(pairs // lines, minlength=size).astype(np.float64)
