"""Height of the ground from a GeoTIFF."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.rasters import Raster, open_raster

# The shore of the Dead Sea lies at -430 m, the floor of the deepest mine shaft near -4,000 m; Everest at 8,849 m.
LOWEST, HIGHEST = -500.0, 9000.0


@dataclass(frozen=True)
class Elevation:
    """`height` per point [m above the raster's datum], NaN outside the raster or where it has no data."""

    height: NDArray[np.float64]
    outside: int
    without_data: int
    notices: tuple[Notice, ...] = ()


def sample_elevation(path: Path | str, lonlat: NDArray[np.float64], source_crs: str | None = None) -> Elevation:
    """Sample a GeoTIFF at points (n x 2, degrees) between its four nearest cell centres.

    Where one of the four has no data, the nearest cell counts alone. Raises InputError for files that are no GeoTIFF,
    have no coordinate system (`source_crs` declares it), or hold other values than heights in metres.
    """
    with open_raster(path, source_crs) as raster:
        x, y = raster.from_lonlat(lonlat)
        column, row = raster.cells_of(x, y)
        inside = (column >= 0) & (row >= 0) & (column < raster.width) & (row < raster.height)
        height = np.full(len(lonlat), np.nan)
        if inside.any():
            height[inside] = _between_cells(raster, column[inside], row[inside])
    _are_heights(raster, height)
    outside, without = int((~inside).sum()), int((inside & np.isnan(height)).sum())
    notices = []
    if outside:
        notices.append(notice("elevation-outside", count=outside, total=len(lonlat)))
    if without:
        notices.append(notice("elevation-without-data", count=without, total=len(lonlat)))
    return Elevation(height, outside, without, tuple(notices))


def _between_cells(raster: Raster, column: NDArray[np.float64], row: NDArray[np.float64]) -> NDArray[np.float64]:
    """Interpolate bilinearly between cell centres; positions are counted in cells from the raster's corner."""
    window, left, top = raster.window(column, row)
    height, width = window.shape
    across, down = np.clip(column - left - 0.5, 0, width - 1), np.clip(row - top - 0.5, 0, height - 1)
    first, upper = np.floor(across).astype(int), np.floor(down).astype(int)
    second, lower = np.minimum(first + 1, width - 1), np.minimum(upper + 1, height - 1)
    east, south = across - first, down - upper
    top_edge = window[upper, first] * (1 - east) + window[upper, second] * east
    bottom_edge = window[lower, first] * (1 - east) + window[lower, second] * east
    smooth = top_edge * (1 - south) + bottom_edge * south
    own = window[(row - top).astype(int), (column - left).astype(int)]
    return np.asarray(np.where(np.isnan(smooth), own, smooth))


def _are_heights(raster: Raster, height: NDArray[np.float64]) -> None:
    wrong = (height < LOWEST) | (height > HIGHEST)
    if wrong.any():
        raise InputError(
            "elevation-impossible",
            file=raster.file,
            received=float(height[wrong][0]),
            low=LOWEST,
            high=HIGHEST,
        )
