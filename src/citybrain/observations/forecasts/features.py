"""What is known when a forecast is issued, as one row of numbers for each origin and lead.

Every column looks back from its origin; the calendar and the usual value look at the hour that is forecast, which are
known ahead. A test changes everything after an origin and finds the row unchanged.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows
from citybrain.observations.forecasts.baselines import DAY, UsualClimate, damped, seasonal_naive
from citybrain.observations.forecasts.hours import History

Matrix = NDArray[np.float32]

LAGS = (0, 1, 2, 3, 6, 12, 24, 48)
WINDOWS = (3, 6, 12, 24, 72, 168)
BESIDE_WINDOWS = (6, 24)
REACH = max(*WINDOWS, *LAGS, 8 * DAY)
"""Hours before an origin that its row may look at."""

CALENDAR = ("lead", "hour", "weekday", "season_sine", "season_cosine", "usual", "damped", "same_hour_before")


def names(beside: list[str]) -> list[str]:
    """Names of the columns; `beside` are those of the streams beside."""
    own = [f"lag_{lag}" for lag in LAGS] + [f"mean_{window}" for window in WINDOWS]
    others = [f"{name}_{what}" for name in beside for what in ("now", *(f"mean_{w}" for w in BESIDE_WINDOWS))]
    return [*own, "least_24", "most_24", "spread_24", *others, *CALENDAR]


def known_at(history: History, value: Array) -> Matrix:
    """What is known at the end of every hour: (hours, columns); `value` is the stream on its scale."""
    day = _windows(value, DAY)
    columns = [_lagged(value, lag) for lag in LAGS]
    columns += [_mean(value, window) for window in WINDOWS]
    columns += [_quiet(np.nanmin, day), _quiet(np.nanmax, day), _quiet(np.nanstd, day)]
    for other in history.beside:
        columns += [other, *(_mean(other, window) for window in BESIDE_WINDOWS)]
    return np.column_stack(columns).astype(np.float32)


def rows_of(history: History, value: Array, known: Matrix, climate: UsualClimate, origin: Rows, lead: Rows) -> Matrix:
    """One row for each origin and lead, columns as `names`."""
    clock, target = history.clock, origin + lead
    turn = 2 * np.pi * clock.day[target] / 366
    calendar = np.column_stack(
        [
            lead,
            clock.hour[target],
            clock.weekday[target],
            np.sin(turn),
            np.cos(turn),
            climate.at(history, target),
            damped(history, value, climate, origin, lead),
            seasonal_naive(value, origin, lead),
        ]
    )
    return np.column_stack([known[origin], calendar.astype(np.float32)])


def _lagged(value: Array, lag: int) -> Array:
    return value if lag == 0 else np.concatenate([np.full(lag, np.nan), value])[: len(value)]


def _windows(value: Array, window: int) -> Array:
    """The `window` hours up to each hour: (hours, window)."""
    padded = np.concatenate([np.full(window - 1, np.nan), value])
    return np.lib.stride_tricks.sliding_window_view(padded, window)


def _mean(value: Array, window: int) -> Array:
    good = np.isfinite(value)
    total = np.cumsum(np.concatenate([np.zeros(window), np.where(good, value, 0)]))
    number = np.cumsum(np.concatenate([np.zeros(window), good]))
    summed, counted = total[window:] - total[:-window], number[window:] - number[:-window]
    return np.asarray(summed / np.where(counted == 0, np.nan, counted))


def _quiet(reduce: Callable[..., Array], windows: Array) -> Array:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # windows without any value
        return np.asarray(reduce(windows, axis=1))
