"""Counts of people fitted by a negative binomial regression that leans on usual effects, checked by blocks of space."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

USUAL = np.array([4.5, 0.6, 0.25, 0.45, 0.25, 0.1, 0.2])
"""Usual constant and effects, as in the parameters of the domain: what the fit leans on."""

WIDTH = np.array([3.0, 0.3, 0.2, 0.3, 0.2, 0.15, 0.3])
"""Standard deviations of these before counts are seen (estimates)."""

ROUNDS, DISPERSIONS = 50, np.geomspace(0.01, 4.0, 40)
BLOCK, USUAL_RANGE = 500.0, 1.645
"""Metres of a block of space, and standard deviations to each side that hold 90 %."""


class FootfallFit(NamedTuple):
    """Constant and effects, their covariance, and the dispersion of counts (variance = mean + dispersion × mean²)."""

    effects: Array
    covariance: Array
    dispersion: float

    def predict(self, predictors: Array) -> tuple[Array, Array]:
        """Logarithm of footfall at predictors (n, 6), and its standard deviation."""
        design = np.column_stack([np.ones(len(predictors)), predictors])
        spread = np.einsum("ij,jk,ik->i", design, self.covariance, design)
        return design @ self.effects, np.sqrt(spread + np.log1p(self.dispersion))


class BlockCheck(NamedTuple):
    """How well counts of blocks that the fit has not seen are met: rank correlation, typical factor, cover of 90 %."""

    blocks: int
    rank: float
    factor: float
    covered: float


def fit_counts(predictors: Array, counts: Array) -> FootfallFit:
    """The effects of greatest posterior density: Newton's method for each dispersion, that of the greatest evidence."""
    best, fit = -np.inf, None
    for dispersion in DISPERSIONS:
        one, evidence = _fit_with(predictors, counts, float(dispersion))
        if evidence > best:
            best, fit = evidence, one
    assert fit is not None
    return fit


def _fit_with(predictors: Array, counts: Array, dispersion: float) -> tuple[FootfallFit, float]:
    from scipy.special import gammaln

    design = np.column_stack([np.ones(len(predictors)), predictors])
    effects, prior, size = USUAL.copy(), np.diag(1.0 / WIDTH**2), 1.0 / dispersion
    effects[0] += np.log(max(float(counts.mean()), 0.1)) - float((design @ effects).mean())
    for _ in range(ROUNDS):
        mean = np.exp(np.clip(design @ effects, -30.0, 30.0))
        slope = design.T @ ((counts - mean) / (1.0 + dispersion * mean)) - prior @ (effects - USUAL)
        bend = design.T @ (design * (mean / (1.0 + dispersion * mean))[:, None]) + prior
        step = np.linalg.solve(bend, slope)
        effects = effects + np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < 1e-10:
            break
    mean = np.exp(np.clip(design @ effects, -30.0, 30.0))
    likelihood = gammaln(counts + size) - gammaln(size) - gammaln(counts + 1.0)
    likelihood = likelihood + size * np.log(size / (size + mean)) + counts * np.log(mean / (size + mean))
    away = (effects - USUAL) / WIDTH
    evidence = float(likelihood.sum() - 0.5 * (away**2).sum() - 0.5 * np.linalg.slogdet(bend)[1])
    return FootfallFit(effects, np.linalg.inv(bend), dispersion), evidence


def check_by_blocks(predictors: Array, counts: Array, x: Array, y: Array) -> BlockCheck:
    """Counts of each block of 500 m predicted by a fit to all others."""
    from scipy.stats import spearmanr

    block = np.unique(np.column_stack([x // BLOCK, y // BLOCK]), axis=0, return_inverse=True)[1].ravel()
    level, deviation = np.zeros(len(counts)), np.zeros(len(counts))
    for one in range(int(block.max()) + 1):
        out = block == one
        if (~out).any():
            level[out], deviation[out] = fit_counts(predictors[~out], counts[~out]).predict(predictors[out])
    told = np.log(np.maximum(counts, 0.5))
    rank = float(spearmanr(level, told).statistic)
    factor = float(np.exp(np.median(np.abs(level - told))))
    covered = float((np.abs(level - told) <= USUAL_RANGE * deviation).mean())
    return BlockCheck(int(block.max()) + 1, rank, factor, covered)
