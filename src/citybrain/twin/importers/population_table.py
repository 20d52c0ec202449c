"""A population grid as text: H3 cells by their index, or centres of cells by coordinates, with or without a size."""

import re
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import h3
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from citybrain.base.names import first_known, plain, require_column, shown_columns
from citybrain.base.tables.frames import TextTable, text_table
from citybrain.base.tables.numbers import first_wrong, to_numbers
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.vector_files import parse_crs, project

DEGREES = "EPSG:4326"
H3 = re.compile(r"h3(_?(index|cell|id|address|hex))?(_?r?(es)?_?\d+)?|hex_?(id|index)?|hexagon(_id)?")
EAST = ("longitude", "lon", "lng", "long", "x", "easting", "x_koord", "x_coord", "x_coordinate", "经度")
NORTH = ("latitude", "lat", "y", "northing", "y_koord", "y_coord", "y_coordinate", "纬度")
SIZE = ("cell_size", "cellsize", "size", "resolution", "cell_size_m", "side", "网格边长")
LARGEST_CELL = 100_000.0  # m
FEW = 0.5
"""Share of rows beyond the degrees of the Earth up to which these rows are wrong; above, no row is in degrees."""


@dataclass(frozen=True)
class CellColumns:
    """Columns of a table of cells as a city names them; what is None is found by its usual name."""

    h3: str | None = None
    x: str | None = None
    y: str | None = None
    cell_size: str | None = None
    encoding: str | None = None


def find_cells(columns: list[str], named: CellColumns | None = None) -> dict[str, str]:
    """Return the column of `h3`, or of `x`, `y` and (where there is one) `cell_size`; what is not there is left out."""
    named = named or CellColumns()
    found = {
        "h3": named.h3 or next((column for column in columns if H3.fullmatch(plain(column))), None),
        "x": named.x or first_known(columns, EAST),
        "y": named.y or first_known(columns, NORTH),
        "cell_size": named.cell_size or first_known(columns, SIZE),
    }
    if found["h3"] is not None and named.x is None:
        return {"h3": found["h3"]}
    return {name: column for name, column in found.items() if column is not None and name != "h3"}


def read_cells(path: Path, crs: str, source_crs: str | None, named: CellColumns | None = None) -> gpd.GeoDataFrame:
    """Return the cells of a table in a projected CRS, with its other columns as numbers where they are numbers.

    H3 cells and cells with a size [m] are areas, others points. Coordinates are degrees unless `source_crs` says
    otherwise; `attrs["lines"]` has the line of each. Raises InputError for a table without a place, and for places that
    cannot be, with their line.
    """
    table = text_table(path, "", named.encoding if named else None)
    known = [str(name) for name in table.cells.columns]
    places = find_cells(known, named)
    for column in places.values():
        require_column(table.file, known, column)
    if "h3" in places:
        cells = project(_of_h3(table, places["h3"]), crs, table.file)
    elif {"x", "y"} <= set(places):
        cells = _of_centres(table, places, crs, source_crs)
    else:
        raise InputError("population-no-place", file=table.file, columns=shown_columns(known))
    rest = {name: _numbers(table.cells[name]) for name in known if name not in places.values()}
    found = gpd.GeoDataFrame(rest, geometry=cells.geometry.to_numpy(), crs=cells.crs)
    found.attrs |= {"lines": table.lines, "notices": table.notices}
    return found


def _of_h3(table: TextTable, column: str) -> gpd.GeoDataFrame:
    """Hexagons in degrees. Raises InputError for what is no H3 cell, and for one that stands twice."""
    indexes = table.cells[column].map(str)
    wrong = ~indexes.map(h3.is_valid_cell).to_numpy(bool)
    if (row := first_wrong(wrong)) is not None:
        line, received = int(table.lines[row]), str(indexes.iloc[row])
        raise InputError("population-h3", file=table.file, line=line, column=column, received=received)
    if (row := first_wrong(indexes.duplicated().to_numpy())) is not None:
        line, received = int(table.lines[row]), str(indexes.iloc[row])
        raise InputError("population-h3-twice", file=table.file, line=line, received=received)
    rings = ([(east, north) for north, east in h3.cell_to_boundary(index)] for index in indexes)
    return gpd.GeoDataFrame(geometry=[shapely.Polygon(ring) for ring in rings], crs=DEGREES)


def _of_centres(table: TextTable, places: dict[str, str], crs: str, source_crs: str | None) -> gpd.GeoDataFrame:
    """Points, or squares where the table says how large the cells are, in the projected CRS."""
    x, y = (_column(table, places[name], "population-place") for name in ("x", "y"))
    beyond = np.abs([x, y]) > [[180], [90]]
    if source_crs is None and beyond.any():
        if beyond.any(axis=0).mean() > FEW:
            raise InputError("features-crs-missing", file=table.file)
        first = int(np.argmax(beyond.any(axis=0)))
        raise _wrong("population-degrees", table, places["x" if beyond[0, first] else "y"], first)
    declared = parse_crs(table.file, source_crs or DEGREES)
    points = project(gpd.GeoDataFrame(geometry=shapely.points(x, y), crs=declared), crs, table.file)
    if "cell_size" not in places:
        return points
    size = _column(table, places["cell_size"], "population-size")
    if (row := first_wrong((size <= 0) | (size > LARGEST_CELL))) is not None:
        raise _wrong("population-size", table, places["cell_size"], row)
    east, north = points.geometry.x.to_numpy(), points.geometry.y.to_numpy()
    half = size / 2
    squares = shapely.box(east - half, north - half, east + half, north + half)
    return gpd.GeoDataFrame(geometry=squares, crs=points.crs)


def _column(table: TextTable, column: str, code: str) -> NDArray[np.float64]:
    """A column of numbers without a gap. Raises InputError with the line of the first that is none."""
    values, wrong = to_numbers(table.cells[column])
    if (row := first_wrong(wrong | np.isnan(values))) is not None:
        raise _wrong(code, table, column, row)
    return values


def _wrong(code: str, table: TextTable, column: str, row: int) -> InputError:
    received = str(table.cells[column].iloc[row])
    return InputError(code, file=table.file, line=int(table.lines[row]), column=column, received=received)


def _numbers(texts: pd.Series) -> NDArray[np.float64] | NDArray[np.object_]:
    values, wrong = to_numbers(texts)
    return texts.to_numpy(object) if wrong.any() else values
