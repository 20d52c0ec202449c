"""Where places meet the network: the nearest street that one may walk on, and the way to both of its ends."""

from __future__ import annotations

from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.domains.streets.models.network import LEAST_ISLAND
from citybrain.kernel.units import Array, Mask, Rows

FURTHEST = 250.0
"""Metres from a street beyond which a place is not on the network: the way is not known, and not short."""


class Ends(NamedTuple):
    """Streets by row: nodes at both ends, length [m], shape."""

    nodes: Array
    first: Rows
    last: Rows
    length: Array
    lines: Any

    def some(self, rows: Rows | Mask) -> Ends:
        """Some of the streets, among the same nodes."""
        return Ends(self.nodes, self.first[rows], self.last[rows], self.length[rows], self.lines[rows])


class Attached(NamedTuple):
    """Places that lie on a street: their rows, the nodes at its ends, and the metres to each."""

    rows: Rows
    first: Rows
    last: Rows
    first_way: Array
    last_way: Array


def ends_of(streets: gpd.GeoDataFrame) -> Ends:
    """The ends of all streets; nodes ascending."""
    ends = streets[["from_node", "to_node"]].to_numpy(np.float64)
    nodes, places = np.unique(ends, return_inverse=True)
    first, last = places.reshape(-1, 2).T.astype(np.intp)
    return Ends(nodes, first, last, streets["length"].to_numpy(np.float64), streets.geometry.to_numpy())


def parts_of(streets: Ends, one_way: Mask | None = None) -> Rows:
    """The part of the network in which each node lies; with one-way streets, nodes that reach each other."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    back = np.ones(len(streets.first), bool) if one_way is None else ~one_way
    tails = np.concatenate([streets.first, streets.last[back]])
    heads = np.concatenate([streets.last, streets.first[back]])
    size = len(streets.nodes)
    matrix = csr_array((np.ones(len(tails)), (tails, heads)), (size, size))
    part: Rows = connected_components(matrix, connection="strong")[1].astype(np.intp)
    return part


def on_network(streets: Ends) -> Mask:
    """Streets of the parts that are no crumbs: the largest, and others of some size, such as real islands."""
    part = parts_of(streets)
    used = np.zeros(len(streets.nodes), bool)
    used[streets.first] = used[streets.last] = True
    size = np.bincount(part[used], minlength=part.max(initial=0) + 1)
    large: Mask = size[part[streets.first]] >= min(LEAST_ISLAND, size.max(initial=0))
    return large


def attached(shapes: Any, streets: Ends) -> Attached:
    """Each shape tied to the nearest street within reach: from its outline straight to the street, then along it."""
    tree = shapely.STRtree(streets.lines)
    rows, near = tree.query_nearest(shapes, max_distance=FURTHEST, all_matches=False)
    lines = streets.lines[near]
    straight = shapely.shortest_line(lines, shapes[rows])
    along = shapely.line_locate_point(lines, shapely.get_point(straight, 0), normalized=True)
    across, length = shapely.length(straight), streets.length[near]
    return Attached(
        rows, streets.first[near], streets.last[near], across + along * length, across + (1.0 - along) * length
    )


def entrances(areas: gpd.GeoDataFrame, streets: Ends) -> gpd.GeoDataFrame:
    """Points where a street crosses the edge of an area; of one that none crosses, its outline as a whole."""
    shapes = areas.geometry.to_numpy()
    edges = shapely.boundary(shapes)
    line, area = shapely.STRtree(edges).query(streets.lines, predicate="intersects")
    points = shapely.intersection(streets.lines[line], edges[area])
    parts, owner = shapely.get_parts(points, return_index=True)
    rows = np.concatenate([area[owner], np.setdiff1d(np.arange(len(areas)), area)])
    doors = np.concatenate([shapely.point_on_surface(parts), edges[rows[len(parts) :]]])
    ids = pd.Series(areas["id"].to_numpy()[rows])
    return gpd.GeoDataFrame({"id": ids, "name": areas["name"].to_numpy()[rows]}, geometry=doors, crs=areas.crs)
