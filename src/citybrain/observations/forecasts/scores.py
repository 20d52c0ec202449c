"""How good forecasts were: errors, pinball loss, skill against a rule, coverage of intervals."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.forecasts.conformal import MEDIAN, QUANTILES


class ForecastScore(NamedTuple):
    """Scores of forecasts: number of them; errors in the unit of the stream; shares of values within the intervals."""

    number: int
    mean_absolute_error: float
    root_mean_square_error: float
    pinball: float
    within_50: float
    within_90: float


NOTHING = ForecastScore(0, np.nan, np.nan, np.nan, np.nan, np.nan)


def pinball(quantiles: Array, actual: Array) -> Array:
    """Mean over the quantiles of the loss (Koenker and Bassett 1978, doi:10.2307/1913643): (rows,).

    Twice its mean over all quantiles is the continuous ranked probability score; five stand for all here.
    """
    over = actual[:, None] - quantiles
    return np.asarray(np.maximum(QUANTILES * over, (QUANTILES - 1) * over).mean(axis=1))


def score(quantiles: Array, actual: Array) -> ForecastScore:
    """Scores of forecasts (rows, 5) against what came (rows,)."""
    if not len(actual):
        return NOTHING
    off = actual - quantiles[:, MEDIAN]
    return ForecastScore(
        len(actual),
        float(np.abs(off).mean()),
        float(np.sqrt((off**2).mean())),
        float(pinball(quantiles, actual).mean()),
        _within(quantiles[:, 1], actual, quantiles[:, 3]),
        _within(quantiles[:, 0], actual, quantiles[:, 4]),
    )


def skill(error: float, reference: float) -> float:
    """Share of the reference's error that is saved: 1 is perfect, 0 no better, below 0 worse.

    >>> skill(3.0, 4.0)
    0.25
    """
    return float("nan") if not reference else 1 - error / reference


def _within(low: Array, actual: Array, high: Array) -> float:
    return float(((low <= actual) & (actual <= high)).mean())
