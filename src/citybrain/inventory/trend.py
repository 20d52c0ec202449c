"""How sure a trend is: columns G to M of the table of approach 1, IPCC 2006, vol. 1, ch. 3, table 3.2."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.inventory.lines import LineEmissions
from citybrain.kernel.units import Array

POINT = 0.01
"""One percent: the step of both sensitivities."""


@dataclass(frozen=True)
class Trend:
    """Uncertainty of a trend by category, one row each, in percent of the base year's total where nothing else is said.

    `combined`: half width of the category, percent of it (G); `of_total`: in percent of the year's total (square root
    of H); `type_a`, `type_b`: sensitivities, shares (I, J); `by_factor`, `by_activity`: what the two bring to the
    trend (K, L); `in_trend`: both together (square root of M). `trend`: change of the total as a share of the base
    year; `year_half_width` and `trend_half_width`: of the whole inventory, percent.
    """

    combined: Array
    of_total: Array
    type_a: Array
    type_b: Array
    by_factor: Array
    by_activity: Array
    in_trend: Array
    trend: float
    year_half_width: float
    trend_half_width: float


def trend_of(base: Array, year: Array, activity: Array, factor: Array, factor_correlated: bool = True) -> Trend:
    """Trend between a base year and a year by category; half widths of activity and factor in percent.

    Factors are taken to be wrong alike in both years (type A), activities independently (type B times the square root
    of two); with `factor_correlated` false factors are independent as well. Type A follows note B of the table: the
    trend if both years were one percent higher, less the trend. Of categories that nobody emitted in either year all
    is zero; with a base year of zero nothing can be said (NaN).
    """
    first, last = np.float64(np.sum(base)), np.float64(np.sum(year))
    with np.errstate(divide="ignore", invalid="ignore"):
        type_a = ((last + POINT * year) / (first + POINT * base) - last / first) / POINT
        type_b = np.abs(year) / first
        combined = np.hypot(activity, factor)
        of_total = np.abs(combined * year / last)
        by_factor = type_a * factor if factor_correlated else type_b * factor * np.sqrt(2.0)
        by_activity = type_b * activity * np.sqrt(2.0)
        in_trend = np.hypot(by_factor, by_activity)
        change = last / first - 1.0
    nothing = first == 0.0
    return Trend(
        combined=combined,
        of_total=of_total,
        type_a=type_a,
        type_b=type_b,
        by_factor=by_factor,
        by_activity=by_activity,
        in_trend=in_trend,
        trend=np.nan if nothing else float(change),
        year_half_width=float(np.sqrt(np.sum(of_total**2))),
        trend_half_width=np.nan if nothing else float(np.sqrt(np.sum(in_trend**2))),
    )


def trend_between(emissions: LineEmissions, base_year: int, year: int) -> Trend:
    """Trend of an inventory, its categories being the factors within each subcategory (lines that are wrong alike).

    Within a category activities are independent (equation 3.2); lines with a notation key are left out.
    """
    rows = np.flatnonzero(~np.isnan(emissions.equivalent) & np.isin(emissions.activity.year, (base_year, year)))
    lines = emissions.take(rows)
    names = len(lines.activity.factor.names)
    key = lines.activity.subcategory.codes.astype(np.int64) * names + lines.activity.factor.codes
    _, category = np.unique(key, return_inverse=True)
    count = int(category.max(initial=-1)) + 1
    first, last = (lines.activity.year == which for which in (base_year, year))
    base, now = (_by(category, lines.equivalent * rows_of, count) for rows_of in (first, last))
    activity = lines.equivalent * np.nan_to_num(lines.activity.activity_uncertainty)
    factor = np.abs(lines.equivalent) * (lines.factor_below + lines.factor_above) / 2.0
    spread = _latest(
        (np.sqrt(_by(category, (activity * last) ** 2, count)), np.abs(now)),
        (np.sqrt(_by(category, (activity * first) ** 2, count)), np.abs(base)),
    )
    share = _latest(
        (_by(category, factor * last, count), np.abs(now)), (_by(category, factor * first, count), np.abs(base))
    )
    return trend_of(base, now, spread * 100.0, share * 100.0)


def _latest(now: tuple[Array, Array], base: tuple[Array, Array]) -> Array:
    """A half width as a share of what is emitted in the year, or in the base year where the year has nothing."""
    (error, emitted), (earlier, before) = now, base
    past = np.divide(earlier, before, out=np.zeros(len(before)), where=before > 0.0)
    return np.divide(error, emitted, out=past, where=emitted > 0.0)


def _by(category: NDArray[np.intp], values: Array, count: int) -> Array:
    return np.asarray(np.bincount(category, values, minlength=count), np.float64)
