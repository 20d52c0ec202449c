"""The open ground before buildings: cells near each."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Mask

NEAR = 15.0
"""Metres from a building within which ground is before it."""

LITTLE = 0.05
"""Share of open ground below which a cell is left out: what is known of so little ground is chance."""


def ground_around(buildings: gpd.GeoDataFrame, cells: gpd.GeoDataFrame, ground: Array, known: Mask) -> Relation:
    """Cells with open ground (`ground`, shares) of which the sky is `known`, by the buildings within 15 m of them."""
    some = np.flatnonzero(known & (ground >= LITTLE))
    outlines = shapely.make_valid(buildings.geometry.to_numpy())
    tree = shapely.STRtree(cells.geometry.to_numpy()[some])
    building, cell = tree.query(outlines, predicate="dwithin", distance=NEAR)
    pairs = building.astype(np.intp), some[cell].astype(np.int32)
    return Relation.of_pairs("building", "cell", len(buildings), pairs, ground[pairs[1]])
