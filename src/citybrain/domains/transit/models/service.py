"""What lines offer on the day of the timetable: departures of stops and lines, hours of their vehicles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.transit.models.planned.timetable import PlannedTimetable
from citybrain.domains.transit.models.scan.timetable import Timetable, with_added
from citybrain.kernel import Solved, given, solved
from citybrain.kernel.recalled import recalled
from citybrain.kernel.units import Array, Count, Hours, HoursPerYear, Minutes, PerHour, PerYear, Predictor, Share

MINUTES = 60.0
SOURCE = "General Transit Feed Specification: trips of the day, those that a plan adds among them"


@given(of="transit_line", default=0.0)
def added_departures() -> Share:
    """1 where a plan adds a departure between every two of the line."""
    ...


@given(of="transit_line", default=0.0)
def saved_ride_time() -> Share:
    """Part of the time of rides that a plan saves on the line: lanes and signals of its own."""
    ...


class ServiceOffered(NamedTuple):
    """Departures in an hour of the window at stops and of lines, and hours that vehicles of a line run in a year; how
    much more of both a departure between every two of the timetable is, whether a plan has it or not.
    """

    stop_departures: PerHour
    line_departures: PerHour
    line_vehicle_hours: HoursPerYear
    line_vehicles: Count
    addable_vehicle_hours: HoursPerYear
    addable_vehicles: Count


@solved(of=("transit_stop", *("transit_line",) * 5), source=SOURCE, tolerance=1e-9, at_most=1)
def service(
    planned_timetable: Predictor, added_departures: Share, saved_ride_time: Share, transit_window_begin: Hours,
    transit_window_length: Minutes, days_of_service: PerYear, *, tolerance: float, at_most: int,
) -> Solved[ServiceOffered]:  # fmt: skip
    """Departures in an hour of the window, vehicle hours of a year, and vehicles that run in the window."""
    first = float(transit_window_begin) * MINUTES
    last = first + float(transit_window_length)
    of_window = _offered(planned_timetable, added_departures, saved_ride_time, first, last)
    leaves, in_window = (one / (float(transit_window_length) / MINUTES) for one in of_window[:2])
    now, none, every = (some * [[float(days_of_service)], [1.0]] for some in of_window[2:])
    return Solved(ServiceOffered(leaves, in_window, *now, *(every - none)), 0.0, 1)


@recalled
def _offered(
    planned: PlannedTimetable, added: Share, saved: Share, first: float, last: float
) -> tuple[Array, Array, Array, Array, Array]:
    """Departures at stops and of lines within some time [min]; of lines hours of a day and vehicles (2, lines): with
    the departures that are added, as stated, and with one between every two.
    """
    stated, lines = of_standing_lines(planned, len(added)), len(added)
    table = with_added(stated, added)
    line, start = table.trip_line.astype(np.intp), table.trip_start
    in_window = np.bincount(line[(start >= first) & (start < last)], minlength=lines).astype(np.float64)
    leaves = boarded_from(table, saved, first, last, planned.stops)[: planned.standing]
    tables = table, stated, with_added(stated, np.ones(lines))
    now, none, every = (_vehicles(some, saved, first, last) for some in tables)
    return leaves, in_window, now, none, every


def of_standing_lines(planned: PlannedTimetable, lines: int) -> Timetable:
    """The timetable of a plan without the trips of lines that it draws."""
    table, standing = planned.table, planned.table.trip_line < lines
    trips = (getattr(table, name)[standing] for name in ("trip_course", "trip_pattern", "trip_line", "trip_start"))
    return Timetable(*table[:6], *trips)


def _vehicles(table: Timetable, saved: Share, first: float, last: float) -> Array:
    """By line, hours on the way in a day, and vehicles that are on the way at a time in the window [min]."""
    line, course = table.trip_line.astype(np.intp), table.trip_course.astype(np.intp)
    duration = np.zeros(int(max(course.max(initial=-1), table.call_course.max(initial=-1.0))) + 1)
    np.maximum.at(duration, table.call_course.astype(np.intp), table.call_arrival)
    ride, start = duration[course] * (1.0 - saved[line]), table.trip_start
    running = np.maximum(np.minimum(start + ride, last) - np.maximum(start, first), 0.0)
    size = len(saved)
    return np.stack([np.bincount(line, ride, size) / MINUTES, np.bincount(line, running, size) / (last - first)])


def boarded_from(table: Timetable, saved: Share, first: float, last: float, stops: int) -> PerHour:
    """How often people may board at each stop within some time [min]."""
    from citybrain.domains.transit.models.scan.timetable import connections

    rides = connections(table, saved, first, last)
    inside = rides.boards & (rides.departure < last * MINUTES)
    return np.bincount(rides.begin[inside], minlength=stops).astype(np.float64)
