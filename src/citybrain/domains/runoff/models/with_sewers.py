"""Ponds of the storm of the scenario where sewers take water of the ground and give back what they cannot hold."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.runoff.models.flow import SOURCE, FlowTerrain, TerrainFlow, rows_of
from citybrain.kernel import Solved, given, quantity, solved
from citybrain.kernel.units import Count, CubicMetres, Metres, Minutes, SquareMetres


@given(of="cell", default=np.nan, stands_in=True)
def runoff_into_sewers() -> CubicMetres:
    """Runoff of a cell that sewers take in the storm of the scenario; none where nobody computes it."""
    ...


@given(of="cell", default=np.nan, stands_in=True)
def water_out_of_sewers() -> CubicMetres:
    """Water that comes out of sewers in a cell in the storm of the scenario; none where nobody computes it."""
    ...


@quantity(of="city", source="Definition")
def duration_of_cloudburst(cloudburst_duration: Minutes) -> Minutes:
    """Duration of the storm of the scenario that falls on the ground."""
    return cloudburst_duration


class FlowBesideSewers(NamedTuple):
    """Water that leaves a cell over the ground, what its measures hold, ponds, and water in hollows beside sewers."""

    cell_flow_beside_sewers: CubicMetres
    cell_water_held_beside_sewers: CubicMetres
    pond_depth_beside_sewers: Metres
    hollow_inflow_beside_sewers: CubicMetres
    hollow_water_beside_sewers: CubicMetres


BALANCE = 1e-6
"""Share of the water by which the balance of the ground may be off: rounding."""


@solved(of=("cell", "cell", "cell", "hollow", "hollow"), source=SOURCE, tolerance=BALANCE, at_most=1)
def flow_beside_sewers(
    cell_runoff_volume: CubicMetres, runoff_into_sewers: CubicMetres, water_out_of_sewers: CubicMetres,
    cell_storage: CubicMetres, cell_drains_to: Count, cell_hollow: Count, cell_elevation: Metres,
    cell_area: SquareMetres, hollow_exit: Count, hollow_capacity: CubicMetres, hollow_level: Metres,
    *, tolerance: float, at_most: int,
) -> Solved[FlowBesideSewers]:  # fmt: skip
    """Water of the storm of the scenario on the ground, less what sewers take, with what comes out of them.

    What comes out of a node flows over the ground as rain does, to the next hollow, and enters no inlet again. The
    residual is what the balance of the ground lacks: water less what is held, stands in hollows and leaves the city.
    """
    terrain = FlowTerrain(
        rows_of(cell_drains_to), rows_of(cell_hollow), cell_elevation, cell_area, rows_of(hollow_exit),
        hollow_capacity, hollow_level,
    )  # fmt: skip
    water = cell_runoff_volume - runoff_into_sewers + water_out_of_sewers
    went = TerrainFlow(terrain).storm(water, cell_storage)
    leaves = went.flow[terrain.receiver < 0].sum()
    whole = float(water.sum())
    lacks = abs(whole - float(went.held.sum() + went.water.sum() + leaves))
    residual = lacks / whole if whole > 0.0 else 0.0
    return Solved(FlowBesideSewers(went.flow, went.held, went.depth, went.arrived, went.water), residual, 1)
