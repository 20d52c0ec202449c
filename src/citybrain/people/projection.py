"""Numbers with noise brought onto a sum that is known: what is done with them afterwards costs no privacy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from citybrain.kernel.units import Array


def nearest_shares(noisy: Array) -> Array:
    """The shares, none below 0 and 1 in all, nearest to some numbers.

    Duchi et al.: Efficient projections onto the l1-ball, ICML 2008, algorithm 1. What is taken from each is the noise
    of their sum, which is known to be none: they come nearer to what they are of.
    """
    order = np.sort(noisy)[::-1]
    over = (np.cumsum(order) - 1) / np.arange(1, len(order) + 1)
    nearest: Array = np.maximum(noisy - over[np.flatnonzero(order > over)[-1]], 0.0)
    return nearest


def whole_parts(shares: Array, whole: int) -> list[int]:
    """Whole numbers that add up to a whole, by shares of it: rounded down, those with the largest remainders up."""
    exact = whole * shares
    parts = np.floor(exact).astype(int)
    up = np.argsort(parts - exact, kind="stable")[: whole - int(parts.sum())]
    parts[up] += 1
    return [int(one) for one in parts]


def nearest_counts(noisy: Sequence[int], whole: int) -> list[int]:
    """The counts, none below 0 and so many in all, nearest to some numbers with noise."""
    if whole <= 0:
        return [0] * len(noisy)
    return whole_parts(nearest_shares(np.asarray(noisy, float) / whole), whole)


def with_least(table: list[list[int]], least: Sequence[int]) -> list[list[int]]:
    """The same table with so many in each row at least, and as many in each column as before.

    Each one that a row lacks comes from the same column of the row that has most above its own least number.
    """
    for row, number in enumerate(least):
        while sum(table[row]) < number:
            spare = [sum(other) - allowed for other, allowed in zip(table, least, strict=True)]
            giving = [at for at in np.argsort(spare, kind="stable")[::-1] if at != row and spare[at] > 0]
            if not giving:
                break
            column = int(np.argmax(table[giving[0]]))
            table[giving[0]][column] -= 1
            table[row][column] += 1
    return table
