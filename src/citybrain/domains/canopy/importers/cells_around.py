"""Cells at buildings and along streets: made where asked for, of the cells that the city has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import notice
from citybrain.kernel import Relation
from citybrain.kernel.units import Array

SIGHT, FURTHEST = 30.0, 50.0
"""Metres from a building in which its residents see trees, and within which a cell is its own."""

ENTRANCE = 15.0
"""Metres from a junction within which a park of a plan has an entrance there."""

HALF_OF_STREET, HALF_OF_WAY = 8.0, 3.0
"""Metres from the middle of a street for cars, and of another way, that are its ground."""

MEASURED = 2


@importer(asked=True)
def cells_around(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Looks which cells of the ground lie at each building and along each street."""
    cells, buildings, streets = (known.get(name) for name in ("cells", "buildings", "streets"))
    if not isinstance(cells, gpd.GeoDataFrame) or not isinstance(buildings, gpd.GeoDataFrame):
        return Imported({}, {}, notices=(notice("canopy-no-cells"),))
    tell(0.0, "canopy-looking-at-cells")
    squares = cells.geometry.to_numpy()
    middles = shapely.centroid(squares)
    near = shapely.STRtree(middles)
    outlines = shapely.make_valid(buildings.geometry.to_numpy())
    size = len(buildings)
    building, cell = near.query(outlines, predicate="dwithin", distance=SIGHT)
    relations = {"cells_in_sight": _relation("building", "cell", size, building, cell, np.ones(len(cell)))}
    own = shapely.STRtree(squares).query_nearest(
        shapely.point_on_surface(outlines), max_distance=FURTHEST, all_matches=False
    )
    relations["cell_of_building"] = _relation("building", "cell", size, own[0], own[1], np.ones(len(own[0])))
    if isinstance(streets, gpd.GeoDataFrame) and len(streets):
        relations |= _along(streets, squares)
    junctions = known.get("junctions")
    if isinstance(junctions, gpd.GeoDataFrame) and len(junctions):
        junction, cell = shapely.STRtree(squares).query(
            junctions.geometry.to_numpy(), predicate="dwithin", distance=ENTRANCE
        )
        relations["cells_at_junction"] = _relation(
            "junction", "cell", len(junctions), junction, cell, np.ones(len(cell))
        )
    return Imported({}, {}, {name: replace(one, quality=MEASURED) for name, one in relations.items()})


def _relation(of: str, to: str, size: int, rows: Any, others: Any, weights: Array) -> Relation:
    return Relation.of_pairs(of, to, size, (rows.astype(np.intp), others.astype(np.int32)), weights)


def _along(streets: gpd.GeoDataFrame, squares: Any) -> dict[str, Relation]:
    """Cells by street with the part of its ground in each, and streets for cars by cell with the part of the cell."""
    drive = np.asarray(streets["drive"], bool) if "drive" in streets else np.zeros(len(streets), bool)
    half = np.where(drive, HALF_OF_STREET, HALF_OF_WAY)
    ground = shapely.buffer(streets.geometry.to_numpy(), half, cap_style="flat", quad_segs=2)
    cell, street = shapely.STRtree(ground).query(squares, predicate="intersects")
    shared = shapely.area(shapely.intersection(squares[cell], ground[street]))
    some = shared > 0.0
    cell, street, shared = cell[some], street[some], shared[some]
    part = shared / shapely.area(ground)[street]
    driven = drive[street]
    of_cell, area = np.zeros(len(squares)), shapely.area(squares)
    kept = np.zeros(len(cell))
    for place in np.flatnonzero(driven):  # streets that meet share a cell: no more than all of it
        kept[place] = min(shared[place] / area[cell[place]], 1.0 - of_cell[cell[place]])
        of_cell[cell[place]] += kept[place]
    some = kept > 0.0
    return {
        "cells_of_street": _relation("street", "cell", len(streets), street, cell, part),
        "streets_of_cell": _relation("cell", "street", len(squares), cell[some], street[some], kept[some]),
    }
