"""A city with a million cells of a grid and 200,000 lines, which tests/mapped_city.py declares."""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from citybrain.twin.manifest import EntityEntry, Manifest, TableEntry
from citybrain.twin.snapshot_write import write_snapshot
from tests.city import CRS, SOUTH, WEST, _contents, _describe

CELLS_ACROSS, CELL_SIDE = 1_000, 20.0
LINES, LINE_CORNERS, LINE_STEP = 200_000, 5, 25.0
BUILDINGS = 120


def write_layered_city(city: Path) -> Path:
    """Write the city into a folder; return the folder."""
    contents = _contents(BUILDINGS)
    tables = {"patches": _cells(), "links": _lines()}

    def describe(number: int, entries: dict[str, TableEntry]) -> Manifest:
        manifest = _describe(number, entries, [0, BUILDINGS])
        more = {
            "link": EntityEntry(table="links", rows=LINES, geometry="line"),
            "patch": EntityEntry(table="patches", rows=CELLS_ACROSS**2, geometry="cell"),
        }
        side = CELLS_ACROSS * CELL_SIDE
        west, south, east, north = gpd.GeoSeries(
            [shapely.box(WEST, SOUTH, WEST + side, SOUTH + side)], crs=CRS
        ).to_crs("EPSG:4326").total_bounds  # fmt: skip
        bounds = (float(west), float(south), float(east), float(north))
        return manifest.model_copy(update={"entities": {**manifest.entities, **more}, "bounds": bounds})

    write_snapshot(city, replace(contents, tables={**contents.tables, **tables}), describe)
    return city


def _cells() -> gpd.GeoDataFrame:
    line, column = (axis.ravel() for axis in np.divmod(np.arange(CELLS_ACROSS**2), CELLS_ACROSS))
    west, south = WEST + CELL_SIDE * column, SOUTH + CELL_SIDE * line
    values = {"patch_shade": 30 + 25 * np.sin(column / 90) * np.cos(line / 70)}
    return _table(values, shapely.box(west, south, west + CELL_SIDE, south + CELL_SIDE))


def _lines() -> gpd.GeoDataFrame:
    """Lines of some corners each, spread over the whole ground."""
    random = np.random.default_rng(5)
    starts = random.uniform(0, CELLS_ACROSS * CELL_SIDE - LINE_CORNERS * LINE_STEP, (LINES, 1, 2))
    steps = random.uniform(0, LINE_STEP, (LINES, LINE_CORNERS, 2)).cumsum(axis=1)
    return _table({"link_traffic": random.uniform(0, 60, LINES)}, shapely.linestrings(starts + steps + (WEST, SOUTH)))


def _table(values: dict[str, np.ndarray], shapes: np.ndarray) -> gpd.GeoDataFrame:
    origins = {f"{name}_origin": np.ones(len(shapes), np.uint8) for name in values}
    return gpd.GeoDataFrame({**values, **origins}, geometry=shapes, crs=CRS)
