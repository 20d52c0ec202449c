"""Sums over square windows of whole numbers: any order, any tile and any thread gives the same."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.parallel import in_parts
from citybrain.kernel.relief.compiling import LEAST_ROWS, compiled

Whole = NDArray[np.int32]


def box_sums(values: Whole, radius: int, across: Whole | None = None, out: Whole | None = None) -> Whole:
    """The sum over the cells up to a radius away in both directions; `across` and `out` may be used again."""
    across = np.empty(values.shape, np.int32) if across is None else across
    sums = np.empty(values.shape, np.int32) if out is None else out
    in_parts(lambda part: _across(part.start, part.stop, values, radius, across), len(values), LEAST_ROWS)
    in_parts(lambda part: _along(part.start, part.stop, across, radius, sums), len(values), LEAST_ROWS)
    return sums


@compiled  # type: ignore[untyped-decorator]
def _across(begin: int, end: int, values: Any, radius: int, across: Any) -> None:
    width = values.shape[1]
    for r in range(begin, end):
        total = np.int32(0)
        for c in range(min(radius, width)):
            total += values[r, c]
        for c in range(width):
            if c + radius < width:
                total += values[r, c + radius]
            if c - radius - 1 >= 0:
                total -= values[r, c - radius - 1]
            across[r, c] = total


@compiled  # type: ignore[untyped-decorator]
def _along(begin: int, end: int, across: Any, radius: int, sums: Any) -> None:
    height, width = across.shape
    for r in range(begin, end):
        sums[r] = 0
        for y in range(max(0, r - radius), min(height, r + radius + 1)):
            for c in range(width):
                sums[r, c] += across[y, c]
