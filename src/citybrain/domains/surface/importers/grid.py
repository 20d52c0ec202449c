"""The cells of a city: squares on round metres that lie in its zones, and the tiles in which they are worked on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import shapely

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Rows

SIDE, LARGEST_SIDE = 10.0, 80.0
"""Metres of a cell where the city states none, and of one in a city that has no end."""

MOST_CELLS = 400_000
"""Cells of a city that states no side; of a larger one cells are twice as wide."""

SIDES = (2.0, 5.0, 10.0, 20.0, 40.0, 80.0)
"""Sides of cells that a city may state [m]."""

MOST_STATED = 1_000_000
"""Cells of a city that states their side."""

MOST_PARTS, LEAST_PIXEL = 5, 1.0
"""Parts of a side that are looked at by themselves, and metres below which a part is no truer: walls and crowns of the
map are not known better."""

TILE_PIXELS = 800
"""Parts along a tile."""


class CellGrid(NamedTuple):
    """Lower left corner and side [m]; by cell the row of its zone, row from the south and column; rows and columns."""

    west: float
    south: float
    side: float
    zone: Rows
    row: Rows
    column: Rows
    shape: tuple[int, int]

    @property
    def parts(self) -> int:
        """Parts of a side of a cell."""
        return int(min(MOST_PARTS, self.side // LEAST_PIXEL))

    @property
    def pixel(self) -> float:
        """Side of the parts of a cell [m]."""
        return self.side / self.parts

    def shapes(self) -> Array:
        """Squares of the cells."""
        west, south = self.west + self.column * self.side, self.south + self.row * self.side
        boxes: Array = shapely.box(west, south, west + self.side, south + self.side)
        return boxes

    def tiles(self) -> Iterator[tuple[slice, slice, Rows]]:
        """Rows and columns of each tile that has cells, and which cells these are."""
        tile = TILE_PIXELS // self.parts
        for bottom in range(0, self.shape[0], tile):
            for left in range(0, self.shape[1], tile):
                rows = slice(bottom, min(bottom + tile, self.shape[0]))
                columns = slice(left, min(left + tile, self.shape[1]))
                inside = (self.row >= rows.start) & (self.row < rows.stop)
                inside &= (self.column >= columns.start) & (self.column < columns.stop)
                if inside.any():
                    yield rows, columns, np.flatnonzero(inside)


def grid_of(zones: np.ndarray, drawn: tuple[float, float, float, float], stated: float | None = None) -> CellGrid:
    """The cells whose middle lies in a zone and in the box that is drawn (west, south, east, north) [m].

    They are as wide as `stated` [m]; raises InputError, before any is made, where that would be too many.
    """
    low = np.maximum(shapely.total_bounds(zones)[:2], drawn[:2])
    high = np.minimum(shapely.total_bounds(zones)[2:], drawn[2:])
    side, extent = stated or SIDE, np.maximum(high - low, 0.0)
    if stated is not None:
        _require_few(stated, zones, drawn)
    while stated is None and float(np.prod(extent / side + 1.0)) > MOST_CELLS and side < LARGEST_SIDE:
        side *= 2.0
    west, south = (np.floor(low / side) * side).tolist()
    columns, rows = (int(n) for n in np.ceil((high - (west, south)) / side))
    row, column = (one.ravel() for one in np.mgrid[0 : max(rows, 0), 0 : max(columns, 0)])
    middles = shapely.points(west + (column + 0.5) * side, south + (row + 0.5) * side)
    point, zone = shapely.STRtree(zones).query(middles, predicate="intersects")
    first = np.unique(point, return_index=True)[1]
    kept = point[first]
    return CellGrid(west, south, side, zone[first], row[kept], column[kept], (max(rows, 0), max(columns, 0)))


def _require_few(side: float, zones: np.ndarray, drawn: tuple[float, float, float, float]) -> None:
    """Raises InputError for a side [m] that makes too many cells of the ground of zones in the box that is drawn."""
    ground = float(shapely.area(shapely.intersection(zones, shapely.box(*drawn))).sum())
    count = {one: ground / one**2 for one in SIDES}
    if count[side] > MOST_STATED:
        wider = next((one for one in SIDES if count[one] <= MOST_STATED), LARGEST_SIDE)
        told = {"side": side, "received": count[side], "allowed": MOST_STATED, "count": count[wider]}
        raise InputError("surface-too-many-cells", next=f"{wider:g}", **told)
