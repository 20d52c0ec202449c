"""Intervals of many sums of one inventory at once: lines are added up by subcategory and factor first.

Approach 1 of IPCC 2006, vol. 1, ch. 3: activities are independent of each other, lines that share a factor are wrong
together (correlation 1). Lower and upper half are propagated apart, since intervals of factors are often skewed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.inventory.lines import LineEmissions
from citybrain.kernel.units import Array

Z95 = 1.959963984540054
"""Score at the end of the middle 95 % of a normal distribution."""


@dataclass(frozen=True)
class Intervals:
    """What approach 1 needs of each subcategory (rows) and shared factor (columns), in tonnes.

    `alone`: squares of half widths of what is independent, downwards and upwards; `shared`: half widths that lines of
    one factor add before they are squared.
    """

    names: tuple[str, ...]
    amount: Array
    alone: tuple[Array, Array]
    shared: tuple[Array, Array]

    @classmethod
    def of(cls, emissions: LineEmissions) -> Intervals:
        """Of the lines that have an amount."""
        rows = np.flatnonzero(~np.isnan(emissions.equivalent))
        column = emissions.activity.subcategory
        code, count = column.codes[rows].astype(np.intp), max(len(column.names), 1)
        amount, factor = emissions.equivalent[rows], emissions.shared[rows]
        own = (amount * np.nan_to_num(emissions.activity.activity_uncertainty[rows])) ** 2
        apart = factor < 0
        factors = int(factor.max(initial=-1)) + 1
        widths = (emissions.factor_below[rows], emissions.factor_above[rows])
        alone = tuple(_added(code, own + np.where(apart, (amount * w) ** 2, 0.0), count) for w in widths)
        pair, size = code[~apart] * max(factors, 1) + factor[~apart], count * max(factors, 1)
        shared = tuple(_added(pair, (amount * w)[~apart], size).reshape(count, -1) for w in widths)
        return cls(column.names, _added(code, amount, count), (alone[0], alone[1]), (shared[0], shared[1]))

    def around(self, subcategories: Iterable[str] | None = None) -> tuple[float, float]:
        """Ends of the 95 % interval [t CO2e] of the sum of some subcategories, or of all."""
        chosen = self._rows(subcategories)
        total = float(self.amount[chosen].sum())
        below, above = (
            float(np.sqrt(a[chosen].sum() + (s[chosen].sum(axis=0) ** 2).sum()))
            for a, s in zip(self.alone, self.shared, strict=True)
        )
        return total - below, total + above

    def _rows(self, subcategories: Iterable[str] | None) -> NDArray[np.bool_]:
        if subcategories is None:
            return np.ones(len(self.amount), bool)
        wanted = set(subcategories)
        return np.array([name in wanted for name in self.names] or [False], bool)


def _added(groups: NDArray[np.intp], values: Array, count: int) -> Array:
    return np.asarray(np.bincount(groups, values, count), np.float64)
