"""Water of the ground surface in the sewers, and water of the sewers back on the ground."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.sewers.models.storm import LARGEST_ERROR
from citybrain.kernel import Solved, given, quantity, solved
from citybrain.kernel.units import Array, Count, CubicMetres, Hours, Minutes, Percent, Predictor, Rows, Share

SOURCE = (
    "SWMM 5.2 (EPA/600/R-22/030) with the runoff of cells as inflows of nodes; surface and sewers one after the other "
    "(Butler et al. 2018, Urban Drainage, 4th edition, chapter 20: dual drainage)"
)


@given(of="cell", default=np.nan, stands_in=True)
def runoff_beyond_storage() -> CubicMetres:
    """Runoff of a cell in the storm of the scenario that its own measures do not hold; none where it is unknown."""
    ...


@given(of="city", default=np.nan, stands_in=True)
def duration_of_cloudburst() -> Minutes:
    """Duration of the storm of the scenario that falls on the ground; none where nobody computes what runs off."""
    ...


class SurfaceInSewers(NamedTuple):
    """Water that a node takes of the ground and gives back to it; that a cell gives to its inlet and gets from nodes;
    and of the city what the surface gives, the sewers give back, outfalls let out and pipes still hold [m³].
    """

    inflow_at_inlet: CubicMetres
    flooding_of_surface_water: CubicMetres
    runoff_into_sewers: CubicMetres
    water_out_of_sewers: CubicMetres
    surface_water_into_sewers: CubicMetres
    surface_water_flooding: CubicMetres
    surface_water_at_outfalls: CubicMetres
    surface_water_at_overflows: CubicMetres
    surface_water_left_in_sewers: CubicMetres
    other_water_in_sewers: CubicMetres
    surface_balance_error: Percent


OF = ("sewer_node", "sewer_node", "cell", "cell", *("city",) * 7)


@solved(of=OF, source=SOURCE, tolerance=LARGEST_ERROR, at_most=1)
def surface_in_sewers(
    sewer_model: Predictor, sewer_node_number: Count, sewer_node_overflow: Share, sewer_node_cell: Count,
    cell_inlet: Count, runoff_beyond_storage: CubicMetres, duration_of_cloudburst: Minutes,
    sewer_hours_after_storm: Hours, *, tolerance: float, at_most: int,
) -> Solved[SurfaceInSewers]:  # fmt: skip
    """What runoff of cells does to the sewers: each cell gives to its inlet what its measures do not hold.

    The model's own catchments are dry in this run, and all else that flows into it stays. Water that comes out of a
    node is given to the cell of the node after the run, and enters no other inlet. The residual is the larger of the
    engine's error and of what went in against what was given.
    """
    from citybrain.domains.sewers.engine.inflows import with_inflows
    from citybrain.domains.sewers.engine.reading import read_model
    from citybrain.domains.sewers.engine.runs import run

    nodes, cells, minutes = len(sewer_node_number), len(cell_inlet), float(duration_of_cloudburst)
    inlet, place = _rows(cell_inlet), _rows(sewer_node_cell)
    drained = inlet >= 0
    given_up = np.where(drained, runoff_beyond_storage, 0.0 * runoff_beyond_storage)
    if not sewer_model.text or not np.isfinite(minutes) or np.isnan(given_up).any():
        return Solved(_unknown(nodes, cells), 0.0, 1)
    inflow = np.bincount(inlet[drained], given_up[drained], nodes)
    names = [one.name for one in read_model(sewer_model.text, "").network.nodes]
    numbers = sewer_node_number.astype(np.intp)
    volumes = {names[number]: volume for number, volume in zip(numbers.tolist(), inflow.tolist(), strict=True)}
    made = run(with_inflows(sewer_model.text, volumes, minutes, float(sewer_hours_after_storm)))
    flooding, outflow, totals = made.flooding[numbers], made.outflow[numbers], made.routing_totals
    back = np.bincount(place[place >= 0], flooding[place >= 0], cells)
    into, went_in = float(inflow.sum()), totals.get("exInflow", 0.0)
    other = sum(totals.get(one, 0.0) for one in ("dwInflow", "gwInflow", "iiInflow", "wwInflow"))
    left = totals.get("finalStorage", 0.0) - totals.get("initStorage", 0.0)
    error = max(abs(made.routing_error) / 100.0, max(into - went_in, 0.0) / into if into > 0.0 else 0.0)
    spilled = outflow[sewer_node_overflow > 0.0].sum() if (sewer_node_overflow > 0.0).any() else np.nan
    of_city = into, made.flooding.sum(), made.outflow.sum(), spilled, left, other + went_in - into, 100.0 * error
    scalars = (np.asarray(one, np.float64)[()] for one in of_city)
    return Solved(SurfaceInSewers(inflow, flooding, given_up, back, *scalars), error, 1)  # type: ignore[arg-type]


@quantity(of="sewer_node", source="Definition", totals=("city",))
def flooding_off_the_cells(flooding_of_surface_water: CubicMetres, sewer_node_cell: Count) -> CubicMetres:
    """Water that comes out of a node where the city has no cell, so that it does not get back on the ground."""
    return flooding_of_surface_water * np.where(np.isfinite(sewer_node_cell), 0.0, 1.0)


def _rows(numbers: Array) -> Rows:
    return np.where(np.isfinite(numbers), numbers, -1.0).astype(np.intp)


def _unknown(nodes: int, cells: int) -> SurfaceInSewers:
    node, cell, city = np.full(nodes, np.nan), np.full(cells, np.nan), np.full((), np.nan)[()]
    return SurfaceInSewers(node, node, cell, cell, *(city,) * 7)
