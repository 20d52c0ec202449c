"""Recognise a GeoTIFF: heights of the ground, classes of land cover, or how green it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio.warp
from rasterio.errors import RasterioError

from citybrain.base.notices import notice
from citybrain.kernel.errors import InputError
from citybrain.twin.configuration import SourceKey
from citybrain.twin.importers.elevation import HIGHEST, LOWEST
from citybrain.twin.importers.landcover_raster import WORLDCOVER
from citybrain.twin.importers.rasters import Numbers, Raster, open_raster
from citybrain.twin.recognise.recognition import Bounds, Recognition
from citybrain.twin.recognise.settings import FileSettings

SIDE = 512
"""Cells of the middle of the raster that are looked at, in each direction."""
CLASSES = frozenset(float(code) for codes in WORLDCOVER.values() for code in codes)


def recognise_raster(path: Path, settings: FileSettings) -> Recognition:
    """What a GeoTIFF holds. Raises InputError for one that is damaged or says no place."""
    with open_raster(path, settings.crs) as raster:
        found = Recognition("GeoTIFF", kinds=("elevation", "landcover"), crs=raster.crs.to_string())
        found.counts["cells"] = raster.width * raster.height
        found.bounds = _bounds(raster)
        values = _middle(raster)
        whole = np.issubdtype(np.dtype(raster.dataset.dtypes[0]), np.integer)
    kind = _kind(values, whole)
    found.kind = settings.kind if settings.kind and settings.kind != "none" else kind
    if not len(values):
        found.notices.append(notice("recognise-raster-empty"))
    elif kind is None:
        found.notices.append(notice("recognise-raster", low=float(values.min()), high=float(values.max())))
    return found


def _kind(values: Numbers, whole: bool) -> SourceKey | None:
    if not len(values):
        return None
    if whole and np.isin(values, [0.0, *CLASSES]).all():
        return "landcover"
    if not whole and values.min() >= -1.0 and values.max() <= 1.0:
        return "landcover"
    return "elevation" if values.min() >= LOWEST and values.max() <= HIGHEST else None


def _middle(raster: Raster) -> Numbers:
    """Values of the middle of the first band, without cells that hold nothing."""
    half_width, half_height = min(SIDE, raster.width) / 2, min(SIDE, raster.height) / 2
    column = np.array([raster.width / 2 - half_width, raster.width / 2 + half_width - 1])
    row = np.array([raster.height / 2 - half_height, raster.height / 2 + half_height - 1])
    values, _, _ = raster.window(column, row)
    return np.asarray(values[np.isfinite(values)])


def _bounds(raster: Raster) -> Bounds:
    try:
        west, south, east, north = rasterio.warp.transform_bounds(raster.crs, "EPSG:4326", *raster.dataset.bounds)
    except RasterioError as problem:
        raise InputError("raster-unreadable", file=raster.file, problem=str(problem)) from problem
    return west, south, east, north
