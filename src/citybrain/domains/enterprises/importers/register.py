"""Enterprises of a public register, as points of the map."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.names import first_known
from citybrain.kernel.errors import InputError

LONGITUDE, LATITUDE = ("longitude", "lon", "lng", "x"), ("latitude", "lat", "y")
IDENTIFIER = ("id", "identifier", "facilityid", "facility_id", "permit_id")
SOLE_TRADER, NO = ("sole_trader", "soletrader"), ("no", "false", "0", "0.0", "否")
DEGREES = 4326
MOST_ENTERPRISES = 5_000_000
"""Rows of a register: more than any city has enterprises."""


@importer("register", most_rows=MOST_ENTERPRISES)
def register(read: Tables, known: Tables) -> Imported:
    """Take over where enterprises stand: features as they are, a table by its columns of degrees.

    The place of a sole trader is that of a person: a row stands on the map only where it says that it is of none. A row
    without a place stands nowhere. Raises InputError for a table without columns of identifier, place and sole trader.
    """
    table = read["register"]
    trader = table[_column(table, SOLE_TRADER)].astype(str).str.strip().str.casefold()
    table = table[trader.isin(NO).to_numpy()].reset_index(drop=True)
    identifier = _column(table, IDENTIFIER)
    if not isinstance(table, gpd.GeoDataFrame):
        table = _placed(table, known)
    told = gpd.GeoDataFrame({"id": table[identifier].astype(str)}, geometry=table.geometry, crs=table.crs)
    return Imported({"enterprises": told}, {"enterprises": "register"})


def _placed(table: pd.DataFrame, known: Tables) -> gpd.GeoDataFrame:
    """The rows of a table that have a place, in metres of the city."""
    east, north = (pd.to_numeric(table[_column(table, names)], errors="coerce") for names in (LONGITUDE, LATITUDE))
    points = gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(east, north), crs=DEGREES)
    there = points[((east.abs() <= 180) & (north.abs() <= 90)).to_numpy()]
    zones = known["zones"]
    assert isinstance(zones, gpd.GeoDataFrame)
    return there.to_crs(zones.crs).reset_index(drop=True)


def _column(table: pd.DataFrame, names: tuple[str, ...]) -> str:
    column = first_known([str(name) for name in table.columns], names)
    if column is None:
        received = ", ".join(map(str, table.columns))[:200]
        raise InputError("enterprise-register-column", missing=names[0], received=received)
    return column
