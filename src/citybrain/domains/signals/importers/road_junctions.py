"""Junctions with signals among roads: which nodes belong to one, which roads lead to it, which have green together."""

from __future__ import annotations

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from citybrain.kernel.units import Array, Rows

ON_ROAD = 1.0
"""Metres from a road within which a signal stands on it: both are drawn through one node."""

BEFORE_JUNCTION = 25.0
"""Metres along a road from a signal to its junction at most; the default of SUMO netconvert, tls.guess-signals.dist."""

WITHIN_JUNCTION = 20.0
"""Metres along roads between nodes of one junction at most; the default of SUMO netconvert, tls.join-dist."""

HEADING = 20.0
"""Metres before the line over which the direction of a road is taken."""

NO_WAY = 1e-3
"""Metres of a road that has no length: of two nodes at one place none would be a way to the other."""

AT_ONCE = 256
"""Nodes from which ways are searched at once: each takes room for all others."""

ONE_AXIS = np.pi / 4.0
"""Angle up to which roads lie in one line and have green together."""


class RoadJunctions(NamedTuple):
    """`nodes` of roads that belong to a junction, and its number; of approaches the road, the junction and the stage.

    Counts: signals at these junctions, on no road, between junctions, and at junctions where no roads cross.
    """

    nodes: Array
    junction: Rows
    roads: Rows
    of: Rows
    stage: Rows
    signals: int
    off_roads: int
    between: int
    no_conflict: int


class RoadEnds(NamedTuple):
    """Roads by the places of their ends among all `nodes`, and their lengths [m]."""

    nodes: Array
    tail: Rows
    head: Rows
    length: Array


def ends_of_roads(roads: gpd.GeoDataFrame) -> RoadEnds:
    """The ends of roads."""
    nodes, places = np.unique(roads[["road_from", "road_to"]].to_numpy(np.float64), return_inverse=True)
    tail, head = places.reshape(-1, 2).T.astype(np.intp)
    return RoadEnds(nodes, tail, head, roads["road_length"].to_numpy(np.float64))


def road_junctions(signals: np.ndarray, roads: gpd.GeoDataFrame) -> RoadJunctions:
    """Junctions of signals (points): each belongs to the end of a road that is nearest to it along the road.

    Ends that lie near each other along roads are one junction. Roads that lead there and lie in one line have green
    together. Where all lie in one line, nothing crosses: a signal for people on foot alone.
    """
    ends, lines = ends_of_roads(roads), roads.geometry.to_numpy()
    node, way = _nearest_end(signals, lines, ends)
    near = way <= BEFORE_JUNCTION
    member, part = _joined(ends, np.unique(node[near]))
    inside = np.full(len(ends.nodes), -1, np.intp)
    inside[member] = part
    leading = np.flatnonzero((inside[ends.head] >= 0) & (inside[ends.tail] != inside[ends.head]))
    of, axis = inside[ends.head[leading]], _axes(lines[leading])
    order = np.lexsort((leading, of))
    leading, of, axis = leading[order], of[order], axis[order]
    stage = np.zeros(len(of), np.intp)
    for rows in np.split(np.arange(len(of)), np.flatnonzero(np.diff(of)) + 1):
        stage[rows] = _stages(axis[rows])
    crossed = np.zeros(part.max(initial=-1) + 1, bool)
    crossed[of[stage > 1]] = True
    number = np.cumsum(crossed) - 1
    some, kept = crossed[of], crossed[part]
    standing = inside[node[near]]
    return RoadJunctions(
        ends.nodes[member[kept]], number[part[kept]], leading[some], number[of[some]], stage[some],
        int(crossed[standing].sum()), int(np.isinf(way).sum()), int((np.isfinite(way) & ~near).sum()),
        int((~crossed[standing]).sum()),
    )  # fmt: skip


def _nearest_end(signals: np.ndarray, lines: np.ndarray, ends: RoadEnds) -> tuple[Rows, Array]:
    """For each signal the node at the nearest end of its roads, and the metres there; infinite on no road."""
    point, road = shapely.STRtree(lines).query(signals, predicate="dwithin", distance=ON_ROAD)
    along = shapely.line_locate_point(lines[road], signals[point])
    left = shapely.length(lines[road]) - along
    metres, node = np.concatenate([along, left]), np.concatenate([ends.tail[road], ends.head[road]])
    both = np.concatenate([point, point])
    order = np.lexsort((node, metres, both))
    first = order[np.diff(both[order], prepend=-1) != 0]
    nearest, way = np.full(len(signals), -1, np.intp), np.full(len(signals), np.inf)
    nearest[both[first]], way[both[first]] = node[first], metres[first]
    return nearest, way


def _joined(ends: RoadEnds, some: Rows) -> tuple[Rows, Rows]:
    """Nodes of junctions, those on the way between two of one among them, and the junction of each."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components, dijkstra

    if not len(some):
        return some, some
    short = ends.length <= WITHIN_JUNCTION  # no longer road lies between nodes of one junction
    nodes = np.unique(np.concatenate([some, ends.tail[short], ends.head[short]]))
    size, own = len(nodes), np.searchsorted(nodes, some)
    links = tuple(np.searchsorted(nodes, one[short]) for one in (ends.tail, ends.head))
    network = coo_array((np.maximum(ends.length[short], NO_WAY), links), (size, size)).tocsr()
    pairs = [(node, node) for node in own]
    for sources in np.split(own, range(AT_ONCE, len(own), AT_ONCE)):
        way, before = dijkstra(
            network, directed=False, indices=sources, limit=WITHIN_JUNCTION, return_predecessors=True
        )
        for row, column in zip(*np.nonzero(np.isfinite(way[:, own])), strict=True):
            at = own[column]
            while at != sources[row]:
                pairs.append((before[row, at], at))
                at = before[row, at]
    tails, heads = np.array(pairs, np.intp).T
    joined = coo_array((np.ones(len(tails)), (tails, heads)), (size, size))
    part = connected_components(joined, directed=False)[1]
    member = np.unique(np.concatenate([tails, heads]))
    return nodes[member], np.unique(part[member], return_inverse=True)[1].astype(np.intp)


def _axes(lines: np.ndarray) -> Array:
    """Direction in which roads end, as an angle of a line without arrow."""
    back = np.minimum(HEADING, shapely.length(lines))
    end = shapely.get_coordinates(shapely.get_point(lines, -1))
    step = end - shapely.get_coordinates(shapely.line_interpolate_point(lines, -back))
    axes: Array = np.arctan2(step[:, 1], step[:, 0]) % np.pi
    return axes


def _stages(axis: Array) -> Rows:
    """Stages of the roads of one junction, from 1 in their order: those have one of which all lie in one line."""
    from scipy.cluster.hierarchy import fcluster, linkage

    if len(axis) < 2:
        return np.ones(len(axis), np.intp)
    rows, columns = np.triu_indices(len(axis), 1)
    apart = np.abs(axis[rows] - axis[columns])
    group = fcluster(linkage(np.minimum(apart, np.pi - apart), "complete"), ONE_AXIS, "distance")
    _, first, place = np.unique(group, return_index=True, return_inverse=True)
    return (np.argsort(np.argsort(first))[place] + 1).astype(np.intp)
