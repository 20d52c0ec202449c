"""What stands on a raster: the hard surface, and crowns of trees with the gap below them."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Grid: TypeAlias = NDArray[np.float32]

NOTHING = np.float32(-1e6)
"""Height of what is not there: the slope towards it is above no horizon."""

LEAST_CROWN = 0.5
"""Metres from which a crown counts."""

LEAST_WALL = 2.0
"""Metres by which a cell stands above its lowest neighbour and has a wall: less is a slope, or a rough measurement."""


TRUNK_SHARE = 0.25
"""Part of the height of a tree below its crown."""


class Relief(NamedTuple):
    """Heights [m] on one datum, rows from north to south: hard surface, lower and upper side of the crown over it.

    Where no crown is both are `NOTHING`. `walls` is the surface where a cell ends in a wall. `pixel` is the side of a
    cell [m]; `halo` cells around are seen, and are not asked for.
    """

    surface: Grid
    crown_low: Grid
    crown_top: Grid
    walls: Grid
    pixel: float
    halo: int = 0

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns that are asked for."""
        rows, columns = self.surface.shape
        return rows - 2 * self.halo, columns - 2 * self.halo

    def window(self, rows: slice, columns: slice, halo: int) -> Relief:
        """A part with a halo; outside of the raster there is nothing."""
        return self._replace(
            surface=_cut(self.surface, rows, columns, halo),
            crown_low=_cut(self.crown_low, rows, columns, halo),
            crown_top=_cut(self.crown_top, rows, columns, halo),
            walls=_cut(self.walls, rows, columns, halo),
            halo=halo,
        )


def relief_of(surface: Any, crown_height: Any, pixel: float, trunk_share: float) -> Relief:
    """The relief of a hard surface (ground and roofs) and of crowns above it; trunks are a share of their height."""
    hard, height = np.asarray(surface, np.float32), np.asarray(crown_height, np.float32)
    tree = height > np.float32(LEAST_CROWN)
    low = np.where(tree, hard + np.float32(trunk_share) * height, NOTHING).astype(np.float32)
    top = np.where(tree, hard + height, NOTHING).astype(np.float32)
    return Relief(hard, low, top, _walls(hard), float(pixel))


def _walls(surface: Grid) -> Grid:
    around = np.pad(surface, 1, mode="edge")
    across, along = (around[1:-1, :-2], around[1:-1, 2:]), (around[:-2, 1:-1], around[2:, 1:-1])
    lowest = np.minimum(np.minimum(*across), np.minimum(*along))
    return np.where(surface - lowest >= np.float32(LEAST_WALL), surface, NOTHING).astype(np.float32)


def _cut(grid: Grid, rows: slice, columns: slice, halo: int) -> Grid:
    height, width = rows.stop - rows.start, columns.stop - columns.start
    out = np.full((height + 2 * halo, width + 2 * halo), NOTHING, np.float32)
    top, left = rows.start - halo, columns.start - halo
    from_row, to_row = max(top, 0), min(rows.stop + halo, grid.shape[0])
    from_column, to_column = max(left, 0), min(columns.stop + halo, grid.shape[1])
    out[from_row - top : to_row - top, from_column - left : to_column - left] = grid[
        from_row:to_row, from_column:to_column
    ]
    return out
