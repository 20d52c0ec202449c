"""Small makers of files of areas and rasters for the tests."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import rasterio
from rasterio.transform import from_origin
from shapely.geometry import box

CRS = "EPSG:3879"
EAST, NORTH = 25496000.0, 6672000.0


def square(column: float, row: float, side: float = 250.0) -> Any:
    """A square of a grid whose corner is near the centre of Helsinki."""
    west, south = EAST + column * side, NORTH + row * side
    return box(west, south, west + side, south + side)


def write_areas(path: Path, geometries: list[Any], crs: str = CRS, **columns: Any) -> Path:
    gpd.GeoDataFrame(columns, geometry=geometries, crs=CRS).to_crs(crs).to_file(path)
    return path


def write_raster(path: Path, values: np.ndarray, side: float = 10.0, **profile: Any) -> Path:
    """A GeoTIFF whose lower left corner is that of `square(0, 0)`."""
    height, width = values.shape
    settings = {
        "driver": "GTiff",
        "width": width,
        "height": height,
        "count": 1,
        "dtype": values.dtype,
        "crs": CRS,
        "transform": from_origin(EAST, NORTH + height * side, side, side),
    }
    with rasterio.open(path, "w", **(settings | profile)) as raster:
        raster.write(values, 1)
    return path
