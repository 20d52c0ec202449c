"""Readings of a class of devices beside a reference: bias, spread, limits of agreement, and what each is then worth.

Bias and limits of agreement are those of Bland and Altman (Lancet 327, 1986, 307-310). Readings are brought together
by inverse variance after their bias was taken away, so that one of a phone counts for less as its error is larger.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

LEAST_PAIRS = 10
"""Readings beside a reference from which on bias and spread are those that were measured."""

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


def combined(readings: Array, classes: list[str], bias: dict[str, float], spread: dict[str, float]) -> Combined:
    """The mean of readings less the bias of their classes, weighted by 1 / spread². Raises ValueError of none."""
    if not len(readings):
        raise ValueError("no readings")
    off = np.array([bias.get(name, 0.0) for name in classes])
    weight = np.array([spread[name] ** -2 for name in classes])
    total = float(weight.sum())
    shares = {name: float(weight[[one == name for one in classes]].sum()) / total for name in dict.fromkeys(classes)}
    return Combined(float(((readings - off) * weight).sum() / total), total**-0.5, shares)
