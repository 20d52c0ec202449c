"""Footprints of a city in parts of the map, so that a large city need not be sent as a whole.

Rows of a snapshot follow a curve that fills the city, so a run of rows is a compact patch of the map. A tile is such a
run: it has a first row and a number of rows, and each building lies in exactly one. A city that is small enough is one
tile.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.geometry.columns_format import Columns, from_units

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Tiling:
    """How a city is parted: numbers of buildings."""

    most_at_once: int = 300_000
    """Up to so many buildings are one tile, and a page draws so many at once."""
    most_in_tile: int = 25_000
    """No tile of a larger city holds more."""


TILING = Tiling()
"""What a server uses unless it is told otherwise."""


@dataclass(frozen=True)
class Tile:
    """A run of rows: the first, and how many."""

    first: int
    count: int

    @property
    def rows(self) -> slice:
        """The run as a slice of any column of the buildings."""
        return slice(self.first, self.first + self.count)


def tiles_of(rows: int, tiling: Tiling) -> list[Tile]:
    """The tiles of a city of `rows` buildings, of nearly equal size, in row order; none where it has no building."""
    parts = 1 if rows <= tiling.most_at_once else -(-rows // tiling.most_in_tile)
    starts = [rows * part // parts for part in range(parts + 1)]
    return [Tile(first, last - first) for first, last in pairwise(starts) if last > first]


class Parted:
    """Footprints that are taken apart by rows again and again."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._vertices = _starts(columns.vertex_counts)
        self._triangles = _starts(columns.triangle_counts)

    def of(self, tile: Tile) -> Columns:
        """The footprints of one tile, from the origin of the whole city."""
        whole, rows = self._columns, tile.rows
        return Columns(
            whole.origin,
            whole.vertices[self._vertices[rows.start] : self._vertices[rows.stop]],
            whole.vertex_counts[rows],
            whole.triangles[self._triangles[rows.start] : self._triangles[rows.stop]],
            whole.triangle_counts[rows],
        )

    def bounds(self, tile: Tile) -> Bounds | None:
        """West, south, east, north of a tile in degrees; None where none of its buildings has a footprint."""
        vertices = self.of(tile).vertices
        if not len(vertices):
            return None
        corners = np.array([vertices.min(axis=0), vertices.max(axis=0)])
        (west, south), (east, north) = from_units(corners, self._columns.origin)
        return float(west), float(south), float(east), float(north)


def _starts(counts: NDArray[np.uint16]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
