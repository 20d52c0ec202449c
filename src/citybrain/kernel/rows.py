"""Ascending rows of an entity: joined, found among each other, and compared by their values.

Passes over columns of numbers are compiled: one pass each, and nothing laid out between.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from citybrain.kernel.units import Mask, Rows


@cache
def _passes() -> Any:
    """The compiled passes; their compiler takes its time to load, which nobody waits for who computes nothing."""
    from citybrain.kernel import passes

    return passes


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
    if _is_plain(values) and _is_plain(old) and len(values) == len(old):
        same = np.empty(len(values), np.bool_)
        _passes().same(values, old, same)
        return same
    same = values == old
    if not same.all():
        same |= np.isnan(values) & np.isnan(old)
    return same if same.ndim == 1 else same.all(axis=1)


def same_at(values: Any, old: Any, rows: Rows) -> tuple[Any, int]:
    """Which values are equal to those of a whole column at some rows, missing ones among them, and how many are."""
    if _is_plain(values) and _is_plain(old) and len(values) == len(rows):
        same = np.empty(len(values), np.bool_)
        return same, int(_passes().same_at(values, old, rows, same))
    same = same_rows(values, old[rows])
    return same, int(np.count_nonzero(same))


def places(rows: Rows, among: Rows) -> tuple[Rows, Mask]:
    """Where rows stand among others, and which of them do."""
    place, inside = np.empty(len(rows), np.intp), np.empty(len(rows), np.bool_)
    return place[: _passes().meet(rows, among, place, inside)], inside


def _is_plain(values: Any) -> bool:
    """Whether values are one column of numbers, one behind the other."""
    return (
        isinstance(values, np.ndarray) and values.dtype == np.float64 and values.ndim == 1 and values.flags.c_contiguous
    )
