"""Vegetation index (NDVI) of cells from red and near infrared bands of satellites, by year."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.importing import Tables, matches_year
from citybrain.base.notices import Notice, notice
from citybrain.domains.surface.importers.grid import CellGrid
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows

RED, NEAR_INFRARED, SCENE = "red_{year}", "near_infrared_{year}", "scene_classes_{year}"
BANDS = RED, NEAR_INFRARED, SCENE
"""Sources by year: reflectances of both bands, and the classes of the scene (SCL of Sentinel-2), where there are."""

CLEAR = (4, 5, 6, 7)
"""Classes of a scene that are ground: vegetation, bare, water, unclassified; others are clouds, shadows, snow."""

REFLECTANCES = -0.2, 1.6
"""Between which reflectances lie: below 0 by correction of the air, over 1 on glass and snow."""

LEAST_LIGHT = 0.01
"""Sum of both reflectances below which an index of them is chance: deep shade and water in it."""

ON_ONE_GRID = 0.9
"""Part of the pixels of one band that must be those of the other."""

DIAGONAL = 0.75
"""Sides of a pixel within which its middle tells of a cell without a pixel of its own."""


class YearOfBands(NamedTuple):
    """NDVI of cells (NaN where nothing is known) in a year, and what is told of it."""

    year: int
    ndvi: Array
    notices: tuple[Notice, ...]


def ndvi_of_cells(read: Tables, grid: CellGrid) -> list[YearOfBands]:
    """NDVI of the cells in each year of which both bands are given, the latest last.

    Raises InputError for a band alone, values that are no reflectances, different grids, and bands without clear pixel.
    """
    years = sorted({int(match["year"]) for one in (RED, NEAR_INFRARED, SCENE) for key in read
                    if (match := matches_year(one, key))})  # fmt: skip
    return [_of_year(read, grid, year) for year in years]


def _of_year(read: Tables, grid: CellGrid, year: int) -> YearOfBands:
    red, near, scene = (one.replace("{year}", str(year)) for one in BANDS)
    for one in (red, near):
        if one not in read:
            received = ", ".join(key for key in (red, near, scene) if key in read)
            raise InputError("surface-bands-alone", year=str(year), received=received, needed=one)
    for one in (red, near):
        _require_reflectances(read[one], one)
    pixels = _joined(read[red], read[near], year)
    clear, cloudy = _clear(pixels, read.get(scene))
    light = pixels["red"].to_numpy() + pixels["near"].to_numpy()
    some = clear & (light >= LEAST_LIGHT)
    if not some.any():
        raise InputError("surface-bands-empty", year=str(year), cloudy=cloudy)
    index = np.clip((pixels["near"] - pixels["red"]).to_numpy()[some] / light[some], -1.0, 1.0)
    ndvi = means_of_cells(pixels["x"].to_numpy()[some], pixels["y"].to_numpy()[some], index, grid)
    if not np.isfinite(ndvi).any():
        raise InputError("raster-elsewhere", file=red)
    told = [notice("surface-bands-read", year=str(year), pixels=len(pixels), left=int((~some).sum()))]
    holes = int((~np.isfinite(ndvi)).sum())
    told += [notice("surface-bands-holes", year=str(year), count=holes)] if holes else []
    return YearOfBands(year, ndvi, tuple(told))


def _require_reflectances(band: pd.DataFrame, source: str) -> None:
    if [*band.columns] != ["x", "y", "value"]:
        raise InputError("surface-heights-no-raster", file=source)
    values = band["value"].to_numpy(np.float64)
    if not len(values):
        raise InputError("surface-heights-empty", file=source)
    low, high = (float(one) for one in np.percentile(values, [0.1, 99.9]))
    if low < REFLECTANCES[0] or high > REFLECTANCES[1]:
        raise InputError("surface-bands-scale", file=source, low=low, high=high)


def _joined(red: pd.DataFrame, near: pd.DataFrame, year: int) -> pd.DataFrame:
    """Pixels of both bands by their place, to the centimetre. Raises InputError for different grids."""
    both = _by_place(red, "red").merge(_by_place(near, "near")[["e", "n", "near"]], on=["e", "n"])
    total = min(len(red), len(near))
    if len(both) < ON_ONE_GRID * total:
        raise InputError("surface-bands-grid", year=str(year), total=total, count=len(both))
    return both


def _by_place(band: pd.DataFrame, name: str) -> pd.DataFrame:
    place = {key: np.rint(band[axis].to_numpy() * 100.0).astype(np.int64) for key, axis in (("e", "x"), ("n", "y"))}
    return band.rename(columns={"value": name}).assign(**place)


def _clear(pixels: pd.DataFrame, scene: pd.DataFrame | None) -> tuple[Mask, int]:
    """Which pixels are ground by the class of the scene at the nearest of its pixels, and how many are not."""
    if scene is None or not len(scene):
        return np.ones(len(pixels), bool), 0
    from scipy.spatial import cKDTree

    nearest = cKDTree(scene[["x", "y"]].to_numpy()).query(pixels[["x", "y"]].to_numpy())[1]
    clear: Mask = np.isin(np.rint(scene["value"].to_numpy()[nearest]), CLEAR)
    return clear, int((~clear).sum())


def means_of_cells(x: Array, y: Array, values: Array, grid: CellGrid) -> Array:
    """The mean of the pixels whose middle lies in a cell; of a cell without, the nearest within 3/4 of a pixel."""
    from scipy.spatial import cKDTree

    rows, columns = grid.shape
    row, column = (np.floor((one - low) / grid.side).astype(np.int64) for one, low in ((y, grid.south), (x, grid.west)))
    inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
    place = row[inside] * columns + column[inside]
    count = np.bincount(place, minlength=rows * columns)
    total = np.bincount(place, values[inside], rows * columns)
    own = grid.row * columns + grid.column
    mean: Array = np.divide(total[own], count[own], out=np.full(len(own), np.nan), where=count[own] > 0)
    empty = np.flatnonzero(count[own] == 0)
    if len(empty):
        tree = cKDTree(np.column_stack([x, y]))
        some = np.column_stack([x, y])[:: max(len(x) // 500, 1)]
        side = float(np.median(tree.query(some, k=2)[0][:, 1])) if len(x) > 1 else grid.side
        middles = np.column_stack([grid.west + (grid.column[empty] + 0.5) * grid.side,
                                   grid.south + (grid.row[empty] + 0.5) * grid.side])  # fmt: skip
        away, near = tree.query(middles, distance_upper_bound=side * DIAGONAL)
        known = np.isfinite(away)
        mean[empty[known]] = values[near[known]]
    return mean


def means_of_zones(ndvi: Array, zone: Rows, zones: int) -> Array:
    """The mean over the cells of each zone of which an index is known; NaN where none is."""
    known = np.isfinite(ndvi)
    count = np.bincount(zone[known], minlength=zones)
    mean: Array = np.divide(
        np.bincount(zone[known], ndvi[known], zones), count, out=np.full(zones, np.nan), where=count > 0
    )
    return mean
