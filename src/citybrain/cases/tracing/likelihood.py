"""How likely readings are if a source at a place emits at a rate: what is unknown of wind and model is averaged over.

For one period with one wind, the logarithm of reading plus floor has Student's distribution around that of rate times
dilution plus floor. The direction of the wind, the width of the plume and how fast it thins out are drawn anew in each
period from what the error terms say of them; periods are independent, the rate is the same in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from citybrain.cases.tracing.grid import LEAST_LOG, NEAREST, RATE_STEP

Numbers = NDArray[np.float64]
GOLDEN = (5**0.5 - 1) / 2
LEAST_RATE, GREATEST_RATE = 1e-3, 1e4
"""Rates that are thought of [g/s]."""


class PlumeCurves(Protocol):
    """Dilution across the wind [s/m2] and width [m] at distances [m], of a domain that knows the air."""

    @property
    def distance(self) -> Numbers:
        """Distances downwind, evenly spaced in their logarithm."""

    @property
    def dilution(self) -> Numbers:
        """Concentration integrated across the wind, over the emission."""

    @property
    def width(self) -> Numbers:
        """Lateral standard deviation."""


class LikelyPlume(NamedTuple):
    """One of the plumes that a period may have, and its probability."""

    probability: float
    curves: PlumeCurves


@dataclass(frozen=True)
class ErrorTerms:
    """How far model and readings may be apart, as the Prairie Grass runs show (docs/validation/prairie-grass.md).

    `spread` is of the logarithm of a reading, `floor` the share of the largest reading below which nothing is learnt,
    `background` the share of the background by which nothing is learnt either, as streets differ without the source
    (hourly PM10 of eight stations of Beijing, 2013 to 2017: by a quarter; with more than 0.15 a wrong vane accuses),
    `direction` of the wind [degrees], `width` of the logarithm of the plume's width, `decay` of the exponent of
    distance. `draws` must be a power of two.
    """

    spread: float = 0.4
    floor: float = 0.03
    background: float = 0.15
    direction: float = 5.0
    width: float = 0.25
    decay: float = 0.2
    freedom: float = 4.0
    draws: int = 32


def with_draws(terms: ErrorTerms, plumes: int, most: int) -> ErrorTerms:
    """The terms with as many draws for each of some likely plumes as for one, but at most so many times as many."""
    times = 1
    while times < plumes and 2 * times <= most:
        times *= 2
    return replace(terms, draws=terms.draws * times)


class WindPeriod(NamedTuple):
    """Readings [g/m3] above their backgrounds at places [m, east and north] while the wind came from a direction."""

    wind_from: float
    places: Numbers
    values: Numbers
    backgrounds: Numbers | float = 0.0


def rates() -> Numbers:
    """Rates that are thought of, each with the same share of the logarithm [g/s]."""
    all_rates: Numbers = np.exp(np.arange(np.log(LEAST_RATE), np.log(GREATEST_RATE), RATE_STEP))
    return all_rates


def log_likelihood(
    sources: Numbers, periods: Sequence[WindPeriod], plumes: Sequence[Sequence[LikelyPlume]], terms: ErrorTerms
) -> NDArray[np.float32]:
    """Logarithm of the likelihood of sources [rows of east and north, m] by rate; the likely plumes of each period."""
    from citybrain.cases.tracing.averaging import averaged  # compiles

    total = np.zeros((len(sources), len(rates())), dtype=np.float32)
    draws = _draws(terms)
    for period, likely in zip(periods, plumes, strict=True):
        turned = draws + np.array([np.radians(period.wind_from + 180.0), 0.0, 0.0])
        curves = np.stack([_logarithms(one.curves) for one in likely])
        drawn = _drawn([one.probability for one in likely], len(draws))
        total += averaged(sources, period.places, curves, turned, drawn, _table(period, terms))
    return total


def _logarithms(plume: PlumeCurves) -> Numbers:
    logs = np.log(np.maximum(plume.distance, NEAREST)), np.log(np.maximum(plume.dilution, 1e-300))
    return np.stack([*logs, np.log(plume.width)])


def _drawn(probabilities: Sequence[float], draws: int) -> NDArray[np.int64]:
    """Which of some plumes each draw has, spread evenly by the golden ratio: as often as it is likely."""
    even = (np.arange(draws) + 0.5) * GOLDEN % 1.0
    return np.searchsorted(np.cumsum(probabilities)[:-1], even, side="right").astype(np.int64)


def log_dilution(sources: Numbers, period: WindPeriod, plume: PlumeCurves) -> Numbers:
    """Logarithm of concentration over rate [s/m3] by source and place, with wind and plume as they are given."""
    towards = np.radians(period.wind_from + 180.0)
    way = period.places[None, :, :] - sources[:, None, :]
    downwind = way[..., 0] * np.sin(towards) + way[..., 1] * np.cos(towards)
    across = way[..., 0] * np.cos(towards) - way[..., 1] * np.sin(towards)
    distance, steps = np.log(np.maximum(downwind, NEAREST)), np.log(plume.distance)
    width = np.interp(distance, steps, np.log(plume.width))
    dilution = np.interp(distance, steps, np.log(np.maximum(plume.dilution, 1e-300)))
    logs = dilution - width - 0.5 * np.log(2 * np.pi) - 0.5 * (across * np.exp(-width)) ** 2
    return np.where(downwind >= NEAREST, np.maximum(logs, LEAST_LOG), LEAST_LOG)


def _draws(terms: ErrorTerms) -> Numbers:
    """Draws of turn [radians], logarithm of width and exponent of distance, spread evenly by Sobol's sequence."""
    from scipy.stats import norm, qmc  # takes much memory, which a server that traces nothing does without

    uniform = qmc.Sobol(3, seed=1).random(terms.draws)
    draws: Numbers = norm.ppf(uniform) * np.array([np.radians(terms.direction), terms.width, terms.decay])
    return draws


def perfect(terms: ErrorTerms) -> float:
    """Log density of a reading that is as expected."""
    free = terms.freedom
    return float(gammaln((free + 1) / 2) - gammaln(free / 2) - 0.5 * np.log(free * np.pi) - np.log(terms.spread))


def _table(period: WindPeriod, terms: ErrorTerms) -> NDArray[np.float32]:
    """For each reading the log density by the logarithm of what is expected, wide enough for all rates.

    Rates are a step apart, so that the densities of all of them stand beside each other.
    """
    count = len(rates())
    expected = LEAST_LOG + np.log(LEAST_RATE) + RATE_STEP * np.arange(count + int(-LEAST_LOG / RATE_STEP) + 200)
    highest = max(float(period.values.max()), 1e-12)
    floor = terms.floor * highest + terms.background * (period.backgrounds + np.zeros(len(period.values)))
    ratio = np.log(np.maximum(period.values, 0.0) + floor)[:, None] - np.log(np.exp(expected) + floor[:, None])
    density: Numbers = perfect(terms) - (terms.freedom + 1) / 2 * np.log1p((ratio / terms.spread) ** 2 / terms.freedom)
    return density.astype(np.float32)
