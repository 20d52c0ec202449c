"""Green times of a junction: what a plan states, what Webster's formula gives, what people on foot need."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Mask, Rows

SATURATED = 0.95
"""Sum of flow ratios from which on Webster's cycle grows beyond use; source: Webster 1958, RRL Technical Paper 39."""


LEAST_RATIO = 1e-6
"""Flow ratio of a stage that nobody drives in, so that stages without vehicles share green evenly."""


class Demand(NamedTuple):
    """Of a junction by stage: flow over saturation flow (the largest of its approaches), and least green [s].

    `lost` is the lost time of a cycle, `change` what of it no stage can show green (yellow and all red of all
    stages) [s].
    """

    ratio: Array
    least: Array
    lost: float
    change: float


def webster_cycle(ratio: float, lost: float) -> float:
    """The cycle with the least delay [s]: (1.5 L + 5) / (1 - Y); infinite where Y is 1 or more.

    Source: Webster 1958, Traffic signal settings, Road Research Laboratory, Technical Paper 39.
    """
    return (1.5 * lost + 5.0) / (1.0 - ratio) if ratio < 1.0 else float("inf")


def webster_greens(demand: Demand, longest: float, cycle: float | None = None) -> Array:
    """Displayed green by stage [whole s] at Webster's cycle, or at a given one.

    Green is shared out by flow ratio. A stage that people on foot need longer for gets that, which then counts as lost
    time of the others. The cycle is at most `longest`; least greens stand over it.
    """
    held = np.zeros(len(demand.ratio), bool)
    while True:
        lost = demand.lost + float(demand.least[held].sum())
        best = webster_cycle(min(float(demand.ratio[~held].sum()), SATURATED), lost) if cycle is None else cycle
        green = _shared(demand, held, min(best, longest))
        short = ~held & (green < demand.least)
        if not short.any():
            return _whole(green)
        held |= short


def _shared(demand: Demand, held: Mask, cycle: float) -> Array:
    """Green of stages: least of those that are held, what is left to the others by their flow ratios."""
    left = max(cycle - demand.change - demand.least[held].sum(), 0.0)
    weight = np.where(held, 0.0, np.maximum(demand.ratio, LEAST_RATIO))
    return np.where(held, demand.least, left * weight / max(weight.sum(), LEAST_RATIO))


def _whole(green: Array) -> Array:
    """Whole seconds with the nearest sum, each at least what it was but for a second."""
    below = np.floor(green + 1e-9)
    more = round(float(green.sum() - below.sum()))
    last = np.argsort(below - green, kind="stable")[:more]
    below[last] += 1.0
    return below


def flow_ratios(stage: Rows, ratio: Array, stages: int) -> Array:
    """The largest ratio of flow to saturation flow by stage, of the approaches of one junction."""
    largest = np.zeros(stages)
    np.maximum.at(largest, stage, ratio)
    return largest
