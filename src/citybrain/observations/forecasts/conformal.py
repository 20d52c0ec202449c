"""Quantiles made honest: shifted by what was missed on data that nothing was fitted on.

Conformalized quantile regression with a shift for each quantile (Romano, Patterson and Candès 2019, theorem 2,
arXiv:1905.03222). Of a rule that gives one value this makes the interval of its own errors.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows
from citybrain.observations.forecasts.hours import LONGEST_LEAD

QUANTILES = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
MEDIAN = 2
LIKE = 6
"""Leads count as alike that differ by at most this part of them."""


def shifts_of(quantiles: Array, actual: Array, lead: Rows) -> Array:
    """Shifts (73 leads, 5 quantiles) from forecasts (rows, 5) and what came (rows,); lead 0 is not used."""
    missed = actual[:, None] - quantiles
    shifts = np.zeros((LONGEST_LEAD + 1, len(QUANTILES)))
    for ahead in range(1, LONGEST_LEAD + 1):
        alike = np.abs(lead - ahead) <= ahead // LIKE
        if alike.any():
            ordered = np.sort(missed[alike], axis=0)
            shifts[ahead] = [ordered[_place(len(ordered), tau), k] for k, tau in enumerate(QUANTILES)]
    return shifts


def shifted(quantiles: Array, shifts: Array, lead: Rows) -> Array:
    """Forecasts with their shifts, in order from the lowest quantile to the highest."""
    return np.sort(quantiles + shifts[lead], axis=1)


def _place(count: int, level: float) -> int:
    """Where the quantile of ordered errors stands, on the safe side for few: rank (n + 1) level, rounded outwards."""
    rank = (count + 1) * level
    outwards = math.floor(rank) if level < 0.5 else math.ceil(rank) if level > 0.5 else round(rank)
    return min(max(outwards, 1), count) - 1


def exceeding(quantiles: Array, limit: float) -> NDArray[np.float64]:
    """Probability that a value lies above a limit: (rows,) from quantiles (rows, 5), straight between them.

    Outside the outermost quantiles it is 0.975 and 0.025: beyond them nothing is known but the side.
    """
    probability = np.empty(len(quantiles))
    for row, values in enumerate(quantiles):
        if limit < values[0] or limit >= values[-1]:
            probability[row] = (1 + QUANTILES[-1]) / 2 if limit < values[0] else QUANTILES[0] / 2
        else:
            probability[row] = 1 - np.interp(limit, values, QUANTILES)
    return probability
