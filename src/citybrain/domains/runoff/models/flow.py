"""Where the water of a storm goes: from cell to cell, into hollows until they spill, into measures on its way."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.runoff.models.kernels import downstream, pond_depths, water_down
from citybrain.kernel import Solved, quantity, solved, total
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.units import (
    Array,
    Count,
    CubicMetres,
    Metres,
    Millimetres,
    MillimetresPerHour,
    Minutes,
    Ratio,
    Rows,
    Share,
    SquareMetres,
)

SOURCE = (
    "Fill and spill of hollows: Balstrøm and Crawford 2018, Computers & Geosciences 116; flow to the lowest "
    "neighbour (D8): O'Callaghan and Mark 1984, doi:10.1016/S0734-189X(84)80011-0"
)
MILLIMETRES = 1000.0
MINUTES = 60.0


class FlowTerrain(NamedTuple):
    """Cells with the one that each drains to (-1: out of the city), their hollow (-1: none), heights and areas.

    By hollow: the cell that it spills from, the water that fills it [m³], and its level then [m].
    """

    receiver: Rows
    hollow: Rows
    elevation: Array
    area: Array
    exit: Rows
    capacity: Array
    level: Array


class WaterDown(NamedTuple):
    """Water that leaves each cell and is held in it, what arrives and stays in each hollow [m³], depth of ponds [m]."""

    flow: Array
    held: Array
    arrived: Array
    water: Array
    depth: Array


class TerrainFlow:
    """The ways of water over a terrain, ordered once for any number of storms.

    Raises CityBrainError where water would go round in a circle.
    """

    def __init__(self, terrain: FlowTerrain) -> None:
        self._terrain = terrain
        self._order = np.empty(len(terrain.receiver), np.int64)
        if downstream(terrain.receiver, np.full_like(terrain.receiver, -1), self._order) < len(self._order):
            raise CityBrainError("runoff-flow-in-circle")
        self._hollow_of_exit = np.full(len(terrain.receiver), -1, np.int64)
        self._hollow_of_exit[terrain.exit] = np.arange(len(terrain.exit))
        inside = np.flatnonzero(terrain.hollow >= 0)
        ranked = np.lexsort((inside, terrain.elevation[inside], terrain.hollow[inside]))
        self._cells = inside[ranked]
        self._starts = np.searchsorted(terrain.hollow[self._cells], np.arange(len(terrain.exit) + 1)).astype(np.int64)

    def storm(self, runoff: Array, storage: Array) -> WaterDown:
        """Where the runoff [m³] of cells goes, of which each cell holds as much as its storage [m³]."""
        place = self._terrain
        flow, held = np.empty(len(runoff)), np.empty(len(runoff))
        arrived, water = np.zeros(len(place.exit)), np.zeros(len(place.exit))
        water_down(
            self._order, place.receiver, self._hollow_of_exit, np.ascontiguousarray(runoff),
            np.ascontiguousarray(storage), place.capacity, flow, held, arrived, water,
        )  # fmt: skip
        depth = np.where(np.isfinite(place.elevation), 0.0, np.nan)
        pond_depths(
            self._cells, self._starts, place.elevation, place.area, water, place.capacity, place.level, depth
        )  # fmt: skip
        return WaterDown(flow, held, arrived, water, np.where(np.isnan(flow) & (place.hollow >= 0), np.nan, depth))


def rows_of(numbers: Array) -> Rows:
    """Row numbers of a column, -1 where there is none."""
    return np.where(np.isfinite(numbers), numbers, -1.0).astype(np.intp)


@quantity(of="cell", source="Definition: room for water and what seeps away in the storm")
def cell_storage(
    rain_garden_share: Share, basin_volume: CubicMetres, cell_area: SquareMetres, depth_of_rain_gardens: Metres,
    seepage_of_rain_gardens: MillimetresPerHour, cloudburst_duration: Minutes,
) -> CubicMetres:  # fmt: skip
    """Water that rain gardens and basins of a cell can hold of what flows to it in the storm of the scenario."""
    seeped = seepage_of_rain_gardens * cloudburst_duration / MINUTES / MILLIMETRES
    return basin_volume + rain_garden_share * cell_area * (depth_of_rain_gardens + seeped)


class StormFlow(NamedTuple):
    """Water that leaves a cell, that is held in it, and the depth of ponds; what arrives and stays in hollows."""

    cell_flow: CubicMetres
    cell_water_held: CubicMetres
    pond_depth: Metres
    hollow_inflow: CubicMetres
    hollow_water: CubicMetres


@solved(of=("cell", "cell", "cell", "hollow", "hollow"), source=SOURCE, tolerance=1e-9, at_most=1)
def storm_flow(
    cell_runoff_volume: CubicMetres, cell_storage: CubicMetres, cell_drains_to: Count, cell_hollow: Count,
    cell_elevation: Metres, cell_area: SquareMetres, hollow_exit: Count, hollow_capacity: CubicMetres,
    hollow_level: Metres, *, tolerance: float, at_most: int,
) -> Solved[StormFlow]:  # fmt: skip
    """Water of the storm of the scenario that leaves each cell and is held in it, and the ponds that it makes.

    All runoff of the storm arrives, as if it had the time; no sewer takes of it but what `water_taken_by_drains` says.
    Where no elevation is known water leaves the city from the cell on which it falls.
    """
    terrain = FlowTerrain(
        rows_of(cell_drains_to), rows_of(cell_hollow), cell_elevation, cell_area, rows_of(hollow_exit),
        hollow_capacity, hollow_level,
    )  # fmt: skip
    went = TerrainFlow(terrain).storm(cell_runoff_volume, cell_storage)
    return Solved(StormFlow(went.flow, went.held, went.depth, went.arrived, went.water), 0.0, 1)


class PondsByStorm(NamedTuple):
    """Depth of the ponds of storms that come once in 1, 2, 5, 10, 20, 50 and 100 years."""

    pond_in_1_year_storm: Metres
    pond_in_2_year_storm: Metres
    pond_in_5_year_storm: Metres
    pond_in_10_year_storm: Metres
    pond_in_20_year_storm: Metres
    pond_in_50_year_storm: Metres
    pond_in_100_year_storm: Metres


@solved(of=("cell",) * 7, source=SOURCE, tolerance=1e-9, at_most=1)
def ponds_by_storm(
    runoff_in_1_year_storm: Millimetres, runoff_in_2_year_storm: Millimetres, runoff_in_5_year_storm: Millimetres,
    runoff_in_10_year_storm: Millimetres, runoff_in_20_year_storm: Millimetres, runoff_in_50_year_storm: Millimetres,
    runoff_in_100_year_storm: Millimetres, cell_storage: CubicMetres, cell_drains_to: Count, cell_hollow: Count,
    cell_elevation: Metres, cell_area: SquareMetres, hollow_exit: Count, hollow_capacity: CubicMetres,
    hollow_level: Metres, *, tolerance: float, at_most: int,
) -> Solved[PondsByStorm]:  # fmt: skip
    """Depth of the ponds of storms that come once in 1 to 100 years; none where no elevation is known."""
    terrain = FlowTerrain(
        rows_of(cell_drains_to), rows_of(cell_hollow), cell_elevation, cell_area, rows_of(hollow_exit),
        hollow_capacity, hollow_level,
    )  # fmt: skip
    runoffs = (
        runoff_in_1_year_storm, runoff_in_2_year_storm, runoff_in_5_year_storm, runoff_in_10_year_storm,
        runoff_in_20_year_storm, runoff_in_50_year_storm, runoff_in_100_year_storm,
    )  # fmt: skip
    flow = TerrainFlow(terrain)
    depths = (flow.storm(runoff * cell_area / MILLIMETRES, cell_storage).depth for runoff in runoffs)
    return Solved(PondsByStorm(*depths), 0.0, 1)


@total(of="hollow", over="catchment")
def runoff_of_catchment(cell_runoff_volume: CubicMetres) -> CubicMetres:
    """Water that runs off the cells of whose water a hollow is the first."""
    ...


class HollowState(NamedTuple):
    """Water that a hollow spills, and how full it is."""

    hollow_spill: CubicMetres
    hollow_fullness: Ratio


@quantity(of="hollow", source="Definition: what arrives less what stays")
def hollow_state(hollow_inflow: CubicMetres, hollow_water: CubicMetres, hollow_capacity: CubicMetres) -> HollowState:
    """Water that a hollow spills to those below in the storm of the scenario, and how full it is."""
    return HollowState(hollow_inflow - hollow_water, hollow_water / hollow_capacity)
