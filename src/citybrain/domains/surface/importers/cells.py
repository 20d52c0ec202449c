"""Cells of a city with what covers them and how much sky and sun their open ground has: made where asked for."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import notice
from citybrain.domains.surface.importers.around_buildings import ground_around
from citybrain.domains.surface.importers.bands import BANDS, NEAR_INFRARED, means_of_zones, ndvi_of_cells
from citybrain.domains.surface.importers.carriageways import MAIN, SIDE
from citybrain.domains.surface.importers.cover_years import INDICES, index_records
from citybrain.domains.surface.importers.grid import SIDES, CellGrid, grid_of
from citybrain.domains.surface.importers.measured_cover import measured_cover
from citybrain.domains.surface.importers.measured_heights import CANOPY, GROUND, MeasuredHeights
from citybrain.domains.surface.importers.sun import afternoon_suns, hottest_day
from citybrain.domains.surface.importers.surface import KINDS, Painter, map_shapes
from citybrain.kernel.relief.heights import TRUNK_SHARE, relief_of
from citybrain.kernel.relief.rays import DIRECTIONS, SHADOW_REACH, SKY_REACH
from citybrain.kernel.relief.shadows import Shadows
from citybrain.kernel.relief.sky_view import sky_view
from citybrain.kernel.units import Array

DIGITS = 4
SCANNED = "scanned_share"
"""Part of a cell of which the raster says something."""

STANDABLE = ("unknown", "bare", "green", "sealed", "rail")
"""Kinds of ground on which people can stand."""

COLUMNS = {
    "bare": "cell_bare_share", "green": "cell_low_green_share", "sealed": "cell_sealed_share",
    "rail": "cell_rail_share", "water": "cell_water_share", "roof": "cell_roof_share", "unknown": "cell_unknown_share",
}  # fmt: skip


LANES = {MAIN: "cell_main_carriageway_share", SIDE: "cell_side_carriageway_share"}
"""Columns of carriageways by what is painted of them."""


class TileViews(NamedTuple):
    """Views of a tile by part: sky past hard things, sky past crowns too, and the share of the afternoon with sun."""

    hard: Any
    open: Any
    sun: Any


@importer(asked=True, optional=(CANOPY, GROUND, *BANDS), settings={"side": SIDES})
def cells_of_city(read: Tables, known: Tables, tell: Tell, side: float | None = None) -> Imported:
    """Makes cells of the city with what covers them, and how much sky and sun their open ground has on a hot day."""
    zones, land, buildings = (known.get(name) for name in ("zones", "land", "buildings"))
    tables = (zones, land, buildings)
    if not all(isinstance(one, gpd.GeoDataFrame) and len(one) for one in tables):
        return Imported({}, {}, notices=(notice("surface-no-map"),))
    assert isinstance(zones, gpd.GeoDataFrame)
    shapes = map_shapes(known)
    outlines = shapely.make_valid(zones.geometry.to_numpy())
    grid = grid_of(outlines, _drawn(known), side)
    if not len(grid.row):
        return Imported({}, {}, notices=(notice("surface-no-map"),))
    latitude = float(zones.geometry.to_crs("EPSG:4326").total_bounds[[1, 3]].mean())
    suns = afternoon_suns(latitude, hottest_day(known.get("hours"), latitude))
    measured = {name: MeasuredHeights(read[name], name) for name in (CANOPY, GROUND) if name in read}
    for one in measured.values():
        one.require_city(grid)
    bands = ndvi_of_cells(read, grid)
    columns = _columns(grid, Painter(shapes, measured), suns, tell)
    holes = columns.pop(SCANNED) < 1.0
    columns |= {"cell_ndvi": bands[-1].ndvi} if bands else {}
    columns |= {"cell_row": grid.row.astype(np.float64), "cell_column": grid.column.astype(np.float64)}
    columns["cell_area"] = np.full(len(grid.row), grid.side**2)
    columns, adjusted = measured_cover(columns, grid.zone, known.get("landcover"))
    table = gpd.GeoDataFrame(
        {"id": [f"cell/{row}/{column}" for row, column in zip(grid.row, grid.column, strict=True)], **columns},
        geometry=grid.shapes(), crs=zones.crs,
    )  # fmt: skip
    told = [notice("surface-cells-made", count=len(table), side=grid.side, pixel=grid.pixel)]
    told += [] if GROUND in read else [notice("surface-ground-flat")]
    counts = {**shapes.counts, "surface-zones-measured": adjusted}
    counts |= {"surface-canopy-holes": int(holes.sum())} if CANOPY in read else {}
    told += [notice(code, count=count) for code, count in counts.items() if count]
    told += [one for year in bands for one in year.notices]
    indices = index_records({one.year: means_of_zones(one.ndvi, grid.zone, len(zones)) for one in bands})
    assert isinstance(buildings, gpd.GeoDataFrame)
    ground = np.sum([columns[COLUMNS[name]] for name in STANDABLE], axis=0)
    near = ground_around(buildings, table, ground, np.isfinite(columns["cell_sky_view"]))
    made: dict[str, pd.DataFrame] = {"cells": table}
    sources: dict[str, str | list[str]] = {"cells": "land"}
    latest: dict[str, dict[str, str]] = {}
    if len(indices):
        latest["cells"] = {"cell_ndvi": NEAR_INFRARED.replace("{year}", str(bands[-1].year))}
        made[INDICES], sources[INDICES] = (
            indices,
            [NEAR_INFRARED.replace("{year}", str(y)) for y in indices["index_year"]],
        )
    return Imported(made, sources, {"ground_around": near}, tuple(told), columns_from=latest)


def _drawn(known: Tables) -> tuple[float, float, float, float]:
    """The box that the map covers: of land, which the sea fills to its edge, streets and buildings."""
    boxes = np.array([
        table.geometry.total_bounds
        for name in ("land", "streets", "buildings")
        if isinstance(table := known.get(name), gpd.GeoDataFrame) and len(table)
    ])  # fmt: skip
    (west, south), (east, north) = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north


def _columns(grid: CellGrid, painter: Painter, suns: Array, tell: Tell) -> dict[str, Array]:
    names = (*COLUMNS.values(), *LANES.values(), "cell_tree_share", "cell_tree_height", "cell_building_height", SCANNED)
    views = ("cell_sky_view", "cell_open_sky_view", "cell_sun_share")
    columns = {name: np.full(len(grid.row), np.nan) for name in (*names, *views)}
    reach = max(SKY_REACH, SHADOW_REACH)
    halo = int(reach / grid.pixel) + 2
    for rows, across, cells in grid.tiles():
        tell(cells[0] / len(grid.row), "surface-looking-at-cells")
        shape = (rows.stop - rows.start) * grid.parts, (across.stop - across.start) * grid.parts
        west = grid.west + across.start * grid.side - halo * grid.pixel
        north = grid.south + rows.stop * grid.side + halo * grid.pixel
        patch = painter.patch(west, north, grid.pixel, (shape[0] + 2 * halo, shape[1] + 2 * halo))
        relief = relief_of(patch.ground + patch.height, patch.crown, grid.pixel, TRUNK_SHARE)
        relief = relief._replace(halo=halo)
        core = (slice(halo, -halo), slice(halo, -halo))
        kind, height, crown, scanned, _, lane = (one[core] for one in patch)
        place = rows.stop - 1 - grid.row[cells], grid.column[cells] - across.start
        mean = partial(_mean, place=place, parts=grid.parts)
        for name, column in COLUMNS.items():
            columns[column][cells] = mean(kind == KINDS.index(name))
        for number, column in LANES.items():
            columns[column][cells] = mean(lane == number)
        tree, roof = crown > 0.0, kind == KINDS.index("roof")
        columns["cell_tree_share"][cells] = mean(tree)
        columns[SCANNED][cells] = mean(scanned)
        columns["cell_tree_height"][cells] = mean(crown, tree)
        columns["cell_building_height"][cells] = mean(height, roof)
        stand = np.isin(kind, [KINDS.index(name) for name in STANDABLE])
        for column, view in zip(views, _sky(relief, suns), strict=True):
            columns[column][cells] = mean(view, stand)
    return {name: np.round(values, DIGITS) for name, values in columns.items()}


def _sky(relief: Any, suns: Array) -> TileViews:
    seen, shadows = sky_view(relief, DIRECTIONS, SKY_REACH), Shadows(relief, SHADOW_REACH)
    sun = np.mean([shadows.at(azimuth, altitude) == 0 for azimuth, altitude in suns if altitude > 0.0], axis=0)
    return TileViews(seen.hard, seen.open, sun)


def _mean(values: Any, among: Any = None, *, place: tuple[Any, Any], parts: int) -> Array:
    """The mean over the parts of each cell, those `among` alone; NaN where a cell has none."""
    some = np.ones(values.shape) if among is None else among.astype(np.float64)
    total, count = (_blocks(one, parts)[place] for one in (values * some, some))
    mean: Array = np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0.0)
    return mean


def _blocks(values: Any, parts: int) -> Array:
    rows, columns = values.shape[0] // parts, values.shape[1] // parts
    sums: Array = values.astype(np.float64).reshape(rows, parts, columns, parts).sum(axis=(1, 3))
    return sums
