"""Sums over the cells around each, in one order of neighbours: the same bits for any rows that are asked for."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from citybrain.kernel.fields import Around
from citybrain.kernel.parallel import in_parts
from citybrain.kernel.relief.compiling import LEAST_ROWS, compiled
from citybrain.kernel.units import Array

Weighing = Literal["exponential", "gaussian", "count"]


def around_cells(
    values: Array, around: Around, reach: float, weighing: Weighing, width: float = 1.0, *, mean: bool = True
) -> Array:
    """The weighted mean of the values of the cells within a reach [m], or their sum (`count`, or no `mean`); NaN counts
    as none.

    Weights are exp(-distance / reach), or exp(-(distance / width)² / 2). A city of one cell has a side of none.
    """
    side = side_of(around)
    steps = int(reach / side)
    offsets = np.mgrid[-steps : steps + 1, -steps : steps + 1].reshape(2, -1)
    distance = np.hypot(*offsets) * side
    near = distance <= reach
    weights = {
        "exponential": np.exp(-distance / reach), "gaussian": np.exp(-0.5 * (distance / width) ** 2),
        "count": np.ones(len(distance)),
    }[weighing]  # fmt: skip
    return offset_sums(values, around, offsets[:, near], weights[near], mean and weighing != "count")


def square_means(values: Array, around: Around, square: float) -> Array:
    """The mean of the values of the cells whose middle lies in the same square [m] on round metres; NaN counts as none.

    Cells as wide as the square have their own value. All cells within the diagonal of the square have to be read.
    """
    if not 0.0 < around.cell < square:
        own: Array = values[around.rows]
        return own
    column, row = (np.floor(one / square).astype(np.intp) for one in (around.x, around.y))
    across = int(column.max()) - int(column.min()) + 1
    place = (row - row.min()) * across + column - column.min()
    known = np.isfinite(values)
    size = int(place.max()) + 1
    count = np.bincount(place[known], minlength=size)[place[around.rows]]
    total = np.bincount(place[known], values[known], size)[place[around.rows]]
    mean: Array = np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0)
    return mean


def side_of(around: Around) -> float:
    """The side of a cell [m]; that of a city with a single one does not matter."""
    return around.cell if around.cell > 0.0 else 1.0


def offset_sums(values: Array, around: Around, offsets: Any, weights: Array, mean: bool) -> Array:
    """Sums over cells at offsets (rows north, columns east) by their weights, or `mean`s over those that are known."""
    side = side_of(around)
    column, row = (np.rint((one - one.min()) / side).astype(np.intp) for one in (around.x, around.y))
    steps, shape = int(np.abs(offsets).max(initial=0)), (int(row.max()) + 1, int(column.max()) + 1)
    read, known = (np.zeros((shape[0] + 2 * steps, shape[1] + 2 * steps)) for _ in range(2))
    place = row + steps, column + steps
    read[place], known[place] = np.nan_to_num(values), np.isfinite(values)
    first, last = np.full(shape[0], shape[1]), np.full(shape[0], -1)
    np.minimum.at(first, row[around.rows], column[around.rows])
    np.maximum.at(last, row[around.rows], column[around.rows])
    out = np.full(shape, np.nan)

    def work(part: slice) -> None:
        ends = part.start, part.stop, first, last
        _gather(*ends, read, known, steps, *offsets, weights, mean, out)

    in_parts(work, shape[0], LEAST_ROWS)
    asked: Array = out[row[around.rows], column[around.rows]]
    return asked


@compiled  # type: ignore[untyped-decorator]
def _gather(
    begin: int, end: int, first: Any, last: Any, values: Any, known: Any, steps: int, down: Any, across: Any,
    weights: Any, mean: bool, out: Any,
) -> None:  # fmt: skip
    """Sums of the stretch of each row that is asked for, neighbour by neighbour in their order."""
    for row in range(begin, end):
        count = last[row] - first[row] + 1
        if count <= 0:
            continue
        summed, weight = np.zeros(count), np.zeros(count)
        for k in range(len(weights)):
            y, x, share = row + steps + down[k], first[row] + steps + across[k], weights[k]
            value, told = values[y, x : x + count], known[y, x : x + count]
            for i in range(count):
                summed[i] += value[i] * share
            if mean:
                for i in range(count):
                    weight[i] += told[i] * share
        for i in range(count):
            if not mean:
                out[row, first[row] + i] = summed[i]
            elif weight[i] > 0.0:
                out[row, first[row] + i] = summed[i] / weight[i]
