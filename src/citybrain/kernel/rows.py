"""Ascending rows of an entity: joined, found among each other, and compared by their values."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel.units import Array, Mask, Rows

ODD = 0x9E3779B97F4A7C15
"""Multiplier of Fibonacci hashing: 2 ** 64 over the golden ratio (Knuth 1998, Art of Computer Programming 3, 6.4)."""


def union(one: Rows, other: Rows) -> Rows:
    """Rows (ascending) of either, in order; quicker than sorting where they are not few."""
    if one is other:
        return one
    size = int(max(one[-1:].max(initial=-1), other[-1:].max(initial=-1))) + 1
    mask = np.zeros(size, bool)
    mask[one] = True
    mask[other] = True
    return np.flatnonzero(mask)


def same_rows(values: Any, old: Any) -> Any:
    """Which rows are equal, missing values among them."""
    same = values == old
    if not same.all():
        same |= np.isnan(values) & np.isnan(old)
    return same if same.ndim == 1 else same.all(axis=1)


def positions_among(rows: Rows, among: Rows) -> tuple[Rows, Mask]:
    """Where rows stand among others, and which of them do; quicker than a search where they are not few."""
    if not len(rows) or not len(among):
        return np.array([], np.intp), np.zeros(len(rows), bool)
    where = np.zeros(max(int(rows[-1]), int(among[-1])) + 1, np.intp)
    where[among] = np.arange(len(among))
    place = where[rows]
    inside = among[place] == rows
    return place[inside], inside


def distinct_rows(*columns: Array | Rows) -> tuple[Rows, Rows]:
    """The first of each kind of rows that are the same to the bit in all columns (n,) or (n, k), and the kind of each.

    Every row is a kind of its own where two unlike ones have the same hash, which then tells nothing.
    """
    flat = (column.reshape(len(column), *column.shape[1:] or (1,)) for column in columns)
    bits = [np.ascontiguousarray(column, np.float64).view(np.uint64) for column in flat]
    hashes = np.zeros(len(bits[0]), np.uint64)
    for column in (column for some in bits for column in some.T):
        hashes = (hashes ^ column) * np.uint64(ODD)
        hashes ^= hashes >> np.uint64(29)
    _, first, kind = np.unique(hashes, return_index=True, return_inverse=True)
    if all(np.array_equal(some[first[kind]], some) for some in bits):
        return first, kind
    return np.arange(len(hashes)), np.arange(len(hashes))
