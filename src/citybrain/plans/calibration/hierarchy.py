"""Groups that learn from each other: a normal distribution of group effects, its spread taken from the data.

Each group g brings what its bills say as a quadratic log likelihood of its effects (log factors) t: -1/2 t'At + b't.
Effects of groups are normal around those of the city with standard deviations `spread`, one for each kind of factor;
those of the city are normal around 0. With a spread given all is linear; the spread itself maximises the marginal
likelihood under a weak prior that keeps it off zero. A group with few bills is therefore drawn to the city, and how
far is not set by hand.

Linear mixed models: Laird and Ware 1982, doi:10.2307/2529876. A prior of the gamma family for the spread: Chung,
Rabe-Hesketh, Dorie, Gelman and Liu 2013, doi:10.1007/s11336-013-9328-2. Archetypes calibrated so: Kristensen, Hedegaard
and Petersen 2018, doi:10.1016/j.enbuild.2018.07.030.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

LEAST_SPREAD, LARGEST_SPREAD = 0.005, 1.0
"""Bounds of the standard deviation between groups, in log factors."""

STEP = 0.1
WIDENED = 1.3
"""Spreads are proposed this much wider than a normal approximation, and then weighted by their density."""


class Prior(NamedTuple):
    """Standard deviation of the city's effects, and the expected one between groups, before any bill is seen."""

    city_width: float
    group_spread: float


@dataclass(frozen=True)
class Posterior:
    """Effects of groups (G, K) and of the city (K,) at the most likely spread (K,), and draws of all (S, ...)."""

    groups: Array
    city: Array
    spread: Array
    draws: Array
    city_draws: Array

    def interval(self, level: float) -> tuple[Array, Array]:
        """Ends of the middle `level` of the draws of every group's effects, (G, K) each."""
        low, high = np.quantile(self.draws, [(1 - level) / 2, (1 + level) / 2], axis=0)
        return low, high


class Evidence(NamedTuple):
    """What the bills of each group say: `information` A (G, K, K) and `score` b (G, K)."""

    information: Array
    score: Array


class _Given(NamedTuple):
    """What follows from one spread: the city (mean, precision), the groups about it, and how likely the spread is."""

    city: Array
    precision: Array
    covariance: Array
    log_density: float


def most_likely(evidence: Evidence, prior: Prior) -> tuple[Array, float]:
    """Effects of groups (G, K) at the most likely spread, and how many free parameters they are worth.

    A group that is drawn to the city is worth less than one for each effect: the trace of what a shift of its data
    shifts of its fit.
    """
    given = _at(evidence, prior, most_likely_spread(evidence, prior))
    worth = np.einsum("gij,gji->", given.covariance, evidence.information)
    return _groups(evidence, given, given.city), float(worth)


def each_alone(evidence: Evidence, prior: Prior) -> Array:
    """Effects of groups (G, K) where none learns from another: each from its own bills and what was expected of all."""
    information, score = evidence
    expected = np.eye(score.shape[1]) / (prior.city_width**2 + prior.group_spread**2)
    return np.asarray(np.linalg.solve(information + expected, score[:, :, None])[:, :, 0])


def posterior(evidence: Evidence, prior: Prior, draws: int, seed: int) -> Posterior:
    """Effects of groups and of the city from the evidence; draws differ in the spread as well, seeded."""
    best = most_likely_spread(evidence, prior)
    random = np.random.default_rng(seed)
    drawn = [_draw(evidence, _at(evidence, prior, s), random) for s in _spreads(evidence, prior, best, draws, random)]
    given = _at(evidence, prior, best)
    groups = _groups(evidence, given, given.city)
    return Posterior(groups, given.city, best, np.stack([d[0] for d in drawn]), np.stack([d[1] for d in drawn]))


def most_likely_spread(evidence: Evidence, prior: Prior) -> Array:
    """Standard deviations between groups (K,) where the density of their logarithms is largest."""
    from scipy.optimize import minimize  # scipy takes its time to load

    kinds = evidence.score.shape[1]
    bounds = [(np.log(LEAST_SPREAD), np.log(LARGEST_SPREAD))] * kinds
    found = minimize(
        lambda logarithm: -_at(evidence, prior, np.exp(logarithm)).log_density,
        np.full(kinds, np.log(prior.group_spread)),
        method="L-BFGS-B",
        bounds=bounds,
    )
    return np.asarray(np.exp(found.x))


def _at(evidence: Evidence, prior: Prior, spread: Array) -> _Given:
    """The linear model at one spread, the groups integrated out; A need not be invertible."""
    information, score = evidence
    eye, variance = np.eye(score.shape[1]), np.diag(spread**2)
    damped = np.linalg.inv(eye + information @ variance)
    precision = (damped @ information).sum(axis=0) + eye / prior.city_width**2
    summed = np.einsum("gij,gj->i", damped, score)
    city = np.linalg.solve(precision, summed)
    covariance = variance @ damped
    fit = np.einsum("gi,gij,gj->", score, covariance, score) + summed @ city
    size = np.linalg.slogdet(damped)[1].sum() - np.linalg.slogdet(precision)[1]
    weak = np.sum(2.0 * np.log(spread) - 2.0 * spread / prior.group_spread)  # gamma of shape 2, in the logarithm
    return _Given(city, precision, covariance, float(0.5 * fit + 0.5 * size + weak))


def _groups(evidence: Evidence, given: _Given, city: Array) -> Array:
    """Mean effects of the groups where those of the city are `city` m: m + V (b - A m)."""
    left = evidence.score - evidence.information @ city
    return np.asarray(city + np.einsum("gij,gj->gi", given.covariance, left))


def _draw(evidence: Evidence, given: _Given, random: np.random.Generator) -> tuple[Array, Array]:
    city = given.city + np.linalg.solve(np.linalg.cholesky(given.precision).T, random.standard_normal(len(given.city)))
    symmetric = 0.5 * (given.covariance + given.covariance.transpose(0, 2, 1))
    sizes, axes = np.linalg.eigh(symmetric)
    noise = np.sqrt(np.maximum(sizes, 0.0)) * random.standard_normal(sizes.shape)
    return _groups(evidence, given, city) + np.einsum("gij,gj->gi", axes, noise), city


def _spreads(evidence: Evidence, prior: Prior, best: Array, draws: int, random: np.random.Generator) -> Array:
    """Draws of the spread (S, K): proposed around the most likely one, then resampled by their density."""
    centre = np.log(best)
    scale = np.linalg.cholesky(_covariance(evidence, prior, centre)) * WIDENED
    normal = random.standard_normal((draws, len(best)))
    proposed = np.clip(centre + normal @ scale.T, np.log(LEAST_SPREAD), np.log(LARGEST_SPREAD))
    density = np.array([_at(evidence, prior, np.exp(x)).log_density for x in proposed])
    weight = np.exp(density + 0.5 * (normal**2).sum(axis=1) - density.max())
    chosen = random.choice(draws, draws, p=weight / weight.sum())
    return np.asarray(np.exp(proposed[chosen]))


def _covariance(evidence: Evidence, prior: Prior, centre: Array) -> Array:
    """Inverse curvature of the density of the log spread at its top, kept positive and at most 1."""
    steps = STEP * np.eye(len(centre))

    def density(point: Array) -> float:
        return _at(evidence, prior, np.exp(point)).log_density

    curvature = np.array(
        [
            [
                density(centre + a + b) - density(centre + a - b) - density(centre - a + b) + density(centre - a - b)
                for b in steps
            ]
            for a in steps
        ]
    ) / (-4.0 * STEP**2)
    sizes, axes = np.linalg.eigh(0.5 * (curvature + curvature.T))
    return np.asarray(axes / np.maximum(sizes, 1.0) @ axes.T)
