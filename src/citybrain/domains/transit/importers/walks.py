"""Ways on foot between points: along the streets where both lie on them, else straight with a detour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from citybrain.kernel.network_parts import edges_in_large_part
from citybrain.kernel.paths import Network
from citybrain.kernel.units import Array, Rows

FURTHEST = 250.0
"""Metres from a street beyond which a point is on no street."""

DETOUR = 1.3
"""Way on foot over straight line where no street is known: usual values lie between 1.2 and 1.4."""

LONGEST = 20_000.0
"""Metres on foot beyond which nobody walks all the way."""


class WalkedStreets(NamedTuple):
    """Streets that can be walked: nodes at the ends, ends by row of nodes, length [m], shape."""

    nodes: Array
    first: Rows
    last: Rows
    length: Array
    lines: Any


class Tied(NamedTuple):
    """Points tied to the nearest street: nodes of its ends and the ways to them [m]; NaN for points on no street."""

    first: Array
    last: Array
    first_way: Array
    last_way: Array


def walked_streets(known: Mapping[str, Any]) -> WalkedStreets | None:
    """The streets on which one may walk, of the parts that are no crumbs; None in a city without."""
    streets = _every_street(known)
    return None if streets is None else _large_parts(streets)


def _every_street(known: Mapping[str, Any]) -> WalkedStreets | None:
    streets = known.get("streets")
    if streets is None or "from_node" not in streets or not np.asarray(streets["walk"], bool).any():
        return None
    walked = streets[np.asarray(streets["walk"], bool)]
    nodes, ends = np.unique(walked[["from_node", "to_node"]].to_numpy(np.float64), return_inverse=True)
    first, last = ends.reshape(-1, 2).T.astype(np.intp)
    return WalkedStreets(nodes, first, last, walked["length"].to_numpy(np.float64), walked.geometry.to_numpy())


def _large_parts(streets: WalkedStreets) -> WalkedStreets:
    nodes, first, last, length, lines = streets
    large = edges_in_large_part(len(nodes), first, last)
    return WalkedStreets(nodes, first[large], last[large], length[large], lines[large])


def tied(points: Any, streets: WalkedStreets | None) -> Tied:
    """Each point tied to the nearest street within reach, straight to it and then along it to both ends."""
    ends = Tied(*(np.full(len(points), np.nan) for _ in range(4)))
    if streets is None:
        return ends
    rows, near = shapely.STRtree(streets.lines).query_nearest(points, max_distance=FURTHEST, all_matches=False)
    lines = streets.lines[near]
    along = shapely.line_locate_point(lines, points[rows], normalized=True)
    across, length = shapely.distance(lines, points[rows]), streets.length[near]
    ends.first[rows], ends.last[rows] = streets.nodes[streets.first[near]], streets.nodes[streets.last[near]]
    ends.first_way[rows] = np.round(across + along * length, 1)
    ends.last_way[rows] = np.round(across + (1.0 - along) * length, 1)
    return ends


def on_streets(table: gpd.GeoDataFrame, prefix: str, streets: WalkedStreets | None) -> gpd.GeoDataFrame:
    """Points with the ends of their street and the ways to them as columns; as they are in a city without streets."""
    if streets is None:
        return table
    names = (f"{prefix}_{name}" for name in ("from_node", "to_node", "from_way", "to_way"))
    ends: dict[str, Any] = dict(zip(names, tied(table.geometry.to_numpy(), streets), strict=True))
    return table.assign(**ends)


def walks(origins: Any, stops: Any, streets: WalkedStreets | None, reach: Array) -> tuple[Rows, Rows, Array]:
    """Pairs of origins and stops with the way between them [m], within the reach [m] of each origin."""
    from scipy.spatial import cKDTree

    begin, end = shapely.get_coordinates(origins), shapely.get_coordinates(stops)
    near = cKDTree(end).query_ball_point(begin, reach, return_sorted=True)
    counts = np.array([len(some) for some in near], np.intp)
    origin = np.repeat(np.arange(len(begin)), counts)
    stop = np.concatenate([np.zeros(0, np.intp), *(np.asarray(some, np.intp) for some in near)])
    way = DETOUR * np.hypot(*(begin[origin] - end[stop]).T)
    if streets is not None:
        _along(way, (origin, stop), tied(origins, streets), tied(stops, streets), streets, reach)
    inside = way <= reach[origin]
    return origin[inside], stop[inside], np.round(way[inside], 1)


def _along(
    way: Array, pairs: tuple[Rows, Rows], origins: Tied, stops: Tied, streets: WalkedStreets, reach: Array
) -> None:
    """The ways along the streets in place of those of pairs of which both lie on them."""
    network, size = _network(streets), len(streets.nodes)
    origin, stop = pairs
    on_street = ~np.isnan(stops.first_way)
    ends = [np.searchsorted(streets.nodes, np.nan_to_num(end)) % size for end in (stops.first, stops.last)]
    for row in np.flatnonzero(~np.isnan(origins.first_way)):
        own = np.flatnonzero(origin == row)
        own = own[on_street[stop[own]]]
        seeds = np.searchsorted(streets.nodes, [origins.first[row], origins.last[row]])
        to_node = network.nearest(seeds, np.array([origins.first_way[row], origins.last_way[row]]), float(reach[row]))
        there = stop[own]
        way[own] = np.minimum(
            to_node[ends[0][there]] + stops.first_way[there], to_node[ends[1][there]] + stops.last_way[there]
        )


def _network(streets: WalkedStreets) -> Network:
    both = np.concatenate([streets.first, streets.last]), np.concatenate([streets.last, streets.first])
    return Network.of_edges(len(streets.nodes), *both, np.concatenate([streets.length, streets.length]))


def ways_on_foot(origins: Any, targets: Any, known: Mapping[str, Any]) -> Array:
    """Ways on foot [m] from each origin to each target; NaN where no street leads from the one to the other.

    A point lies on a part of the streets that is no crumb where one is within reach, else on another. In a city
    without streets, and between points on one street, the way is straight with a detour.
    """
    begin, end = shapely.get_coordinates(origins), shapely.get_coordinates(targets)
    straight: Array = DETOUR * np.hypot(*(begin[:, None] - end).transpose(2, 0, 1))
    streets = _every_street(known)
    if streets is None:
        return np.round(straight, 1)
    froms, tos = _tied_to_some(origins, streets), _tied_to_some(targets, streets)
    beside = (froms.first[:, None] == tos.first) & (froms.last[:, None] == tos.last)
    ways: Array = np.where(beside | (straight == 0), straight, np.inf)
    network, there = _network(streets), np.flatnonzero(~np.isnan(tos.first))
    ends = [np.searchsorted(streets.nodes, node[there]) for node in (tos.first, tos.last)]
    for row in np.flatnonzero(~np.isnan(froms.first)):
        seeds = np.searchsorted(streets.nodes, [froms.first[row], froms.last[row]])
        to_node = network.nearest(seeds, np.array([froms.first_way[row], froms.last_way[row]]), LONGEST)
        along = np.minimum(to_node[ends[0]] + tos.first_way[there], to_node[ends[1]] + tos.last_way[there])
        ways[row, there] = np.minimum(ways[row, there], along)
    ways[np.isinf(ways)] = np.nan
    return np.round(ways, 1)


def _tied_to_some(points: Any, streets: WalkedStreets) -> Tied:
    large, every = tied(points, _large_parts(streets)), tied(points, streets)
    return Tied(*(np.where(np.isnan(large.first), some, one) for one, some in zip(large, every, strict=True)))


def points_of(longitude: Array, latitude: Array, crs: object) -> Any:
    """Points in metres of a coordinate system from degrees."""
    return gpd.GeoSeries.from_xy(longitude, latitude, crs="EPSG:4326").to_crs(crs).to_numpy()
