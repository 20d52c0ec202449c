"""Sums over areas that give the same bits in one pass, over tiles, and when only some areas are summed again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from citybrain.kernel import merging
from citybrain.kernel.units import Array, Rows

MANY = 4096
"""Values from which a compiled pass is worth loading."""


def part(values: Array, index: Rows | None, size: int) -> Any:
    """One tile's sum by area (`index` tells the area of each row), or over all its rows where `index` is None."""
    if index is None:
        return np.sum(values)
    summed = merging.added(values, index, size) if len(values) >= MANY and merging.plain(values) else None
    return np.bincount(index, values, size) if summed is None else summed


def join(parts: Iterable[Any]) -> Any:
    """Tile sums joined in tile order."""
    ordered = iter(parts)
    joined = next(ordered)
    for following in ordered:
        joined = joined + following
    return joined


def add_up(values: Array, index: Rows | None, size: int, cuts: Sequence[int]) -> Any:
    """Sum by area over all tiles."""
    return join(part(values[a:b], None if index is None else index[a:b], size) for a, b in pairwise(cuts))


def add_up_members(values: Array, members: Rows, index: Rows, size: int, cuts: Sequence[int]) -> Array:
    """Sum by area over some rows only (ascending `members` with their `values`), tile by tile as `add_up` does."""
    edges = np.searchsorted(members, cuts)
    summed: Array = join(part(values[a:b], index[members[a:b]], size) for a, b in pairwise(edges))
    return summed


def divide(weighted: Any, weight: Any) -> Any:
    """Weighted mean from its two sums; NaN where an area has no weight."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.divide(weighted, weight)


def stacked(out: Any) -> Any:
    """A record (NamedTuple of columns) as one array of rows by fields; anything else as it is."""
    return np.stack(np.broadcast_arrays(*out), axis=-1) if hasattr(out, "_fields") else out
