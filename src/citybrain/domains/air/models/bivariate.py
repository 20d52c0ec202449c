"""From which side, and in which wind, one station has its highest readings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.air.models.stability import Numbers

SECTORS = 16
SPEED_STEPS = (2.0, 4.0, 6.0)
"""Bounds of the classes of wind speed [m/s]."""

CALM = 0.5
"""Below this wind [m/s] a vane says nothing of where air comes from."""

MOST_CALM = 0.5
FEWEST = 20
"""Readings of a sector below which nothing is told of it."""

INTERVAL = (0.05, 0.95)
DRAWS = 400


@dataclass(frozen=True)
class BivariateProbability:
    """Share of readings at or above a threshold, by sector (the first around north, clockwise) and class of speed.

    `low` and `high` bound 90 % of the shares of whole sectors when days are drawn anew; `stands_out` are sectors whose
    low is above the share of all readings that are not calm. `reason` says why nothing can be told: few or calm.
    """

    threshold: float
    share: float
    calm: float
    by_speed: Numbers
    counts: NDArray[np.int64]
    by_sector: Numbers
    low: Numbers
    high: Numbers
    stands_out: NDArray[np.bool_]
    reason: str

    @property
    def directions(self) -> Numbers:
        """Middle of each sector [degrees, where wind comes from]."""
        return np.arange(SECTORS) * 360.0 / SECTORS

    @property
    def speeds(self) -> tuple[float, ...]:
        """Lower bound of each class of wind speed [m/s]."""
        return CALM, *SPEED_STEPS


def bivariate_probability(
    wind_from: Numbers, wind_speed: Numbers, values: Numbers, day: NDArray[np.int64], percentile: float = 90.0
) -> BivariateProbability:
    """Conditional bivariate probability function of hourly readings at one place.

    The share of readings at or above a percentile among those of a sector and a class of wind speed. Days are drawn
    with all of their hours, since hours beside each other are alike. Not a number stands for what is missing.
    Source: Uria-Tellaetxe and Carslaw 2014, doi:10.1016/j.envsoft.2014.05.006, as in openair (polarPlot, statistic
    "cpf"); conditional probability function: Ashbaugh, Malm and Sadeh 1985, doi:10.1016/0004-6981(85)90256-2.
    """
    sound = np.isfinite(wind_from) & np.isfinite(wind_speed) & np.isfinite(values)
    blowing = sound & (wind_speed >= CALM)
    calm = 1.0 - float(blowing.sum()) / max(int(sound.sum()), 1)
    threshold = float(np.percentile(values[sound], percentile)) if sound.any() else np.nan
    sector = (np.floor(wind_from[blowing] / (360.0 / SECTORS) + 0.5) % SECTORS).astype(np.int64)
    speed = np.searchsorted(SPEED_STEPS, wind_speed[blowing], side="right")
    above = values[blowing] >= threshold
    shape = SECTORS, len(SPEED_STEPS) + 1
    counts, high_counts = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    np.add.at(counts, (sector, speed), 1)
    np.add.at(high_counts, (sector, speed), above)
    low, high = _bounds(sector, above, day[blowing])
    share = float(above.mean()) if len(above) else np.nan
    enough = counts.sum(axis=1) >= FEWEST
    reason = "calm" if calm > MOST_CALM else "" if enough.any() else "few"
    stands_out = enough & (low > share) & (not reason)
    return BivariateProbability(
        threshold, share, calm, _share(high_counts, counts), counts,
        _share(high_counts.sum(axis=1), counts.sum(axis=1)), low, high, stands_out, reason,
    )  # fmt: skip


def _share(part: Numbers | NDArray[np.int64], whole: Numbers | NDArray[np.int64]) -> Numbers:
    share: Numbers = np.divide(part, whole, out=np.full(whole.shape, np.nan), where=whole > 0)
    return share


def _bounds(sector: NDArray[np.int64], above: NDArray[np.bool_], day: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    """Bounds of the share of each sector when days are drawn with replacement."""
    days, index = np.unique(day, return_inverse=True)
    if not len(days):
        return np.full(SECTORS, np.nan), np.full(SECTORS, np.nan)
    counts, high = np.zeros((len(days), SECTORS)), np.zeros((len(days), SECTORS))
    np.add.at(counts, (index, sector), 1.0)
    np.add.at(high, (index, sector), above)
    chance = np.random.default_rng(1)
    drawn = chance.multinomial(len(days), np.full(len(days), 1.0 / len(days)), DRAWS)
    shares = np.nan_to_num(_share(drawn @ high, drawn @ counts), nan=0.0)
    low, high_bound = np.quantile(shares, INTERVAL, axis=0)
    return low, high_bound
