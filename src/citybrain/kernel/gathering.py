"""Compiled passes over the pairs of a relation, each row in the order of its pairs: the same bits for any rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from citybrain.kernel.units import Array, Rows

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")


@compiled  # type: ignore[untyped-decorator]
def _total(starts: Any, rows: Any, weights: Any, values: Any, some: Any, out: Any) -> None:
    for place in range(len(some)):
        summed = 0.0
        for pair in range(starts[some[place]], starts[some[place] + 1]):
            summed += values[rows[pair]] * weights[pair]
        out[place] = summed


@compiled  # type: ignore[untyped-decorator]
def _mean(starts: Any, rows: Any, weights: Any, values: Any, some: Any, out: Any) -> None:
    for place in range(len(some)):
        summed = weight = 0.0
        for pair in range(starts[some[place]], starts[some[place] + 1]):
            summed += values[rows[pair]] * weights[pair]
            weight += weights[pair]
        out[place] = summed / weight


@compiled  # type: ignore[untyped-decorator]
def _extreme(
    starts: Any, rows: Any, weights: Any, values: Any, some: Any, out: Any, sign: float, valued: bool, along: bool
) -> None:
    for place in range(len(some)):
        found = np.nan
        for pair in range(starts[some[place]], starts[some[place] + 1]):
            value = values[rows[pair]] if valued else weights[pair]
            if along:
                value += weights[pair]
            if sign * value < sign * found or np.isnan(found):
                found = value
        out[place] = found


@compiled  # type: ignore[untyped-decorator]
def _turn(starts: Any, rows: Any, ends: Any, turned: Any) -> None:
    for row in range(len(starts) - 1):
        for pair in range(starts[row], starts[row + 1]):
            turned[ends[rows[pair]]] = row
            ends[rows[pair]] += 1


@compiled  # type: ignore[untyped-decorator]
def _mark(starts: Any, rows: Any, touched: Any, hit: Any) -> None:
    for place in range(len(touched)):
        for pair in range(starts[touched[place]], starts[touched[place] + 1]):
            hit[rows[pair]] = True


def gather(kind: str, pairs: tuple[Rows, Any, Array], values: Array | None, some: Rows, along: bool) -> Array:
    """One value for each of some rows, as `Relation.gather` says."""
    out = np.empty(len(some))
    read = pairs[2] if values is None else np.ascontiguousarray(values, np.float64)
    if kind in ("least", "greatest"):
        _extreme(*pairs, read, some, out, 1.0 if kind == "least" else -1.0, values is not None, along)
    else:
        (_total if kind == "related_total" else _mean)(*pairs, read, some, out)
    return out


def turned(starts: Rows, rows: Any, size: int) -> tuple[Rows, Rows]:
    """The same pairs by the rows of the other entity, ascending within each."""
    begins = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=size))]).astype(np.intp)
    found = np.empty(len(rows), np.intp)
    _turn(starts, rows, begins[:-1].copy(), found)
    return begins, found


def reached(starts: Rows, rows: Rows, touched: Rows, size: int) -> Rows:
    """Rows, ascending, that a pair ties to any touched one."""
    hit = np.zeros(size, bool)
    _mark(starts, rows, np.ascontiguousarray(touched, np.intp), hit)
    return np.flatnonzero(hit)
