"""How far the rides of a timetable take people who have walked to junctions of the streets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.transit.models.minutes import MINUTES, search_of
from citybrain.domains.transit.models.planned.timetable import PlannedTimetable
from citybrain.domains.transit.models.scan.door_to_door import DoorToDoor
from citybrain.domains.transit.models.scan.timetable import A_MINUTE, with_added
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.fields import Positions
from citybrain.kernel.units import Array, Rows

TIMETABLE = "planned_timetable"
PLANNED = ("added_departures", "saved_ride_time")
ENDS = ("stop_from_node", "stop_to_node", "stop_from_way", "stop_to_way")
ONWARD = ("stop_onward_from_way", "stop_onward_to_way")
STOP, LINE, KIND_OF_LINE = "transit_stop", "transit_line", "transit_line_kind"
JUNCTION, NODE = "junction", "junction_node"
METRES_IN_KILOMETRE = 1000.0
A_DAY = 1440.0
"""Minutes."""


class RideLeg(NamedTuple):
    """A ride on a line (its row), or a walk from stop to stop where `line` is None.

    `stops` are the rows of the stops on the way, `departure` and `arrival` minutes after midnight, `metres` straight
    from stop to stop of a ride, `emissions` kg CO2e of one person.
    """

    line: int | None
    stops: Rows
    departure: float
    arrival: float
    metres: float
    emissions: float


def rides_of(read: Callable[[str], Any], positions: Mapping[str, Positions]) -> Rides | None:
    """The rides of a city; None where no timetable tells any, or no streets lead to its stops.

    `positions` are where rows of entities lie.
    """
    try:
        for name in (TIMETABLE, ENDS[0], NODE):
            read(name)
    except CityBrainError:
        return None
    return Rides(read, positions)


class Rides:
    """Rides of one city: `read` gives the values of quantities by name. Nothing of a question stays."""

    kind_of_line = KIND_OF_LINE
    """The quantity that tells of which kind a line is."""

    def __init__(self, read: Callable[[str], Any], positions: Mapping[str, Positions]) -> None:
        self._read = read
        self._positions = positions

    @property
    def points(self) -> Array:
        """Where the stops lie [m], x and y of each; those that a plan opens behind the others."""
        at, opened = self._positions[STOP], self._planned.junctions
        points = np.column_stack([at.x, at.y])
        if not len(opened):
            return points
        there = self._positions[JUNCTION].some(opened)
        return np.concatenate([points, np.column_stack([there.x, there.y])])

    def line_of(self, line: int) -> tuple[str, int, int]:
        """The entity and the row that name a line, and the code of its kind: the junction where one begins that a plan
        draws.
        """
        planned, kinds = self._planned, self._read(KIND_OF_LINE)
        if line < len(kinds):
            return LINE, line, int(kinds[line])
        drawn = planned.lines[line - len(kinds)]
        return *self.place_of(int(drawn.stops[0])), drawn.kind

    def place_of(self, stop: int) -> tuple[str, int]:
        """The entity and the row in which a stop stands: a junction for one that a plan opens."""
        planned = self._planned
        opened = stop - planned.standing
        return (STOP, stop) if opened < 0 else (JUNCTION, int(planned.junctions[opened]))

    @property
    def usual_begin(self) -> float:
        """Minutes after midnight at which people leave where nobody says when."""
        return float(self._read("transit_window_begin")) * MINUTES

    def onward(self, walked: Array, leave: float, limit: float, speed: float) -> tuple[Rows, Array]:
        """Junctions at which people come off stops, and the minutes since they left.

        `walked` are the minutes on foot to each junction (inf where nobody walks), `leave` is when they leave [minutes
        after midnight of the day of the timetable], `limit` the longest way [min], `speed` that on foot [km/h]. Exact
        for that one time; no longer walk to a stop, or between stops, than people of the city take.
        """
        from citybrain.domains.transit.models.scan.forward import NEVER, scan

        search = self._search(leave, limit, speed)
        rows, nodes, ways, onward = self._stops
        slack, last = search.manner.seconds
        on_foot = (walked[nodes] + ways / search.manner.pace).min(axis=0)
        on_foot[on_foot > search.manner.to_stop / search.manner.pace] = np.inf
        there = np.flatnonzero(on_foot <= limit)
        begin = search.manner.leave[:1]
        at = np.full((len(search.change.starts) - 1, 1), NEVER, np.int32)
        at[rows[there], 0] = begin + np.ceil(on_foot[there] * A_MINUTE).astype(np.int32)
        ride, aboard = np.full_like(at, NEVER), np.zeros(search.rides.trips, np.int32)
        scan(*search.rides.columns, *search.change, begin, slack, begin[0] + last, at, ride, aboard)
        off = np.flatnonzero(ride[rows, 0] <= begin[0] + last)
        minutes = (ride[rows[off], 0] - begin[0]) / A_MINUTE + onward[:, off] / search.manner.pace
        inside = minutes <= limit
        return nodes[:, off][inside], minutes[inside]

    def between(self, to_stops: Array, from_stops: Array, leave: float, speed: float) -> list[RideLeg]:
        """The earliest arrival of who leaves at a time [minutes after midnight], with the fewest rides that it takes.

        `to_stops` and `from_stops` are minutes on foot to and from each stop (inf where nobody walks), `speed` that on
        foot [km/h]. Exact; no longer walks, and no longer way, than people of the city take. Empty where none arrives.
        """
        from citybrain.domains.transit.models.scan.forward import NEVER
        from citybrain.domains.transit.models.scan.journey import journey

        search = self._search(leave, float(self._read("transit_time_limit")), speed)
        begin, (slack, limit) = int(search.manner.leave[0]), search.manner.seconds
        longest = search.manner.to_stop / search.manner.pace
        out, into = (
            np.where(walk <= longest, np.ceil(np.minimum(walk, longest) * A_MINUTE), NEVER)
            for walk in (to_stops, from_stops)
        )
        at = np.where(out < NEVER, begin + out, NEVER)
        taken = journey(search.rides, search.change, at, into.astype(np.int64), slack, begin + limit)
        legs: list[RideLeg] = []
        for ride in taken:
            leg = self._ridden(search, ride.trip, ride.rows)
            if legs and legs[-1].stops[-1] != leg.stops[0]:
                legs.append(self._change(search, legs[-1], int(leg.stops[0])))
            legs.append(leg)
        return legs

    def next_departure(self, to_stops: Array, leave: float, speed: float) -> float | None:
        """When the next ride leaves that one catches on foot [minutes after midnight]; None without one on that day.

        `to_stops` are minutes on foot to each stop (inf where nobody walks), `leave` when one leaves, `speed` that on
        foot [km/h]. No longer walks than people of the city take.
        """
        search = self._search(leave, A_DAY, speed)
        near = to_stops <= search.manner.to_stop / search.manner.pace
        ready = np.where(near, leave * A_MINUTE + np.ceil(np.where(near, to_stops, 0.0) * A_MINUTE), np.inf)
        rides = search.rides
        caught = (rides.boards > 0) & (rides.departure >= ready[rides.begin])
        return float(rides.departure[caught].min()) / A_MINUTE if caught.any() else None

    def _ridden(self, search: DoorToDoor, trip: int, rows: Rows) -> RideLeg:
        line = int(self._lines_of_trips[trip])
        stops = np.append(search.rides.begin[rows], search.rides.end[rows[-1]]).astype(np.intp)
        departure, arrival = search.rides.departure[rows[0]] / A_MINUTE, search.rides.arrival[rows[-1]] / A_MINUTE
        metres = float(np.hypot(*np.diff(self.points[stops], axis=0).T).sum())
        factor = self._factor(line)
        return RideLeg(line, stops, float(departure), float(arrival), metres, metres / METRES_IN_KILOMETRE * factor)

    def _factor(self, line: int) -> float:
        """Emissions of a kilometre; of a line that a plan draws those of its kind, of all lines where there is none."""
        factors, kinds = np.asarray(self._read("ride_emission_factor")), np.asarray(self._read(KIND_OF_LINE))
        if line < len(kinds):
            return float(factors[line])
        alike = kinds == self.line_of(line)[2]
        return float(factors[alike if alike.any() else slice(None)].mean())

    def _change(self, search: DoorToDoor, before: RideLeg, stop: int) -> RideLeg:
        """The walk from where a ride ends to another stop."""
        here, change = int(before.stops[-1]), search.change
        pairs = slice(change.starts[here], change.starts[here + 1])
        seconds = int(change.seconds[pairs][change.stops[pairs] == stop].min())
        metres = seconds / A_MINUTE * search.manner.pace
        arrival = before.arrival + seconds / A_MINUTE
        return RideLeg(None, np.array([here, stop]), before.arrival, arrival, metres, 0.0)

    @property
    def _planned(self) -> PlannedTimetable:
        planned: PlannedTimetable = self._read(TIMETABLE)
        return planned

    @property
    def _lines_of_trips(self) -> Rows:
        """The line of each trip, those that a plan adds among them."""
        planned = self._planned
        table = with_added(planned.table, planned.of_lines(np.asarray(self._read(PLANNED[0]))))
        return table.trip_line.astype(np.intp)

    def _search(self, leave: float, limit: float, speed: float) -> DoorToDoor:
        walks = (float(self._read(f"longest_walk_{name}")) for name in ("to_stop", "between_stops"))
        manner = leave / MINUTES, 1.0, self._read("boarding_slack"), limit, speed, *walks
        added, saved = self._columns(PLANNED)
        return search_of(self._planned, (added, saved), manner)

    def _columns(self, names: tuple[str, ...]) -> tuple[Array, ...]:
        return tuple(np.asarray(self._read(name), np.float64) for name in names)

    @cached_property
    def _stops(self) -> tuple[Rows, Rows, Array, Array]:
        """Rows of stops on streets, those of the junctions at both ends of their streets, the ways from and to these.

        Ways that no column tells are as those the other way round.
        """
        numbers, opened = np.asarray(self._read(NODE)), self._planned.junctions
        first, last, *to_stop = self._columns(ENDS)
        first, last = np.append(first, numbers[opened]), np.append(last, numbers[opened])
        ways, onward = (
            np.stack([np.append(way, np.zeros(len(opened))) for way in some])
            for some in (to_stop, self._columns(ONWARD))
        )
        rows = np.flatnonzero(~np.isnan(first))
        nodes = np.searchsorted(numbers, [first[rows], last[rows]])
        return rows, nodes, ways[:, rows], np.where(np.isnan(onward), ways, onward)[:, rows]
