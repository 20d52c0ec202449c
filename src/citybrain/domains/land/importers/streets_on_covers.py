"""Which part of the ground of a street lies on open ground and on green, and is no other street's."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.base.importing import Tables
from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Rows
from citybrain.twin.importers.districts import assign_zones

Shapes = NDArray[np.object_]

TAKEN = ("built", "water", "railway", "parking", "square")
"""Covers that lie above streets: a bridge is water, an aisle is its parking area, a way on a square is the square."""
APART = 10.0
"""Metres of street for which there is one point, in the middle of equal stretches."""
MOST_POINTS = 12
HALF_WIDTHS = {
    **dict.fromkeys(("motorway", "trunk", "primary"), 7.0), "secondary": 6.0, "tertiary": 5.0,
    **dict.fromkeys(("unclassified", "residential"), 4.0), "living_street": 3.0, "pedestrian": 3.0, "service": 2.0,
}  # fmt: skip
"""Half of the width that a street takes from those which end on it, by its tag (estimate)."""
HALF_OF_WAY = 1.2
"""The same of ways without cars."""


def streets_on(covers: gpd.GeoDataFrame, sources: dict[str, Shapes], known: Tables) -> Relation:
    """Ties open ground and green of each zone to the streets there, with the share of each street's own ground.

    Where more than two pieces of street meet, the two widest keep the ground; the others begin at their edge.
    """
    streets = known["streets"]
    assert isinstance(streets, gpd.GeoDataFrame)
    rows = np.flatnonzero(_above(streets))
    on_open, on_green = _shares(streets.geometry.to_numpy()[rows], sources)
    own = own_shares(streets)[rows]
    zone = streets["zone"].to_numpy()[rows] if "zone" in streets else _zone_of(streets.iloc[rows], known)
    pairs = []
    for kind, share in (("open", on_open), ("green", on_green)):
        mine = covers[(covers["cover_kind"] == kind).to_numpy()]
        row_of = np.full(len(known["zones"]), -1, np.intp)
        row_of[mine["zone"].to_numpy()] = mine.index.to_numpy()
        some = (share > 0.0) & (row_of[zone] >= 0)
        pairs.append((row_of[zone[some]], rows[some], (share * own)[some]))
    cover, street, weight = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    relation = Relation.of_pairs("ground_cover", "street", len(covers), (cover, street), np.round(weight, 4))
    return replace(relation, quality=3)


def _above(streets: gpd.GeoDataFrame) -> NDArray[np.bool_]:
    """Streets that are no tunnel and no corridor within a building."""
    above = np.ones(len(streets), bool)
    if "street_tunnel" in streets:
        above &= streets["street_tunnel"].to_numpy() != 1.0
    if "highway" in streets:
        above &= streets["highway"].to_numpy() != "corridor"
    return above


def _zone_of(streets: gpd.GeoDataFrame, known: Tables) -> Rows:
    zones = known["zones"]
    assert isinstance(zones, gpd.GeoDataFrame)
    return np.asarray(assign_zones(streets, zones).zone, np.intp)


def _shares(lines: Shapes, sources: dict[str, Shapes]) -> tuple[Array, Array]:
    """Shares of lines that lie on open ground and on green, by points along them."""
    length = shapely.length(lines)
    count = np.clip(np.ceil(length / APART), 1, MOST_POINTS).astype(np.intp)
    owner = np.repeat(np.arange(len(lines)), count)
    place = (np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count) + 0.5) / count[owner]
    points = shapely.STRtree(shapely.line_interpolate_point(lines[owner], place, normalized=True))
    free, green = ~_within(points, [sources[kind] for kind in TAKEN]), _within(points, [sources["green"]])
    bare = _within(points, [sources["bare"]]) & ~green
    shares = [np.bincount(owner[some], minlength=len(lines)) / count for some in (free & ~green & ~bare, free & green)]
    return shares[0], shares[1]


def _within(points: shapely.STRtree, sources: list[Shapes]) -> NDArray[np.bool_]:
    hit = np.zeros(len(points), bool)
    for shapes in sources:
        hit[points.query(shapes, predicate="intersects")[1]] = True
    return hit


def own_shares(streets: gpd.GeoDataFrame) -> Array:
    """Share of each street that no wider one has where more than two meet."""
    length = shapely.length(streets.geometry.to_numpy())
    own = np.ones(len(streets))
    if "from_node" not in streets or "highway" not in streets:
        return own
    half = streets["highway"].map(HALF_WIDTHS).fillna(HALF_OF_WAY).to_numpy(np.float64)
    node = np.concatenate([streets["from_node"].to_numpy(), streets["to_node"].to_numpy()])
    row = np.tile(np.arange(len(streets)), 2)
    order = np.lexsort((row, -half[row], node))
    first = np.concatenate([[True], np.diff(node[order]) != 0])
    begin = np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    rank = np.arange(len(order)) - begin
    second = half[row[order]][np.minimum(begin + 1, len(order) - 1)]
    lost = np.bincount(row[order], np.where(rank >= 2, second, 0.0), len(streets))
    return np.asarray(np.clip(1.0 - lost / np.where(length > 0.0, length, np.inf), 0.0, 1.0))
