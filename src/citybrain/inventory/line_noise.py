"""Noise in computed lines that rest on bills, and how much wider it makes their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from citybrain.governance.discrete_laplace import half_width
from citybrain.inventory.lines import Activity
from citybrain.observations.bills.noisy_cells import NoisyCells

SHARE = 0.95
"""Of all cases that an interval holds."""


class LineNoise(NamedTuple):
    """Noise in the amount of a line: that of `cells`, each of `epsilon` and at most of a `scale`.

    `half_width`: how far it moves the amount at most in 95 % of all cases; `bound`: the most for which a place counts.
    Scale, half width and bound are in the unit of the amount.
    """

    epsilon: float
    cells: int
    scale: float
    half_width: float
    bound: float

    def times(self, share: float) -> LineNoise:
        """That in a share of the amount."""
        return self._replace(scale=share * self.scale, half_width=share * self.half_width, bound=share * self.bound)


def line_noise(epsilon: float, cells: NoisyCells) -> LineNoise | None:
    """The noise in a sum of cells; None in one of none."""
    if not len(cells.total):
        return None
    width = half_width(cells.scale.tolist(), SHARE)
    return LineNoise(epsilon, len(cells.total), float(cells.scale.max()), width, float(cells.bound.max()))


def with_noise_widths(activity: Activity, noise: Sequence[LineNoise | None]) -> Activity:
    """Lines whose half widths have that of the noise in them too (equation 3.1 of IPCC 2006, vol. 1, ch. 3).

    `noise` is that of each line.
    """
    width = np.array([one.half_width if one else 0.0 for one in noise], np.float64)
    own, noisy = activity.activity_uncertainty, width > 0.0
    share = np.divide(width, activity.amount, out=np.zeros(len(width)), where=noisy)
    return replace(activity, activity_uncertainty=np.where(noisy, np.hypot(np.nan_to_num(own), share), own))
