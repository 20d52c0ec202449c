"""Ways of water for the eye: each cell gives to two neighbours, and puddles in hollows smaller than a cell."""

from __future__ import annotations

import numpy as np

from citybrain.domains.runoff.models.flow import rows_of
from citybrain.domains.runoff.models.kernels import downstream, water_spread
from citybrain.kernel import Solved, quantity, solved
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.units import Count, CubicMetres, Share

TARBOTON = "D-infinity: Tarboton 1997, doi:10.1029/96WR03137, with hollows as those of the ways to one neighbour"


@solved(of="cell", source=TARBOTON, tolerance=1e-9, at_most=1)
def cell_flow_spread(
    cell_runoff_volume: CubicMetres, cell_storage: CubicMetres, cell_spreads_to: Count, cell_spreads_also_to: Count,
    cell_spread_share: Share, hollow_exit: Count, hollow_capacity: CubicMetres, *, tolerance: float, at_most: int,
) -> Solved[CubicMetres]:  # fmt: skip
    """Water of the storm of the scenario that flows on from a cell, where each gives to two neighbours by the slope.

    For looking at ways of water on even slopes, which ways to one neighbour draw as parallel lines; ponds, hollows and
    what measures hold are those of the ways to one neighbour.
    """
    first, second = rows_of(cell_spreads_to), rows_of(cell_spreads_also_to)
    order = np.empty(len(first), np.int64)
    if downstream(first, second, order) < len(order):
        raise CityBrainError("runoff-flow-in-circle")
    exits = np.full(len(first), -1, np.int64)
    exits[rows_of(hollow_exit)] = np.arange(len(hollow_exit))
    flow = np.empty(len(first))
    water_spread(
        order, first, second, np.ascontiguousarray(cell_spread_share), exits, np.ascontiguousarray(cell_runoff_volume),
        np.ascontiguousarray(cell_storage), np.ascontiguousarray(hollow_capacity), flow,
    )  # fmt: skip
    return Solved(flow, 0.0, 1)


@quantity(of="cell", source="Definition: no more than there is room for", totals=("city",))
def water_in_small_hollows(cell_runoff_volume: CubicMetres, small_hollow_capacity: CubicMetres) -> CubicMetres:
    """Runoff of a cell in the storm that stands in hollows smaller than it; none where no finer elevation is given.

    It is told beside the ways of water and not taken from them.
    """
    return np.minimum(cell_runoff_volume, small_hollow_capacity)
