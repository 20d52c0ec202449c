"""Which source it is, where one that nobody knows would be, and at which rate: probabilities after readings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp

from citybrain.cases.tracing.likelihood import Numbers, rates

REGION = 0.9
COARSE_CELLS = 1_600
MOST_CELLS = 2_400
NEGLIGIBLE = 1e-4
"""Cells whose density is below this share of the highest are not divided."""

UNKNOWN_PRIOR = 0.2
"""Probability before readings that the source is in no register."""

PERMIT_SPREAD = np.log(5.0)
"""Standard deviation of the logarithm of a rate around the permitted one."""

LogLikelihood = Callable[[Numbers], NDArray[np.float32]]


class RateInterval(NamedTuple):
    """Median and the bounds between which 90 % of a probability lie."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class SourceRegion:
    """Cells [m: east and north of the middle] of equal `size` [m], with probabilities; `inside` are the likeliest of
    them that have 90 % of it together."""

    places: Numbers
    size: float
    weight: Numbers
    inside: NDArray[np.bool_]
    searched: float
    """Area that was searched [m2]."""

    @property
    def area(self) -> float:
        """Area of what is inside [m2]."""
        return float(self.inside.sum()) * self.size**2

    @property
    def middle(self) -> Numbers:
        """Mean place [m]."""
        return self.weight @ self.places

    def level(self, place: Numbers) -> float:
        """Probability of all that is likelier than a place; 1 where no cell has it."""
        near = int(np.abs(self.places - place).max(axis=1).argmin())
        if np.abs(self.places[near] - place).max() > self.size / 2 + 1e-9:
            return 1.0
        return float(self.weight[self.weight > self.weight[near]].sum() + self.weight[near] / 2)


@dataclass(frozen=True)
class SourcePosterior:
    """Probability of each known source and of one that nobody knows, rates [g/s], and where the latter would be."""

    probability: Numbers
    unknown: float
    rate: tuple[RateInterval, ...]
    unknown_rate: RateInterval
    region: SourceRegion
    information: float
    """How much was learnt on which source it is, over what there was to learn, 0 to 1."""

    best: float
    """The largest log likelihood of all sources, places and rates."""


def posterior(
    known: NDArray[np.float32], permitted: Numbers, area: tuple[Numbers, Numbers], likelihood: LogLikelihood
) -> SourcePosterior:
    """Weigh known sources (log likelihood by source and rate) against one that may be anywhere in an area, its lowest
    and highest corner [m].

    Each known source has the same share of the prior; a rate has the same share per step of its logarithm, or stands
    around the one that is permitted [g/s], 0 where none is.
    """
    by_rate, count = known + _rate_prior(permitted), len(known)
    log_known = logsumexp(by_rate, axis=1) + np.log((1 - UNKNOWN_PRIOR) / max(count, 1))
    cells, size, cell_rates = _refined(area, likelihood)
    uniform = 2 * np.log(size) - np.log(np.prod(area[1] - area[0]))
    log_cells = logsumexp(cell_rates, axis=1) + uniform
    unknown = logsumexp(log_cells) + (np.log(UNKNOWN_PRIOR) if count else 0.0)
    everything = logsumexp(np.append(log_known, unknown))
    weight = np.exp(log_cells - logsumexp(log_cells))
    probability = np.exp(log_known - everything)
    best = float(max(known.max(initial=-np.inf), cell_rates.max() + np.log(len(rates()))))
    unknown_probability = float(np.exp(unknown - everything))
    return SourcePosterior(
        probability, unknown_probability, tuple(_interval(row) for row in by_rate),
        _interval(logsumexp(cell_rates, axis=0)),
        SourceRegion(cells, size, weight, _inside(weight), float(np.prod(area[1] - area[0]))),
        _information(np.append(probability, unknown_probability), count), best,
    )  # fmt: skip


def _rate_prior(permitted: Numbers) -> Numbers:
    """Logarithm of the prior of each rate of each source."""
    logs = np.log(rates())
    flat = np.full(len(logs), -np.log(len(logs)))
    away = (logs - np.log(np.maximum(permitted, 1e-30))[:, None]) / PERMIT_SPREAD
    around = -0.5 * away**2
    around = around - logsumexp(around, axis=1, keepdims=True)
    return np.where((permitted > 0.0)[:, None], around, flat)


def _refined(area: tuple[Numbers, Numbers], likelihood: LogLikelihood) -> tuple[Numbers, float, Numbers]:
    """Cells, their size [m] and log likelihood by rate with its prior; those that matter are divided until all that
    matter are many."""
    low, high = area
    size = float(np.sqrt(np.prod(high - low) / COARSE_CELLS))
    axes = [np.arange(low[axis] + size / 2, high[axis], size) for axis in (0, 1)]
    cells = np.stack(np.meshgrid(*axes), -1).reshape(-1, 2)
    flat = -np.log(len(rates()))
    by_rate = likelihood(cells) + flat
    quarters = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]])
    while True:
        density = logsumexp(by_rate, axis=1)
        matter = density > density.max() + np.log(NEGLIGIBLE)
        if 4 * matter.sum() > MOST_CELLS or size < 2.0:
            return cells, size, by_rate
        cells = (cells[matter][:, None] + quarters * size / 4).reshape(-1, 2)
        size /= 2
        by_rate = likelihood(cells) + flat


def _inside(weight: Numbers) -> NDArray[np.bool_]:
    order = np.argsort(-weight, kind="stable")
    inside = np.zeros(len(weight), dtype=bool)
    inside[order[: int(np.searchsorted(np.cumsum(weight[order]), REGION)) + 1]] = True
    return inside


def _interval(log_weight: Numbers) -> RateInterval:
    weight = np.exp(log_weight - logsumexp(log_weight))
    below = np.cumsum(weight) - weight / 2
    levels = np.interp([(1 - REGION) / 2, 0.5, (1 + REGION) / 2], below, np.log(rates()))
    return RateInterval(*(float(one) for one in np.exp(levels)))


def _information(probability: Numbers, count: int) -> float:
    """Kullback-Leibler divergence of probabilities from the prior over the largest that a known source could reach."""
    if count == 0:
        return 1.0
    prior = np.append(np.full(count, (1 - UNKNOWN_PRIOR) / count), UNKNOWN_PRIOR)
    learnt = float(np.sum(np.where(probability > 0, probability * np.log(np.maximum(probability, 1e-300) / prior), 0)))
    return min(max(learnt / float(-np.log(prior.min())), 0.0), 1.0)
