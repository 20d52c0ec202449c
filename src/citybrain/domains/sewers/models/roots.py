"""Trees of a plan whose roots would meet sewers."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import Count, Metres, Share


@quantity(of="cell", source="Definition: crowns of a plan where a sewer runs below the cell", totals=("city",))
def cells_planted_over_sewers(
    planted_share: Share, sewer_below: Metres, distance_of_trees_to_sewers: Metres
) -> Count:  # fmt: skip
    """1 for a cell that a plan plants with trees while as much sewer runs below it as trees stand away from sewers.

    Less sewer than that cuts off a corner, from which trees on the rest of the cell keep their distance.
    """
    over = (planted_share > 0.0) & (sewer_below >= distance_of_trees_to_sewers) & (sewer_below > 0.0 * sewer_below)
    return np.where(over, 1.0, 0.0)
