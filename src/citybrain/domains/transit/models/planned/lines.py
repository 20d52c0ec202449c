"""Lines that a plan draws along junctions: the streets they take, their stops, and their trips of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.transit.models.scan.timetable import Timetable
from citybrain.kernel import given, quantity
from citybrain.kernel.units import (
    Array,
    Count,
    KilometresPerHour,
    Mask,
    Metres,
    Minutes,
    PerHour,
    Predictor,
    Rows,
    Share,
)

OFF = 4.0
"""How often a street counts that leaves the junctions along which a line is drawn."""

LEAST = 0.01
"""Metres of a street at least, so that none is taken for no street."""

METRES_A_MINUTE = 1000.0 / 60.0
"""Metres in a minute at 1 km/h."""
MINUTES = 60.0


@given(of="junction", default=0.0)
def line_of_plan() -> Count:
    """Node of the first stop of the line that a plan draws to a stop at the junction; 0 for none."""
    ...


@given(of="junction", default=0.0)
def way_along_line_of_plan() -> Metres:
    """Way along the streets from the first stop of that line to the junction."""
    ...


@given(of="junction", default=0.0)
def kind_of_line_of_plan() -> Count:
    """Code of the kind of that line."""
    ...


@given(of="junction", default=0.0)
def departures_of_line_of_plan() -> PerHour:
    """Departures in an hour of that line, in each direction."""
    ...


@given(of="junction", default=0.0)
def speed_of_line_of_plan() -> KilometresPerHour:
    """Speed of that line between stops."""
    ...


class LineOfPlan(NamedTuple):
    """A line that a plan draws: its kind, rows of its stops among all in order, and the way to each from the first [m];
    departures in an hour and direction, and the speed between stops [km/h].
    """

    kind: int
    stops: Rows
    way: Array
    departures: float
    speed: float


def lines_of(columns: tuple[Array, ...], first: int) -> list[LineOfPlan]:
    """The lines of opened stops, which are numbered from `first` on, by the columns of what a plan draws there."""
    line, way, kind, departures, speed = columns
    found = []
    for number in np.unique(line[line > 0.0]):
        rows = np.flatnonzero(line == number)
        rows = rows[np.argsort(way[rows], kind="stable")]
        of_line = float(departures[rows[0]]), float(speed[rows[0]])
        found.append(LineOfPlan(int(kind[rows[0]]), first + rows, way[rows], *of_line))
    return found


def with_lines(
    table: Timetable, lines: Sequence[LineOfPlan], size: int, lost: float, begin: float, length: float
) -> Timetable:  # fmt: skip
    """The timetable with trips of lines there and back, numbered from `size` on, from a minute of the day for some."""
    for number, line in enumerate(lines):
        if len(line.stops) < 2:
            continue
        headway = MINUTES / line.departures
        starts = begin + headway * np.arange(int(np.ceil(length / headway)))
        course = 1.0 + max(table.call_course.max(initial=-1.0), table.trip_course.max(initial=-1.0))
        pattern = 1.0 + table.trip_pattern.max(initial=-1.0)
        for back in (0, 1):
            stops, way = (line.stops[::-1], line.way[-1] - line.way[::-1]) if back else (line.stops, line.way)
            stood = lost * np.maximum(np.arange(len(stops)) - 1.0, 0.0)
            arrival = way / (line.speed * METRES_A_MINUTE) + stood
            inner = np.ones(len(stops))
            inner[[0, -1]] = 0.0
            calls = (np.full(len(stops), course + back), stops.astype(np.float64), arrival, arrival + lost * inner,
                     np.ones(len(stops)), np.ones(len(stops)))  # fmt: skip
            trips = (
                *(np.full(len(starts), one) for one in (course + back, pattern + back, float(size + number))),
                starts,
            )
            parts = zip(table, (*calls, *trips), strict=True)
            table = Timetable(*(np.append(old, new) for old, new in parts))
    return table


class WayOfLine(NamedTuple):
    """The chosen junctions that a line passes, in order, and the metres to each; the longest stretch by others [m]."""

    nodes: Array
    metres: Array
    gap: float


@dataclass(frozen=True, eq=False)
class StreetsOfLines:
    """Streets that vehicles of lines can take, in both directions: rows of junctions, lengths [m], and of which cars
    may use each; `nodes` are the numbers of the junctions, ascending.
    """

    nodes: Array
    first: Rows
    last: Rows
    length: Array
    driven: Array

    def along(self, nodes: Array, cars: bool) -> WayOfLine:
        """The way of a line among chosen junctions, only where cars drive for `cars`.

        It is the shortest between the two of them that lie furthest apart on the streets, where a street between two
        chosen junctions counts once and any other `OFF` times: it leaves the junctions only where it must.
        """
        from scipy.sparse.csgraph import connected_components, dijkstra

        rows = np.searchsorted(self.nodes, nodes)
        inside = np.zeros(len(self.nodes), bool)
        inside[rows] = True
        graph = self._graph(inside, cars)
        _, part = connected_components(graph, directed=False)
        most = int(np.argmax(part[rows] == np.argmax(np.bincount(part[rows]))))
        far = dijkstra(graph, indices=rows[most])[rows]
        begin = rows[int(np.argmax(np.where(np.isfinite(far), far, -1.0)))]
        there, before = dijkstra(graph, indices=begin, return_predecessors=True)
        far = there[rows]
        row = rows[int(np.argmax(np.where(np.isfinite(far), far, -1.0)))]
        way = [row]
        while way[-1] != begin:
            way.append(before[way[-1]])
        on = np.array(way[::-1], np.intp)
        within = inside[on[:-1]] & inside[on[1:]]
        metres = np.diff(there[on]) / np.where(within, 1.0, OFF)
        off = np.append(0.0, np.cumsum(np.where(within, 0.0, metres)))
        along, chosen = np.append(0.0, np.cumsum(metres)), inside[on]
        gap = float(np.diff(off[chosen]).max(initial=0.0))
        return WayOfLine(self.nodes[on[chosen]], along[chosen], gap)

    def _graph(self, inside: Mask, cars: bool) -> Any:
        """Metres from junction to junction over the shortest of the streets between them, as they count."""
        from scipy.sparse import coo_array

        used = (self.driven > 0.0) | (not cars)
        first, last = np.minimum(self.first, self.last)[used], np.maximum(self.first, self.last)[used]
        counts = np.where(inside[first] & inside[last], 1.0, OFF)
        length = np.maximum(self.length[used], LEAST) * counts
        order = np.lexsort((length, last, first))
        order = order[(first[order] != last[order]) & np.isfinite(length[order])]
        new = np.ones(len(order), bool)
        new[1:] = (np.diff(first[order]) != 0) | (np.diff(last[order]) != 0)
        some = order[new]
        both = np.append(first[some], last[some]), np.append(last[some], first[some])
        return coo_array((np.tile(length[some], 2), both), shape=(len(self.nodes),) * 2).tocsr()


def stops_along(way: Array, spacing: float) -> Rows:
    """Rows of the stops on a way: both of its ends, and between them the next place after each spacing [m]."""
    found, last = [0], float(way[-1])
    for row, at in enumerate(way):
        if at >= way[found[-1]] + spacing and (last - at >= spacing / 2.0 or at == last):
            found.append(row)
    return np.array(found if way[found[-1]] == last else [*found, len(way) - 1], np.intp)


@quantity(of="model", source="Definition: streets that are open", whole=True, compiled=True)
def streets_of_lines(
    junction_node: Count, street_from_node: Count, street_to_node: Count, street_length: Metres,
    street_walkable: Share, street_for_driving: Share, street_closed: Share, trip_start: Minutes,
) -> Predictor:  # fmt: skip
    """Streets that vehicles of lines can take: those on which cars drive or people walk, and that no plan closes.

    Lines are drawn into a timetable: without trips there are none.
    """
    driven = np.where(street_closed > 0.0, 0.0, street_for_driving)
    used = ((driven > 0.0) | (street_walkable > 0.0)) & (len(trip_start) > 0)
    first, last = (np.searchsorted(junction_node, end[used]) for end in (street_from_node, street_to_node))
    return StreetsOfLines(junction_node, first, last, street_length[used], driven[used])
