"""Where a leak is, from how pressures fell: each place by how likely it would have given what was measured."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

SOURCE = (
    "Pudar and Liggett 1992, doi:10.1061/(ASCE)0733-9429(1992)118:7(1031); Pérez et al. 2011, "
    "doi:10.1016/j.conengprac.2011.06.004: sensitivity of pressures to leaks; ranked by likelihood"
)
ONE_IN_A_THOUSAND = 0.001
"""Part of cases without a leak in which one is taken to be there."""


class LeakFit(NamedTuple):
    """By candidate: how many times as large as the leak that was tried it would be, and what is left [noise²]."""

    scale: Array
    misfit: Array


class LeakJudgement(NamedTuple):
    """Probability by candidate (n), and why there is none: `within-noise` or `unexplained`; "" where it is located.

    `noise` is what the probabilities take for it: what was stated, or more where no single leak explains the rest.
    """

    probability: Array
    why_not: str
    noise: float


def fit_leaks(fallen: Array, signature: Array, noise: float) -> LeakFit:
    """The leak of each candidate (n) that fits best what pressures fell by (k) [m], by what they fall with it (n, k).

    Least squares with a leak that is not negative; `noise` is the standard deviation of a difference [m].
    """
    power = np.sum(signature**2, axis=1)
    some = power > 0.0
    scale = np.divide(signature @ fallen, power, out=np.zeros(len(power)), where=some)
    scale = np.maximum(scale, 0.0)
    left = fallen[None, :] - scale[:, None] * signature
    return LeakFit(scale, np.sum(left**2, axis=1) / noise**2)


def judge_leak(fallen: Array, fit: LeakFit, prior: Array, noise: float) -> LeakJudgement:
    """The probability of each candidate by its misfit and its `prior` (length of pipe), if there is a leak to locate.

    There is none to locate where the best of all candidates explains no more than the best of as many would of noise
    alone once in a thousand times (likelihood ratio, each candidate counted as a test of its own). Where it leaves
    more than noise, what it leaves counts as noise, so that the probabilities spread; more than half: unexplained.
    """
    size, whole, best = len(fallen), float(np.sum(fallen**2)) / noise**2, float(fit.misfit.min())
    wider = max(best / size, 1.0) if best > chi_squared_limit(size) else 1.0
    if (whole - best) / wider <= likelihood_ratio_limit(len(prior)):
        return LeakJudgement(np.full(len(prior), np.nan), "within-noise", noise)
    weight = np.exp(-0.5 * (fit.misfit - best) / wider) * prior
    why_not = "unexplained" if wider > 1.0 and best > 0.5 * whole else ""
    return LeakJudgement(weight / weight.sum(), why_not, noise * math.sqrt(wider))


def likelihood_ratio_limit(candidates: int) -> float:
    """What the largest of so many squared standard normal numbers exceeds at most once in a thousand (Bonferroni)."""
    from scipy.special import ndtri

    return float(ndtri(ONE_IN_A_THOUSAND / max(candidates, 1)) ** 2)


def chi_squared_limit(size: int) -> float:
    """What a sum of `size` squared standard normal numbers exceeds once in a thousand."""
    from scipy.special import chdtri

    return float(chdtri(size, ONE_IN_A_THOUSAND))
