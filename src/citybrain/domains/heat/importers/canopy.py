"""Heights of crowns from a raster that measures them, such as laser scanning, in the parts of cells."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from citybrain.domains.heat.importers.grid import CellGrid
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

COLUMNS = "x", "y", "value"
LOWEST, HIGHEST = -5.0, 130.0
"""Heights [m] that crowns over the ground can have: noise of a difference of two models, and the highest tree."""

DIAGONAL = 0.75
"""Sides of a raster's cell within which its middle tells of a place."""

SAMPLE = 500


class MeasuredCanopy:
    """A raster of the heights of crowns over the ground: what it says of a place, and where it says nothing."""

    def __init__(self, raster: pd.DataFrame, file: str) -> None:
        from scipy.spatial import cKDTree

        self._height = _heights(raster, file)
        places = raster[["x", "y"]].to_numpy(np.float64)
        self._tree = cKDTree(places)
        some = places[:: max(len(places) // SAMPLE, 1)]
        self.side = float(np.median(self._tree.query(some, k=2)[0][:, 1])) if len(places) > 1 else 1.0

    def require_city(self, grid: CellGrid, file: str) -> None:
        """Raises InputError where the raster says nothing of any cell."""
        middles = grid.west + (grid.column + 0.5) * grid.side, grid.south + (grid.row + 0.5) * grid.side
        if not self._near(np.column_stack(middles), max(self.side, grid.side))[1].any():
            raise InputError("raster-elsewhere", file=file)

    def at(self, x: Array, y: Array) -> tuple[Array, Mask]:
        """Height of the crown [m] at places (0 without), and of which of them the raster says something."""
        return self._near(np.column_stack([x, y]), self.side)

    def _near(self, places: Any, side: float) -> tuple[Array, Mask]:
        away, row = self._tree.query(places, distance_upper_bound=side * DIAGONAL)
        known: Mask = np.isfinite(away)
        height: Array = np.where(known, self._height[np.minimum(row, len(self._height) - 1)], 0.0)
        return height, known


def _heights(raster: pd.DataFrame, file: str) -> Array:
    if [*raster.columns] != [*COLUMNS]:
        raise InputError("heat-canopy-no-raster", file=file)
    if not len(raster):
        raise InputError("heat-canopy-empty", file=file)
    height = raster["value"].to_numpy(np.float64)
    wrong = (height < LOWEST) | (height > HIGHEST)
    if wrong.any():
        first = float(height[wrong][0])
        told = {"count": int(wrong.sum()), "received": first, "low": LOWEST, "high": HIGHEST}
        raise InputError("heat-canopy-impossible", file=file, total=len(height), **told)
    crowns: Array = np.maximum(height, 0.0)
    return crowns
