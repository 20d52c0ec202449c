"""The sum over draws of wind and model, compiled: all that a trace does often."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from citybrain.cases.tracing.grid import LEAST_LOG, NEAREST, RATE_STEP

Numbers = NDArray[np.float64]
REFERENCE_DISTANCE = 100.0
"""Distance [m] at which the exponent of distance changes nothing."""


@njit(cache=True, nogil=True)
def _log_dilution(east: float, north: float, curves: Numbers, turn: float, wider: float, decay: float) -> float:
    """Logarithm of concentration over rate [s/m3] at a way from the source [m]; `curves` are logarithms of evenly
    spaced distances, of dilution and of width."""
    sine, cosine = np.sin(turn), np.cos(turn)
    downwind = east * sine + north * cosine
    if downwind < NEAREST:
        return LEAST_LOG
    across = east * cosine - north * sine
    distance = np.log(downwind)
    step = (distance - curves[0, 0]) / (curves[0, 1] - curves[0, 0])
    step = min(max(step, 0.0), curves.shape[1] - 1.000001)
    left = int(step)
    share = step - left
    dilution = curves[1, left] * (1.0 - share) + curves[1, left + 1] * share
    width = curves[2, left] * (1.0 - share) + curves[2, left + 1] * share + wider
    off = across * np.exp(-width)
    reached = dilution + decay * (distance - np.log(REFERENCE_DISTANCE)) - width - 0.9189385332046727 - 0.5 * off * off
    return float(max(reached, LEAST_LOG))


@njit(cache=True, nogil=True)
def averaged(
    sources: Numbers, places: Numbers, curves: Numbers, draws: Numbers, plumes: NDArray[np.int64],
    table: NDArray[np.float32],
) -> NDArray[np.float32]:  # fmt: skip
    """Log likelihood by source and rate, averaged over draws (direction of the plume, logarithm of width, exponent),
    each with one of the plumes.

    `table` has a row of each reading: log densities by the logarithm of what is expected, in steps of RATE_STEP, of
    which those of all rates stand beside each other from the one of the dilution.
    """
    count = table.shape[1] - int(-LEAST_LOG / RATE_STEP) - 200
    result = np.empty((len(sources), count), dtype=np.float32)
    by_draw = np.empty((len(draws), count), dtype=np.float32)
    for source in range(len(sources)):
        for draw in range(len(draws)):
            by_draw[draw] = 0.0
            for reading in range(len(places)):
                east = places[reading, 0] - sources[source, 0]
                north = places[reading, 1] - sources[source, 1]
                logs = _log_dilution(east, north, curves[plumes[draw]], draws[draw, 0], draws[draw, 1], draws[draw, 2])
                first = min(int((logs - LEAST_LOG) / RATE_STEP + 0.5), table.shape[1] - count)
                for rate in range(count):
                    by_draw[draw, rate] += table[reading, first + rate]
        for rate in range(count):
            most = by_draw[0, rate]
            for draw in range(1, len(draws)):
                most = max(most, by_draw[draw, rate])
            summed = np.float32(0.0)
            for draw in range(len(draws)):
                summed += np.exp(by_draw[draw, rate] - most)
            result[source, rate] = np.log(summed / len(draws)) + most
    return result
