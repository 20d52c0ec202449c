"""OCB1 of kind 3: cells of a regular grid, without a vertex: where the grid lies, then column and line of each cell.

The header is that of all shapes (columns_format.py), with no vertices and no indices. Then f64[12]: six terms of x and
six of y, in metres east and north of the origin, by which the corner of column c and line l lies at
t0 + t1 c + t2 l + t3 c² + t4 c l + t5 l²; i32[n] column and i32[n] line of each cell as the difference from the cell
before, counted from 0 eastwards and northwards; a row without a cell has column -1.

A grid that is straight in the plane of the city is bent a little in the map's; over 30 km the square terms leave 0.1 m.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.geometry.columns_format import HEADER, KINDS, MAGIC, METRES_PER_UNIT, PackedHead, taken, to_metres
from citybrain.twin.geometry.types import Numbers

TERMS = 6
MOST_LINES = 8_192
MOST_PLACES = 1 << 24
"""Columns by lines of a grid, as a texture of the graphics card can hold them."""
OFF = 0.01
"""How far a cell may lie from its place, as a share of its side."""
PROBES = 9


@dataclass(frozen=True)
class Cells:
    """Cells of n rows on one grid."""

    origin: tuple[float, float]
    """Longitude and latitude in degrees."""
    terms: Numbers
    """2 x 6: terms of x and of y in metres from the origin."""
    column: NDArray[np.int32]
    line: NDArray[np.int32]
    kind: str = "cell"

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.column)

    def corners(self, column: Numbers, line: Numbers) -> Numbers:
        """n x 2: corners of the grid in metres from the origin."""
        return powers(column, line) @ self.terms.T


def powers(column: Numbers, line: Numbers) -> Numbers:
    """n x 6: what the terms are multiplied by."""
    return np.column_stack([np.ones(len(column)), column, line, column**2, column * line, line**2])


def cells_of(bounds: Numbers, origin: tuple[float, float], to_degrees: Callable[[Numbers], Numbers]) -> Cells | None:
    """Cells of n boxes (west, south, east, north; NaN for none) on one grid; None where they lie on no regular grid.

    `to_degrees` takes points of the plane of the boxes (n x 2) to longitude and latitude.
    """
    present = np.isfinite(bounds).all(axis=1)
    if not present.any():
        return None
    boxes = bounds[present]
    sides = boxes[:, 2:] - boxes[:, :2]
    side, corner = np.median(sides, axis=0), boxes[:, :2].min(axis=0)
    if not (side > 0).all():
        return None
    exact = (boxes[:, :2] - corner) / side
    place = np.round(exact)
    size = place.max(axis=0) + 1
    regular = np.abs(exact - place).max() < OFF and np.abs(sides / side - 1).max() < OFF
    drawable = size.max() <= MOST_LINES and size.prod() <= MOST_PLACES
    if not (regular and drawable) or len(np.unique(place, axis=0)) < len(place):
        return None
    found = np.full((2, len(bounds)), -1, np.int32)
    found[:, present] = place.T
    return Cells(origin, _terms(corner, side, size, origin, to_degrees), found[0], found[1])


def _terms(
    corner: Numbers, side: Numbers, size: Numbers, origin: tuple[float, float], to_degrees: Callable[[Numbers], Numbers]
) -> Numbers:
    """Terms that fit the corners of some cells best."""
    column, line = (axis.ravel() for axis in np.meshgrid(*(np.linspace(0, each, PROBES) for each in size)))
    metres = to_metres(to_degrees(corner + np.column_stack([column, line]) * side), origin)
    scale = powers(*(np.array([each]) for each in size))
    found, *_ = np.linalg.lstsq(powers(column, line) / scale, metres, rcond=None)
    return np.asarray((found / scale.T).T)


def write_cells(cells: Cells) -> bytes:
    """The bytes of OCB1."""
    header = HEADER.pack(MAGIC, cells.rows, 0, 0, *cells.origin, METRES_PER_UNIT, KINDS.index(cells.kind))
    steps = [np.diff(axis, prepend=0).astype("<i4").tobytes() for axis in (cells.column, cells.line)]
    return header + cells.terms.astype("<f8").tobytes() + b"".join(steps)


def read_cells(content: bytes) -> Cells:
    """Cells of the bytes of OCB1. Raises InputError if they are none, or end too early."""
    head = PackedHead.of(content)
    rows = head.sizes[0]
    head.require(head.kind == "cell", HEADER.size + 16 * TERMS + 8 * rows)
    terms, column, line = taken(content, [("<f8", 2 * TERMS), ("<i4", rows), ("<i4", rows)])
    columns, lines = (np.cumsum(axis, dtype=np.int64).astype(np.int32) for axis in (column, line))
    return Cells(head.origin, terms.reshape(2, TERMS), columns, lines)
