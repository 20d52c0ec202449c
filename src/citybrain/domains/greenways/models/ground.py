"""How hard cells are to cross with measures on them, and what that does to habitats and the ways between them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.greenways.models.least_ways import CrossedCells, NeighbourPairs, ratios
from citybrain.kernel import Solved, quantity, solved, total
from citybrain.kernel.units import Count, Ratio, Share, SquareMetres

ESTIMATE = "Definition: parts of the cell by their resistance (estimates of experts)"
LEAST_WAY = "Adriaensen et al. 2003, doi:10.1016/S0169-2046(02)00242-6: the way of least resistance"


class CellResistance(NamedTuple):
    """Effective metres for each metre of a cell, today and with measures."""

    resistance_of_cell_today: Ratio
    resistance_of_cell: Ratio


@quantity(of="cell", source=ESTIMATE)
def crossing_of_cell(
    cell_roof_share: Share, cell_water_share: Share, cell_sealed_share: Share, cell_low_green_share: Share,
    cell_bare_share: Share, cell_rail_share: Share, cell_unknown_share: Share, cell_habitat: Count,
    cell_crossed_by_street: Share, cell_crossed_by_main_street: Share, unsealed_share: Share, new_crown_share: Share,
    pond_share: Share, resistance_of_habitat: Ratio, resistance_of_green: Ratio, resistance_of_bare_ground: Ratio,
    resistance_of_unknown_ground: Ratio, resistance_of_railways: Ratio, resistance_of_sealed_ground: Ratio,
    resistance_of_streets: Ratio, resistance_of_main_streets: Ratio, resistance_of_water: Ratio,
    resistance_of_buildings: Ratio, resistance_below_new_crowns: Ratio,
) -> CellResistance:  # fmt: skip
    """Effective metres for each metre of a cell, today and with measures.

    Grass in place of asphalt has the resistance of green, ground below new crowns at most that of hedges and leaves, a
    pond that of water. A street stays as hard to cross, but for the part that becomes grass; in a habitat ponds alone
    count.
    """
    mixed = (
        cell_roof_share * resistance_of_buildings + cell_water_share * resistance_of_water
        + cell_sealed_share * resistance_of_sealed_ground + cell_rail_share * resistance_of_railways
        + cell_bare_share * resistance_of_bare_ground + cell_low_green_share * resistance_of_green
        + cell_unknown_share * resistance_of_unknown_ground
    )  # fmt: skip
    street = np.maximum(
        cell_crossed_by_street * resistance_of_streets, cell_crossed_by_main_street * resistance_of_main_streets
    )
    today = np.where(np.isfinite(cell_habitat), resistance_of_habitat, np.maximum(mixed, street))
    green = np.minimum(unsealed_share, 1.0)
    pond = np.minimum(pond_share, 1.0 - green)
    crowns = np.minimum(new_crown_share, 1.0 - green - pond)
    changed = (
        (1.0 - green - pond - crowns) * today + green * np.minimum(today, resistance_of_green)
        + crowns * np.minimum(today, resistance_below_new_crowns) + pond * np.maximum(today, resistance_of_water)
    )  # fmt: skip
    untouched = (green == 0.0) & (pond == 0.0) & (crowns == 0.0)
    left = np.where(np.isfinite(cell_habitat), 0.0 * street, street * (1.0 - green))
    return CellResistance(today, np.where(untouched, today, np.maximum(changed, left)))


@quantity(of="cell", source="Definition: ground that a plan unseals")
def green_won_in_cell(unsealed_share: Share, cell_area: SquareMetres) -> SquareMetres:
    """Ground of a cell on which a plan sows grass in place of asphalt; what trees and shrubs follow is a park."""
    return unsealed_share * cell_area


@total(of="habitat", over="cells_at_habitat")
def green_won_at_habitat(green_won_in_cell: SquareMetres) -> SquareMetres:
    """Ground that a plan makes green in and beside a habitat, or on a possible one."""
    ...


@quantity(of="habitat", source="Definition: what adds to a habitat, or is large enough to be one")
def habitat_from_cells(
    green_won_at_habitat: SquareMetres, mapped_habitat_area: SquareMetres, least_new_habitat: SquareMetres
) -> SquareMetres:
    """Habitat that measures on cells add: all of it beside a habitat of today, elsewhere from a least area on."""
    enough = (mapped_habitat_area > 0.0) | (green_won_at_habitat >= least_new_habitat)
    return np.where(enough, green_won_at_habitat, 0.0 * green_won_at_habitat)


@solved(of="habitat_link", source=LEAST_WAY, tolerance=1e-9, at_most=1)
def way_over_changed_ground(
    way_row: Count, way_column: Count, cell_habitat: Count, cell_area: SquareMetres, resistance_of_cell_today: Ratio,
    resistance_of_cell: Ratio, habitat_cell: Count, link_from: Count, link_to: Count, *, tolerance: float, at_most: int,
) -> Solved[Ratio]:  # fmt: skip
    """Effective distance of a way for animals on the ground with measures on cells, over that of today.

    Both are sought anew over the cells of the city where one within 500 m of the habitat changes; elsewhere it is 1.
    """
    side = float(np.sqrt(cell_area.max())) if len(cell_area) else 1.0
    cells = CrossedCells(way_row.astype(np.int64), way_column.astype(np.int64), _rows(cell_habitat), side)
    pairs = NeighbourPairs(link_from.astype(np.int64), link_to.astype(np.int64), _rows(habitat_cell))
    return Solved(ratios(cells, resistance_of_cell_today, resistance_of_cell, pairs), 0.0, 1)


def _rows(numbers: Count) -> np.ndarray:
    """Row numbers, -1 where there is none."""
    return np.where(np.isfinite(numbers), np.nan_to_num(numbers), -1.0).astype(np.int64)
