"""What a measure changed in bills: use a day by degree days, learned before, against what was billed after.

Whole-facility regression as in IPMVP option C and ASHRAE Guideline 14-2014, 5.2: use a day is a base and a heat loss
times degree days, of which the base temperature is searched, by least squares weighted by the days of each bill.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array

BASES = np.arange(8.0, 22.25, 0.5)
"""Base temperatures [°C] that are searched."""

LEAST_BILLS, LEAST_DAYS = 9, 328
"""Bills and days that must be known before: nine bills, and nine tenths of a year with its winter and summer."""

LEAST_AFTER = 28
"""Days that must be billed after."""

MOST_ERROR = 0.25
"""CV(RMSE) from which on a regression on monthly bills tells nothing: IPMVP and Guideline 14 ask for at most that."""

LEVEL = 0.9


class Bill(NamedTuple):
    """Days [first, end) since 1970, and the energy of them [kWh]."""

    first: int
    end: int
    energy: float

    @property
    def days(self) -> int:
        """How many."""
        return self.end - self.first


class DailyMeans(NamedTuple):
    """Mean temperatures [°C] of days from `first` on, NaN where nothing was measured."""

    first: int
    values: Array

    def degree_days(self, bills: Sequence[Bill], base: float) -> Array:
        """Heating degree days a day [K·d/d] of each bill, NaN where a day of it was not measured."""
        return np.array([self._degree_days(one.first - self.first, one.end - self.first, base) for one in bills])

    def _degree_days(self, begin: int, end: int, base: float) -> float:
        if not 0 <= begin < end <= len(self.values):
            return math.nan
        return float(np.maximum(base - self.values[begin:end], 0.0).mean())


class BillRegression(NamedTuple):
    """Use [kWh/d] = `use` + `loss` [kWh/(K·d)] times degree days a day below `base` [°C], and how well it fits.

    `error` is CV(RMSE) of bills, `fit` R², both weighted by days; `spread` the variance of the energy of one day
    [kWh²/d], `covariance` that of use and loss. With a base load NMBE is zero by construction.
    """

    base: float
    use: float
    loss: float
    error: float
    fit: float
    bills: int
    spread: float
    covariance: Array

    def expected(self, cold: Array) -> Array:
        """Use a day [kWh/d] by degree days a day."""
        return np.asarray(self.use + self.loss * cold)


class BilledEffect(NamedTuple):
    """Energy of the time after the measure [kWh]: measured, expected, and their difference with its interval."""

    regression: BillRegression
    days: int
    measured: float
    expected: float
    effect: float
    low: float
    high: float

    @property
    def share(self) -> tuple[float, float, float]:
        """Effect and interval as shares of what was to be expected."""
        whole = abs(self.expected) or math.nan
        return self.effect / whole, self.low / whole, self.high / whole

    @property
    def sound(self) -> bool:
        """Whether the regression is within the limits of the guideline."""
        return self.regression.error <= MOST_ERROR


def regress(bills: Sequence[Bill], air: DailyMeans) -> BillRegression:
    """The regression whose base temperature explains the bills best; where the weather decides nothing, the mean.

    Raises ValueError for fewer bills or days than are needed, and where the weather of too few of them was measured.
    """
    known = [one for one, cold in zip(bills, air.degree_days(bills, BASES[0]), strict=True) if np.isfinite(cold)]
    if len(known) < LEAST_BILLS or sum(one.days for one in known) < LEAST_DAYS:
        raise ValueError("too few bills before")
    fits = [_fit(known, air.degree_days(known, float(base)), float(base)) for base in BASES]
    return max(fits, key=lambda one: one.fit)


def billed_effect(before: Sequence[Bill], after: Sequence[Bill], air: DailyMeans) -> BilledEffect:
    """What bills after a measure are less than what the bills before, in the weather after, let expect.

    The interval (90 %) is that of ordinary least squares for the sum of new periods: the spread of single bills and
    that of the coefficients, t-distributed. Raises ValueError where too little is known before or after.
    """
    from scipy import stats

    regression = regress(before, air)
    cold = air.degree_days(after, regression.base)
    some = [one for one, cool in zip(after, cold, strict=True) if np.isfinite(cool)]
    days, cold = np.array([one.days for one in some], float), cold[np.isfinite(cold)]
    if days.sum() < LEAST_AFTER:
        raise ValueError("too few bills after")
    expected = float((days * regression.expected(cold)).sum())
    measured = float(sum(one.energy for one in some))
    slope = np.array([days.sum(), (days * cold).sum()])
    variance = float(slope @ regression.covariance @ slope + regression.spread * days.sum())
    reach = float(stats.t.ppf((1 + LEVEL) / 2, regression.bills - 2)) * math.sqrt(variance)
    effect = measured - expected
    return BilledEffect(regression, int(days.sum()), measured, expected, effect, effect - reach, effect + reach)


def _fit(bills: Sequence[Bill], cold: Array, base: float) -> BillRegression:
    """Least squares of use a day, each bill weighted by its days."""
    days = np.array([one.days for one in bills], float)
    use = np.array([one.energy for one in bills]) / days
    rows = np.column_stack([np.ones(len(use)), cold])
    normal = rows.T @ (days[:, None] * rows)
    inverse = np.linalg.pinv(normal)
    constant, loss = inverse @ rows.T @ (days * use)
    off = use - rows @ np.array([constant, loss])
    squares, mean = float((days * off**2).sum()), float(np.average(use, weights=days))
    whole = float((days * (use - mean) ** 2).sum())
    variance = squares / (len(use) - 2)
    error = math.sqrt(variance / days.mean()) / (abs(mean) or math.nan)
    fit = 1 - squares / whole if whole > 0 else 0.0
    return BillRegression(base, float(constant), float(loss), error, fit, len(use), variance, variance * inverse)
