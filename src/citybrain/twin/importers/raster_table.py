"""A GeoTIFF as a table: where each of its cells lies in the city, and its value."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyproj

from citybrain.base.files import read_head
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.rasters import SIGNATURES, open_raster

MOST_CELLS = 30_000_000
X, Y, VALUE = "x", "y", "value"


def looks_like_raster(path: Path) -> bool:
    """Whether a file begins as a GeoTIFF does."""
    return read_head(path, 4).startswith(SIGNATURES)


def raster_table(
    path: Path, crs: str, source_crs: str | None = None, scaling: tuple[float, float] | None = None
) -> pd.DataFrame:
    """The middles of the cells that have a value, in metres of the city (x, y), and the value of the first band.

    A value is the number of the file times a scale, plus an offset: those of `scaling`, else those of the file.

    Cells whose middle has no place in the coordinate system of the city are left out. Raises InputError where that is
    all of them, for files without place or coordinate system, damaged ones, and those with over 30 million cells.
    """
    with open_raster(path, source_crs) as raster:
        size = raster.width * raster.height
        if size > MOST_CELLS:
            raise InputError("raster-too-large", file=raster.file, received=size / 1e6, allowed=MOST_CELLS / 1e6)
        corners = np.array([0.0, raster.width - 1.0]), np.array([0.0, raster.height - 1.0])
        values = raster.window(*corners)[0]
        row, column = np.nonzero(np.isfinite(values))
        place = raster.dataset.transform
        across, down = column + 0.5, row + 0.5
        x, y = (a * across + b * down + c for a, b, c in ((place.a, place.b, place.c), (place.d, place.e, place.f)))
        x, y = pyproj.Transformer.from_crs(raster.crs, crs, always_xy=True).transform(x, y)
        somewhere = np.isfinite(x) & np.isfinite(y)
        if len(x) and not somewhere.any():
            raise InputError("raster-elsewhere", file=raster.file)
        scale, offset = scaling or (raster.dataset.scales[0], raster.dataset.offsets[0])
        table = pd.DataFrame({X: x, Y: y, VALUE: values[row, column] * scale + offset})
        return table[somewhere].reset_index(drop=True) if not somewhere.all() else table
