"""Ways on foot between points: along the streets where both lie on them, else straight with a detour.

Where the slope of streets is known, metres are those of level ground that take as long in that direction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.attached import Attached, Ends, Trees, doors_at, ends_of, on_network, with_doors
from citybrain.base.domains import find_domains
from citybrain.kernel.paths import Network
from citybrain.kernel.units import Array, Mask, Rows

DETOUR = 1.3
"""Way on foot over straight line where no street is known: usual values lie between 1.2 and 1.4."""

LONGEST = 20_000.0
"""Metres on foot beyond which nobody walks all the way."""

NOWHERE = -1
"""Row of the street, and of its nodes, of what lies on no street."""


class WalkedStreets(NamedTuple):
    """Streets that can be walked, and those of them to which places are tied."""

    streets: Ends
    near: Trees

    @property
    def nodes(self) -> Array:
        """Nodes of the streets, ascending."""
        return self.streets.nodes


def walked_streets(known: Mapping[str, Any]) -> WalkedStreets | None:
    """The streets on which one may walk, of the parts that are no crumbs; None in a city without."""
    walked = _every_street(known)
    return None if walked is None else _large_parts(*walked)


def _every_street(known: Mapping[str, Any]) -> tuple[Ends, Mask] | None:
    """All streets on which one may walk, and which of them are steps."""
    streets = known.get("streets")
    if streets is None or "from_node" not in streets or not np.asarray(streets["walk"], bool).any():
        return None
    walked = streets[np.asarray(streets["walk"], bool)]
    return ends_of(walked, find_domains().made("level_metres")(walked)), np.asarray(walked["highway"] == "steps")


def _large_parts(walked: Ends, steps: Mask) -> WalkedStreets:
    return WalkedStreets(walked.some(on_network(walked)), Trees(with_doors(walked, steps)))


def doors(points: Any, known: Mapping[str, Any]) -> Any:
    """What is tied to the streets for each point: the outline of the building around it, else the point."""
    buildings = known.get("buildings")
    return points if buildings is None else doors_at(points, shapely.STRtree(buildings.geometry.to_numpy()))


def tied(shapes: Any, near: Trees) -> Attached:
    """Each shape tied to the nearest street within reach, a row for each; that of no street is `NOWHERE`."""
    on, size = near.attached(shapes), len(shapes)
    streets, first, last = (np.full(size, NOWHERE, np.intp) for _ in range(3))
    streets[on.rows], first[on.rows], last[on.rows] = on.streets, on.first, on.last
    metres = np.full((5, size), np.nan)
    metres[:, on.rows] = on[4:]
    return Attached(np.arange(size), streets, first, last, *metres)


def on_streets(table: gpd.GeoDataFrame, prefix: str, streets: WalkedStreets | None, at: Any) -> gpd.GeoDataFrame:
    """Places with the ends of the street at their doors (`at`) and the ways from them as columns.

    They stay as they are in a city without streets; on no street the columns are empty.
    """
    if streets is None:
        return table
    on = tied(at, streets.near)
    first, last = (np.where(end == NOWHERE, np.nan, streets.nodes[end]) for end in (on.first, on.last))
    ways = np.round(on.way_from_first, 1), np.round(on.way_from_last, 1)
    names = (f"{prefix}_{name}" for name in ("from_node", "to_node", "from_way", "to_way"))
    return table.assign(**dict(zip(names, (first, last, *ways), strict=True)))


def onward_from(table: gpd.GeoDataFrame, prefix: str, streets: WalkedStreets | None, at: Any) -> gpd.GeoDataFrame:
    """Places with the ways from their doors on to the ends of the street as columns, where these are not alike."""
    if streets is None or streets.streets.is_level:
        return table
    on = tied(at, streets.near)
    ways = {f"{prefix}_onward_from_way": on.first_way, f"{prefix}_onward_to_way": on.last_way}
    return table.assign(**{name: np.round(way, 1) for name, way in ways.items()})


def walks(origins: Any, stops: Any, streets: WalkedStreets | None, reach: Array, at: Any) -> tuple[Rows, Rows, Array]:
    """Pairs of origins and stops with the way between them [m], within the reach [m] of each origin.

    Origins are points, whose doors are `at`. Ways may be shorter on level ground than straight: downhill.
    """
    from scipy.spatial import cKDTree

    fastest = 1.0 if streets is None else streets.streets.least_factor
    begin, end = shapely.get_coordinates(origins), shapely.get_coordinates(stops)
    near = cKDTree(end).query_ball_point(begin, reach / fastest, return_sorted=True)
    counts = np.array([len(some) for some in near], np.intp)
    origin = np.repeat(np.arange(len(begin)), counts)
    stop = np.concatenate([np.zeros(0, np.intp), *(np.asarray(some, np.intp) for some in near)])
    way = DETOUR * np.hypot(*(begin[origin] - end[stop]).T)
    if streets is not None:
        _along(way, (origin, stop), tied(at, streets.near), tied(stops, streets.near), streets.streets, reach)
    inside = way <= reach[origin]
    return origin[inside], stop[inside], np.round(way[inside], 1)


def walks_back(
    pairs: tuple[Rows, Rows], origins: Any, stops: Any, streets: WalkedStreets, at: Any, reach: Array
) -> Array:
    """The way back from the stop to the origin of each pair [m]; beyond the reach [m] of the origin it is far."""
    begin, end = shapely.get_coordinates(origins), shapely.get_coordinates(stops)
    way: Array = DETOUR * np.hypot(*(begin[pairs[0]] - end[pairs[1]]).T)
    places = tied(at, streets.near).turned, tied(stops, streets.near).turned
    _along(way, pairs, *places, streets.streets.turned, reach)
    return np.asarray(np.round(np.minimum(way, LONGEST), 1))


def _along(
    way: Array, pairs: tuple[Rows, Rows], origins: Attached, stops: Attached, streets: Ends, reach: Array
) -> None:
    """The ways along the streets in place of those of pairs of which both lie on them."""
    network = _network(streets)
    origin, stop = pairs
    on_street = stops.streets != NOWHERE
    for row in np.flatnonzero(origins.streets != NOWHERE):
        own = np.flatnonzero(origin == row)
        own = own[on_street[stop[own]]]
        way[own] = _ways_from(int(row), origins, stops, stop[own], network, float(reach[row]))


def _ways_from(row: int, origins: Attached, targets: Attached, there: Rows, network: Network, reach: float) -> Array:
    """Ways from one origin to some targets, over the ends of their streets or along the piece that both lie on."""
    seeds = np.array([origins.first[row], origins.last[row]])
    to_node = network.nearest(seeds, np.array([origins.first_way[row], origins.last_way[row]]), reach)
    ends = (targets.first, targets.way_from_first), (targets.last, targets.way_from_last)
    over: Array = np.minimum(*(to_node[node[there]] + way[there] for node, way in ends))
    onward = targets.along[there] - origins.along[row]
    between = np.where(onward > 0.0, onward * origins.onward[row], -onward * origins.back[row])
    along = origins.across[row] + between + targets.across[there]
    return np.where(targets.streets[there] == origins.streets[row], np.minimum(over, along), over)


def _network(streets: Ends) -> Network:
    both = np.concatenate([streets.first, streets.last]), np.concatenate([streets.last, streets.first])
    return Network.of_edges(len(streets.nodes), *both, np.concatenate([streets.onward, streets.back]))


def ways_on_foot(origins: Any, targets: Any, known: Mapping[str, Any], back: bool = False) -> Array:
    """Ways on foot [m] from each origin to each target, points, or `back` from each target to each origin.

    NaN where no street leads from the one to the other.

    Their doors lie on a part of the streets that is no crumb where one is within reach, else on another. In a city
    without streets the way is straight with a detour.
    """
    begin, end = shapely.get_coordinates(origins), shapely.get_coordinates(targets)
    straight: Array = DETOUR * np.hypot(*(begin[:, None] - end).transpose(2, 0, 1))
    streets = _every_street(known)
    if streets is None:
        return np.round(straight, 1)
    froms, tos = (_tied_to_some(doors(points, known), *streets) for points in (origins, targets))
    ways: Array = np.where(straight == 0, 0.0, np.inf)
    if back:
        froms, tos = froms.turned, tos.turned
    network, there = _network(streets[0].turned if back else streets[0]), np.flatnonzero(tos.streets != NOWHERE)
    for row in np.flatnonzero(froms.streets != NOWHERE):
        along = _ways_from(int(row), froms, tos, there, network, LONGEST)
        ways[row, there] = np.minimum(ways[row, there], along)
    ways[np.isinf(ways)] = np.nan
    return np.round(ways, 1)


def _tied_to_some(shapes: Any, walked: Ends, steps: Mask) -> Attached:
    large, every = tied(shapes, _large_parts(walked, steps).near), tied(shapes, Trees(walked.some(~steps)))
    on_none = large.streets == NOWHERE
    return Attached(*(np.where(on_none, some, one) for one, some in zip(large, every, strict=True)))


def points_of(longitude: Array, latitude: Array, crs: object) -> Any:
    """Points in metres of a coordinate system from degrees."""
    return gpd.GeoSeries.from_xy(longitude, latitude, crs="EPSG:4326").to_crs(crs).to_numpy()
