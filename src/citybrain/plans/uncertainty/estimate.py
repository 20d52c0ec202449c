"""Totals of city and zones in every draw, from a sample: difference estimator, and noise of single rows.

T(draw) = T + sum over strata of floor · mean((y(draw) - y(0)) / floor of the row), with T as stated (Särndal,
Swensson, Wretman 1992, Model Assisted Survey Sampling, 6.3). y(0) and y(draw) are of the same row with the same
parts of its own, drawn once: so shared inputs adoption on rows as various as they may be in truth. What the own parts
themselves do is not drawn with the rest: in a sample of a few hundred it would weigh as if the city had no more
rows than that. Its mean and variance in each stratum are found apart, and the city's or zone's part of it, floor²
by floor², is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from citybrain.kernel.units import Array, Rows
from citybrain.plans.uncertainty.scores import generator
from citybrain.plans.uncertainty.strata import StratifiedSample

LEAST_BALANCE = 0.9
MOST_FACTOR = 10.0
PICKS = 8
"""Sampled rows whose deviations make one draw of the noise of a stratum."""


@dataclass(frozen=True)
class Floors:
    """Floor (areas, strata) and sum of floor² (areas, strata) of the strata in each zone, or in the city as one."""

    floor: Array
    squares: Array


def floors_of(sample: StratifiedSample, area: Rows | None = None, areas: int = 1) -> Floors:
    """Floors of the strata in each area; in the whole city without `area`."""
    place = sample.stratum if area is None else area * sample.strata + sample.stratum
    shape = (areas, sample.strata)
    floor = np.bincount(place, sample.size, areas * sample.strata).reshape(shape)
    squares = np.bincount(place, sample.size**2, areas * sample.strata).reshape(shape)
    return Floors(np.asarray(floor, np.float64), np.asarray(squares, np.float64))


@dataclass(frozen=True)
class Deviations:
    """What differs from the city as stated, for each unit of floor.

    `drawn` (states, quantities, draws, strata) are means by stratum of what all rows have in common; `own`
    (states, quantities, rows) are single rows about the mean of their stratum, `bias` (states, quantities,
    strata) is that mean, `totals` (states, quantities) are the sums over the city with it.
    """

    drawn: Array
    own: Array
    own_stratum: Rows
    bias: Array
    totals: Array

    @property
    def means(self) -> Array:
        """Means by stratum and draw, with what single rows make of them in the mean."""
        return self.drawn + self.bias[:, :, None]


def apart(values: Array) -> Array:
    """Today and the change by the plan in place of today and the plan (first axis).

    The change is estimated by itself: where nobody has a measure it is nothing in every draw, and what the sample
    misses of today does not blur it.
    """
    return np.concatenate([values[:1], values[1:] - values[:1]])


def together(values: Array) -> Array:
    """Today and the plan again."""
    return np.concatenate([values[:1], values[1:] + values[:1]])


def calibration(sample: StratifiedSample, stated: Array, totals: Array) -> Array:
    """By how much the sample misses the known totals (states, quantities): factors of all that it says of them.

    What few rows do (those that are rebuilt in one year) is drawn too often or too rarely; the ratio estimator
    (Cochran 1977, Sampling Techniques, 6.11) makes up for it. 1 where the sample has none of it, or where positive and
    negative values all but cancel; at most tenfold either way.
    """
    guessed, sizes = (sample.means(values) @ sample.floor for values in (stated, np.abs(stated)))
    useful = np.abs(guessed) > LEAST_BALANCE * sizes
    ratio = np.divide(totals, guessed, out=np.ones_like(guessed), where=useful)
    return np.asarray(np.clip(ratio, 1.0 / MOST_FACTOR, MOST_FACTOR))


def drawn_means(sample: StratifiedSample, first: Array, means: Array, totals: Array) -> Array:
    """Deviations by stratum (states, quantities, draws, strata) from means by stratum of 1 + draws.

    They are told against the first draw, in which all that rows have in common is as stated: `first` (states,
    quantities, rows) are the rows in it, `totals` (states, quantities) what the city has in it.
    """
    return np.asarray((means[:, :, 1:] - means[:, :, :1]) * calibration(sample, first, totals)[..., None, None])


def deviations(
    sample: StratifiedSample, central: Array, first: Array, means: Array, own: Array, totals: Array
) -> Deviations:
    """From values of the sampled rows as stated (states, quantities, rows), and of `own` with a third axis of draws.

    `first` and `means` are those of `drawn_means`, `totals` (states, quantities) known sums over the city as stated.
    """
    factors, floor = calibration(sample, central, totals), sample.size[sample.rows]
    per_floor = factors[..., None, None] * (own - central[:, :, None]) / floor
    bias = sample.means(per_floor.mean(axis=2) * floor)
    centred = per_floor - bias[:, :, None, sample.own]
    order = np.argsort(np.tile(sample.own, own.shape[2]), kind="stable")
    alone = centred.reshape(*centred.shape[:2], -1)[:, :, order]
    with_own = totals + bias @ sample.floor
    drawn = drawn_means(sample, first, means, with_own)
    return Deviations(drawn, alone, np.repeat(sample.own, own.shape[2]), bias, with_own)


def expected(means: Array, floors: Floors) -> Array:
    """By how much totals (states, quantities, areas, draws) differ from those as stated, from means by stratum."""
    return np.asarray(np.einsum("sqdk,ak->sqad", means, floors.floor))


def city_noise(found: Deviations, floors: Floors, draws: int, seed: int) -> Array:
    """Noise of single rows in the whole city (states, quantities, draws), one draw the same for all quantities."""
    noise = np.zeros((*found.own.shape[:2], draws))
    random = generator(seed, "noise of the city")
    edges = np.searchsorted(found.own_stratum, np.arange(floors.squares.shape[1] + 1))
    for stratum, squares in enumerate(floors.squares[0]):
        chosen = random.integers(edges[stratum], edges[stratum + 1], (draws, PICKS))
        weight = random.standard_normal((draws, PICKS)) * np.sqrt(squares / PICKS)
        noise += np.einsum("sqdp,dp->sqd", found.own[:, :, chosen], weight)
    return noise


def zone_noise(found: Deviations, floors: Floors, draws: int, seed: int, names: Sequence[str]) -> Array:
    """Noise of single rows in each zone (states, quantities, zones, draws); each quantity by itself.

    Two states of a zone are drawn with their covariance. The noise of a quantity belongs to its name, so that it does
    not depend on what else is asked.
    """
    states, strata = found.own.shape[0], floors.squares.shape[1]
    counts = np.bincount(found.own_stratum, minlength=strata)
    starts = np.searchsorted(found.own_stratum, np.arange(strata))

    def spread(one: Array, other: Array) -> Array:
        moments = np.add.reduceat(one * other, starts, axis=-1) / counts
        return np.asarray(np.einsum("qk,ak->qa", moments, floors.squares)[..., None])

    shape = states, len(floors.squares), draws
    drawn = np.stack([generator(seed, "noise of zones", name).standard_normal(shape) for name in names], axis=1)
    first = np.sqrt(spread(found.own[0], found.own[0]))
    noise = np.empty_like(drawn)
    noise[0] = first * drawn[0]
    if states > 1:
        both = spread(found.own[0], found.own[1])
        along = np.divide(both, first, out=np.zeros_like(both), where=first > 0)
        rest = np.maximum(spread(found.own[1], found.own[1]) - along**2, 0.0)
        noise[1] = along * drawn[0] + np.sqrt(rest) * drawn[1]
    return noise
