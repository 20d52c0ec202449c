"""Readings of a class of devices beside a reference: bias, spread, limits of agreement, and what each is then worth.

Bias and limits of agreement are those of Bland and Altman (Lancet 327, 1986, 307-310). Readings are brought together
by inverse variance after their bias was taken away, so that one of a phone counts for less as its error is larger.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import pi, sqrt
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

LEAST_PAIRS = 10
"""Readings beside a reference from which on bias and spread are those that were measured."""

LEAST_SENSORS = 2
LEAST_DAYS = 3
"""Sensors, and days on which readings came, from which on a class of which anybody sends readings is corrected."""

LEAST_PEOPLE = 3
"""Different people whose readings of a cell are told; what the city measured is told at once."""

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


def combined_by_people(
    readings: Array, classes: list[str], people: Sequence[str | None], bias: dict[str, float], spread: dict[str, float]
) -> Combined:
    """The weighted median of what each person measured, by the median of their readings less the bias of their classes.

    People have one weight, that of the least sure class among theirs: nobody counts for more by a class that they say.
    Readings of the city (None) have 1 / spread² each. A median does not follow what less than half of the weight says
    (Huber and Ronchetti, Robust Statistics, 2nd ed. 2009, section 1.4); its standard deviation is that of the mean
    times the root of pi / 2. Raises ValueError of none.
    """
    if not len(readings):
        raise ValueError("no readings")
    off = readings - np.array([bias.get(name, 0.0) for name in classes])
    rows = list(zip(off, classes, people, strict=True))
    own = [(value, spread[name] ** -2, name) for value, name, by in rows if by is None]
    by_person: dict[str, list[float]] = {}
    for value, _, by in rows:
        if by is not None:
            by_person.setdefault(by, []).append(float(value))
    said = [name for _, name, by in rows if by is not None]
    each = max((spread[name] for name in said), default=1.0) ** -2
    values = np.array([*(value for value, _, _ in own), *(np.median(of) for of in by_person.values())])
    weight = np.array([*(one for _, one, _ in own), *(each for _ in by_person)])
    shares = {name: sum(one for _, one, by in own if by == name) for name in dict.fromkeys(by for _, _, by in own)}
    for name in said:
        shares[name] = shares.get(name, 0.0) + each * len(by_person) / len(said)
    total = float(weight.sum())
    error = total**-0.5 * (sqrt(pi / 2) if len(values) > 2 else 1.0)
    return Combined(_median(values, weight), error, {name: share / total for name, share in shares.items()})


def _median(values: Array, weight: Array) -> float:
    """The value up to which half of the weight lies; between two of them where it is reached exactly."""
    order = np.argsort(values, kind="stable")
    up_to, half = np.cumsum(weight[order]), float(weight.sum()) / 2
    first = int(np.searchsorted(up_to, half * (1 - 1e-12)))
    last = int(np.searchsorted(up_to, half * (1 + 1e-12), side="right"))
    return float(values[order[first]] + values[order[min(last, len(order) - 1)]]) / 2
