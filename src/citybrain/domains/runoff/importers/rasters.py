"""Rasters that a city gives, as values of its cells: elevation and soil groups, each checked for what cannot be."""

from __future__ import annotations

from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

COLUMNS = "x", "y", "value"
LOWEST, HIGHEST = -500.0, 9000.0
"""Heights [m] of the ground that can be: the Dead Sea and Everest."""

GROUPS = {"a": 1.0, "b": 2.0, "c": 3.0, "d": 4.0, "1": 1.0, "2": 2.0, "3": 3.0, "4": 4.0}
"""Hydrologic soil groups as files write them; of a dual group (A/D) the undrained one counts."""

GROUP_COLUMNS = "soil_group", "hydrologic_group", "hsg", "hydgrp"
DIAGONAL = 0.75
"""Sides of a raster's cell within which its middle tells of a place."""

FINE = 4
"""Values of a raster for each place of a city from which a cell without any lies in a hole of it."""

SAMPLE = 500
APART = 5.0
"""Metres that ground of exactly 0 m lies below all other ground before it is asked whether 0 means missing."""


class CellRaster(NamedTuple):
    """The cells of a city as a raster: corner and side [m], rows from the south and columns by cell, and shape."""

    west: float
    south: float
    side: float
    row: Rows
    column: Rows
    shape: tuple[int, int]

    @classmethod
    def of_cells(cls, cells: gpd.GeoDataFrame) -> CellRaster:
        """The raster of squares that lie on one grid."""
        bounds = cells.geometry.bounds.to_numpy()
        side = float(np.median(bounds[:, 2] - bounds[:, 0]))
        west, south = bounds[:, 0].min(), bounds[:, 1].min()
        column, row = (np.rint((bounds[:, k] - low) / side).astype(np.intp) for k, low in enumerate((west, south)))
        return cls(float(west), float(south), side, row, column, (int(row.max()) + 1, int(column.max()) + 1))

    @property
    def flat(self) -> Rows:
        """Place of each cell in the raster, row after row."""
        return np.asarray(self.row * self.shape[1] + self.column)

    def middles(self) -> Array:
        """Middles of the cells [m] (n, 2)."""
        places = self.west + (self.column + 0.5) * self.side, self.south + (self.row + 0.5) * self.side
        return np.column_stack(places)

    def spread(self, values: Array, missing: Any) -> Array:
        """Values of cells over the raster (rows, columns)."""
        out = np.full(self.shape[0] * self.shape[1], missing)
        out[self.flat] = values
        return out.reshape(self.shape)


def require_raster(table: pd.DataFrame, source: str) -> None:
    """Raises InputError for what is no raster or has no value."""
    if [*table.columns] != [*COLUMNS]:
        raise InputError("runoff-no-raster", file=source)
    if not len(table):
        raise InputError("runoff-raster-empty", file=source)


def elevation_of(table: pd.DataFrame, raster: CellRaster, source: str) -> Array:
    """Mean elevation [m] of each cell; of a coarser raster that of the nearest place; NaN where it says nothing.

    Raises InputError for what is no raster, has heights that cannot be, or lies elsewhere.
    """
    require_raster(table, source)
    height = table["value"].to_numpy(np.float64)
    wrong = (height < LOWEST) | (height > HIGHEST)
    if wrong.any():
        told = {"count": int(wrong.sum()), "received": float(height[wrong][0]), "low": LOWEST, "high": HIGHEST}
        raise InputError("runoff-elevation-impossible", file=source, total=len(height), **told)
    column, row = (
        np.floor((table[name].to_numpy(np.float64) - low) / raster.side).astype(np.intp)
        for name, low in (("x", raster.west), ("y", raster.south))
    )
    inside = (row >= 0) & (row < raster.shape[0]) & (column >= 0) & (column < raster.shape[1])
    place, size = (row * raster.shape[1] + column)[inside], raster.shape[0] * raster.shape[1]
    count, summed = np.bincount(place, minlength=size), np.bincount(place, height[inside], minlength=size)
    mean = np.divide(summed, count, out=np.full(size, np.nan), where=count > 0)[raster.flat]
    if np.count_nonzero(inside) < FINE * size:
        mean = np.where(np.isfinite(mean), mean, _nearest(table, height, raster))
    if not np.isfinite(mean).any():
        raise InputError("raster-elsewhere", file=source)
    return np.asarray(mean)


def unmarked_zeros(table: pd.DataFrame) -> tuple[int, float]:
    """How many places are 0 m exactly far below all others, as where 0 stands for missing, and the lowest other [m].

    None where other ground is near 0 m too, as at a coast.
    """
    height = table["value"].to_numpy(np.float64)
    zero = height == 0.0
    if not zero.any() or zero.all():
        return 0, np.nan
    lowest = float(height[~zero].min())
    return (int(zero.sum()), lowest) if lowest >= APART else (0, lowest)


def _nearest(table: pd.DataFrame, values: Array, raster: CellRaster) -> Array:
    """The value of the nearest place within three quarters of the raster's own step, NaN where there is none."""
    from scipy.spatial import cKDTree

    places = table[["x", "y"]].to_numpy(np.float64)
    tree = cKDTree(places)
    some = places[:: max(len(places) // SAMPLE, 1)]
    step = float(np.median(tree.query(some, k=2)[0][:, 1])) if len(places) > 1 else raster.side
    away, row = tree.query(raster.middles(), distance_upper_bound=step * DIAGONAL)
    return np.where(np.isfinite(away), values[np.minimum(row, len(values) - 1)], np.nan)


def soil_of(table: pd.DataFrame, raster: CellRaster, source: str) -> Array:
    """Hydrologic soil group (1 is A, 4 is D) of each cell, of a raster or of areas; NaN where it says nothing.

    Raises InputError for a file without groups, or with others than A to D.
    """
    if isinstance(table, gpd.GeoDataFrame):
        return _soil_of_areas(table, raster, source)
    require_raster(table, source)
    group = table["value"].to_numpy(np.float64)
    wrong = ~np.isin(group, [*GROUPS.values()])
    if wrong.any():
        raise InputError("runoff-soil-impossible", file=source, count=int(wrong.sum()), received=f"{group[wrong][0]:g}")
    told = _nearest(table, group, raster)
    if not np.isfinite(told).any():
        raise InputError("raster-elsewhere", file=source)
    return told


def _soil_of_areas(areas: gpd.GeoDataFrame, raster: CellRaster, source: str) -> Array:
    import shapely

    name = next((one for one in areas.columns if str(one).lower() in GROUP_COLUMNS), None)
    if name is None:
        raise InputError("runoff-soil-no-column", file=source, received=", ".join(map(str, areas.columns[:8])))
    written = areas[name].astype(str).str.strip().str.lower().str.rpartition("/")[2]
    unknown = ~written.isin([*GROUPS])
    if unknown.any():
        received = str(areas[name][unknown].iloc[0])[:40]
        raise InputError("runoff-soil-impossible", file=source, count=int(unknown.sum()), received=received)
    group = written.map(GROUPS).to_numpy(np.float64)
    middles = shapely.points(raster.middles())
    point, area = shapely.STRtree(shapely.make_valid(areas.geometry.to_numpy())).query(middles, predicate="intersects")
    told = np.full(len(middles), np.nan)
    told[point[::-1]] = group[area[::-1]]
    return told
