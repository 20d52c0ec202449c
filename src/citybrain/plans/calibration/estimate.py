"""Estimates log factors of groups from bills: Gauss-Newton rounds around a hierarchical model, robust, with intervals.

Each round computes the city with the factors of the moment and, by central differences, how each kind of bill answers
to each kind of factor: all groups at once, since a building belongs to one. The linearised model is solved with the
groups drawn to each other (`hierarchy`). Nonlinear mixed models by such rounds: Lindstrom and Bates 1990,
doi:10.2307/2532087.

Errors multiply and have the mean 1, so that computed use is what buildings of a group use in the mean and totals agree:
the logarithm of observed over computed is then - s²/2 in the mean where s is its standard deviation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array
from citybrain.plans.calibration.hierarchy import Evidence, Posterior, Prior, most_likely, posterior
from citybrain.plans.calibration.robust import Scatter, centres, evidence_of, group_scales, pseudo, scatter_of
from citybrain.plans.calibration.settings import CalibrationSettings

Model = Callable[[Array], Array]
"""Computed values (n, C) of the rows for log factors (n, K)."""

LONGEST_STEP = 1.0
"""A round changes a log factor by no more than this."""


@dataclass(frozen=True)
class Fit:
    """Posterior of the log factors, how bills scatter about them, how much the bills say of each kind, rounds run."""

    posterior: Posterior
    scatter: Scatter
    evidence: Evidence
    rounds: int
    runs: int
    settled: bool


def log_ratio(observed: Array, computed: Array) -> Array:
    """Logarithm of observed over computed; NaN where either is missing or not above zero."""
    usable = (observed > 0) & (computed > 0) & np.isfinite(observed) & np.isfinite(computed)
    return np.log(np.where(usable, observed, np.nan)) - np.log(np.where(usable, computed, np.nan))


def estimate(
    observed: Array,
    groups: NDArray[np.intp],
    count: int,
    model: Model,
    kinds: int,
    settings: CalibrationSettings,
    report: Callable[[float], None] = lambda share: None,
) -> Fit:
    """Log factors of `count` groups from observed values (n, C) of rows in `groups` (n,), for `kinds` factors.

    `report` is told the share of the rounds that are done.
    """
    prior = Prior(settings.city_width, settings.group_spread)
    effects, fitted, shift = np.zeros((count, kinds)), 0.0, np.zeros(observed.shape[1])
    settled, rounds = False, 0
    for rounds in range(1, settings.rounds + 1):
        residuals = log_ratio(observed, model(effects[groups]))
        slopes = slopes_of(model, effects[groups], settings.step)
        middle = centres(residuals, groups, count) if rounds == 1 else np.broadcast_to(-shift, (count, len(shift)))
        fitted = np.isfinite(middle).sum() if rounds == 1 else fitted
        clipped = _clipped(residuals - middle[groups], groups, count, fitted, settings.clip)
        shift = 0.5 * clipped.scatter.scale**2
        wanted = clipped.values + (middle + clipped.scale[:, None] ** 2 * shift)[groups]
        response = wanted + np.einsum("nck,nk->nc", np.nan_to_num(slopes), effects[groups])
        evidence = Evidence(*evidence_of(slopes, response, clipped.scatter.covariance, clipped.scale, groups))
        solved, fitted = most_likely(evidence, prior)
        step = np.clip(solved - effects, -LONGEST_STEP, LONGEST_STEP)
        effects = effects + step
        report(rounds / settings.rounds)
        if settled := bool(np.abs(step).max() < settings.settled):
            break
    found = posterior(evidence, prior, settings.draws, settings.seed)
    return Fit(found, clipped.scatter, evidence, rounds, rounds * (1 + 2 * kinds), settled)


class _Clipped(NamedTuple):
    """Residuals about a fit with their ends clipped, how they scatter, and each group's scatter against the city's."""

    values: Array
    scatter: Scatter
    scale: Array


def _clipped(residuals: Array, groups: NDArray[np.intp], count: int, fitted: float, clip: float) -> _Clipped:
    scatter = scatter_of(residuals, fitted, clip)
    values = pseudo(residuals, scatter.scale, scatter.stretch, clip)
    return _Clipped(values, scatter, group_scales(values, scatter, groups, count))


def slopes_of(model: Model, effects: Array, step: float) -> Array:
    """Change of the logarithm of each computed value with each log factor (n, C, K), by central differences."""
    slopes = []
    for kind in range(effects.shape[1]):
        aside = np.zeros(effects.shape[1])
        aside[kind] = step
        slopes.append(log_ratio(model(effects + aside), model(effects - aside)) / (2.0 * step))
    return np.stack(slopes, axis=2)
