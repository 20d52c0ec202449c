"""The timetable with what a plan changes of its stops: made once for each plan, read by all that search in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citybrain.domains.transit.models.planned.calls import Passing, with_stops, without_stops
from citybrain.domains.transit.models.planned.lines import MINUTES, LineOfPlan, with_lines
from citybrain.domains.transit.models.planned.stops import StopsOfPlan
from citybrain.domains.transit.models.scan.timetable import Timetable
from citybrain.domains.transit.models.ways import BUS, TRAM
from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Category, Count, Hours, Mask, Metres, Minutes, Predictor, Rows, Share

SOURCE = "General Transit Feed Specification: trips of the day, with the stops of a plan"


@dataclass(frozen=True, eq=False)
class PlannedTimetable:
    """Trips and calls of the day, walks (origins, stops, ways, ways back [m]), numbers of stops and middles of zones.

    Stops that a plan opens are numbered on behind the others; `junctions` are theirs, `kinds` the codes of the first
    kind of line that calls at each, -1 where none does, and `at` their points [m].
    `lines` are those that a plan draws, numbered on behind the others.
    """

    table: Timetable
    walks: tuple[Array, ...]
    stops: int
    places: int
    junctions: Rows
    kinds: Rows
    at: Array
    lines: tuple[LineOfPlan, ...] = ()

    @property
    def standing(self) -> int:
        """How many stops are not opened by a plan."""
        return self.stops - len(self.junctions)

    def of_lines(self, values: Array) -> Array:
        """Values of lines, 0 for those that a plan draws."""
        return np.append(values, np.zeros(len(self.lines)))


@quantity(of="model", source=SOURCE, whole=True, compiled=True)
def planned_timetable(
    call_course: Count, call_stop: Count, call_arrival: Minutes, call_departure: Minutes, call_boards: Share,
    call_alights: Share, trip_course: Count, trip_pattern: Count, trip_line: Count, trip_start: Minutes,
    walk_from: Count, walk_to: Count, walk_way: Metres, walk_back_way: Metres, transit_stop_kind: Category,
    transit_line_kind: Category, place_way: Metres, stop_closed: Share, opened_stops: Predictor,
    time_lost_at_stop: Minutes, way_to_passing_line: Metres, way_between_stops: Metres, begin_of_new_line: Hours,
    hours_of_new_line: Hours,
) -> Predictor:  # fmt: skip
    """The timetable and the walks to stops, without the stops that a plan closes and with those that it opens."""
    table = Timetable(call_course, call_stop, call_arrival, call_departure, call_boards, call_alights, trip_course,
                      trip_pattern, trip_line, trip_start)  # fmt: skip
    table = without_stops(table, stop_closed, float(time_lost_at_stop))
    walks: tuple[Array, ...] = (walk_from, walk_to, walk_way, walk_back_way)
    standing, places = len(transit_stop_kind), len(place_way)
    none = np.zeros(0, np.intp)
    if not isinstance(opened_stops, StopsOfPlan):
        return PlannedTimetable(table, walks, standing, places, none, none, np.zeros((0, 2)))
    opened, lost, kinds = opened_stops, float(time_lost_at_stop), np.asarray(transit_line_kind)
    line = line_of_courses(table)
    passing = Passing(float(way_to_passing_line), float(way_between_stops))
    table = with_stops(table, opened.at, opened.opened[opened.passed], on_streets(kinds)[line], passing, lost)
    hours = float(begin_of_new_line) * MINUTES, float(hours_of_new_line) * MINUTES
    table = with_lines(table, opened.lines, len(kinds), lost, *hours)
    kinds = np.append(kinds, np.array([line.kind for line in opened.lines], np.int64))
    first = _kinds(table, kinds, len(opened.at))[standing:]
    walks, at = _with_walks(walks, opened), opened.at[standing:]
    return PlannedTimetable(table, walks, len(opened.at), places, opened.rows, first, at, opened.lines)


def on_streets(kinds: Category) -> Mask:
    """Lines that can call at another stop as they pass: trams and buses."""
    return np.asarray((kinds == TRAM) | (kinds == BUS))


def line_of_courses(table: Timetable) -> Rows:
    """The row of the line of each course, that of the first line for one that no trip runs."""
    size = int(max(table.call_course.max(initial=-1.0), table.trip_course.max(initial=-1.0))) + 1
    line = np.zeros(size, np.intp)
    line[table.trip_course.astype(np.intp)] = table.trip_line.astype(np.intp)
    return line


def _with_walks(walks: tuple[Array, ...], opened: StopsOfPlan) -> tuple[Array, ...]:
    """The walks with those of opened stops, which stand before the middles of zones in the numbering of origins."""
    origin, *others = walks
    origin = np.where(origin >= opened.standing, origin + len(opened.rows), origin)
    parts = zip((origin, *others), opened.walks, strict=True)
    return tuple(np.append(old, new).astype(np.float64) for old, new in parts)


def _kinds(table: Timetable, kinds: Category, stops: int) -> Rows:
    """The code of the first kind of line that calls at each stop; -1 where none does."""
    most = np.iinfo(np.intp).max
    code = np.full(stops, most)
    of_calls = np.asarray(kinds)[line_of_courses(table)][table.call_course.astype(np.intp)]
    np.minimum.at(code, table.call_stop.astype(np.intp), of_calls.astype(np.intp))
    return np.where(code == most, -1, code)
