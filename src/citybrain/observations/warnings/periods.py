"""Averaging periods of a stream that exceed a limit, measured or to be expected."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows
from citybrain.observations.forecasts.conformal import MEDIAN, exceeding
from citybrain.observations.warnings.averaging import day_highest, day_maxima, day_means, running_means, runs
from citybrain.observations.warnings.limits import Averaging, Limit


class Hours(NamedTuple):
    """Hours of a stream one after another, counted from 1970 in UTC: measured ones first, then forecast ones.

    values: (5 quantiles, hours); those of a measured hour are all the same. day: number of the local day of each hour.
    measured: how many of the hours are measured, with gaps as NaN.
    """

    first: int
    values: Array
    day: Rows
    measured: int


class WarningPeriods(NamedTuple):
    """Averaging periods: first and one past the last hour (periods,), quantiles of their value (5, periods).

    probability: of exceeding (periods,), NaN where the value is not valid. past: whether all of it is measured.
    """

    begin: Rows
    end: Rows
    values: Array
    probability: Array
    past: NDArray[np.bool_]


class Episode(NamedTuple):
    """Periods in a row that exceed: hours from one to before another, the worst of them, and what is measured of it.

    worst: quantiles (5,) of the highest period; probability: that of the highest. now: whether the last measured
    period belongs to it.
    """

    begin: int
    end: int
    worst: Array
    probability: float
    now: bool
    periods: int


def periods_of(hours: Hours, limit: Limit) -> WarningPeriods:
    """The averaging periods of a limit. The hours of a forecast are taken to be high or low together.

    So the quantile of a mean is the mean of the quantiles (comonotone hours): the interval is rather too wide.
    """
    edges = np.flatnonzero(np.concatenate([[True], np.diff(hours.day) != 0]))
    begin, end = edges, np.append(edges[1:], len(hours.day))
    if limit.averaging is Averaging.HOUR:
        begin = np.arange(len(hours.day))
        end, values = begin + 1, hours.values
    elif limit.averaging is Averaging.DAY_MAXIMUM:
        values = day_highest(hours.values, hours.day, limit.standard.required, limit.value)
    elif limit.averaging is Averaging.DAY:
        values = day_means(hours.values, hours.day, limit.standard.required)
    else:
        rules = limit.standard
        above = limit.value if rules.exceeding_counts else np.inf
        running = running_means(hours.values)
        values = day_maxima(running, hours.day, rules.windows == "within", rules.required_windows, above)
    probability = exceeding_or_none(values, limit.value, end <= hours.measured)
    if limit.day_mean is not None:  # hours are high or low together: as likely as the less likely of both
        means = day_means(hours.values, hours.day, limit.standard.required)
        probability = np.minimum(probability, exceeding_or_none(means, limit.day_mean, end <= hours.measured))
    return WarningPeriods(hours.first + begin, hours.first + end, values, probability, end <= hours.measured)


def exceeding_or_none(values: Array, limit: float, past: NDArray[np.bool_]) -> Array:
    """Probability of exceeding: 0 or 1 of what is measured, from the quantiles of what is not."""
    valid = np.isfinite(values).all(axis=0)
    probability = np.full(values.shape[1], np.nan)
    probability[valid] = exceeding(values[:, valid].T, limit)
    certain = valid & past
    probability[certain] = values[MEDIAN, certain] > limit
    return probability


def episode_of(periods: WarningPeriods, least: float, consecutive: int = 1) -> Episode | None:
    """The episode that is on, else the next one: periods in a row that exceed with at least that probability.

    One is on if it holds the last period that is measured and valid. `consecutive`: fewer in a row are none.
    """
    above = np.nan_to_num(periods.probability) >= least
    measured = np.flatnonzero(periods.past & np.isfinite(periods.probability))
    last = int(measured[-1]) if len(measured) else -1
    for begin, end in runs(above):
        if end <= last or end - begin < consecutive:
            continue
        worst = begin + int(np.argmax(periods.values[MEDIAN, begin:end]))
        now = begin <= last and last - begin + 1 >= consecutive
        return Episode(
            int(periods.begin[begin]),
            int(periods.end[end - 1]),
            periods.values[:, worst],
            float(periods.probability[worst]),
            now,
            end - begin,
        )
    return None
