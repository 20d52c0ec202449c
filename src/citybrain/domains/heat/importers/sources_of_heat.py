"""Which buildings and roads give off heat into a cell: parts of footprints and of lengths."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.kernel import Relation


@importer(asked=True)
def heat_sources(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Ties cells to the buildings and roads in them that give off heat: parts of their footprints and lengths."""
    cells = known.get("cells")
    if not isinstance(cells, gpd.GeoDataFrame) or not len(cells):
        return Imported({}, {})
    sources = {"buildings_in_cell": ("building", "buildings"), "roads_in_cell": ("road", "roads")}
    shapes = {name: (entity, known.get(table)) for name, (entity, table) in sources.items()}
    return Imported(
        {}, {}, {name: parts_in_cells(entity, table, cells) for name, (entity, table) in shapes.items() if _some(table)}
    )  # fmt: skip


def _some(table: pd.DataFrame | None) -> bool:
    return isinstance(table, gpd.GeoDataFrame) and len(table) > 0


def parts_in_cells(entity: str, table: pd.DataFrame | None, cells: gpd.GeoDataFrame) -> Relation:
    """Rows that lie in each cell, and the part of the area of a polygon, or of the length of a line, that does.

    Parts of a row add up to 1 where cells cover all of it; the rest gives off its heat beyond the cells.
    """
    assert isinstance(table, gpd.GeoDataFrame)
    shapes = shapely.make_valid(table.geometry.to_numpy())
    size = np.where(shapely.get_dimensions(shapes) == 2, shapely.area(shapes), shapely.length(shapes))
    squares = cells.geometry.to_numpy()
    row, cell = shapely.STRtree(squares).query(shapes, predicate="intersects")
    cut = shapely.intersection(shapes[row], squares[cell])
    part = np.where(shapely.get_dimensions(shapes[row]) == 2, shapely.area(cut), shapely.length(cut))
    share = np.divide(part, size[row], out=np.zeros(len(part)), where=size[row] > 0.0)
    some = share > 0.0
    pairs = cell[some].astype(np.intp), row[some].astype(np.int32)
    return Relation.of_pairs("cell", entity, len(cells), pairs, share[some])
