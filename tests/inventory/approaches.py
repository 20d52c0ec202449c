"""Intervals of a total a second way: line by line as IPCC 2006, vol. 1, ch. 3 writes it, approaches 1 and 2."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.inventory.intervals import Z95
from citybrain.inventory.lines import LineEmissions
from citybrain.kernel.units import Array

WIDE = 0.30
"""Half width as a share above which approach 2 draws lognormal, since a normal one would often fall below zero."""

SINGLE = 400
"""How many lines approach 2 draws one by one; the activity errors of all others are drawn as their sum."""

DRAWS = 10_000


@dataclass(frozen=True)
class Propagated:
    """A total in tonnes with its 95 % interval. `contribution`: share of the variance that each line brings (sum 1).

    `unstated`: how many lines with an amount say nothing of the uncertainty of their activity, which then counts as
    none; the interval is too narrow by what they leave out.
    """

    total: float
    lower: float
    upper: float
    contribution: Array
    unstated: int

    @property
    def half_width(self) -> float:
        """Mean half width of the interval as a share of the total; 0 where the total is 0."""
        return 0.0 if self.total == 0.0 else (self.upper - self.lower) / 2.0 / abs(self.total)


@dataclass(frozen=True)
class Simulated:
    """A total in tonnes by chance: mean, ends of the middle 95 %, and the draws themselves."""

    total: float
    lower: float
    upper: float
    draws: Array

    @property
    def half_width(self) -> float:
        """Half of the middle 95 % as a share of the mean; 0 where the mean is 0."""
        return 0.0 if self.total == 0.0 else (self.upper - self.lower) / 2.0 / abs(self.total)


def propagate(emissions: LineEmissions) -> Propagated:
    """Approach 1: activities are independent of each other; lines that share a factor are wrong together.

    Of lines with one factor the half widths of the factor are added before they are squared (correlation 1), of all
    others their squares (equation 3.2). Lines with a notation key count for nothing. Upper and lower half are
    propagated apart, since intervals of factors are often skewed; limits: skewed intervals are only followed roughly,
    see `simulate`.
    """
    parts = _parts(emissions)
    total = float(parts.amount.sum())
    own = (parts.amount * parts.activity) ** 2
    below, above = (_variance(parts, own, width) for width in (parts.below, parts.above))
    whole = (below + above) / 2.0
    share = whole / whole.sum() if whole.sum() > 0.0 else np.zeros(len(whole))
    contribution = np.zeros(len(emissions))
    contribution[parts.rows] = share
    lower, upper = total - float(np.sqrt(below.sum())), total + float(np.sqrt(above.sum()))
    unstated = int(np.isnan(emissions.activity.activity_uncertainty[parts.rows]).sum())
    return Propagated(total, lower, upper, contribution, unstated)


@dataclass(frozen=True)
class _Parts:
    """Lines that have an amount: tonnes, half widths as shares, and which factor each uses (numbered from 0)."""

    rows: NDArray[np.intp]
    amount: Array
    activity: Array
    below: Array
    above: Array
    group: NDArray[np.intp]


def _parts(emissions: LineEmissions) -> _Parts:
    rows = np.flatnonzero(~np.isnan(emissions.equivalent))
    activity = np.nan_to_num(emissions.activity.activity_uncertainty[rows])
    shared = emissions.shared[rows]
    alone = np.flatnonzero(shared < 0)
    group = shared.copy()
    group[alone] = shared.max(initial=-1) + 1 + np.arange(len(alone))
    below, above = emissions.factor_below[rows], emissions.factor_above[rows]
    return _Parts(rows, emissions.equivalent[rows], activity, below, above, group)


def _variance(parts: _Parts, own: Array, width: Array) -> Array:
    """What each line brings to the variance (of half widths): its own, and its part of the factor it shares."""
    error = parts.amount * width
    together = np.bincount(parts.group, error)[parts.group] if len(error) else error
    return own + error * together


def simulate(emissions: LineEmissions, seed: int, draws: int = DRAWS) -> Simulated:
    """Approach 2: the total drawn many times, each shared factor once a draw, from a seed.

    Half widths up to 30 % are drawn normal and cut at zero, wider ones lognormal with the mean and the standard
    deviation of the estimate. The activity errors of all but the lines that matter most are drawn as one normal sum
    for each factor (central limit theorem).
    """
    random = np.random.default_rng(seed)
    parts = _parts(emissions)
    size = np.abs(parts.amount * parts.activity)
    largest = np.argsort(-size, kind="stable")[:SINGLE]
    groups, of_group = np.unique(parts.group, return_inverse=True)
    rest = np.ones(len(size), dtype=np.bool_)
    rest[largest] = False
    steady = np.bincount(of_group, np.where(rest, parts.amount, 0.0), minlength=len(groups))
    spread = np.sqrt(np.bincount(of_group, np.where(rest, size, 0.0) ** 2, minlength=len(groups)))
    width = _group_width(parts, of_group, len(groups))
    members: dict[int, list[int]] = {}
    for line in largest:
        members.setdefault(int(of_group[line]), []).append(int(line))
    total = np.zeros(draws)
    for number in range(len(groups)):
        activity = np.full(draws, steady[number])
        if spread[number] > 0.0:
            activity += spread[number] / Z95 * random.standard_normal(draws)
        for line in members.get(number, []):
            activity += parts.amount[line] * _relative(random, float(parts.activity[line]), draws)
        total += activity * _relative(random, float(width[number]), draws)
    lower, upper = np.quantile(total, (0.025, 0.975))
    return Simulated(float(total.mean()), float(lower), float(upper), total)


def _group_width(parts: _Parts, of_group: NDArray[np.intp], groups: int) -> Array:
    """Half width of each factor: the mean over its lines by what they emit, since a line may state its own."""
    weight = np.abs(parts.amount)
    emitted = np.bincount(of_group, weight, minlength=groups)
    mean = np.bincount(of_group, weight * (parts.below + parts.above) / 2.0, minlength=groups)
    return np.divide(mean, emitted, out=np.zeros(groups), where=emitted > 0.0)


def _relative(random: np.random.Generator, half_width: float, draws: int) -> Array:
    """Draws around 1 of something known to ± `half_width` (95 %, as a share)."""
    if half_width <= 0.0:
        return np.ones(draws)
    deviation = half_width / Z95
    if half_width > WIDE:
        sigma = np.sqrt(np.log1p(deviation**2))
        return np.asarray(np.exp(sigma * random.standard_normal(draws) - sigma**2 / 2.0))
    return np.maximum(1.0 + deviation * random.standard_normal(draws), 0.0)
