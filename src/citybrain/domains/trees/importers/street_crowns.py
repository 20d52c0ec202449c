"""Crowns over streets: the ground along each that lies below trees, made where asked for."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import notice
from citybrain.domains.trees.models.size import USUAL_SIZE, crown_diameter
from citybrain.kernel import Relation
from citybrain.kernel.units import Array

HALF_OF_STREET, HALF_OF_WAY = 8.0, 3.0
"""Metres from the middle of a street for cars, and of another way, that are its ground (estimates)."""

ASSUMED = 3
"""Quality of the pairs: where trees stand is measured, how far crowns reach often is not."""


@importer(asked=True)
def crowns_over_streets(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Looks which streets lie below which crowns, each square metre below the largest one over it."""
    trees, streets = known.get("trees"), known.get("streets")
    if not isinstance(trees, gpd.GeoDataFrame) or not isinstance(streets, gpd.GeoDataFrame) or not len(trees):
        return Imported({}, {}, notices=(notice("trees-no-trees"),))
    tell(0.0, "trees-looking-at-streets")
    crown, trunk, circumference, height = sizes = [_numbers(trees, one) for one in SIZES]
    size = crown_diameter(crown, trunk, circumference, height, USUAL_SIZE)
    circles = shapely.buffer(trees.geometry.to_numpy(), size / 2.0, quad_segs=4)
    own = own_parts(circles, size)
    drive = np.asarray(streets["drive"], bool) if "drive" in streets else np.zeros(len(streets), bool)
    half = np.where(drive, HALF_OF_STREET, HALF_OF_WAY)
    ground = shapely.buffer(streets.geometry.to_numpy(), half, cap_style="flat", quad_segs=2)
    below = _numbers(streets, "street_tunnel") == 1.0
    ground[below] = shapely.Polygon()
    tree, street = shapely.STRtree(ground).query(own, predicate="intersects")
    shared = shapely.area(shapely.intersection(own[tree], ground[street]))
    weight = shared / (np.pi / 4.0 * size**2)[tree]
    some = weight > 0.0
    pairs = street[some].astype(np.intp), tree[some].astype(np.int32)
    relation = replace(Relation.of_pairs("street", "tree", len(streets), pairs, weight[some]), quality=ASSUMED)
    assumed = int(np.isnan(np.stack(sizes)).all(axis=0).sum())
    told = (notice("trees-size-unknown", count=assumed, all=len(trees)),) if assumed else ()
    return Imported({}, {}, {"street_below_crowns": relation}, told)


SIZES = ("tree_crown_diameter", "tree_trunk_diameter", "tree_trunk_circumference", "height")


def own_parts(circles: Array, size: Array) -> Array:
    """Of each crown the part that no larger one (of two alike the earlier) covers."""
    rank = np.empty(len(size), np.intp)
    rank[np.argsort(-size, kind="stable")] = np.arange(len(size))
    one, other = shapely.STRtree(circles).query(circles, predicate="intersects")
    over = rank[other] < rank[one]
    one, other = one[over], other[over]
    order = np.lexsort((rank[other], one))
    own = circles.copy()
    rows, starts = np.unique(one[order], return_index=True)
    for row, covering in zip(rows, np.split(other[order], starts)[1:], strict=True):
        own[row] = shapely.difference(circles[row], shapely.union_all(circles[covering]))
    return own


def _numbers(table: pd.DataFrame, name: str) -> Array:
    told = pd.to_numeric(table[name], errors="coerce") if name in table else pd.Series(np.nan, table.index)
    return np.asarray(told, np.float64)
