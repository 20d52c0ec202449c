"""The trend of a series: a line that single odd years do not bend, and how sure its slope is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array

CONFIDENCE = 0.9
LEAST = 4
"""Fewer years than this have a slope, but nothing can be said of how sure it is."""


@dataclass(frozen=True)
class Trend:
    """Change a year with its interval (None with fewer than four years), and the value of the line in the last year."""

    slope: float
    low: float | None
    high: float | None
    last_year: int
    last: float

    def at(self, year: int) -> float:
        """The line carried on to a year."""
        return self.last + self.slope * (year - self.last_year)


def trend_of(years: Sequence[int], values: Sequence[float], confidence: float = CONFIDENCE) -> Trend | None:
    """The Theil-Sen line through at least two years; None for fewer.

    The slope is the median of the slopes between all pairs of years, the interval that of Sen (J. Am. Stat. Assoc. 63,
    1968, 1379-1389): ranks (N ± C)/2 of the N slopes, C the normal quantile times the standard deviation of Kendall's
    S, ties of values taken into account. The line passes through the medians of years and values (Conover 1980).
    """
    time, value = np.asarray(years, np.float64), np.asarray(values, np.float64)
    if len(np.unique(time)) < 2:
        return None
    first, second = np.triu_indices(len(time), 1)
    apart = time[second] != time[first]
    first, second = first[apart], second[apart]
    slopes = np.sort((value[second] - value[first]) / (time[second] - time[first]))
    slope = float(np.median(slopes))
    low, high = _interval(slopes, value, confidence) if len(time) >= LEAST else (None, None)
    last_year = int(time.max())
    last = float(np.median(value) + slope * (last_year - np.median(time)))
    return Trend(slope, low, high, last_year, last)


def _interval(slopes: Array, value: Array, confidence: float) -> tuple[float, float]:
    """Sen's interval of the slope, by the ranks of the sorted slopes."""
    count, pairs = len(value), len(slopes)
    _, repeats = np.unique(value, return_counts=True)
    variance = (_kendall(np.array([count])) - _kendall(repeats)) / 18
    from scipy.special import ndtri  # scipy takes its time to load: not at the server's start

    reach = ndtri((1 + confidence) / 2) * np.sqrt(max(variance, 0.0))
    upper = min(round((pairs + reach) / 2), pairs - 1)
    lower = max(round((pairs - reach) / 2) - 1, 0)
    return float(slopes[lower]), float(slopes[upper])


def _kendall(counts: NDArray[np.integer]) -> float:
    return float(np.sum(counts * (counts - 1) * (2 * counts + 5)))
