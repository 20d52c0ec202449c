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
class InventoryTrend:
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


def trend_of(
    base: Array, year: Array, activity: Array, factor: Array, factor_correlated: bool = True
) -> InventoryTrend:
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
    return InventoryTrend(
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


def trend_between(base: LineEmissions, year: LineEmissions) -> InventoryTrend:
    """Trend from the lines of a base year to those of a year, the categories being what is wrong alike.

    That are all lines of a factor, whatever they stand for, and the lines of a subcategory that state factors of their
    own. Activities are independent of each other (equation 3.2), as are factors that lines state themselves within a
    year; see `intervals`. Lines with a notation key are left out.
    """
    names: dict[tuple[str, str], int] = {}
    groups = [_groups(lines, names) for lines in (base, year)]
    before, now = (_summed(lines, of, len(names)) for lines, of in zip((base, year), groups, strict=True))
    activity, factor = (_latest(now, before, which) for which in (0, 1))
    return trend_of(before.emitted, now.emitted, activity * 100.0, factor * 100.0)


def _groups(lines: LineEmissions, names: dict[tuple[str, str], int]) -> NDArray[np.intp]:
    """The category of each line; `names` gets those that it does not have yet."""
    factors, places = lines.activity.factor, lines.activity.subcategory
    shared, own = (
        np.array([names.setdefault((kind, name), len(names)) for name in column.names] or [0], np.intp)[column.codes]
        for kind, column in (("factor", factors), ("own", places))
    )
    return np.where(lines.shared < 0, own, shared)


@dataclass(frozen=True)
class _Summed:
    """Tonnes of each category in a year, and the half widths [t] of activity and factor."""

    emitted: Array
    widths: tuple[Array, Array]


def _summed(lines: LineEmissions, category: NDArray[np.intp], count: int) -> _Summed:
    tonnes = np.nan_to_num(lines.equivalent)
    own = lines.shared < 0
    width = tonnes * np.nan_to_num(lines.factor_below + lines.factor_above) / 2.0

    def by(values: Array) -> Array:
        return np.asarray(np.bincount(category, values, minlength=count), np.float64)

    activity = np.sqrt(by((tonnes * np.nan_to_num(lines.activity.activity_uncertainty)) ** 2))
    factor = np.hypot(by(np.where(own, 0.0, width)), np.sqrt(by(np.where(own, width, 0.0) ** 2)))
    return _Summed(by(tonnes), (activity, factor))


def _latest(now: _Summed, before: _Summed, which: int) -> Array:
    """A half width as a share of what is emitted in the year, or in the base year where the year has nothing."""
    there, earlier = np.abs(now.emitted), np.abs(before.emitted)
    past = np.divide(before.widths[which], earlier, out=np.zeros(len(earlier)), where=earlier > 0.0)
    return np.divide(now.widths[which], there, out=past, where=there > 0.0)
