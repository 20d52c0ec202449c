"""What of a value is known how well: summed by area and level of quality, and the level that covers half of an area."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel import merging
from citybrain.kernel.city import Levels
from citybrain.kernel.units import Array, Mask, Rows

LEVELS = 7
CERTAIN = 1e-9
"""Part of what an area holds by which sums that are carried on may be off."""


def level_table(rows: Rows | None, levels: Levels, sizes: Array, count: int) -> Array:
    """What lies in each area at each level (areas, levels), by the area of each row; all in one area without."""
    cells = levels if rows is None else rows * LEVELS + levels
    summed = np.bincount(cells, sizes, count * LEVELS)
    return np.asarray(summed, np.float64).reshape(count, LEVELS)


def half_of(table: Array) -> Levels:
    """The best level that covers at least half of what lies in each area."""
    reached = np.cumsum(table, axis=1) >= 0.5 * table.sum(axis=1, keepdims=True)
    return np.asarray(np.argmax(reached, axis=1), np.uint8)


def adjusted(before: Array, known: Levels, less: Array, more: Array) -> Levels | None:
    """Levels of areas (areas,) of which some of the table before is replaced, and that were `known` before.

    None where the level of an area stands on less than rounding.
    """
    moved: Mask = (less != more).any(axis=1)
    old, new = before[moved], (before - less + more)[moved]
    margin = np.abs(np.cumsum(new, axis=1) - 0.5 * new.sum(axis=1, keepdims=True))
    if not (margin > CERTAIN * (old + np.abs(new)).sum(axis=1, keepdims=True)).all():
        return None
    levels = np.array(known)
    levels[moved] = half_of(new)
    return levels


def level_shares(levels: Levels, values: Any) -> dict[int, float]:
    """Share of the (absolute) value at each level; a missing value counts as 0."""
    summed = merging.added_sizes(levels, np.ascontiguousarray(values, np.float64), LEVELS)
    whole = summed.sum()
    if whole == 0:
        summed = np.bincount(levels, minlength=LEVELS).astype(float)
        whole = max(summed.sum(), 1.0)
    return {level: float(summed[level] / whole) for level in range(LEVELS) if summed[level] > 0}


def median_level(shares: dict[int, float]) -> Any:
    """The best level that covers at least half of the value."""
    reached = 0.0
    for level, share in sorted(shares.items()):
        reached += share
        if reached >= 0.5:
            return np.uint8(level)
    return np.uint8(0)
