"""Cells with their soil, elevation and the way that water takes from them, and the hollows in which it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import Notice, notice
from citybrain.domains.runoff.importers.rasters import CellRaster, elevation_of, soil_of, unmarked_zeros
from citybrain.domains.runoff.importers.spread import small_hollows, spread_ways
from citybrain.domains.runoff.importers.terrain import TerrainWays, first_hollow, flooded_from, terrain_ways
from citybrain.domains.runoff.models.kernels import downstream
from citybrain.kernel import Relation
from citybrain.kernel.units import Array, Mask, Rows

CELLS, ELEVATION, SOIL = "cells", "elevation", "soil"
MOSTLY = 0.5
"""Part of a cell from which it is water."""

DIGITS = 3
STEPS = 24
"""Parts of a storm."""

OF_ELEVATION = (
    "cell_elevation",
    "cell_drains_to",
    "cell_hollow",
    "cell_flooded_from",
    "cell_spreads_to",
    "cell_spreads_also_to",
    "cell_spread_share",
    "small_hollow_capacity",
    "small_hollow_depth",
)
OF_HOLLOWS = (
    "hollow_capacity",
    "hollow_depth",
    "hollow_level",
    "hollow_area",
    "hollow_catchment_area",
    "hollow_exit",
)
NONE = np.empty(0, np.intp)


@importer(asked=True, optional=(ELEVATION, SOIL))
def ground_of_runoff(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Gives cells of the city their soil, elevation and way of water, and makes the hollows in which it stands."""
    cells, buildings = known.get(CELLS), known.get("buildings")
    steps = pd.DataFrame({"id": [f"step/{k + 1}" for k in range(STEPS)], "storm_step_number": np.arange(STEPS)})
    if not isinstance(cells, gpd.GeoDataFrame) or not len(cells):
        return Imported({"storm_steps": steps}, {"storm_steps": "storm"}, notices=(notice("runoff-no-cells"),))
    raster = CellRaster.of_cells(cells)
    columns: dict[str, Array] = {}
    told: list[Notice] = []
    if SOIL in read:
        columns["cell_soil_group"] = soil_of(read[SOIL], raster, SOIL)
        told += _counted("runoff-soil-holes", columns["cell_soil_group"])
    else:
        told.append(notice("runoff-soil-unknown"))
    relations: dict[str, Relation] = {}
    tables: dict[str, pd.DataFrame] = {"storm_steps": steps}
    if ELEVATION in read:
        tell(0.2, "runoff-looking-at-ways")
        height = elevation_of(read[ELEVATION], raster, ELEVATION)
        water = cells["cell_water_share"].to_numpy(np.float64) >= MOSTLY
        made, hollows, catchment = _ways(height, water, raster, cells)
        columns |= made
        small = small_hollows(read[ELEVATION], raster)
        unknown = np.full(len(cells), np.nan)
        columns["small_hollow_capacity"] = unknown if small is None else small.capacity
        columns["small_hollow_depth"] = unknown if small is None else small.depth
        relations["catchment"] = catchment
        tables["hollows"] = hollows
        told += [notice("runoff-ways-made", count=len(hollows), side=raster.side), *_counted("runoff-holes", height)]
        zeros, lowest = unmarked_zeros(read[ELEVATION])
        told += [notice("runoff-zeros", count=zeros, lowest=round(lowest, 1))] if zeros else []
        told += [] if np.isfinite(made["cell_flooded_from"]).any() else [notice("runoff-no-open-water")]
    else:
        columns |= dict.fromkeys(OF_ELEVATION, np.full(len(cells), np.nan))
        tables["hollows"] = _no_hollows(cells)
        relations["catchment"] = Relation.of_pairs("hollow", "cell", 0, (NONE, NONE), np.empty(0))
        told.append(notice("runoff-elevation-unknown"))
    if isinstance(buildings, gpd.GeoDataFrame) and len(buildings):
        relations["ground_of_building"] = _below(buildings, cells)
    tables[CELLS] = cells.assign(**columns)
    read_from = {"storm_steps": "storm", "hollows": ELEVATION, CELLS: "land"}
    return Imported(tables, {name: read_from[name] for name in tables}, relations, tuple(told))


def _counted(code: str, values: Array) -> list[Notice]:
    missing = int(np.isnan(values).sum())
    return [notice(code, count=missing, total=len(values))] if missing else []


def _ways(
    height: Array, water: Mask, raster: CellRaster, cells: gpd.GeoDataFrame
) -> tuple[Mapping[str, Array], gpd.GeoDataFrame, Relation]:
    """Columns of cells, the hollows, and which cells drain to each."""
    heights, wet = raster.spread(height, np.nan), raster.spread(water.astype(np.float64), 0.0) > 0.0
    area = raster.side**2
    ways = terrain_ways(heights, _outlets(heights, wet), area)
    flat = raster.flat
    row_of = np.full(heights.size, -1, np.intp)
    row_of[flat] = np.arange(len(flat))
    receiver = np.where(ways.receiver >= 0, row_of[ways.receiver], -1)[flat]
    hollow = ways.hollow[flat]
    order = np.empty(len(flat), np.int64)
    downstream(receiver, np.full_like(receiver, -1), order)
    to = first_hollow(receiver, hollow, order)
    drains = np.flatnonzero(to >= 0)
    catchment = Relation.of_pairs(
        "hollow", "cell", len(ways.exit), (to[drains], drains.astype(np.int32)), np.ones(len(drains))
    )
    spread = spread_ways(ways, heights.shape)
    spread_to, also_to = (_numbers(np.where(one >= 0, row_of[one], -1)[flat]) for one in (spread.first, spread.second))
    columns = {
        "cell_elevation": np.round(height, DIGITS),
        "cell_drains_to": _numbers(receiver),
        "cell_hollow": _numbers(hollow),
        "cell_flooded_from": np.round(flooded_from(heights, wet)[flat], DIGITS),
        "cell_spreads_to": spread_to, "cell_spreads_also_to": also_to, "cell_spread_share": spread.share[flat],
    }  # fmt: skip
    return columns, _hollows(ways, np.round(height, DIGITS), hollow, to, row_of, cells, area), catchment


def _outlets(heights: Array, wet: Any) -> Any:
    """Where water leaves: open water, and the edge of what is known."""
    from scipy.ndimage import binary_erosion

    known = np.isfinite(heights)
    inner = binary_erosion(known, np.ones((3, 3), bool), border_value=0)
    return known & (wet | ~inner)


def _numbers(rows: Rows) -> Array:
    return np.where(rows >= 0, rows.astype(np.float64), np.nan)


def _hollows(
    ways: TerrainWays, height: Array, hollow: Rows, to: Rows, row_of: Rows, cells: gpd.GeoDataFrame, area: float
) -> gpd.GeoDataFrame:
    count, inside = len(ways.exit), np.flatnonzero(hollow >= 0)
    level = np.round(ways.level, DIGITS)
    depth = np.maximum(level[hollow[inside]] - height[inside], 0.0)
    deepest = np.zeros(count)
    np.maximum.at(deepest, hollow[inside], depth)
    grouped = inside[np.argsort(hollow[inside], kind="stable")]
    ends = np.cumsum(np.bincount(hollow[inside], minlength=count))
    squares = cells.geometry.to_numpy()
    shapes = [shapely.union_all(squares[some]) for some in np.split(grouped, ends[:-1])] if count else []
    return gpd.GeoDataFrame(
        {
            "id": [f"hollow/{k + 1}" for k in range(count)],
            "hollow_capacity": np.bincount(hollow[inside], depth, count) * area,
            "hollow_depth": deepest,
            "hollow_level": level,
            "hollow_area": np.bincount(hollow[inside], minlength=count) * area,
            "hollow_catchment_area": np.bincount(to[to >= 0], minlength=count) * area,
            "hollow_exit": row_of[ways.exit].astype(np.float64),
        },
        geometry=gpd.GeoSeries(shapes, crs=cells.crs), crs=cells.crs,
    )  # fmt: skip


def _no_hollows(cells: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """A table without rows: ground whose elevation nobody knows has no hollows, and its water runs off nevertheless."""
    columns = {"id": np.empty(0, object), **{name: np.empty(0) for name in OF_HOLLOWS}}
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries([], crs=cells.crs), crs=cells.crs)


def _below(buildings: gpd.GeoDataFrame, cells: gpd.GeoDataFrame) -> Relation:
    """Cells that a building stands on."""
    outlines = shapely.make_valid(buildings.geometry.to_numpy())
    building, cell = shapely.STRtree(cells.geometry.to_numpy()).query(outlines, predicate="intersects")
    order = np.lexsort((cell, building))
    pairs = building[order].astype(np.intp), cell[order].astype(np.int32)
    return Relation.of_pairs("building", "cell", len(buildings), pairs, np.ones(len(order)))
