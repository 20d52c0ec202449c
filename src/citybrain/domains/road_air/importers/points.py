"""Points of files: features as they are, tables by their columns of degrees."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from citybrain.base.importing import Tables
from citybrain.base.names import first_known
from citybrain.kernel.errors import InputError

LONGITUDE, LATITUDE = ("longitude", "lon", "lng", "x"), ("latitude", "lat", "y")
DEGREES = 4326


def points_of(source: str, table: pd.DataFrame, known: Tables) -> gpd.GeoDataFrame:
    """The rows of a source as points in metres of the city. Raises InputError for a table without id, place or rows."""
    names = [str(name) for name in table.columns]
    if not len(table):
        raise InputError("road-air-points", source=source, missing="1", received="0")
    if "id" not in names:
        table = table.assign(id=[str(row + 1) for row in range(len(table))])
    if isinstance(table, gpd.GeoDataFrame):
        return table.set_geometry(table.geometry.centroid).reset_index(drop=True)
    columns = [first_known(names, wanted) for wanted in (LONGITUDE, LATITUDE)]
    if None in columns:
        raise InputError(
            "road-air-points", source=source, missing="longitude, latitude", received=", ".join(names)[:200]
        )
    east, north = (pd.to_numeric(table[column], errors="coerce") for column in columns)
    outside = ~((east.abs() <= 180) & (north.abs() <= 90))
    if outside.any():
        row = int(outside.to_numpy().argmax())
        received = f"{table[columns[0]].iloc[row]}, {table[columns[1]].iloc[row]} ({row + 1})"
        raise InputError("road-air-points", source=source, missing="longitude, latitude", received=received)
    zones = known["zones"]
    assert isinstance(zones, gpd.GeoDataFrame)
    rest = table.drop(columns=columns)
    points = gpd.GeoDataFrame(rest, geometry=gpd.points_from_xy(east, north), crs=DEGREES)
    return points.to_crs(zones.crs).reset_index(drop=True)
