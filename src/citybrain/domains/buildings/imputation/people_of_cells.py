"""Share the people of a grid's cells over the homes in them."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from citybrain.base.notices import Notice, notice
from citybrain.domains.buildings.imputation.rules import HOMES

NOBODY = -1
MOSTLY = 0.5
"""Share of the people of an area below which the homes on the map are taken for a scrap of them."""

Numbers = NDArray[np.float64]
Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Residents:
    """`residents` per building [person] and `cell`, the row of the grid they come from (-1: none).

    `placed` + `outside` + `not_placed` is the population of the grid; `not_placed` are those in the area of the city
    for whom the homes on the map have no room.
    """

    residents: Numbers
    cell: Positions
    placed: float
    outside: float
    not_placed: float = 0.0
    notices: tuple[Notice, ...] = ()


def distribute_residents(
    buildings: gpd.GeoDataFrame,
    grid: gpd.GeoDataFrame,
    extent: BaseGeometry | None = None,
    least_floor_area: float = 0.0,
) -> Residents:
    """Share the population of each cell over its residential buildings by gross floor area (dasymetric mapping).

    `buildings`: geometry, building_use, gross_floor_area [m²]; same projected CRS as `grid`. `extent`: the area that
    the buildings cover completely, in that CRS; of cells cut by its edge only the share inside is placed. The people of
    a cell without homes go to the nearest home, at most the width of the cell away; those of other cells stay outside.
    A home takes one person on `least_floor_area` [m²] at most: where the map lacks homes, people are not crowded into
    those that it has.
    Method: Eicher and Brewer (2001), Cartography and Geographic Information Science 28, 125-138,
    doi:10.1559/152304001782173727.
    """
    people = grid["population"].to_numpy(dtype=np.float64)
    inside = people * _share_inside(grid, extent)
    homes = np.flatnonzero(buildings["building_use"].isin(HOMES).to_numpy(dtype=bool))
    cell = np.full(len(buildings), NOBODY, dtype=np.int64)
    cell[homes] = _cells_of(buildings.geometry.iloc[homes], grid)
    residents = _by_floor_area(buildings, homes, cell, inside)
    empty = np.setdiff1d(np.flatnonzero(inside > 0), cell[homes])
    moved, lost = _to_nearest_home(buildings, homes, grid, empty)
    np.add.at(residents, moved, inside[np.setdiff1d(empty, lost)])
    taken = cell[moved] == NOBODY
    cell[moved[taken]] = np.setdiff1d(empty, lost)[taken]
    wanted = float(residents.sum())
    residents = np.minimum(residents, _room(buildings, least_floor_area))
    placed = float(residents.sum())
    in_area = wanted + (float(inside[lost].sum()) if extent is not None else 0.0)
    scrap = least_floor_area > 0 and placed < MOSTLY * in_area
    total = in_area if scrap else wanted
    notices = _notices(inside, empty, lost, float(people.sum()) - total)
    if scrap or placed < wanted:
        code = "population-hardly-any-homes" if scrap else "population-few-homes"
        counts = {"homes": len(homes), "people": round(total), "left": round(total - placed)}
        notices += (notice(code, **counts, area=least_floor_area),)
    return Residents(residents, cell, placed, float(people.sum()) - total, total - placed, notices)


def _room(buildings: gpd.GeoDataFrame, least_floor_area: float) -> Numbers:
    """How many people each building takes at most; no bound where its floor area is not known."""
    area = buildings["gross_floor_area"].to_numpy(dtype=np.float64)
    bounded = (np.nan_to_num(area) > 0) & (least_floor_area > 0)
    return np.where(bounded, area / max(least_floor_area, 1e-9), np.inf)


def _share_inside(grid: gpd.GeoDataFrame, extent: BaseGeometry | None) -> Numbers:
    if extent is None:
        return np.ones(len(grid))
    share = grid.geometry.intersection(extent).area / grid.geometry.area
    return np.asarray(np.clip(share.to_numpy(dtype=np.float64), 0.0, 1.0))


def _cells_of(homes: gpd.GeoSeries, grid: gpd.GeoDataFrame) -> Positions:
    """Return the cell of each home's representative point; the first where cells touch."""
    points = homes.representative_point()
    home, area = grid.sindex.query(points, predicate="intersects")
    found = np.full(len(homes), NOBODY, dtype=np.int64)
    first = pd.Series(area, index=home).groupby(level=0).min()
    found[first.index] = first.to_numpy()
    return found


def _by_floor_area(buildings: gpd.GeoDataFrame, homes: Positions, cell: Positions, people: Numbers) -> Numbers:
    """Return residents in proportion to floor area; homes of a cell without any floor area share equally."""
    residents = np.zeros(len(buildings))
    settled = homes[cell[homes] != NOBODY]
    area = np.nan_to_num(buildings["gross_floor_area"].to_numpy(dtype=np.float64))[settled]
    area = np.maximum(area, 0.0)
    where = cell[settled]
    total = np.bincount(where, weights=area, minlength=len(people))
    weight = np.where(total[where] > 0, area, 1.0)
    total = np.bincount(where, weights=weight, minlength=len(people))
    residents[settled] = people[where] * weight / total[where]
    return residents


def _to_nearest_home(
    buildings: gpd.GeoDataFrame, homes: Positions, grid: gpd.GeoDataFrame, empty: Positions
) -> tuple[Positions, Positions]:
    """Return the home nearest to each cell without homes that has one within its own width, and the other cells."""
    if not len(homes) or not len(empty):
        return np.empty(0, dtype=np.int64), empty
    cells = grid.geometry.iloc[empty]
    near = buildings.geometry.iloc[homes]
    (_, home), far = near.sindex.nearest(cells, return_all=False, return_distance=True)
    reached = far <= np.sqrt(cells.area.to_numpy())
    return homes[home[reached]], empty[~reached]


def _notices(inside: Numbers, empty: Positions, lost: Positions, outside: float) -> tuple[Notice, ...]:
    notices = []
    moved = np.setdiff1d(empty, lost)
    if len(moved):
        people = round(float(inside[moved].sum()))
        notices.append(notice("population-moved", count=len(moved), people=people))
    if round(outside):
        notices.append(notice("population-outside", people=round(outside)))
    return tuple(notices)
