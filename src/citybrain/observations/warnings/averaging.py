"""Means as the standards ask for them: of days, and the highest of eight hours, valid where enough was measured.

Arrays of hours run along the last axis; the axis before it may hold the quantiles of a forecast. `day` is the number
of the local day of each hour, rising. A mean that is not valid is NaN.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows

EIGHT = 8
REQUIRED_OF_EIGHT = 6
"""Directive 2008/50/EC annex VII and GB 3095-2012 table 4 ask for the same: six of eight hours."""

Number = NDArray[np.int64]


def running_means(hourly: Array) -> Array:
    """Mean of the eight hours up to and with each hour: (..., hours)."""
    filled, good = np.where(np.isfinite(hourly), hourly, 0), np.isfinite(hourly)
    return _divided(_last_eight(filled), _last_eight(good), REQUIRED_OF_EIGHT)


def day_means(hourly: Array, day: Rows, required: float) -> Array:
    """Mean of each day: (..., days); `required` is the share of its hours, 24 or what the clock gave it."""
    good = np.isfinite(hourly)
    edges = _edges(day)
    length = np.maximum(np.diff([*edges, len(day)]), 24)
    total = np.add.reduceat(np.where(good, hourly, 0), edges, axis=-1)
    return _divided(total, np.add.reduceat(good.astype(np.int64), edges, axis=-1), np.ceil(required * length - 1e-3))


def day_maxima(running: Array, day: Rows, within: bool, required: float, counts_above: float = np.inf) -> Array:
    """Highest mean of eight hours of each day: (..., days).

    A mean belongs to the day in which it ends; with `within`, only where it began in that day too. `required` is the
    share of means that must be there; a highest one above `counts_above` counts whatever their number.
    """
    edges = _edges(day)
    began = np.concatenate([np.full(EIGHT - 1, -1), day])[: len(day)]
    usable = np.isfinite(running) & ((began == day) | (not within))
    number = np.add.reduceat(usable.astype(np.int64), edges, axis=-1)
    highest = np.maximum.reduceat(np.where(usable, running, -np.inf), edges, axis=-1)
    asked = np.ceil(required * (24 - (EIGHT - 1) * within) - 1e-3)
    valid = (number >= asked) | ((highest > counts_above) & (number > 0))
    return np.asarray(np.where(valid, highest, np.nan))


def day_highest(hourly: Array, day: Rows, required: float, counts_above: float) -> Array:
    """Highest hour of each day: (..., days); `required` is the share of its hours, 24 or what the clock gave it.

    One above `counts_above` counts however few are known: more hours can only raise it.
    """
    good = np.isfinite(hourly)
    edges = _edges(day)
    length = np.maximum(np.diff([*edges, len(day)]), 24)
    number = np.add.reduceat(good.astype(np.int64), edges, axis=-1)
    highest = np.maximum.reduceat(np.where(good, hourly, -np.inf), edges, axis=-1)
    valid = (number >= np.ceil(required * length - 1e-3)) | ((highest > counts_above) & (number > 0))
    return np.asarray(np.where(valid, highest, np.nan))


def runs(above: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of True as first and one past the last place.

    >>> runs(np.array([True, False, True, True]))
    [(0, 1), (2, 4)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[0], above.astype(np.int8), [0]])))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]


def _edges(day: Rows) -> Rows:
    return np.asarray(np.flatnonzero(np.concatenate([[True], np.diff(day) != 0])))


def _last_eight(values: Array | NDArray[np.bool_]) -> Array:
    padded = np.concatenate([np.zeros((*values.shape[:-1], EIGHT)), values], axis=-1)
    total = np.cumsum(padded, axis=-1)
    return np.asarray(total[..., EIGHT:] - total[..., :-EIGHT])


def _divided(total: Array, number: Array | Number, least: Array | float) -> Array:
    return np.asarray(np.where(number >= least, total / np.maximum(number, 1), np.nan))
