"""Stops that a plan opens at junctions and closes, and the ways on foot from them to all that people walk to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from citybrain.base.attached import network_to
from citybrain.domains.transit.models.planned.lines import LineOfPlan, lines_of
from citybrain.kernel import contributed, field, given, quantity
from citybrain.kernel.fields import Around
from citybrain.kernel.units import (
    Array,
    Category,
    Count,
    KilometresPerHour,
    Mask,
    Metres,
    PerHour,
    Predictor,
    Rows,
    Share,
)

DETOUR = 1.3
"""Way on foot over straight line where no street is known, as between stops of the timetable."""


@given(of="junction", default=0.0)
def new_stop() -> Share:
    """1 where a plan opens a stop at the junction."""
    ...


@given(of="transit_stop", default=0.0)
def stop_closed() -> Share:
    """1 where a plan closes the stop."""
    ...


@field(of="junction", source="Definition: where it lies", reach=0.0)
def junction_east(junction_node: Count, *, around: Around) -> Metres:
    """Coordinate of the junction."""
    return around.x[around.rows]


@field(of="junction", source="Definition: where it lies", reach=0.0)
def junction_north(junction_node: Count, *, around: Around) -> Metres:
    """Coordinate of the junction."""
    return around.y[around.rows]


@field(of="transit_stop", source="Definition: where it lies", reach=0.0)
def stop_east(transit_stop_kind: Category, *, around: Around) -> Metres:
    """Coordinate of the stop."""
    return around.x[around.rows]


@field(of="transit_stop", source="Definition: where it lies", reach=0.0)
def stop_north(transit_stop_kind: Category, *, around: Around) -> Metres:
    """Coordinate of the stop."""
    return around.y[around.rows]


@dataclass(frozen=True, eq=False)
class StopsOfPlan:
    """Stops that a plan opens, numbered on behind those that stand.

    `rows` are their junctions, `at` the points of all stops [m], `walks` origins, stops, ways and ways back [m] of
    pairs of which one is opened; of both ways the further may be without end where nobody walks it. Origins are stops,
    then middles of zones, then destinations. At `passed` those call that pass; `lines` are drawn along some of the
    stops.
    """

    rows: Rows
    at: Array
    walks: tuple[Rows, Rows, Array, Array]
    passed: Mask
    lines: tuple[LineOfPlan, ...]

    @property
    def standing(self) -> int:
        """How many stops are not opened by the plan."""
        return len(self.at) - len(self.rows)

    @property
    def opened(self) -> Rows:
        """Rows of the opened stops among all."""
        return np.arange(self.standing, len(self.at))


@quantity(of="model", source="Definition: the stops with those that a plan opens", whole=True, compiled=True)
def stops_of_plan(
    new_stop: Share, line_of_plan: Count, way_along_line_of_plan: Metres, kind_of_line_of_plan: Count,
    departures_of_line_of_plan: PerHour, speed_of_line_of_plan: KilometresPerHour, junction_east: Metres,
    junction_north: Metres, junction_node: Count, street_from_node: Count, street_to_node: Count,
    street_walk_onward: Metres, street_walk_back: Metres, street_walkable: Share, stop_east: Metres,
    stop_north: Metres, stop_from_node: Count, stop_to_node: Count, stop_from_way: Metres, stop_to_way: Metres,
    stop_onward_from_way: Metres, stop_onward_to_way: Metres, place_east: Metres, place_north: Metres, place_from_node:
    Count, place_to_node: Count, place_from_way: Metres, place_to_way: Metres, place_onward_from_way: Metres,
    place_onward_to_way: Metres, destination_east: Metres, destination_north: Metres, destination_from_node: Count,
    destination_to_node: Count, destination_from_way: Metres, destination_to_way: Metres, longest_walk_to_stop: Metres,
) -> Predictor:  # fmt: skip
    """Stops that a plan opens at junctions, with the walks from them; they are tied to the streets as others are.

    A number where it opens none: what hangs on it is then not computed again for a change of streets.
    """
    rows = np.flatnonzero((new_stop > 0.0) | (line_of_plan > 0.0))
    if not len(rows):
        return np.zeros(())
    drawn = (
        line_of_plan,
        way_along_line_of_plan,
        kind_of_line_of_plan,
        departures_of_line_of_plan,
        speed_of_line_of_plan,
    )
    lines = tuple(lines_of(tuple(column[rows] for column in drawn), len(stop_east)))
    opened = np.column_stack([junction_east[rows], junction_north[rows]])
    at = np.concatenate([np.column_stack([stop_east, stop_north]), opened])
    none = np.zeros(0, np.intp)
    streets, metres = (junction_node, street_from_node, street_to_node), (street_walk_onward, street_walk_back)
    there, back = (network_to(*streets, *ways, street_walkable) for ways in (metres, metres[::-1]))
    standing = len(stop_east)
    around = (
        _Tied(junction_node, 0, at[:standing], (stop_from_node, stop_to_node), (stop_from_way, stop_to_way),
              (stop_onward_from_way, stop_onward_to_way)),
        _Tied(junction_node, standing, opened, (junction_node[rows],) * 2, (np.zeros(len(rows)),) * 2),
        _Tied(junction_node, len(at), np.column_stack([place_east, place_north]), (place_from_node, place_to_node),
              (place_from_way, place_to_way), (place_onward_from_way, place_onward_to_way)),
        _Tied(junction_node, len(at) + len(place_east), np.column_stack([destination_east, destination_north]),
              (destination_from_node, destination_to_node), (destination_from_way, destination_to_way)),
    )  # fmt: skip
    longest = float(longest_walk_to_stop)
    origins, stops, ways, ways_back = [none], [none], [np.zeros(0)], [np.zeros(0)]
    for number, row in enumerate(rows):
        to_point, from_point = (network.nearest(np.array([row]), np.zeros(1), longest) for network in (there, back))
        for some in around:
            way, again = some.ways(at[standing + number], to_point, from_point)
            near = np.flatnonzero(np.minimum(way, again) <= longest)
            origins.append(some.first + near)
            stops.append(np.full(len(near), standing + number))
            ways.append(np.round(way[near], 1))
            ways_back.append(np.round(again[near], 1))
    origin, stop = np.concatenate(origins), np.concatenate(stops)
    way, again = np.concatenate(ways), np.concatenate(ways_back)
    old = origin < standing
    pairs = np.append(origin, stop[old]), np.append(stop, origin[old])
    both = np.append(way, again[old]), np.append(again, way[old])
    return StopsOfPlan(rows, at, (*pairs, *both), new_stop[rows] > 0.0, lines)


@dataclass(frozen=True, eq=False)
class _Tied:
    """Places numbered from `first` on: points [m], nodes at both ends of their streets, and ways from these [m].

    `numbers` are the nodes of all junctions, `behind` the ways to the nodes, where they are told and not those from
    them.
    """

    numbers: Array
    first: int
    at: Array
    nodes: tuple[Array, Array]
    before: tuple[Array, Array]
    behind: tuple[Array, Array] | None = None

    @cached_property
    def _ends(self) -> tuple[Rows, list[tuple[Rows, Array, Array]]]:
        """Places on streets; for both ends of these the rows of junctions, the ways from them, and those to them."""
        tied = np.flatnonzero(~np.isnan(self.nodes[0]) & ~np.isnan(self.nodes[1]))
        ends = []
        for node, before, behind in zip(self.nodes, self.before, self.behind or self.before, strict=True):
            onward = np.where(np.isnan(behind), before, behind)
            ends.append((np.searchsorted(self.numbers, node[tied]), before[tied], onward[tied]))
        return tied, ends

    def ways(self, point: Array, to_point: Array, from_point: Array) -> tuple[Any, Any]:
        """Ways on foot to a point along the streets, and back; straight with a detour where places lie on none."""
        straight = DETOUR * np.hypot(*(self.at - point).T)
        tied, ends = self._ends
        there, back = straight.copy(), straight
        there[tied] = np.minimum(*(to_point[row] + behind for row, _, behind in ends))
        back[tied] = np.minimum(*(from_point[row] + before for row, before, _ in ends))
        return there, back


@contributed(of="model", role="stops_of_plan")
def opened_stops() -> Predictor:
    """Stops that a plan opens; a number where it opens none, and in a city without streets."""
    ...
