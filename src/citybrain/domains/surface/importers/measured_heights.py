"""Heights that a raster measures, of the ground or of crowns over it, at places of the city."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from citybrain.domains.surface.importers.grid import CellGrid
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

COLUMNS = "x", "y", "value"
CANOPY, GROUND = "canopy_height", "ground_height"
"""Sources: heights of crowns over the ground, and of the ground over the sea [m]."""

POSSIBLE = {CANOPY: (-5.0, 130.0), GROUND: (-500.0, 9000.0)}
"""Heights [m] that can be: noise of a difference of two models and the highest tree; the Dead Sea and Everest."""

DIAGONAL = 0.75
"""Sides of a raster's cell within which its middle tells of a place."""

SAMPLE = 500


class MeasuredHeights:
    """A raster of heights: what it says of a place, and where it says nothing.

    Raises InputError for what is no raster, has no value, or has heights that cannot be.
    """

    def __init__(self, raster: pd.DataFrame, source: str) -> None:
        from scipy.spatial import cKDTree

        self.source = source
        self._height = _heights(raster, source)
        places = raster[["x", "y"]].to_numpy(np.float64)
        self._tree = cKDTree(places)
        some = places[:: max(len(places) // SAMPLE, 1)]
        self.side = float(np.median(self._tree.query(some, k=2)[0][:, 1])) if len(places) > 1 else 1.0

    def require_city(self, grid: CellGrid) -> None:
        """Raises InputError where the raster says nothing of any cell."""
        middles = grid.west + (grid.column + 0.5) * grid.side, grid.south + (grid.row + 0.5) * grid.side
        if not self._near(np.column_stack(middles), max(self.side, grid.side))[1].any():
            raise InputError("raster-elsewhere", file=self.source)

    def at(self, x: Array, y: Array) -> tuple[Array, Mask]:
        """Height [m] at places (0 where nothing is known), and of which of them the raster says something."""
        return self._near(np.column_stack([x, y]), self.side)

    def everywhere(self, x: Array, y: Array) -> Array:
        """Height [m] at places, in holes and beyond the raster that of the nearest place."""
        height: Array = self._height[self._tree.query(np.column_stack([x, y]))[1]]
        return height

    def _near(self, places: Any, side: float) -> tuple[Array, Mask]:
        away, row = self._tree.query(places, distance_upper_bound=side * DIAGONAL)
        known: Mask = np.isfinite(away)
        height: Array = np.where(known, self._height[np.minimum(row, len(self._height) - 1)], 0.0)
        return height, known


def _heights(raster: pd.DataFrame, source: str) -> Array:
    if [*raster.columns] != [*COLUMNS]:
        raise InputError("surface-heights-no-raster", file=source)
    if not len(raster):
        raise InputError("surface-heights-empty", file=source)
    height = raster["value"].to_numpy(np.float64)
    low, high = POSSIBLE[source]
    wrong = (height < low) | (height > high)
    if wrong.any():
        told = {"count": int(wrong.sum()), "received": float(height[wrong][0]), "low": low, "high": high}
        raise InputError("surface-heights-impossible", file=source, total=len(height), **told)
    return height
