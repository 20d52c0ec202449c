"""What was measured against what was expected without the measure: one estimate, one interval, for any expectation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Mask, Rows

LEVEL = 0.9
"""Share of intervals that hold the truth."""

FOLDS = 3
GAP = 72
"""Hours around a part that is left out from which nothing is learned: readings remember each other for some days."""

Expectation = Callable[[Rows], Array]
"""Learns from some rows, and gives what is expected at all rows (rows,), NaN where nothing can be said."""

Step = Callable[[], None]
"""Called after each piece of work; may raise to stop."""


class RowSpan(NamedTuple):
    """Rows [begin, end)."""

    begin: int
    end: int

    def __len__(self) -> int:
        return self.end - self.begin


@dataclass(frozen=True)
class MeasuredEffect:
    """An effect in the unit of the series: estimate and interval; what was expected; how good expectations were.

    `measured` is the mean after the measure, `expected` what it would have been. `bias` (NMBE) and `error` (CV(RMSE))
    are those of the parts that were left out, as shares of their mean (ASHRAE Guideline 14-2014, 4.3.2.3).
    """

    effect: float
    low: float
    high: float
    measured: float
    expected: float
    bias: float
    error: float

    @property
    def excludes_zero(self) -> bool:
        """Whether no effect is outside the interval."""
        return self.low > 0 or self.high < 0

    @property
    def share(self) -> tuple[float, float, float]:
        """Effect and interval as shares of what was expected."""
        effect, low, high = (value / (abs(self.expected) or np.nan) for value in (self.effect, self.low, self.high))
        return effect, low, high


def difference(
    value: Array, weight: Array, before: RowSpan, after: RowSpan, expected: Expectation, step: Step = lambda: None
) -> MeasuredEffect:
    """The mean effect on a series (rows,), each row counted by its weight; NaN where nothing was measured.

    The time before is cut into three parts. For each of them the expectation is learned from the other two; the effect
    is the mean of (measured - expected) after the measure less that of the part left out, so that a bias of the
    expectation falls away. The three estimates differ as the series does, and a t-test with two degrees of freedom
    gives the interval: Chernozhukov, Wüthrich and Zhu, "A t-test for synthetic controls", arXiv:1812.10820, section 2.
    It holds for series that remember for much less time than a part lasts, whatever the expectation.
    Raises ValueError where a part, or the time after, has nothing that can be compared.
    """
    from scipy import stats

    edges = np.linspace(before.begin, before.end, FOLDS + 1).astype(int)
    effects, biases, squares = [], [], []
    for begin, end in pairwise(edges):
        fold = RowSpan(int(begin), int(end))
        off = value - expected(_learned(value, before, fold))
        bias = _mean(off, weight, fold)
        effects.append(_mean(off, weight, after) - bias)
        biases.append(bias)
        squares.append(_mean(off**2, weight, fold))
        step()
    length = min(len(before) / FOLDS, len(after))
    scale = np.sqrt(1 + FOLDS * length / len(after)) * np.std(effects, ddof=1) / np.sqrt(FOLDS)
    reach = float(stats.t.ppf((1 + LEVEL) / 2, FOLDS - 1) * scale)
    effect, measured, usual = (
        float(np.mean(effects)),
        _mean(value, weight, after),
        abs(_mean(value, weight, before)) or np.nan,
    )
    error = float(np.sqrt(np.mean(squares))) / usual
    bias = float(np.mean(biases)) / usual
    return MeasuredEffect(effect, effect - reach, effect + reach, measured, measured - effect, bias, error)


def placebo_dates(before: RowSpan, after: RowSpan, most: int = 3) -> list[tuple[RowSpan, RowSpan]]:
    """Times before and after dates at which nothing was done, the last ones first.

    The time after one is as long as the real one, at most a quarter of the time before, and ends before the measure;
    what is left before it is at least twice as long. So there are two or more.
    """
    length = min(len(after), len(before) // 4)
    ends = [before.end - number * length for number in range(most)]
    pairs = [(RowSpan(before.begin, end - length), RowSpan(end - length, end)) for end in ends]
    return [(earlier, later) for earlier, later in pairs if len(earlier) >= 2 * length]


def _learned(value: Array, before: RowSpan, fold: RowSpan) -> Rows:
    rows = np.arange(before.begin, before.end)
    away: Mask = (rows < fold.begin - GAP) | (rows >= fold.end + GAP)
    return rows[away & np.isfinite(value[before.begin : before.end])]


def _mean(values: Array, weight: Array, span: RowSpan) -> float:
    part, counted = values[span.begin : span.end], weight[span.begin : span.end]
    known = np.isfinite(part) & (counted > 0)
    if not known.any():
        raise ValueError("nothing measured that can be compared")
    return float(np.average(part[known], weights=counted[known]))
