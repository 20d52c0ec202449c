"""Shares of trials and how sure they are."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""The normal quantile of an interval of 95 %."""


def wilson(hits: float, trials: float) -> tuple[float, float, float] | tuple[None, None, None]:
    """A share with its score interval of 95 %, None of no trials.

    Source: E. B. Wilson 1927, JASA 22, 209-212; Brown, Cai and DasGupta 2001.

    >>> share, low, high = wilson(20, 25)
    >>> share, round(low, 4), round(high, 4)
    (0.8, 0.6087, 0.9114)
    """
    if not trials:
        return None, None, None
    share, square = hits / trials, Z * Z / trials
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / trials + square / (4 * trials)) / (1 + square)
    return share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
