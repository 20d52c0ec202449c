"""Values laid over others: an overlay on a column, and what a costly quantity was for the rows of last time."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel import merging
from citybrain.kernel.result import Patch
from citybrain.kernel.rows import positions_among, same_rows, union
from citybrain.kernel.units import Rows


class RowMemo(NamedTuple):
    """What a costly quantity was for the rows that it was computed for last."""

    rows: Rows
    arguments: list[Any]
    values: Any

    def among(self, rows: Rows, arguments: list[Any]) -> tuple[Rows, Rows]:
        """Places here and among other rows of those that have the same inputs there."""
        here, inside = positions_among(self.rows, rows)
        there = np.flatnonzero(inside)
        same = np.ones(len(there), bool)
        for old, new in zip(self.arguments, arguments, strict=True):
            if np.ndim(new) and len(new) == len(rows):
                same &= same_rows(new[here], old[there])
            elif new is not old and not equal(new, old):
                return there[:0], here[:0]
        return there[same], here[same]


def differing(patch: Patch, old: Any) -> tuple[Rows, Any]:
    """Rows of a patch whose values are not those of the old column, and the values."""
    if merging.plain(patch.values, old):
        return merging.differing(patch.rows, patch.values, old)
    other = ~same_rows(patch.values, old[patch.rows])
    return patch.rows[other], patch.values[other]


def lay(value: Any, over: Any, base: Any) -> Any:
    """A computed column, or rows of one, with an overlay on it: rows that the overlay has stand."""
    if not isinstance(over, Patch):
        return over
    if not isinstance(value, Patch):
        laid = np.array(np.broadcast_to(value, np.shape(base)))
        laid[over.rows] = over.values
        return laid
    return put_over(value, over)


def put_over(old: Patch, new: Patch) -> Patch:
    """Both patches as one, the new values standing over the old ones."""
    if old.rows is new.rows:
        return new
    if merging.plain(old.values, new.values):
        return Patch(*merging.merged(*old, *new))
    rows = union(old.rows, new.rows)
    values = np.empty((len(rows), *np.shape(new.values)[1:]), np.result_type(old.values, new.values))
    values[positions_among(old.rows, rows)[0]] = old.values
    values[positions_among(new.rows, rows)[0]] = new.values
    return Patch(rows, values)


def equal(value: Any, old: Any) -> bool:
    """Whether two values are known to be the same, missing ones among them; False for what cannot be compared."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return bool(np.array_equal(value, old, equal_nan=True))
    if isinstance(value, np.ndarray | np.floating | float | int):
        return bool(np.array_equal(value, old))
    return False
