"""Which cells lie on the left side, in the middle and on the right side of each street."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Rows

STEP, ASIDE = 5.0, 6.0
"""Metres between places along a street, and from its middle to its sides."""

LITTLE = 0.05
"""Share of open ground below which a cell tells nothing."""

STANDABLE = (
    "cell_unknown_share", "cell_bare_share", "cell_low_green_share", "cell_sealed_share", "cell_rail_share",
)  # fmt: skip
SIDES = {"cells_on_left_side": ASIDE, "cells_in_middle": 0.0, "cells_on_right_side": -ASIDE}


@importer(asked=True)
def cells_of_streets(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Ties streets to the cells on their left side, in their middle and on their right side, for sections in heat."""
    cells, streets = known.get("cells"), known.get("streets")
    if not isinstance(cells, gpd.GeoDataFrame) or not isinstance(streets, gpd.GeoDataFrame):
        return Imported({}, {})
    if not len(cells) or not len(streets):
        return Imported({}, {})
    open_ground = cells[list(STANDABLE)].sum(axis=1).to_numpy() >= LITTLE
    usable = open_ground & np.isfinite(cells["cell_sky_view"].to_numpy(np.float64))
    grid = GridIndex(cells, usable)
    street, x, y, ahead = places_along(streets)
    relations = {}
    for name, aside in SIDES.items():
        cell = grid.at(x - aside * ahead[:, 1], y + aside * ahead[:, 0])
        some = np.flatnonzero(cell >= 0)
        pairs = street[some], cell[some].astype(np.int32)
        relations[name] = Relation.of_pairs("street", "cell", len(streets), pairs, np.full(len(some), STEP))
    return Imported({}, {}, relations)


class GridIndex:
    """Looks up the cell at a place: -1 where none lies there or it is not usable."""

    def __init__(self, cells: gpd.GeoDataFrame, usable: Any) -> None:
        bounds = cells.geometry.bounds.to_numpy()
        self.west, self.south = bounds[:, 0].min(), bounds[:, 1].min()
        self.side = float(bounds[0, 2] - bounds[0, 0])
        column, row = (self._step(bounds[:, at], low) for at, low in ((0, self.west), (1, self.south)))
        self._rows = np.full((int(row.max()) + 1, int(column.max()) + 1), -1)
        self._rows[row[usable], column[usable]] = np.flatnonzero(usable)

    def _step(self, values: Array, low: float) -> Rows:
        return np.rint((values - low) / self.side).astype(np.intp)

    def at(self, x: Array, y: Array) -> Rows:
        """The row of the cell at each place [m]."""
        column = np.floor((x - self.west) / self.side).astype(np.intp)
        row = np.floor((y - self.south) / self.side).astype(np.intp)
        inside = (row >= 0) & (column >= 0) & (row < self._rows.shape[0]) & (column < self._rows.shape[1])
        cell = np.full(len(x), -1)
        cell[inside] = self._rows[row[inside], column[inside]]
        return cell


def places_along(streets: gpd.GeoDataFrame) -> tuple[Rows, Array, Array, Array]:
    """Places every 5 m along streets that lie on the ground: row, x, y [m] and the direction ahead, of length 1."""
    lines = streets.geometry.to_numpy()
    above = pd.to_numeric(streets["off_ground"], errors="coerce") if "off_ground" in streets else pd.Series(dtype=float)
    length = np.where(above.reindex(streets.index).to_numpy() == 1.0, 0.0, shapely.length(lines))
    count = np.ceil(length / STEP).astype(np.intp)
    street = np.repeat(np.arange(len(lines)), count)
    first = np.repeat(np.cumsum(count) - count, count)
    along = (np.arange(len(street)) - first + 0.5) / count[street] * length[street]
    here, back, front = (
        shapely.get_coordinates(shapely.line_interpolate_point(lines[street], np.clip(along + move, 0.0, None)))
        for move in (0.0, -1.0, 1.0)
    )
    way = front - back
    size = np.hypot(*way.T)
    ahead = np.divide(way, size[:, None], out=np.zeros_like(way), where=size[:, None] > 0.0)
    return street, here[:, 0], here[:, 1], ahead
