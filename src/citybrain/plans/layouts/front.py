"""The layouts that no other betters in everything (Pareto front), and few of them that lie far apart."""

from __future__ import annotations

import numpy as np

from citybrain.kernel.units import Array, Rows

DIGITS = 9
"""Significant digits from which two numbers are the same: sums of few cells differ by rounding."""


def undominated(costs: Array) -> Rows:
    """Rows (n, k) to which no other is at least as good in every column and better in one; of equal ones the first.

    Less is better. O(n² k).
    """
    values = _rounded(costs)
    rows = []
    for row, mine in enumerate(values):
        as_good = (values <= mine).all(axis=1)
        better = as_good & (values < mine).any(axis=1)
        equal_before = as_good[:row] & (values[:row] == mine).all(axis=1)
        if not better.any() and not equal_before.any():
            rows.append(row)
    return np.array(rows, np.intp)


def spread(costs: Array, most: int) -> Rows:
    """Few rows: the best of each column, then always the one farthest from those taken, all scaled."""
    if len(costs) <= most:
        return np.arange(len(costs))
    low, high = costs.min(axis=0), costs.max(axis=0)
    scaled = (costs - low) / np.where(high > low, high - low, 1.0)
    taken = list(dict.fromkeys(int(one) for one in scaled.argmin(axis=0)))[:most]
    while len(taken) < most:
        away = np.min([np.linalg.norm(scaled - scaled[one], axis=1) for one in taken], axis=0)
        away[taken] = -1.0
        taken.append(int(away.argmax()))
    return np.sort(np.array(taken, np.intp))


def _rounded(costs: Array) -> Array:
    size = np.abs(costs).max(axis=0, initial=0.0)
    size = np.where(size > 0.0, size, 1.0)
    digits = 10.0 ** (DIGITS - np.ceil(np.log10(size)))
    rounded: Array = np.rint(costs * digits)
    return rounded
