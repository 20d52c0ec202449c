"""Cells of the ground as animals cross them: their place, the habitats on them and the streets through them."""

from __future__ import annotations

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import notice
from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Rows

STREETS = ("unclassified", "residential", "tertiary")
MAIN = ("motorway", "trunk", "primary", "secondary")
"""Streets that animals have to cross, by their tag."""

POSSIBLE = ("parking", "plot")
"""Kinds of habitats that are none today."""

LITTLE = 0.01
"""Metres by which outlines that touch may be apart."""

BESIDE = 5.0
"""Metres from a habitat within which the middle of a cell is beside it: the same ground in cells of any side."""


class CellPlaces(NamedTuple):
    """Lines from the south and columns from the west of cells, and their side [m]."""

    row: Rows
    column: Rows
    side: float


@importer(asked=True)
def ways_over_cells(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Looks which cells of the ground habitats lie on, and through which streets pass."""
    cells, habitats, streets = (known.get(name) for name in ("cells", "habitats", "streets"))
    if not isinstance(cells, gpd.GeoDataFrame) or not isinstance(habitats, gpd.GeoDataFrame):
        return Imported({}, {}, notices=(notice("greenways-no-cells"),))
    tell(0.0, "greenways-looking-at-cells")
    squares = np.asarray(cells.geometry.to_numpy(), object)
    outlines = np.asarray(shapely.make_valid(habitats.geometry.to_numpy()), object)
    places = places_of(squares)
    today = ~np.isin(habitats["habitat_kind"].astype(str).to_numpy(), POSSIBLE)
    inside = _inside(squares, outlines, today)
    columns = {
        "way_row": places.row.astype(np.float64), "way_column": places.column.astype(np.float64),
        "cell_habitat": np.where(inside >= 0, inside.astype(np.float64), np.nan),
        "cell_crossed_by_street": _crossed(squares, streets, STREETS),
        "cell_crossed_by_main_street": _crossed(squares, streets, MAIN),
    }  # fmt: skip
    own = _cell_of(squares, shapely.point_on_surface(outlines))
    tables = {"cells": cells.assign(**columns), "habitats": habitats.assign(habitat_cell=own)}
    told = [notice("greenways-cells-seen", count=len(cells), habitats=int(np.isfinite(own).sum()))]
    left = int(np.isnan(own).sum())
    told += [notice("greenways-habitats-outside", count=left)] if left else []
    relation = _at_habitats(squares, outlines, today, inside)
    return Imported(tables, dict.fromkeys(tables, "land"), {"cells_at_habitat": relation}, tuple(told))


def places_of(squares: NDArray[np.object_]) -> CellPlaces:
    """Line and column of squares of one size on a grid."""
    if not len(squares):
        return CellPlaces(np.empty(0, np.intp), np.empty(0, np.intp), 1.0)
    west, south, east, _ = shapely.bounds(squares).T
    side = float(np.median(east - west))
    row, column = (np.rint((one - one.min()) / side).astype(np.intp) for one in (south, west))
    return CellPlaces(row, column, side)


def _inside(squares: NDArray[np.object_], outlines: NDArray[np.object_], today: NDArray[np.bool_]) -> Rows:
    """Row of the habitat of today in which the middle of each cell lies, -1 where in none."""
    rows = np.flatnonzero(today)
    inside = np.full(len(squares), -1, np.intp)
    cell, habitat = shapely.STRtree(outlines[rows]).query(shapely.centroid(squares), predicate="intersects")
    inside[cell[::-1]] = rows[habitat[::-1]]
    return inside


def _crossed(squares: NDArray[np.object_], streets: object, kinds: tuple[str, ...]) -> Array:
    """1 for cells through which a street of the kinds passes above the ground."""
    crossed: Array = np.zeros(len(squares))
    if isinstance(streets, gpd.GeoDataFrame) and "highway" in streets:
        some = np.array(streets["highway"].astype(str).isin(kinds), bool)
        if "street_tunnel" in streets:
            some &= streets["street_tunnel"].to_numpy() != 1.0
        crossed[shapely.STRtree(squares).query(streets.geometry.to_numpy()[some], predicate="intersects")[1]] = 1.0
    return crossed


def _cell_of(squares: NDArray[np.object_], points: NDArray[np.object_]) -> Array:
    """Row of the cell in which each point lies, NaN outside of all."""
    own: Array = np.full(len(points), np.nan)
    point, cell = shapely.STRtree(squares).query(points, predicate="intersects")
    own[point[::-1]] = cell[::-1]
    return own


def _at_habitats(
    squares: NDArray[np.object_], outlines: NDArray[np.object_], today: NDArray[np.bool_], inside: Rows
) -> Relation:
    """Cells in and beside habitats of today, and on possible ones, each of one habitat only."""
    of = inside.copy()
    middles = shapely.centroid(squares)
    for rows, reach in ((np.flatnonzero(today), BESIDE + LITTLE), (np.flatnonzero(~today), LITTLE)):
        if not len(rows):
            continue
        free = np.flatnonzero(of < 0)
        cell, habitat = shapely.STRtree(outlines[rows]).query_nearest(
            middles[free], max_distance=reach, all_matches=False
        )
        of[free[cell]] = rows[habitat]
    some = np.flatnonzero(of >= 0)
    order = np.lexsort((some, of[some]))
    pairs = of[some][order], some[order].astype(np.int32)
    return Relation.of_pairs("habitat", "cell", len(outlines), pairs, np.ones(len(order)))
