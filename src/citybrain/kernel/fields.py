"""Where rows lie, and which lie within a reach of others: what a quantity needs that reads its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Rows

FINENESS = 4
"""Squares of the search that a reach spans."""


class Around(NamedTuple):
    """Where the rows lie that a field reads [m], the side of a cell (0 without a grid), and the places asked for.

    The function gives one value for each of `rows`, which are places among those that it reads; a value may hang on
    nothing further away than the reach, and on neighbours in the order in which they stand.
    """

    x: Array
    y: Array
    cell: float
    rows: Rows


@dataclass(frozen=True, eq=False)
class Positions:
    """Where each row of an entity lies, in metres; `cell` is the side of its cells where they form a grid."""

    x: Array
    y: Array
    cell: float = 0.0
    _squares: dict[float, tuple[float, Rows, tuple[int, int]]] = field(default_factory=dict, init=False, repr=False)

    def some(self, rows: Rows | slice) -> Positions:
        """The positions of some rows."""
        return Positions(self.x[rows], self.y[rows], self.cell)

    def around(self, rows: Rows) -> Around:
        """What a field reads: all rows, of which some are asked for."""
        return Around(self.x, self.y, self.cell, rows)

    def near(self, rows: Rows | slice, reach: float) -> Rows:
        """Rows, ascending, within a reach of any of some rows, themselves included; a few a little further, too."""
        from scipy.ndimage import distance_transform_edt

        side, square, shape = self._in_squares(reach)
        free = np.ones(shape[0] * shape[1], bool)
        free[square[rows]] = False
        if free.all():
            return np.array([], np.intp)
        distance = distance_transform_edt(free.reshape(shape)).ravel()
        return np.flatnonzero((distance <= reach / side + np.sqrt(2.0) + 1e-9)[square])

    def _in_squares(self, reach: float) -> tuple[float, Rows, tuple[int, int]]:
        """Side of the squares of a search, the square of each row, and how many lie across and along."""
        if reach not in self._squares:
            if not len(self.x):
                return 1.0, np.array([], np.intp), (1, 1)
            left, low = float(self.x.min()), float(self.y.min())
            width, height = float(self.x.max()) - left, float(self.y.max()) - low
            side = max(reach / FINENESS, np.sqrt(width * height / (FINENESS * len(self.x))), 1e-6)
            side = max(side, max(width, height) / 1e4)
            across = int(height / side) + 1
            square = ((self.x - left) / side).astype(np.intp) * across + ((self.y - low) / side).astype(np.intp)
            self._squares[reach] = side, square, (int(width / side) + 1, across)
        return self._squares[reach]
