"""Shapes of an entity in parts of the map, so that those of a large city need not be sent as a whole.

Rows of a snapshot follow a curve that fills the city, so a run of rows is a compact patch of the map. A tile is such a
run: it has a first row and a number of rows, and each row lies in exactly one. What is small enough is one tile.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.geometry.cells_format import Cells
from citybrain.twin.geometry.columns_format import PackedColumns, from_metres, from_units

Bounds = tuple[float, float, float, float]
Shapes = PackedColumns | Cells
"""What an entity is drawn with."""
LIGHTER = {"polygon": 1, "line": 1, "point": 4, "cell": 8}
"""How many shapes of a geometry are as much as one polygon, to send and to draw."""


@dataclass(frozen=True)
class Tiling:
    """How a city is parted: numbers of polygons; see `LIGHTER` for other shapes."""

    most_at_once: int = 300_000
    """Up to so many buildings are one tile, and a page draws so many at once."""
    most_in_tile: int = 25_000
    """No tile of a larger city holds more."""

    def of(self, geometry: str) -> "Tiling":
        """The numbers for shapes of a geometry."""
        times = LIGHTER[geometry]
        return Tiling(self.most_at_once * times, self.most_in_tile * times)


TILING = Tiling()
"""What a server uses unless it is told otherwise."""


@dataclass(frozen=True)
class GeometryTile:
    """A run of rows: the first, and how many."""

    first: int
    count: int

    @property
    def rows(self) -> slice:
        """The run as a slice of any column of the entity."""
        return slice(self.first, self.first + self.count)


def tiles_of(rows: int, tiling: Tiling) -> list[GeometryTile]:
    """The tiles of `rows` rows, of nearly equal size, in row order; none where there is no row."""
    parts = 1 if rows <= tiling.most_at_once else -(-rows // tiling.most_in_tile)
    starts = [rows * part // parts for part in range(parts + 1)]
    return [GeometryTile(first, last - first) for first, last in pairwise(starts) if last > first]


class Parted:
    """Shapes that are taken apart by rows again and again."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        if isinstance(shapes, PackedColumns):
            self._vertices = _starts(shapes.vertex_counts)
            self._indices = _starts(shapes.index_counts)

    def of(self, tile: GeometryTile) -> Shapes:
        """The shapes of one tile, from the origin of them all."""
        whole, rows = self._shapes, tile.rows
        if isinstance(whole, Cells):
            return replace(whole, column=whole.column[rows], line=whole.line[rows])
        return PackedColumns(
            whole.origin,
            whole.vertices[self._vertices[rows.start] : self._vertices[rows.stop]],
            whole.vertex_counts[rows],
            whole.indices[self._indices[rows.start] : self._indices[rows.stop]],
            whole.index_counts[rows],
            whole.kind,
        )

    def bounds(self, tile: GeometryTile) -> Bounds | None:
        """West, south, east, north of a tile in degrees; None where none of its rows has a shape."""
        return bounds_of(self.of(tile))


def around(bounds: Sequence[Bounds]) -> Bounds | None:
    """West, south, east, north of several of them; None of none."""
    if not bounds:
        return None
    west, south, east, north = zip(*bounds, strict=True)
    return min(west), min(south), max(east), max(north)


def bounds_of(shapes: Shapes) -> Bounds | None:
    """West, south, east, north of shapes in degrees; None where none is there."""
    if isinstance(shapes, Cells):
        return _bounds_of_cells(shapes)
    if not len(shapes.vertices):
        return None
    corners = np.array([shapes.vertices.min(axis=0), shapes.vertices.max(axis=0)])
    return _bounds(from_units(corners, shapes.origin))


def _bounds_of_cells(cells: Cells) -> Bounds | None:
    present = cells.column >= 0
    if not present.any():
        return None
    (left, right), (low, high) = (
        (float(axis[present].min()), float(axis[present].max() + 1)) for axis in (cells.column, cells.line)
    )
    metres = cells.corners(np.array([left, right, right, left]), np.array([low, low, high, high]))
    return _bounds(from_metres(np.array([metres.min(axis=0), metres.max(axis=0)]), cells.origin))


def _bounds(corners: NDArray[np.float64]) -> Bounds:
    (west, south), (east, north) = corners
    return float(west), float(south), float(east), float(north)


def _starts(counts: NDArray[np.uint16]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
