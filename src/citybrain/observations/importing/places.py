"""Where rows of a file were measured: degrees as places of WGS 84, features of interest, tracks of things."""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl
from sqlalchemy import Connection, select

from citybrain.kernel.errors import InputError
from citybrain.observations.locations import LonLat, features, rounded, trace
from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.records.tables.sensing import datastream, thing
from citybrain.twin.coordinates import bd09_to_gcj02, gcj02_to_wgs84, in_china

COORDINATES: Final = ("wgs84", "gcj02", "bd09")
HISTORY = 60_000_000
"""µs between two entries of the history of a thing that is taken from a file."""

UNREAD = "reading-place-unread"


def degrees(texts: pl.Series) -> pl.Series:
    """Texts as degrees, with a comma or a point; null where they are none."""
    pointed = texts.str.strip_chars().str.replace(",", ".", literal=True)
    return pointed.cast(pl.Float64, strict=False)


def placed(rows: pl.DataFrame, coordinates: str | None, country: str, file: str) -> pl.DataFrame:
    """Columns longitude and latitude in WGS 84, `problem` where a row has no place on Earth.

    Maps of China are displaced: there a file must say (`coordinates`) which places it holds. Raises InputError where it
    does not, for another name, and for displaced places outside of China.
    """
    if coordinates is not None and coordinates not in COORDINATES:
        raise InputError("observations-coordinates", received=coordinates, allowed=", ".join(COORDINATES))
    longitude, latitude = rows["longitude"], rows["latitude"]
    good = longitude.is_between(-180, 180) & latitude.is_between(-90, 90) & ((longitude != 0) | (latitude != 0))
    good = good.fill_null(False)
    here = np.flatnonzero(good.to_numpy())
    east, north = (column.to_numpy().astype(np.float64)[here] for column in (longitude, latitude))
    inside = in_china(east, north)
    if coordinates is None and country == "CN" and inside.any():
        raise InputError("observations-coordinates-needed", file=file, allowed=", ".join(COORDINATES))
    if coordinates in ("gcj02", "bd09"):
        if not inside.all():
            outside = int(here[np.flatnonzero(~inside)[0]])
            raise InputError(
                "coordinates-outside-china", file=file, received=coordinates, longitude=float(longitude[outside]),
                latitude=float(latitude[outside]),
            )  # fmt: skip
        east, north = gcj02_to_wgs84(*(bd09_to_gcj02(east, north) if coordinates == "bd09" else (east, north)))
    whole = np.full((2, len(rows)), np.nan)
    whole[:, here] = east, north
    return rows.with_columns(
        pl.Series("longitude", whole[0]).fill_nan(None),
        pl.Series("latitude", whole[1]).fill_nan(None),
        problem=pl.coalesce("problem", pl.when(~good).then(pl.lit(UNREAD))),
    )


def with_features(connection: Connection, rows: pl.DataFrame, made_by: str) -> pl.DataFrame:
    """Column `feature`: number of the feature of interest at the place of each row that is stored."""
    good = rows.filter(pl.col("problem").is_null()).select("longitude", "latitude").unique(maintain_order=True)
    places: dict[tuple[float, float], LonLat] = {row: rounded(row) for row in good.iter_rows()}
    numbers = features(connection, places.values(), made_by)
    known = good.with_columns(feature=pl.Series([numbers[places[row]] for row in good.iter_rows()], dtype=pl.Int32))
    found = rows.join(known, on=["longitude", "latitude"], how="left", maintain_order="left")
    return found.with_columns(pl.col("feature").fill_null(NO_FEATURE))


def keep_tracks(connection: Connection, rows: pl.DataFrame, made_by: str) -> None:
    """Where things have been, by the places of their readings."""
    good = rows.filter(pl.col("problem").is_null())
    for (stream,), part in good.group_by("stream", maintain_order=True):
        asked = select(thing.c.id, thing.c.name).join(datastream, datastream.c.thing == thing.c.id)
        number, name = connection.execute(asked.where(datastream.c.id == stream)).one()
        track = part.sort("time").select("time", "longitude", "latitude").iter_rows()
        trace(connection, number, name, [(time, (east, north)) for time, east, north in track], made_by, HISTORY)
