"""Height, slope and relief of the ground of cells from a raster of heights over the sea."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.domains.capacity.importers.ground_maps import RASTER, side_of_raster
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

POSSIBLE = (-500.0, 9000.0)
"""Heights [m] over the sea that can be: the Dead Sea and Everest."""

RELIEF_REACH = 225.0
"""Half the side [m] of the square in which relief is looked at: 15 × 15 cells of 30 m, which is usual."""

COARSER = 1.5
"""Sides of a raster's cell in a square of the lattice, so that none stays empty."""


class GroundForm(NamedTuple):
    """Height [m], slope [degrees] and relief [m] at places; NaN where the raster says nothing."""

    elevation: Array
    slope: Array
    relief: Array


def terrain(raster: pd.DataFrame, source: str, middles: Array, side: float) -> GroundForm:
    """GroundForm at the middles (n, 2) [m] of cells of a side [m].

    Heights are means of a lattice as fine as the cells or 1.5 cells of the raster. Slope is that of Horn 1981 over the
    eight squares around (one that is not known counts as the middle one), relief the highest less the lowest square
    within 225 m. Raises InputError for what is no raster, is empty, has heights that cannot be, or lies elsewhere.
    """
    places, height = _heights(raster, source)
    low, high = middles.min(axis=0) - RELIEF_REACH - side, middles.max(axis=0) + RELIEF_REACH + side
    near = ((places >= low) & (places <= high)).all(axis=1)
    if not near.any():
        raise InputError("raster-elsewhere", file=source)
    step = max(side, COARSER * side_of_raster(places[near]))
    step = side if step <= COARSER * side else step
    origin = middles.min(axis=0) - side / 2.0 - np.ceil(RELIEF_REACH / step + 1.0) * step
    shape = tuple((np.ceil((high - origin) / step).astype(int) + 1)[::-1].tolist())
    lattice = _lattice(places[near], height[near], origin, step, shape)
    column, row = np.floor((middles - origin) / step).astype(np.intp).T
    slope, relief = _slope(lattice, step), _relief(lattice, int(RELIEF_REACH / step))
    found = GroundForm(lattice[row, column], slope[row, column], relief[row, column])
    if not np.isfinite(found.elevation).any():
        raise InputError("raster-elsewhere", file=source)
    return found


def _heights(raster: pd.DataFrame, source: str) -> tuple[Array, Array]:
    if [*raster.columns] != RASTER:
        raise InputError("capacity-no-raster", file=source)
    if not len(raster):
        raise InputError("capacity-raster-empty", file=source)
    height = raster["value"].to_numpy(np.float64)
    low, high = POSSIBLE
    wrong = (height < low) | (height > high)
    if wrong.any():
        told = {"count": int(wrong.sum()), "received": float(height[wrong][0]), "low": low, "high": high}
        raise InputError("capacity-heights-impossible", file=source, total=len(height), **told)
    return raster[["x", "y"]].to_numpy(np.float64), height


def _lattice(places: Array, height: Array, origin: Array, step: float, shape: tuple[int, ...]) -> Array:
    """Mean height of the squares of a lattice (rows north); NaN where no cell of the raster lies."""
    column, row = np.floor((places - origin) / step).astype(np.intp).T
    inside = (row >= 0) & (column >= 0) & (row < shape[0]) & (column < shape[1])
    square, size = row[inside] * shape[1] + column[inside], shape[0] * shape[1]
    total, count = np.bincount(square, height[inside], size), np.bincount(square, minlength=size)
    mean: Array = np.divide(total, count, out=np.full(size, np.nan), where=count > 0).reshape(shape)
    return mean


def _slope(lattice: Array, step: float) -> Array:
    """Slope [degrees] by Horn 1981, doi:10.1109/PROC.1981.11918."""
    around = np.pad(lattice, 1, constant_values=np.nan)
    rows, columns = lattice.shape

    def at(down: int, across: int) -> Array:
        one = around[1 + down : 1 + down + rows, 1 + across : 1 + across + columns]
        return np.where(np.isnan(one), lattice, one)

    east = at(1, 1) + 2.0 * at(0, 1) + at(-1, 1) - at(1, -1) - 2.0 * at(0, -1) - at(-1, -1)
    north = at(1, 1) + 2.0 * at(1, 0) + at(1, -1) - at(-1, 1) - 2.0 * at(-1, 0) - at(-1, -1)
    slope: Array = np.degrees(np.arctan(np.hypot(east, north) / (8.0 * step)))
    return slope


def _relief(lattice: Array, reach: int) -> Array:
    """Highest less lowest within a square of so many steps around; NaN where the middle is."""
    from scipy.ndimage import maximum_filter, minimum_filter

    size = 2 * max(reach, 1) + 1
    known = np.isfinite(lattice)
    high = maximum_filter(np.where(known, lattice, -np.inf), size, mode="constant", cval=-np.inf)
    low = minimum_filter(np.where(known, lattice, np.inf), size, mode="constant", cval=np.inf)
    relief: Array = np.where(known, np.where(known, high, 0.0) - np.where(known, low, 0.0), np.nan)
    return relief
