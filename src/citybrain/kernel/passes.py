"""Compiled passes over columns of numbers and ascending rows, see `rows`."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")


@compiled  # type: ignore[untyped-decorator]
def same(values: Any, old: Any, equal: Any) -> int:
    """Mark which values are equal, missing ones among them; returns how many are."""
    alike = 0
    for place in range(len(values)):
        one, other = values[place], old[place]
        equal[place] = (one == other) | (np.isnan(one) & np.isnan(other))
        alike += equal[place]
    return alike


@compiled  # type: ignore[untyped-decorator]
def same_at(values: Any, old: Any, rows: Any, equal: Any) -> int:
    """The same of the values at some rows of a whole column."""
    alike = 0
    for place in range(len(values)):
        one, other = values[place], old[rows[place]]
        equal[place] = (one == other) | (np.isnan(one) & np.isnan(other))
        alike += equal[place]
    return alike


@compiled  # type: ignore[untyped-decorator]
def meet(rows: Any, among: Any, place: Any, inside: Any) -> int:
    """Where ascending rows stand among others, and which of them do; returns how many do."""
    here = found = 0
    for number in range(len(rows)):
        row = rows[number]
        while here < len(among) and among[here] < row:
            here += 1
        inside[number] = here < len(among) and among[here] == row
        if inside[number]:
            place[found] = here
            found += 1
    return found
