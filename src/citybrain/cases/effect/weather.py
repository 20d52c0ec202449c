"""What was to be expected in the weather there was: trees that learn from weather, hour, weekday and season.

Grange and Carslaw 2019, "Using meteorological normalisation to detect interventions in air quality time series",
doi:10.1016/j.scitotenv.2018.10.344, with gradient boosting in the place of a random forest.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from citybrain.cases.effect.comparison import Expectation, RowSpan
from citybrain.kernel.units import Array, Rows

if TYPE_CHECKING:
    from citybrain.observations.forecasts.hours import Clock

LEARNED_AT_MOST = 6000
"""Rows that are learned from, evenly over the time: the hours between tell little that these do not."""

WINDOWS = (6, 24, 72)
"""Hours before, whose mean weather is known as well."""

ROUNDS = 150
SETTINGS: dict[str, Any] = {
    "objective": "regression",
    "learning_rate": 0.06,
    "num_leaves": 15,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
    "num_threads": 1,
}
YEAR = 365.25
OUTSIDE = 0.005
"""Share of the weather before at each end beyond which weather counts as not seen before."""


def features(weather: Array, clock: Clock) -> Array:
    """One row for each hour: weather (series, hours) with its means of the hours before, and the calendar."""
    turn = 2 * np.pi * clock.day / YEAR
    calendar = [clock.hour, clock.weekday, np.sin(turn), np.cos(turn)]
    means = [mean_before(one, window) for one in weather for window in WINDOWS]
    return np.column_stack([*weather, *means, *calendar])


def expectation(rows: Array, value: Array, seed: int) -> Expectation:
    """Trees on rows (rows, columns); the same seed gives the same trees."""
    import lightgbm

    settings = {**SETTINGS, "seed": seed}

    def expected(learned: Rows) -> Array:
        chosen = learned[:: _stride(len(learned))]
        data = lightgbm.Dataset(rows[chosen], value[chosen], params=settings)
        return np.asarray(lightgbm.train(settings, data, ROUNDS).predict(rows, num_threads=1))

    return expected


def unseen(weather: Array, before: RowSpan, after: RowSpan) -> float:
    """Share of the hours after in which one kind of weather, the one most unlike before, hardly ever was as before."""
    shares = [0.0]
    for one in weather:
        low, high = np.nanquantile(one[before.begin : before.end], [OUTSIDE, 1 - OUTSIDE])
        later = one[after.begin : after.end]
        shares.append(float(((later < low) | (later > high)).mean()))
    return max(shares)


def mean_before(value: Array, window: int) -> Array:
    """Mean of the `window` hours up to each hour, NaN where none of them is known."""
    good = np.isfinite(value)
    total = np.cumsum(np.concatenate([np.zeros(window), np.where(good, value, 0.0)]))
    number = np.cumsum(np.concatenate([np.zeros(window), good]))
    counted = number[window:] - number[:-window]
    return np.asarray((total[window:] - total[:-window]) / np.where(counted == 0, np.nan, counted))


def _stride(count: int) -> int:
    """Step with which few enough are taken, of all hours of the day alike."""
    step = max(1, -(-count // LEARNED_AT_MOST))
    while math.gcd(step, 24) > 1:
        step += 1
    return step
