"""Land cover from a GeoTIFF of classes or of NDVI."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import rasterio.features
from numpy.typing import NDArray
from rasterio.transform import Affine

from citybrain.base.notices import notice
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.landcover_table import COVERS, LandCover, LandCoverOptions, make_table, unknown_notices
from citybrain.twin.importers.rasters import Raster, open_raster

# ESA WorldCover 2021 v200, Product User Manual, table 3; it does not part buildings from other built-up ground.
WORLDCOVER: dict[str, list[int | str]] = {
    "trees": [10, 95],
    "low_vegetation": [20, 30, 40, 90, 100],
    "paved": [50],
    "bare": [60],
    "water": [70, 80],
}
CODES_SHOWN = 12
NOWHERE = -1

Numbers = NDArray[np.float64]


def cover_from_raster(path: Path, zones: gpd.GeoDataFrame, options: LandCoverOptions) -> LandCover:
    """Return land cover of zones by counting the cells whose centre lies in them. Raises InputError."""
    with open_raster(path, options.source_crs) as raster:
        shapes = zones.geometry.to_crs(raster.crs)
        values, corner = _window(raster, shapes)
        integer = np.issubdtype(np.dtype(raster.dataset.dtypes[0]), np.integer)
        owner = _owners(raster, shapes, values.shape, corner)
    if not integer and not options.classes:
        table = make_table(np.zeros((len(zones), len(COVERS))), _mean_ndvi(path.name, values, owner, len(zones)))
        return LandCover(table, options.year, unknown_notices(table))
    areas, unknown = _count(values, owner, options.classes or WORLDCOVER, len(zones))
    table = make_table(areas, np.full(len(zones), np.nan))
    if unknown and not areas[:, :-1].any():
        raise InputError("landcover-codes", file=path.name, codes=unknown)
    told = (notice("landcover-codes-unknown", codes=unknown),) if unknown else ()
    return LandCover(table, options.year, (*told, *unknown_notices(table)))


def _window(raster: Raster, shapes: gpd.GeoSeries) -> tuple[Numbers, tuple[int, int]]:
    """Return the part of the raster around the zones. Raises InputError if they do not touch it."""
    west, south, east, north = shapes.total_bounds
    x, y = np.array([west, west, east, east]), np.array([south, north, south, north])
    inverse = ~raster.dataset.transform
    column, row = inverse.a * x + inverse.b * y + inverse.c, inverse.d * x + inverse.e * y + inverse.f
    if column.max() < 0 or row.max() < 0 or column.min() >= raster.width or row.min() >= raster.height:
        raise InputError("raster-elsewhere", file=raster.file)
    column, row = np.clip(column, 0, raster.width - 1), np.clip(row, 0, raster.height - 1)
    values, left, top = raster.window(column, row)
    return values, (left, top)


def _owners(raster: Raster, shapes: gpd.GeoSeries, size: tuple[int, ...], corner: tuple[int, int]) -> NDArray[np.int32]:
    """Return the zone of each cell, -1 outside of all."""
    transform = raster.dataset.transform * Affine.translation(*corner)
    numbered = [(shape, number) for number, shape in enumerate(shapes) if shape is not None and not shape.is_empty]
    return np.asarray(
        rasterio.features.rasterize(numbered, out_shape=size, transform=transform, fill=NOWHERE, dtype="int32")
    )


def _count(
    values: Numbers, owner: NDArray[np.int32], classes: dict[str, list[int | str]], zones: int
) -> tuple[Numbers, str]:
    """Return cells per zone and cover, and the codes that no class has (they count as other)."""
    inside = (owner != NOWHERE) & ~np.isnan(values)
    codes, position = np.unique(values[inside], return_inverse=True)
    cover = np.full(len(codes), COVERS.index("other"))
    known = np.zeros(len(codes), dtype=bool)
    for name, listed in classes.items():
        fits = np.isin(codes, [float(code) for code in listed])
        cover[fits] = COVERS.index(name)
        known |= fits
    cell = owner[inside].astype(np.int64) * len(COVERS) + cover[position]
    areas = np.bincount(cell, minlength=zones * len(COVERS)).reshape(zones, len(COVERS)).astype(np.float64)
    unknown = [f"{code:g}" for code in codes[~known]]
    return areas, ", ".join(unknown[:CODES_SHOWN])


def _mean_ndvi(file: str, values: Numbers, owner: NDArray[np.int32], zones: int) -> Numbers:
    inside = (owner != NOWHERE) & ~np.isnan(values)
    given, zone = values[inside], owner[inside]
    if len(given) and (given.min() < -1.0 or given.max() > 1.0):
        raise InputError("landcover-ndvi", file=file, column="1")
    count = np.bincount(zone, minlength=zones)
    total = np.bincount(zone, weights=given, minlength=zones)
    mean: Numbers = np.divide(total, count, out=np.full(zones, np.nan), where=count > 0)
    return mean
