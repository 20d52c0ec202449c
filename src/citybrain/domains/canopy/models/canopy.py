"""Crowns of the cells around homes and along streets: those of today, and those of a plan once, wherever they count."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel import Around, field, given, greatest, mean, quantity, total
from citybrain.kernel.units import Array, Count, Share, SquareMetres

REACH = 250.0
"""Metres around a home that are its neighbourhood."""

MANY = 8
"""Where more than one cell of so many is asked for, all are summed at once: that is quicker."""

PARTS = 1_000_000
"""Whole numbers to which shares are rounded: their sums are the same in any order."""


@field(of="cell", source="Konijnendijk 2023, doi:10.1007/s11676-022-01523-z: canopy of the neighbourhood", reach=REACH)
def canopy_around(tree_cover: Share, cell_water_share: Share, *, around: Around) -> Share:
    """Part of the land within 250 m of the middle of a cell that lies below crowns; none where all is water."""
    return land_share_around(tree_cover, cell_water_share, around)


def land_share_around(cover: Array, water: Array, around: Around) -> Array:
    """Cover of the cells within the reach over their land, by whole numbers: the same bits for any rows."""
    side = around.cell if around.cell > 0.0 else 1.0
    column, row = (np.rint((one - one.min()) / side).astype(np.intp) for one in (around.x, around.y))
    steps = int(REACH / side)
    shape = int(row.max()) + 1 + 2 * steps, int(column.max()) + 1 + 2 * steps
    crowns, land = (np.zeros(shape, np.int64) for _ in range(2))
    crowns[row + steps, column + steps] = np.rint(np.nan_to_num(cover) * PARTS).astype(np.int64)
    land[row + steps, column + steps] = np.rint((1.0 - np.nan_to_num(water)) * PARTS).astype(np.int64)
    below, all_land = (_disc_sums(one, steps, row[around.rows], column[around.rows]) for one in (crowns, land))
    made: Array = np.divide(below, all_land, out=np.full(len(below), np.nan), where=all_land > 0)
    return np.minimum(made, 1.0)


def _disc_sums(values: Any, steps: int, row: Any, column: Any) -> Any:
    """Sums over the cells whose middle lies within the reach of each: rows of a disc from sums along each line."""
    along = np.concatenate([np.zeros((values.shape[0], 1), np.int64), np.cumsum(values, axis=1)], axis=1)
    high, wide_of_all = values.shape[0] - 2 * steps, values.shape[1] - 2 * steps
    if len(row) * MANY > high * wide_of_all:
        whole = np.zeros((high, wide_of_all), np.int64)
        for down in range(-steps, steps + 1):
            wide = int(np.sqrt(steps**2 - down**2))
            lines = along[down + steps : down + steps + high]
            whole += lines[:, steps + wide + 1 : steps + wide + 1 + wide_of_all]
            whole -= lines[:, steps - wide : steps - wide + wide_of_all]
        return whole[row, column]
    summed = np.zeros(len(row), np.int64)
    for down in range(-steps, steps + 1):
        wide = int(np.sqrt(steps**2 - down**2))
        line = row + steps + down
        summed += along[line, column + steps + wide + 1] - along[line, column + steps - wide]
    return summed


@mean(of="building", over="cell_of_building")
def canopy_of_neighbourhood(canopy_around: Share) -> Share:
    """Part of the land within 250 m of a building that lies below crowns, with the trees of a plan."""
    ...


@quantity(of="cell", source="Definition: crowns of a plan over the crown of one tree", totals=("zone", "city"))
def planted_trees(planted_share: Share, cell_area: SquareMetres, crown_of_planted_tree: SquareMetres) -> Count:
    """Trees that a plan plants in a cell, in fractions: its new crowns over the crown of a grown street tree."""
    return planted_share * cell_area / crown_of_planted_tree


@total(of="building", over="cells_in_sight")
def planted_trees_in_sight(planted_trees: Count) -> Count:
    """Trees that a plan plants within 30 m of a building."""
    ...


@total(of="street", over="cells_of_street")
def planted_over_street(new_crown_share: Share) -> Share:
    """Part of the ground of a street below crowns that a plan plants, as they have grown."""
    ...


@greatest(of="junction", over="cells_at_junction")
def park_at_junction(planned_park_area: SquareMetres) -> SquareMetres:
    """Ground of the largest park of a plan in cells within 15 m of a junction."""
    ...


@given(of="street", default=1.0)
def street_ground_there() -> Share:
    """1 for each street: what cells are asked for the streets on them."""
    ...


@total(of="cell", over="streets_of_cell")
def cell_on_street(street_ground_there: Share) -> Share:
    """Part of a cell that lies on the ground of streets for cars."""
    ...
