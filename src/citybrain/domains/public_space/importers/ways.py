"""Ways through public spaces, which layouts keep free, and ways on foot from buildings to them by the network."""

from __future__ import annotations

from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.attached import Attached, Ends, Trees, beside, ends_of, on_network, with_doors
from citybrain.kernel.paths import Network
from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array, Rows

REACH, DECAY, DETOUR = 500.0, 300.0, 1.3
"""Metres within which buildings count, metres of exp(-way / 300), and ways over straight lines where no street is."""

ALONG, AT_EDGE = 3.0, 15.0
"""Metres of a way in a cell from which it passes there; metres from a space within which a street leads to it."""


class WaysToSpaces(NamedTuple):
    """Pairs of a public space and a building, and the metres on foot between them."""

    space: Rows
    building: Rows
    metres: Array


def buildings_in_reach(spaces: gpd.GeoDataFrame, buildings: Any, streets: Any) -> tuple[Relation, bool]:
    """Buildings within 500 m of each space, each with exp(-way / 300 m), and whether ways follow the streets.

    By the network of streets to where one meets the space or passes within 15 m; by straight lines times 1.3 where the
    city has no streets, and for buildings that lie within 15 m of the space.
    """
    shapes = spaces.geometry.to_numpy()
    centres = shapely.centroid(buildings.geometry.to_numpy())
    walked = isinstance(streets, gpd.GeoDataFrame) and {"from_node", "walk", "highway"} <= set(streets.columns)
    ways = _walked(shapes, centres, streets) if walked and len(streets) else _straight(shapes, centres)
    order = np.lexsort([ways.building, ways.space])
    weights = np.exp(-ways.metres[order] / DECAY)
    pairs = ways.space[order], ways.building[order].astype(np.int32)
    return Relation.of_pairs("public_space", "building", len(spaces), pairs, weights), walked


def _straight(shapes: Any, centres: Any) -> WaysToSpaces:
    space, building = shapely.STRtree(centres).query(shapes, predicate="dwithin", distance=REACH)
    return WaysToSpaces(space, building, DETOUR * shapely.distance(shapes[space], centres[building]))


def _walked(shapes: Any, centres: Any, streets: gpd.GeoDataFrame) -> WaysToSpaces:
    """Metres from each building along the streets to the nearest node of a street that meets each space."""
    ends = ends_of(streets)
    on_foot = np.asarray(streets["walk"], bool)
    open_to_all = ends.some(on_foot)
    tree = Trees(with_doors(open_to_all, np.asarray(streets["highway"] == "steps")[on_foot]))
    homes, network = tree.attached(centres), _network(open_to_all.some(on_network(open_to_all)))
    gates = _gates(shapes, tree.streets)
    same, near = beside(homes, gates), _straight(shapes, centres)
    close = near.metres <= DETOUR * AT_EDGE
    parts = [WaysToSpaces(near.space[close], near.building[close], near.metres[close])]
    for space in np.unique(gates.rows):
        own = np.flatnonzero(gates.rows == space)
        nodes = np.concatenate([gates.first[own], gates.last[own]])
        reached = network.nearest(nodes, np.concatenate([gates.first_way[own], gates.last_way[own]]), REACH)
        metres = np.minimum(reached[homes.first] + homes.first_way, reached[homes.last] + homes.last_way)
        beside_it = np.isin(same[1], own)
        np.minimum.at(metres, same[0][beside_it], same[2][beside_it])
        some = np.flatnonzero(metres <= REACH)
        parts.append(WaysToSpaces(np.full(len(some), space), homes.rows[some], metres[some]))
    return _shortest(WaysToSpaces(*(np.concatenate(one) for one in zip(*parts, strict=True))))


def _gates(shapes: Any, streets: Ends) -> Attached:
    """Where streets meet spaces or pass within 15 m: one row for each pair of both, at the nearest point."""
    space, street = shapely.STRtree(streets.lines).query(shapes, predicate="dwithin", distance=AT_EDGE)
    met = streets.some(street)
    line = shapely.shortest_line(met.lines, shapes[space])
    along = shapely.line_locate_point(met.lines, shapely.get_point(line, 0), normalized=True) * met.length
    level = met.onward / met.length, met.back / met.length
    return Attached(space, met.rows, met.first, met.last, along, shapely.length(line), met.length, *level)


def _shortest(ways: WaysToSpaces) -> WaysToSpaces:
    """Of several ways between a space and a building the shortest."""
    order = np.lexsort([ways.metres, ways.building, ways.space])
    space, building = ways.space[order], ways.building[order]
    first = np.ones(len(order), bool)
    first[1:] = (np.diff(space) != 0) | (np.diff(building) != 0)
    return WaysToSpaces(space[first], building[first], ways.metres[order][first])


def _network(walked: Ends) -> Network:
    tails, heads = np.concatenate([walked.first, walked.last]), np.concatenate([walked.last, walked.first])
    return Network.of_edges(len(walked.nodes), tails, heads, np.concatenate([walked.length, walked.length]))


def ways_through(spaces: gpd.GeoDataFrame, cells: Any, streets: Any, inside: Relation) -> Relation:
    """Cells of each space through which people walk: where ways of the map run, else from each entrance to the middle.

    Entrances are where streets end at the space or run along it; weights are metres of the way in the cell.
    """
    shapes, squares = spaces.geometry.to_numpy(), cells.geometry.to_numpy()
    lines = streets.geometry.to_numpy() if isinstance(streets, gpd.GeoDataFrame) else np.empty(0, object)
    space, line = shapely.STRtree(lines).query(shapes, predicate="dwithin", distance=1.0)
    begin = np.searchsorted(space, np.arange(len(shapes) + 1))
    pairs: list[tuple[Any, Any, Any]] = []
    for row, shape in enumerate(shapes):
        near = lines[line[begin[row] : begin[row + 1]]]
        through = shapely.intersection(near, shape)
        through = through[shapely.length(through) >= ALONG]
        if not len(through) and len(near):
            middle = shapely.point_on_surface(shape)
            at_edge = shapely.get_point(shapely.shortest_line(near, shape), 1)
            coordinates = np.stack([shapely.get_coordinates(at_edge), np.tile((middle.x, middle.y), (len(near), 1))], 1)
            through = shapely.intersection(shapely.linestrings(coordinates), shape)
        own = inside.rows[inside.starts[row] : inside.starts[row + 1]]
        if not len(through) or not len(own):
            continue
        metres = shapely.length(shapely.intersection(squares[own], shapely.union_all(through)))
        some = np.flatnonzero(metres >= ALONG)
        pairs.append((np.full(len(some), row), own[some], np.round(metres[some], 1)))
    if not pairs:
        pairs = [(np.zeros(0, np.intp), np.zeros(0, np.int32), np.zeros(0))]
    spaces_, cells_, metres_ = (np.concatenate(one) for one in zip(*pairs, strict=True))
    return Relation.of_pairs("public_space", "cell", len(shapes), (spaces_, cells_), metres_)
