"""What lies beside a network: catchments above a node, the nearest street of a node, cells above a sewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import shapely

from citybrain.kernel.relations import Relation
from citybrain.kernel.units import Array, Mask, Rows

FURTHEST = 50.0
"""Metres from a node beyond which no street is flooded by it."""

NEAR_INLET = 50.0
"""Metres from the middle of a cell beyond which no inlet takes its water, where no catchment covers it."""

SHORTEST = 0.1
"""Metres of a sewer in a cell below which it does not lie there."""


def upstream_relation(
    upstream: Sequence[set[int]], node_rows: Mapping[int, int], catchment_rows: Mapping[int, int]
) -> Relation:  # fmt: skip
    """Catchments whose water passes each node."""
    pairs = [
        (node_rows[node], catchment_rows[one])
        for node, above in enumerate(upstream)
        if node in node_rows
        for one in sorted(above)
        if one in catchment_rows
    ]
    first, second = np.array(pairs, np.intp).reshape(-1, 2).T
    return Relation.of_pairs("sewer_node", "sewer_catchment", len(node_rows), (first, second), np.ones(len(first)))


def streets_beside(streets: gpd.GeoDataFrame, nodes: gpd.GeoDataFrame) -> Relation:
    """Nodes that have their nearest street here, the first of equal ones."""
    tree = shapely.STRtree(streets.geometry.to_numpy())
    found = tree.query_nearest(nodes.geometry.to_numpy(), max_distance=FURTHEST, all_matches=True)
    node, first = np.unique(found[0], return_index=True)
    street = (
        np.array([found[1][found[0] == one].min() for one in node], np.intp) if len(first) else np.empty(0, np.intp)
    )
    return Relation.of_pairs("street", "sewer_node", len(streets), (street, node.astype(np.intp)), np.ones(len(node)))


def cells_above(cells: gpd.GeoDataFrame, pipes: gpd.GeoDataFrame) -> Relation:
    """Sewers below each cell with the part of each that lies there."""
    lines, squares = pipes.geometry.to_numpy(), cells.geometry.to_numpy()
    pipe, cell = shapely.STRtree(squares).query(lines, predicate="intersects")
    metres = shapely.length(shapely.intersection(lines[pipe], squares[cell]))
    some = metres >= SHORTEST
    shares = metres / np.maximum(shapely.length(lines[pipe]), SHORTEST)
    return Relation.of_pairs("cell", "sewer_pipe", len(cells), (cell[some], pipe[some]), shares[some])


def inlets_of_cells(
    cells: gpd.GeoDataFrame, nodes: gpd.GeoDataFrame, catchments: gpd.GeoDataFrame, outlets: Rows, open_: Mask
) -> Array:
    """Row of the node that takes the water of each cell, NaN for none: of the catchment that covers its middle.

    Else the nearest within 50 m. `outlets` are rows of nodes by catchment (-1 for none), `open_` nodes that take water.
    """
    middles = shapely.centroid(cells.geometry.to_numpy())
    inlet = np.full(len(cells), np.nan)
    takes = np.flatnonzero(open_)
    if len(takes):
        cell, node = shapely.STRtree(nodes.geometry.to_numpy()[takes]).query_nearest(
            middles, max_distance=NEAR_INLET, all_matches=True
        )
        inlet[cell[::-1]] = takes[node[::-1]]
    cell, catchment = shapely.STRtree(catchments.geometry.to_numpy()).query(middles, predicate="within")
    outlet = outlets[catchment] if len(catchment) else np.empty(0, np.intp)
    good = np.flatnonzero((outlet >= 0) & open_[outlet])[::-1] if len(outlet) else np.empty(0, np.intp)
    inlet[cell[good]] = outlet[good]
    return inlet


def cells_of_nodes(cells: gpd.GeoDataFrame, nodes: gpd.GeoDataFrame) -> Array:
    """Row of the cell in which each node lies, the first of several; NaN for none."""
    node, cell = shapely.STRtree(cells.geometry.to_numpy()).query(nodes.geometry.to_numpy(), predicate="intersects")
    told = np.full(len(nodes), np.nan)
    order = np.lexsort((cell, node))[::-1]
    told[node[order]] = cell[order]
    return told
