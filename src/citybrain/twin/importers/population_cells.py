"""The cells of a population grid, whether the file draws them as areas or as points."""

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.areas import only_areas


def as_cells(features: gpd.GeoDataFrame, file: str) -> tuple[gpd.GeoDataFrame, list[Notice]]:
    """Return cells with `row` (feature counted from 1); points become squares of the grid's spacing around them.

    Raises InputError for points whose spacing cannot be told, as there is only one.
    """
    located = features.geometry.notna() & ~features.geometry.is_empty
    kinds = features.geometry[located].geom_type
    if not len(kinds) or not (kinds == "Point").all():
        return only_areas(features, file)
    points = features[located.to_numpy()]
    side = spacing(points.geometry, file)
    x, y = points.geometry.x.to_numpy(), points.geometry.y.to_numpy()
    squares = shapely.box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    cells = points.drop(columns=points.geometry.name).set_geometry(squares, crs=points.crs)
    cells.insert(0, "row", points.index.to_numpy(dtype=np.int64) + 1)
    return cells.reset_index(drop=True), [notice("population-points", metres=round(side))]


def spacing(points: gpd.GeoSeries, file: str) -> float:
    """Return the usual distance of a point to its nearest neighbour [m]."""
    apart = points.drop_duplicates()
    if len(apart) < 2:
        raise InputError("population-one-point", file=file)
    _, far = apart.sindex.nearest(apart, return_all=False, exclusive=True, return_distance=True)
    return float(np.median(far))
