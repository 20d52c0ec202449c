"""Green times of a junction: what a plan states, what Webster's formula gives, what people on foot need."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Rows

SATURATED = 0.95
"""Sum of flow ratios from which on Webster's cycle grows beyond use; source: Webster 1958, RRL Technical Paper 39."""


LEAST_RATIO = 1e-6
"""Flow ratio of a stage that nobody drives in, so that stages without vehicles share green evenly."""


class Demand(NamedTuple):
    """Of stages, junction after junction: flow over saturation flow (the largest of its approaches), least green [s].

    `first` is the first stage of each junction, `lost` the lost time of its cycle, `change` what of it no stage can
    show green (yellow and all red of all stages) [s].
    """

    ratio: Array
    least: Array
    first: Rows
    lost: Array
    change: Array

    def summed(self, of_stages: Array) -> Array:
        """The sum over the stages of each junction."""
        return np.asarray(np.add.reduceat(of_stages, self.first))

    @property
    def junction(self) -> Rows:
        """The junction of each stage."""
        return np.repeat(np.arange(len(self.first)), np.diff(np.append(self.first, len(self.ratio))))


def webster_cycle(ratio: Array, lost: Array) -> Array:
    """The cycle with the least delay [s]: (1.5 L + 5) / (1 - Y); infinite where Y is 1 or more.

    Source: Webster 1958, Traffic signal settings, Road Research Laboratory, Technical Paper 39.
    """
    return np.asarray(np.where(ratio < 1.0, (1.5 * lost + 5.0) / np.where(ratio < 1.0, 1.0 - ratio, 1.0), np.inf))


def webster_greens(demand: Demand, longest: float, cycle: Array | None = None) -> Array:
    """Displayed green by stage [whole s] at Webster's cycle of each junction, or at a given one.

    Green is shared out by flow ratio. A stage that people on foot need longer for gets that, which then counts as lost
    time of the others. The cycle is at most `longest`; least greens stand over it.
    """
    held, junction = np.zeros(len(demand.ratio), bool), demand.junction
    while True:
        kept = demand.summed(np.where(held, demand.least, 0.0))
        ratio = np.minimum(demand.summed(np.where(held, 0.0, demand.ratio)), SATURATED)
        best = webster_cycle(ratio, demand.lost + kept) if cycle is None else cycle
        left = np.maximum(np.minimum(best, longest) - demand.change - kept, 0.0)
        weight = np.where(held, 0.0, np.maximum(demand.ratio, LEAST_RATIO))
        whole = np.maximum(demand.summed(weight), LEAST_RATIO)
        green = np.where(held, demand.least, left[junction] * weight / whole[junction])
        short = ~held & (green < demand.least)
        if not short.any():
            return _whole(green, demand, junction)
        held |= short


def _whole(green: Array, demand: Demand, junction: Rows) -> Array:
    """Whole seconds with the nearest sum of each junction, each at least what it was but for a second."""
    below = np.floor(green + 1e-9)
    more = np.rint(demand.summed(green) - demand.summed(below))
    order = np.lexsort((below - green, junction))
    rank = np.empty(len(green), np.intp)
    rank[order] = np.arange(len(green)) - demand.first[junction]
    return np.asarray(below + (rank < more[junction]))


def flow_ratios(stage: Rows, ratio: Array, stages: int) -> Array:
    """The largest ratio of flow to saturation flow by stage, of the approaches of one junction."""
    largest = np.zeros(stages)
    np.maximum.at(largest, stage, ratio)
    return largest
