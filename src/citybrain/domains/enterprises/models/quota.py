"""When a quota will be used up, from the loads so far."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

BLOCK = 28
"""Days over which loads are summed up first, since days in a row are alike."""

LEAST_BLOCKS = 3
LEVEL = 0.9
"""Probability of the interval."""


class QuotaExhaustion(NamedTuple):
    """Days from the last load to the day on which a quota is used up: expected, earliest and latest.

    None for one beyond the horizon.
    """

    expected: int | None
    earliest: int | None
    latest: int | None


def quota_exhaustion(amounts: Array, days: Array, remaining: float, horizon: int) -> QuotaExhaustion | None:
    """When what remains of a quota [any unit] is used up, within `horizon` days; None where nobody can tell.

    amounts [that unit] over days [d] follow each other. They are summed up over 28 days or more, as blocks a_i of
    d_i days, D in all, with mean rate m = sum a_i / D and s² = sum (a_i - m d_i)² / d_i / (n - 1). What d more days
    bring is m d ± t s sqrt(d + d² / D) at 90 % (t of n - 1 degrees of freedom): a prediction of a sum of independent
    equal days. It knows no season. Fewer than three blocks tell nothing.
    """
    from scipy.stats import t as student  # takes much memory, which a server without quotas does without

    total, length = _blocks(amounts, days)
    if len(total) < LEAST_BLOCKS:
        return None
    rate = total.sum() / length.sum()
    spread = np.sqrt(((total - rate * length) ** 2 / length).sum() / (len(total) - 1))
    ahead = np.arange(1, horizon + 1, dtype=float)
    half = student.ppf((1 + LEVEL) / 2, len(total) - 1) * spread * np.sqrt(ahead + ahead**2 / length.sum())
    reached = [_first_day(sums, remaining) for sums in (rate * ahead, rate * ahead + half, rate * ahead - half)]
    return QuotaExhaustion(*reached)


def _blocks(amounts: Array, days: Array) -> tuple[Array, Array]:
    """Sums over blocks of 28 days or more, and their lengths; what is left at the end joins the last one."""
    ends = np.cumsum(days)
    cuts = [-1]
    for place, end in enumerate(ends):
        if end - (ends[cuts[-1]] if cuts[-1] >= 0 else 0) >= BLOCK:
            cuts.append(place)
    if len(cuts) == 1:
        return np.empty(0), np.empty(0)
    cuts[-1] = len(amounts) - 1
    starts = np.array(cuts[:-1], int) + 1
    return np.add.reduceat(amounts, starts), np.add.reduceat(days, starts)


def _first_day(sums: Array, remaining: float) -> int | None:
    reached = np.flatnonzero(sums >= remaining)
    return int(reached[0]) + 1 if len(reached) else None
