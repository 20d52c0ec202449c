"""Three simple rules that need no training worth the name, and that a trained model must beat.

All work on rows: origin (row of the last known hour) and lead (hours ahead, 1 to 72) give one value each, on the scale
of the stream. None reads a value after its origin.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Rows
from citybrain.observations.forecasts.hours import LONGEST_LEAD, History

DAY = 24
DAYS_BACK = 7


class UsualClimate(NamedTuple):
    """What is usual: table (12 months, 24 hours) of local time, and how much of a deviation is left after each lead."""

    usual: Array
    left: Array

    def at(self, history: History, row: Rows) -> Array:
        """The usual value of rows."""
        return np.asarray(self.usual[history.clock.month[row], history.clock.hour[row]])


def persistence(value: Array, origin: Rows, lead: Rows) -> Array:
    """It stays as it is."""
    return value[origin]


def seasonal_naive(value: Array, origin: Rows, lead: Rows) -> Array:
    """As at the same hour of the last day whose hour is known, at most a week back; else as it is."""
    row = origin + lead - DAY * -(-lead // DAY)
    found = np.full(len(origin), np.nan)
    for _ in range(DAYS_BACK):
        there = np.where(row >= 0, value[np.maximum(row, 0)], np.nan)
        found = np.where(np.isnan(found), there, found)
        row = row - DAY
    return np.where(np.isnan(found), value[origin], found)


def damped(history: History, value: Array, climate: UsualClimate, origin: Rows, lead: Rows) -> Array:
    """What is usual then, plus what is left of today's deviation from the usual (anomaly persistence)."""
    deviation = value[origin] - climate.at(history, origin)
    return climate.at(history, origin + lead) + climate.left[lead] * np.nan_to_num(deviation)


def climate_of(history: History, value: Array, known: Rows) -> UsualClimate:
    """Fit the usual and the damping on some rows; a month without any takes the mean of its hour over all."""
    month, hour = history.clock.month[known], history.clock.hour[known]
    good = np.isfinite(value[known])
    total, number = np.zeros((12, DAY)), np.zeros((12, DAY))
    np.add.at(total, (month[good], hour[good]), value[known][good])
    np.add.at(number, (month[good], hour[good]), 1)
    by_hour = total.sum(axis=0) / np.maximum(number.sum(axis=0), 1)
    usual = (total + by_hour) / (number + 1)
    return UsualClimate(usual, _left(history, value, UsualClimate(usual, np.zeros(LONGEST_LEAD + 1)), known))


def _left(history: History, value: Array, climate: UsualClimate, known: Rows) -> Array:
    """Share of a deviation that is left after each lead: least squares through zero, within 0 and 1."""
    inside = np.zeros(len(value), bool)
    inside[known] = True
    rows = np.arange(len(value))
    deviation = np.where(inside, value - climate.at(history, rows), np.nan)
    left = np.ones(LONGEST_LEAD + 1)
    for lead in range(1, min(LONGEST_LEAD, len(value) - 1) + 1):
        before, after = deviation[:-lead], deviation[lead:]
        both = np.isfinite(before) & np.isfinite(after)
        square = before[both] @ before[both]
        left[lead] = np.clip(before[both] @ after[both] / square, 0, 1) if square else 0
    return left
