"""Polygons out of whatever features a file of areas holds."""

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError


def only_areas(features: gpd.GeoDataFrame, file: str) -> tuple[gpd.GeoDataFrame, list[Notice]]:
    """Return the features that are areas, repaired where their boundary crosses itself; `row` counts from 1.

    Features without geometry, and points and lines, are left out and told. Raises InputError if none is left.
    """
    geometry = features.geometry
    areal = geometry.geom_type.isin(["Polygon", "MultiPolygon", "GeometryCollection"]) & ~geometry.is_empty
    kept = features[areal.to_numpy(dtype=bool)].copy()
    notices = []
    if len(kept) < len(features):
        notices.append(notice("areas-left-out", file=file, count=len(features) - len(kept)))
    broken = ~kept.geometry.is_valid.to_numpy()
    if broken.any():
        notices.append(notice("areas-repaired", file=file, count=int(broken.sum())))
        kept.geometry = _polygons(shapely.make_valid(kept.geometry.to_numpy()))
    kept = kept[kept.geometry.area > 0]
    if not len(kept):
        raise InputError("areas-none", file=file)
    kept = kept.drop(columns="row", errors="ignore")
    kept.insert(0, "row", np.asarray(kept.index, dtype=np.int64) + 1)
    return kept.reset_index(drop=True), notices


def _polygons(geometries: np.ndarray) -> np.ndarray:
    """Return the areal parts of geometries: a repaired boundary may leave lines and points beside them."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    inner, inside = shapely.get_parts(parts, return_index=True)
    owner = owner[inside]
    areal = shapely.get_dimensions(inner) == 2
    joined = [shapely.unary_union(inner[areal & (owner == number)]) for number in range(len(geometries))]
    return np.array(joined, dtype=object)
