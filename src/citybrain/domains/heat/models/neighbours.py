"""Sums over the cells around each, in one order of neighbours: the same bits for any rows that are asked for."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from citybrain.domains.heat.models.radiation.compiling import LEAST_ROWS, compiled
from citybrain.kernel.fields import Around
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.units import Array

Weighing = Literal["exponential", "gaussian", "count"]
EMPTY = -1


def around_cells(values: Array, around: Around, reach: float, weighing: Weighing, width: float = 1.0) -> Array:
    """The weighted mean of the values of the cells within a reach [m], or their sum (`count`); NaN counts as none.

    Weights are exp(-distance / reach), or exp(-(distance / width)² / 2). A city of one cell has a side of none.
    """
    side = around.cell if around.cell > 0.0 else 1.0
    column, row = (np.rint((one - one.min()) / side).astype(np.intp) for one in (around.x, around.y))
    places = np.full((row.max() + 1, column.max() + 1), EMPTY, np.intp)
    places[row, column] = np.arange(len(values))
    steps = int(reach / side)
    offsets = np.mgrid[-steps : steps + 1, -steps : steps + 1].reshape(2, -1)
    distance = np.hypot(*offsets) * side
    near = distance <= reach
    shares = {
        "exponential": np.exp(-distance / reach), "gaussian": np.exp(-0.5 * (distance / width) ** 2),
        "count": np.ones(len(distance)),
    }[weighing]  # fmt: skip
    out = np.empty(len(around.rows))
    read, known = np.nan_to_num(values), np.isfinite(values).astype(np.float64)

    def work(part: slice) -> None:
        rows = around.rows[part]
        _gather(
            row[rows],
            column[rows],
            places,
            *offsets[:, near],
            shares[near],
            read,
            known,
            weighing != "count",
            out[part],
        )

    in_parts(work, len(around.rows), LEAST_ROWS * LEAST_ROWS)
    return out


@compiled  # type: ignore[untyped-decorator]
def _gather(
    row: Any, column: Any, places: Any, down: Any, across: Any, weights: Any, values: Any, known: Any,
    mean: bool, out: Any,
) -> None:  # fmt: skip
    height, width = places.shape
    for place in range(len(row)):
        summed = weight = 0.0
        for k in range(len(weights)):
            y, x = row[place] + down[k], column[place] + across[k]
            if 0 <= y < height and 0 <= x < width and places[y, x] >= 0:
                other = places[y, x]
                summed += values[other] * weights[k]
                weight += weights[k] * known[other]
        out[place] = summed if not mean else (summed / weight if weight > 0.0 else np.nan)
