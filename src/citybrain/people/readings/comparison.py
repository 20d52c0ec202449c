"""Readings of a class of devices beside a reference: bias, spread, limits of agreement, and what each is then worth.

Bias and limits of agreement are those of Bland and Altman (Lancet 327, 1986, 307-310). Readings are brought together
by inverse variance after their bias was taken away, so that one of a phone counts for less as its error is larger.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

LEAST_PAIRS = 10
"""Readings beside a reference from which on bias and spread are those that were measured."""

LEAST_SENSORS = 2
LEAST_DAYS = 3
"""Sensors, and days on which readings came, from which on a class of which anybody sends readings is corrected."""

MAD_TO_SPREAD = 1.482602
"""Standard deviation of a normal distribution by its median absolute deviation."""

QUANTILE = 1.959964
"""Of the normal distribution: limits of agreement hold for 95 of 100 readings."""


class Agreement(NamedTuple):
    """Readings less reference: mean, its 90 % interval, standard deviation, limits of agreement; `pairs` of them."""

    pairs: int
    bias: float
    bias_low: float
    bias_high: float
    spread: float
    low: float
    high: float


class Combined(NamedTuple):
    """Readings brought together: value, standard deviation, and the share of the weight that each class has."""

    value: float
    spread: float
    shares: dict[str, float]


def agreement_of(readings: Array, reference: Array) -> Agreement | None:
    """How readings agree with a reference at the same place and time; None of too few."""
    off = (readings - reference)[np.isfinite(readings) & np.isfinite(reference)]
    if len(off) < LEAST_PAIRS:
        return None
    bias, spread = float(off.mean()), float(off.std(ddof=1))
    from scipy.stats import t as student  # loads for a second: only where readings are compared

    width = float(student.ppf(0.95, len(off) - 1)) * spread / sqrt(len(off))
    ends = bias - QUANTILE * spread, bias + QUANTILE * spread
    return Agreement(len(off), bias, bias - width, bias + width, spread, *ends)


def agreement_of_occasions(off: Array, occasions: Sequence[tuple[int, str]]) -> Agreement | None:
    """How readings of anybody agree with sensors, by their differences from them; None of too few.

    occasions: the sensor of each and the day on which it came. All of one occasion count as one pair, by their median,
    so that many sent at once weigh as one. The bias is the median of pairs, its interval that of the sign test
    (Conover, Practical Nonparametric Statistics, 3rd ed. 1999, section 3.2), the spread the median over occasions of
    the median absolute deviation: neither follows what less than half of the occasions say.
    """
    by_occasion: dict[Hashable, list[float]] = {}
    for value, occasion in zip(off, occasions, strict=True):
        by_occasion.setdefault(occasion, []).append(float(value))
    few = len({sensor for sensor, _ in occasions}) < LEAST_SENSORS or len({day for _, day in occasions}) < LEAST_DAYS
    if len(by_occasion) < LEAST_PAIRS or few:
        return None
    from scipy.stats import binom  # loads for a second: only where readings are compared

    pairs = np.sort([np.median(values) for values in by_occasion.values()])
    bias, outer = float(np.median(pairs)), int(binom.ppf(0.05, len(pairs), 0.5))
    apart = [np.median(np.abs(np.array(values) - bias)) for values in by_occasion.values()]
    spread = MAD_TO_SPREAD * float(np.median(apart))
    ends = bias - QUANTILE * spread, bias + QUANTILE * spread
    return Agreement(len(pairs), bias, float(pairs[outer - 1]), float(pairs[-outer]), spread, *ends)


def combined(readings: Array, classes: list[str], bias: dict[str, float], spread: dict[str, float]) -> Combined:
    """The mean of readings less the bias of their classes, weighted by 1 / spread². Raises ValueError of none."""
    if not len(readings):
        raise ValueError("no readings")
    off = np.array([bias.get(name, 0.0) for name in classes])
    weight = np.array([spread[name] ** -2 for name in classes])
    total = float(weight.sum())
    shares = {name: float(weight[[one == name for one in classes]].sum()) / total for name in dict.fromkeys(classes)}
    return Combined(float(((readings - off) * weight).sum() / total), total**-0.5, shares)
