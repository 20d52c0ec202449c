"""Points of files: features as they are, tables by their columns of degrees."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from citybrain.base.importing import Tables
from citybrain.base.names import first_known, shown_columns
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Mask, Rows

LONGITUDE, LATITUDE = ("longitude", "lon", "lng", "x"), ("latitude", "lat", "y")
DEGREES = 4326
FAULTS_SHOWN, LONGEST = 8, 40
"""Rows that an error shows, and characters of what one says."""


def points_of(source: str, table: pd.DataFrame, known: Tables) -> gpd.GeoDataFrame:
    """The rows of a source as points in metres of the city.

    Raises InputError for a table without rows or columns of degrees, and with all rows that lie nowhere.
    """
    names = [str(name) for name in table.columns]
    if not len(table):
        raise InputError("road-air-points", source=source, missing="1", received="0")
    if "id" not in names:
        table = table.assign(id=[str(row + 1) for row in range(len(table))])
    if isinstance(table, gpd.GeoDataFrame):
        somewhere = np.isfinite(shapely.bounds(table.geometry.to_numpy())).all(axis=1)
        _require_places(source, ~somewhere, ["-"] * len(table))
        return table.set_geometry(table.geometry.centroid).reset_index(drop=True)
    columns = [first_known(names, wanted) for wanted in (LONGITUDE, LATITUDE)]
    if None in columns:
        raise InputError(
            "road-air-points", source=source, missing="longitude, latitude", received=shown_columns(names) or "-"
        )
    (east, _), (north, _) = (to_numbers(table[column]) for column in columns)
    told = [f"{str(x)[:LONGEST]}, {str(y)[:LONGEST]}" for x, y in zip(*(table[one] for one in columns), strict=True)]
    _require_places(source, ~((np.abs(east) <= 180.0) & (np.abs(north) <= 90.0)), told)
    zones = known["zones"]
    assert isinstance(zones, gpd.GeoDataFrame)
    rest = table.drop(columns=columns)
    points = gpd.GeoDataFrame(rest, geometry=gpd.points_from_xy(east, north), crs=DEGREES)
    return points.to_crs(zones.crs).reset_index(drop=True)


def _require_places(source: str, nowhere: Mask, told: Sequence[str]) -> None:
    """Raise InputError with how many rows lie nowhere, and the first of them."""
    rows = np.flatnonzero(nowhere)
    if len(rows):
        shown = "; ".join(f"{told[row]} ({row + 1})" for row in rows[:FAULTS_SHOWN])
        more = f" (+ {len(rows) - FAULTS_SHOWN})" if len(rows) > FAULTS_SHOWN else ""
        raise InputError("road-air-points-nowhere", source=source, count=len(rows), received=shown + more)


def farther_than(metres: float, points: gpd.GeoDataFrame, others: gpd.GeoDataFrame) -> Rows:
    """Rows of points that lie farther than some metres from the box around others."""
    box = shapely.box(*others.total_bounds)
    return np.flatnonzero(shapely.distance(points.geometry.to_numpy(), box) > metres)
