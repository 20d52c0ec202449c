"""Water that leaves a cell for two neighbours at once (D-infinity), and hollows of a finer raster within a cell."""

# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numba import njit

from citybrain.domains.runoff.importers.rasters import CellRaster
from citybrain.domains.runoff.importers.terrain import TerrainWays, terrain_ways
from citybrain.kernel.units import Array, Rows

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")
NONE = -1
EIGHTH = np.pi / 4.0
FACETS = np.array(
    [
        [0, 1, -1, 1], [-1, 0, -1, 1], [-1, 0, -1, -1], [0, -1, -1, -1],
        [0, -1, 1, -1], [1, 0, 1, -1], [1, 0, 1, 1], [0, 1, 1, 1],
    ]
)  # fmt: skip
"""Steps (rows, columns) to the straight and to the diagonal neighbour of each of the eight facets around a cell."""

FINER = 1.5
"""Sides of a fine raster in one of a cell from which its hollows are looked at."""

SHALLOW, LITTLE = 0.02, 0.01
"""Depth [m] and water [m³] below which a hollow of a fine raster is its roughness."""

MOST_PLACES = 8_000_000
REGULAR = 0.05
"""Part of a step by which places of a raster may lie beside its grid."""


class SpreadWays(NamedTuple):
    """By cell (flat): the straight and the diagonal neighbour that share its water (-1: none), and the first's part."""

    first: Rows
    second: Rows
    share: Array


@compiled
def _spread(filled: Any, receiver: Any, hollow: Any, rows: int, columns: int, facets: Any, out: Any) -> None:
    first, second, share = out
    for cell in range(rows * columns):
        first[cell], second[cell], share[cell] = receiver[cell], NONE, 1.0
        to = receiver[cell]
        if to == NONE or hollow[cell] != NONE or not filled[to] < filled[cell]:
            continue
        steepest, row, column = 0.0, cell // columns, cell % columns
        for facet in range(8):
            r1, c1 = row + facets[facet, 0], column + facets[facet, 1]
            r2, c2 = row + facets[facet, 2], column + facets[facet, 3]
            if not (0 <= r1 < rows and 0 <= c1 < columns and 0 <= r2 < rows and 0 <= c2 < columns):
                continue
            near, far = r1 * columns + c1, r2 * columns + c2
            along, across = filled[cell] - filled[near], filled[near] - filled[far]
            if not (np.isfinite(along) and np.isfinite(across)):
                continue
            angle, slope = np.arctan2(across, along), np.hypot(along, across)
            if angle <= 0.0:
                angle, slope = 0.0, along
            elif angle >= EIGHTH:
                angle, slope = EIGHTH, (along + across) / np.sqrt(2.0)
            if slope > steepest:
                steepest = slope
                first[cell] = near if angle < EIGHTH else far
                second[cell] = far if 0.0 < angle < EIGHTH else NONE
                share[cell] = 1.0 - angle / EIGHTH if 0.0 < angle < EIGHTH else 1.0


def spread_ways(ways: TerrainWays, shape: tuple[int, int]) -> SpreadWays:
    """Two neighbours by the steepest of eight facets of the filled ground; one on flats and in hollows, as D8 has it.

    D-infinity: Tarboton 1997, doi:10.1029/96WR03137. Both neighbours are lower, so that water goes round in no circle.
    """
    size = shape[0] * shape[1]
    out = np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size)
    _spread(ways.filled, ways.receiver, ways.hollow, *shape, FACETS, out)
    return SpreadWays(*out)


class SmallHollows(NamedTuple):
    """By cell: water that fills hollows smaller than a cell [m³], the deepest of them [m]; NaN where nobody looked."""

    capacity: Array
    depth: Array


def small_hollows(table: pd.DataFrame, raster: CellRaster) -> SmallHollows | None:
    """Hollows of a raster (x, y, value) that is finer than the cells, each smaller than one; None for a coarser one.

    They are found as those of cells are, on the places of the raster itself; a raster that is no grid along the axes
    of the city is none.
    """
    grid = _grid(table, raster)
    if grid is None:
        return None
    heights, side, west, south = grid
    known = np.isfinite(heights)
    edge = np.zeros_like(known)
    edge[[0, -1]], edge[:, [0, -1]] = True, True
    inner = known.copy()
    inner[1:-1, 1:-1] &= known[:-2, 1:-1] & known[2:, 1:-1] & known[1:-1, :-2] & known[1:-1, 2:]
    ways = terrain_ways(heights, known & (edge | ~inner), side**2, (SHALLOW, LITTLE))
    inside = np.flatnonzero(ways.hollow >= 0)
    size = np.bincount(ways.hollow[inside], minlength=len(ways.exit)) * side**2
    inside = inside[size[ways.hollow[inside]] < raster.side**2]
    row, column = np.divmod(inside, heights.shape[1])
    places = (np.floor((south + row * side - raster.south) / raster.side).astype(np.intp),
              np.floor((west + column * side - raster.west) / raster.side).astype(np.intp))  # fmt: skip
    there = (places[0] >= 0) & (places[0] < raster.shape[0]) & (places[1] >= 0) & (places[1] < raster.shape[1])
    flat = places[0][there] * raster.shape[1] + places[1][there]
    depth = (ways.filled - heights.ravel())[inside[there]]
    count = raster.shape[0] * raster.shape[1]
    capacity, deepest = np.bincount(flat, depth * side**2, count).astype(np.float64), np.zeros(count)
    np.maximum.at(deepest, flat, depth)
    return SmallHollows(capacity[raster.flat], deepest[raster.flat])


def _grid(table: pd.DataFrame, raster: CellRaster) -> tuple[Array, float, float, float] | None:
    """Heights (rows from the south, columns), side [m] and the middle of the first; None for what is no finer grid."""
    x, y, value = (table[name].to_numpy(np.float64) for name in ("x", "y", "value"))
    steps = np.diff(np.unique(np.round(x, 3)))
    side = float(np.median(steps)) if len(steps) else raster.side
    if side * FINER > raster.side:
        return None
    west, south = float(x.min()), float(y.min())
    column, row = (x - west) / side, (y - south) / side
    if max(np.abs(one - np.rint(one)).max() for one in (row, column)) > REGULAR:
        return None
    shape = int(np.rint(row.max())) + 1, int(np.rint(column.max())) + 1
    if shape[0] * shape[1] > MOST_PLACES:
        return None
    heights = np.full(shape, np.nan)
    heights[np.rint(row).astype(np.intp), np.rint(column).astype(np.intp)] = value
    return heights, side, west, south
