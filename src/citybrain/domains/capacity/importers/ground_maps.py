"""A map of the city at its cells: a raster, areas with a value, or a table of zones."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.names import plain
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

RASTER = ["x", "y", "value"]
VALUE, ZONE = "value", "zone"
DIAGONAL = 0.75
"""Sides of a raster's cell within which its middle tells of a place."""

SAMPLE, LONGEST = 500, 40


def at_cells(frame: pd.DataFrame, source: str, unit: str, middles: Array, zones: Array, names: list[set[str]]) -> Array:
    """What a map says at the `middles` (n, 2) [m] of cells, NaN where nothing; `zones` are the rows of their zones.

    `names` are what each zone may be called in a table. Of shapes the column is `value [unit]`, of a table there is
    `zone` beside it: a unit that is missing or another is refused, as are numbers that are none, zones that are not
    there, and maps that say nothing of any cell.
    """
    if [*frame.columns] == RASTER:
        values = _of_raster(frame, source, middles)
    elif isinstance(frame, gpd.GeoDataFrame):
        values = _of_shapes(frame, source, unit, middles)
    else:
        values = _of_table(frame, source, unit, names)[zones]
    if not np.isfinite(values).any():
        raise InputError("raster-elsewhere", file=source)
    return values


def side_of_raster(places: Array) -> float:
    """Distance of the middles of a raster's cells [m], the median of some."""
    from scipy.spatial import cKDTree

    if len(places) < 2:
        return 1.0
    some = places[:: max(len(places) // SAMPLE, 1)]
    return float(np.median(cKDTree(places).query(some, k=2)[0][:, 1]))


def inside_of_shapes(shapes: gpd.GeoDataFrame, middles: Array) -> Array:
    """The first shape in which each middle lies, -1 for none."""
    point, shape = shapely.STRtree(shapely.make_valid(shapes.geometry.to_numpy())).query(
        shapely.points(middles), predicate="intersects"
    )
    rows = np.full(len(middles), len(shapes), np.intp)
    np.minimum.at(rows, point, shape)
    return np.where(rows == len(shapes), -1, rows)


def _of_raster(frame: pd.DataFrame, source: str, middles: Array) -> Array:
    from scipy.spatial import cKDTree

    if not len(frame):
        raise InputError("capacity-raster-empty", file=source)
    places = frame[["x", "y"]].to_numpy(np.float64)
    away, row = cKDTree(places).query(middles, distance_upper_bound=side_of_raster(places) * DIAGONAL)
    values = np.append(frame["value"].to_numpy(np.float64), np.nan)
    found: Array = values[np.where(np.isfinite(away), row, len(places))]
    return found


def _of_shapes(frame: gpd.GeoDataFrame, source: str, unit: str, middles: Array) -> Array:
    values = np.append(_numbers(frame, source, unit), np.nan)
    found: Array = values[inside_of_shapes(frame, middles)]
    return found


def _of_table(frame: pd.DataFrame, source: str, unit: str, names: list[set[str]]) -> Array:
    """Values by zone."""
    column = next((name for name in frame.columns if plain(str(name)) == ZONE), None)
    if column is None:
        told = {"received": ", ".join(map(str, frame.columns))[: 4 * LONGEST], "allowed": f"{ZONE}, {VALUE} [{unit}]"}
        raise InputError("capacity-columns", file=source, **told)
    values, row_of = _numbers(frame, source, unit), {name: row for row, all_ in enumerate(names) for name in all_}
    found = np.full(len(names), np.nan)
    for zone, value in zip(frame[column].astype(str), values, strict=True):
        if zone not in row_of:
            told = {"received": zone[:LONGEST], "allowed": ", ".join(sorted(row_of)[:8])}
            raise InputError("capacity-zone-unknown", file=source, **told)
        if np.isfinite(found[row_of[zone]]):
            raise InputError("capacity-zone-twice", file=source, received=zone[:LONGEST])
        found[row_of[zone]] = value
    return found


def _numbers(frame: pd.DataFrame, source: str, unit: str) -> Array:
    wanted = f"{VALUE} [{unit}]" if unit != "1" else VALUE
    spelled = {_spelled(name): name for name in map(str, frame.columns)}
    if _spelled(wanted) not in spelled:
        told = {"received": ", ".join(one for one in map(str, frame.columns) if one != "geometry")[: 4 * LONGEST]}
        raise InputError("capacity-columns", file=source, allowed=wanted, **told)
    column: Any = frame[spelled[_spelled(wanted)]]
    if pd.api.types.is_numeric_dtype(column):
        numbers: Array = column.to_numpy(np.float64)
        return numbers
    values, wrong = to_numbers(column)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise InputError("capacity-number", file=source, row=row + 1, received=str(column.iloc[row])[:LONGEST])
    return values


def _spelled(text: str) -> str:
    return text.casefold().replace(" ", "").replace("³", "3").replace("²", "2").replace("μ", "µ").replace("ug", "µg")
