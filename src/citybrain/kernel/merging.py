"""Ascending rows of patches: read, compared and joined in compiled passes, without a copy of a column."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows


@cache
def _passes() -> Any:
    from citybrain.kernel import passes  # numba is loaded where something is computed, not where errors are told

    return passes


def _rows(rows: Rows) -> Rows:
    return np.ascontiguousarray(rows, np.intp)


def plain(*columns: Any) -> bool:
    """Whether columns are what the passes here read: float64, one value a row, side by side in memory."""
    for column in columns:
        if not isinstance(column, np.ndarray) or column.dtype != np.float64 or column.ndim != 1:
            return False
        if not column.flags.c_contiguous:
            return False
    return True


def union(one: Rows, other: Rows) -> Rows:
    """Rows of either, ascending."""
    out = np.empty(len(one) + len(other), np.intp)
    return out[: _passes().union(_rows(one), _rows(other), out)]


def merged(rows: Rows, values: Array, own: Rows, over: Array) -> tuple[Rows, Array]:
    """Rows of either, ascending, and their values: those of `over`, at the rows `own`, where both have one."""
    out_rows, out = np.empty(len(rows) + len(own), np.intp), np.empty(len(rows) + len(own))
    count = _passes().merged(_rows(rows), values, _rows(own), over, out_rows, out)
    return out_rows[:count], out[:count]


def added(values: Array, index: Rows, size: int) -> Array | None:
    """Values added one after the other to the areas of their rows; None where there is no such area."""
    out = np.zeros(size)
    return out if _passes().added(values, _rows(index), out) else None


def added_sizes(levels: NDArray[np.uint8], values: Array, count: int) -> Array:
    """Absolute values added one after the other to their levels, 0 to `count` - 1; missing ones are 0."""
    out = np.zeros(count)
    _passes().added_sizes(levels, values, out)
    return out


def laid(rows: Rows, base: Array, own: Rows, values: Array) -> Array:
    """A column at some rows, with the values of a patch where it has the row; all rows ascending."""
    out = np.empty(len(rows))
    _passes().laid(_rows(rows), base, _rows(own), values, out)
    return out


def differing(rows: Rows, values: Array, old: Array) -> tuple[Rows, Array]:
    """Rows whose values are not those of the old column, and the values; missing ones are equal."""
    kept_rows, kept = np.empty(len(rows), np.intp), np.empty(len(rows))
    count = _passes().differing(_rows(rows), values, old, kept_rows, kept)
    return kept_rows[:count], kept[:count]


def few(values: Array, old: Array, most: int) -> tuple[Rows, Array] | None:
    """Rows in which two columns differ, and the values; None where they are more than `most`."""
    kept_rows, kept = np.empty(most, np.intp), np.empty(most)
    count = _passes().few(values, old, kept_rows, kept)
    return None if count < 0 else (kept_rows[:count].copy(), kept[:count].copy())
