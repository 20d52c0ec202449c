"""A timetable as connections: each a ride from one stop to the next of one trip, in the order of departures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Rows

A_MINUTE = 60
WORKED_GAP = 180.0
"""Minutes between two departures of a line beyond which it pauses: no departure is added between them."""


class Timetable(NamedTuple):
    """Columns of the twin: calls by course in order, trips with the course that they run and their start [min]."""

    call_course: Array
    call_stop: Array
    call_arrival: Array
    call_departure: Array
    call_boards: Array
    call_alights: Array
    trip_course: Array
    trip_pattern: Array
    trip_line: Array
    trip_start: Array


@dataclass(frozen=True)
class TimetableRides:
    """Rides in the order of departures [s]: from stop, to stop, departure, arrival, trip, may board, may alight."""

    begin: Rows
    end: Rows
    departure: Any
    arrival: Any
    trip: Rows
    boards: Any
    alights: Any
    trips: int

    @property
    def columns(self) -> tuple[Any, ...]:
        """All columns, as the searches take them."""
        return self.begin, self.end, self.departure, self.arrival, self.trip, self.boards, self.alights


def with_added(table: Timetable, added: Array) -> Timetable:
    """The timetable with a departure midway between two of a pattern, on lines where `added` is more than 0."""
    if not (added > 0).any():
        return table
    order = np.lexsort((table.trip_start, table.trip_pattern))
    first, second = order[:-1], order[1:]
    line = table.trip_line.astype(np.intp)
    gap = table.trip_start[second] - table.trip_start[first]
    rows = first[
        (table.trip_pattern[first] == table.trip_pattern[second])
        & (gap > 0) & (gap <= WORKED_GAP) & (added[line[first]] > 0)
    ]  # fmt: skip
    between = table.trip_start[rows] + gap[np.searchsorted(order[:-1], rows, sorter=np.argsort(order[:-1]))] / 2
    return table._replace(
        trip_course=np.append(table.trip_course, table.trip_course[rows]),
        trip_pattern=np.append(table.trip_pattern, table.trip_pattern[rows]),
        trip_line=np.append(table.trip_line, table.trip_line[rows]),
        trip_start=np.append(table.trip_start, between),
    )


def connections(table: Timetable, saved: Array, first: float, last: float) -> TimetableRides:
    """Rides that depart within some time [min]; `saved` is the part of the time of rides that each line saves."""
    course, starts = table.call_course.astype(np.intp), table.trip_start
    size = int(table.trip_course.max(initial=-1)) + 1
    begins = np.searchsorted(course, np.arange(size + 1))
    run = table.trip_course.astype(np.intp)
    length = np.where(begins[1:] > begins[:-1], table.call_departure[np.maximum(begins[1:] - 1, 0)], 0.0)
    trips = np.flatnonzero((starts <= last) & (starts + length[run] >= first))
    legs = np.maximum(np.diff(begins)[run[trips]] - 1, 0)
    trip = np.repeat(trips, legs)
    place = np.arange(len(trip)) - np.repeat(np.cumsum(legs) - legs, legs)
    row = begins[run[trip]] + place
    pace = 1.0 - saved[table.trip_line[trip].astype(np.intp)]
    departure, arrival = (
        np.round((starts[trip] + pace * minutes) * A_MINUTE).astype(np.int32)
        for minutes in (table.call_departure[row], table.call_arrival[row + 1])
    )
    inside = np.flatnonzero((departure >= first * A_MINUTE) & (departure <= last * A_MINUTE))
    inside = inside[np.argsort(departure[inside], kind="stable")]
    stop = table.call_stop.astype(np.int32)
    row = row[inside]
    return TimetableRides(
        stop[row], stop[row + 1], departure[inside], arrival[inside], trip[inside].astype(np.int32),
        table.call_boards[row] > 0, table.call_alights[row + 1] > 0, len(starts),
    )  # fmt: skip


class Walks(NamedTuple):
    """Ways on foot from each row to stops [s], as compressed rows."""

    starts: Rows
    stops: Any
    seconds: Any

    @classmethod
    def of(cls, size: int, pairs: tuple[Rows, Rows], way: Array, pace: float, longest: float) -> Walks:
        """Walks of pairs (row, stop) with ways [m] at a pace [m/min]; ways beyond the longest are left out."""
        near = np.flatnonzero(way <= longest)
        near = near[np.argsort(pairs[0][near], kind="stable")]
        starts = np.concatenate([[0], np.cumsum(np.bincount(pairs[0][near], minlength=size))]).astype(np.intp)
        return cls(starts, pairs[1][near].astype(np.int32), np.ceil(way[near] / pace * A_MINUTE).astype(np.int32))

    def some(self, begin: int, end: int) -> Walks:
        """The walks of some rows, which follow each other."""
        part = slice(self.starts[begin], self.starts[end])
        return Walks(self.starts[begin : end + 1] - self.starts[begin], self.stops[part], self.seconds[part])
