"""The ground of a square: its cells, where they lie, and what of each stays free for people on foot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citybrain.base.layouts import LayoutGround
from citybrain.kernel import NotFoundError, Result
from citybrain.kernel.errors import PlanError
from citybrain.kernel.units import Array, Rows

LEAST_PART = 0.5
"""Part of a cell in the square from which it is laid out."""

WAY_WIDTH = 3.0
"""Metres of each way that stay free."""

MOST_CELLS = 2_500
"""Cells of a square, whatever their side: a quarter of a square kilometre where the city states none."""


@dataclass(frozen=True)
class SquareGround:
    """A row of an entity with its cells: their rows, places [m] from their south-west `corner`, side [m], and `free`.

    `free` is the part of each that a measure may take from people on foot; `edge` is how many neighbours are missing.
    """

    entity: str
    row: int
    cell: str
    rows: Rows
    x: Array
    y: Array
    side: float
    free: Array
    edge: Array
    corner: tuple[float, float]


def ground_of(declared: LayoutGround, row: int, today: Result, keep_ways: bool) -> SquareGround:
    """The ground of a row.

    Raises NotFoundError where the city lacks the relations; PlanError where it has no cells, or too many.
    """
    city = today.city
    wanted = (declared.cells, declared.ways if keep_ways else "")
    missing = [name for name in wanted if name and name not in city.relations]
    if missing:
        raise NotFoundError("layout-relation-missing", received=missing[0], of=declared.name)
    inside = city.relations[declared.cells]
    own = slice(inside.starts[row], inside.starts[row + 1])
    rows = np.asarray(inside.rows[own], np.intp)[inside.weights[own] >= LEAST_PART]
    if not 0 < len(rows) <= MOST_CELLS:
        raise PlanError("layout-cells", received=len(rows), allowed=MOST_CELLS)
    rows = np.sort(rows)
    positions = city.positions[inside.to]
    side = positions.cell
    west, south = float(positions.x[rows].min()), float(positions.y[rows].min())
    x, y = positions.x[rows] - west, positions.y[rows] - south
    free = np.ones(len(rows))
    if keep_ways and declared.ways:
        ways = city.relations[declared.ways]
        at = slice(ways.starts[row], ways.starts[row + 1])
        metres = dict(zip(np.asarray(ways.rows[at]).tolist(), ways.weights[at].tolist(), strict=True))
        taken = np.array([metres.get(int(one), 0.0) for one in rows]) * WAY_WIDTH / (side * side)
        free = np.clip(1.0 - taken, 0.0, 1.0)
    corner = west - side / 2.0, south - side / 2.0
    return SquareGround(declared.name, row, inside.to, rows, x, y, side, free, _open_sides(x, y, side), corner)


def _open_sides(x: Array, y: Array, side: float) -> Array:
    """How many of the eight neighbours of each cell are no cells of the ground."""
    across, up = np.rint(x / side).astype(np.intp), np.rint(y / side).astype(np.intp)
    known = np.zeros((across.max() + 3, up.max() + 3), np.intp)
    known[across + 1, up + 1] = 1
    steps = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]
    count = sum((known[across + 1 + i, up + 1 + j] for i, j in steps), np.zeros(len(x), np.intp))
    return np.asarray(8.0 - count)
