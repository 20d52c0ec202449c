"""Roads as straight parts, and sums of what they bring to places around them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.kernel.units import Array, Mask, Rows

Shapes = NDArray[np.object_]

SIMPLER = 1.0
"""Metres by which a line may be drawn more simply."""
AT_ONCE = 400
"""Places that are looked at together."""
BESIDE_TUNNEL = 1.0
"""Metres from the line of a tunnel within which a part of a road lies in it."""


class RoadLines(NamedTuple):
    """Distinct lines of roads, the line of each road (-1 without), their straight parts, and metres in tunnels.

    The parts of line r run from `starts[r]` to before `starts[r + 1]`; two directions of a street share a line.
    """

    lines: Shapes
    of_road: Rows
    starts: Rows
    begin: Array
    end: Array
    hidden: float


def road_lines(roads: Shapes, tunnels: Shapes) -> RoadLines:
    """The lines of roads without their parts in tunnels; a road without a shape has none."""
    shape = ~(shapely.is_missing(roads) | shapely.is_empty(roads))
    normal = shapely.normalize(roads[shape])
    _, first, line = np.unique(shapely.to_wkb(normal), return_index=True, return_inverse=True)
    of_road = np.full(len(roads), -1, np.intp)
    of_road[shape] = line.reshape(-1)
    lines = np.asarray(shapely.simplify(normal[first], SIMPLER))
    pieces, owner = shapely.get_parts(lines, return_index=True)
    corner, piece = shapely.get_coordinates(pieces, return_index=True)
    joined = piece[1:] == piece[:-1]
    begin, end, of_line = corner[:-1][joined], corner[1:][joined], owner[piece[:-1][joined]]
    inside = _in_tunnel(begin, end, tunnels)
    hidden = float(np.hypot(*(end - begin)[inside].T).sum())
    begin, end, of_line = begin[~inside], end[~inside], of_line[~inside]
    order = np.argsort(of_line, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(of_line, minlength=len(lines)))]).astype(np.intp)
    return RoadLines(lines, of_road, starts, begin[order], end[order], hidden)


def _in_tunnel(begin: Array, end: Array, tunnels: Shapes) -> Mask:
    inside = np.zeros(len(begin), bool)
    if len(tunnels) and len(begin):
        middle = shapely.points((begin + end) / 2.0)
        near = shapely.STRtree(tunnels).query(middle, predicate="dwithin", distance=BESIDE_TUNNEL)[0]
        inside[np.unique(near)] = True
    return inside


class LinePairs(NamedTuple):
    """Places, lines around them, and the concentration [s/m2] of a unit emission of each metre of the line."""

    place: Rows
    line: Rows
    dilution: Array

    def beside(self, other: LinePairs) -> LinePairs:
        """These pairs, and behind them others."""
        return LinePairs(
            np.concatenate([self.place, other.place]), np.concatenate([self.line, other.line]),
            np.concatenate([self.dilution, other.dilution]),
        )  # fmt: skip


def pairs_within(places: Array, roads: RoadLines, reach: float) -> tuple[Rows, Rows]:
    """Places and the lines within reach of them [m]."""
    row, line = shapely.STRtree(roads.lines).query(shapely.points(places), predicate="dwithin", distance=reach)
    return row.astype(np.intp), line.astype(np.intp)


def line_pairs(places: Array, pairs: tuple[Rows, Rows], roads: RoadLines, table: tuple[Array, Array]) -> LinePairs:
    """Sums of a table (ring, side) with its rings along the lines of pairs, each seen from its place."""
    parts_of, sums = (find_domains().made(name) for name in ("line_parts", "line_sums"))
    row, line = pairs
    total = np.zeros(len(row))
    count = np.diff(roads.starts)[line]
    cuts = np.searchsorted(np.cumsum(count), np.arange(0, count.sum(), AT_ONCE * 1000)[1:])
    for some in np.split(np.arange(len(row)), cuts):
        parts, pair = parts_around(places, (row[some], line[some]), roads, parts_of)
        total[some] = np.bincount(pair, sums(*table, parts), len(some))
    return LinePairs(row, line, total)


def parts_around(places: Array, pairs: tuple[Rows, Rows], roads: RoadLines, parts_of: Any) -> tuple[Any, Rows]:
    """The straight parts of the lines of pairs seen from their places, and the pair of each."""
    row, line = pairs
    count = np.diff(roads.starts)[line]
    pair = np.repeat(np.arange(len(row)), count)
    part = roads.starts[line][pair] + np.arange(len(pair)) - np.repeat(np.cumsum(count) - count, count)
    place = places[row[pair]]
    return parts_of(row[pair], roads.begin[part] - place, roads.end[part] - place), pair
