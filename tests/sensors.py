"""Sensors of a made-up city, for tests of what watches them: things with places, streams, readings."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import insert, update

from citybrain.observations.catalogue import Catalogue
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.opening import open_store
from citybrain.observations.sensing import Clock, Sensing, clock
from citybrain.records import open_records
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.sensing import datastream, feature, location, thing, thing_location

MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NOON = 1_528_200_000_000_000
"""5 June 2018, 12:00 UTC."""

ACTS = {"made_by": "test", "made_at": moment()}


def open_sensing(folder: Path, zone: str, now: Clock = clock) -> Sensing:
    """What a city senses that nobody else has open, with readings and records that close with it."""
    sensing = Sensing(folder, zone, open_store(folder), open_records(folder), now)
    for one in (sensing.records, sensing.store):
        sensing.add_background_service(one)
    return sensing


def sensor(
    sensing: Sensing,
    name: str,
    key: str = "pm10",
    place: tuple[float, float] | None = (24.94, 60.17),
    data_class: str = "public",
    **said: Any,
) -> int:
    """Number of a new stream of a thing that stands at a place."""
    with sensing.records.begin() as connection:
        what = connection.execute(insert(thing).values(name=name, description=name, **ACTS)).inserted_primary_key[0]
        if place is not None:
            where = connection.execute(
                insert(location).values(
                    name=name, description=name, encoding_type="application/geo+json", location=point(place), **ACTS
                )
            ).inserted_primary_key[0]
            since = "2018-01-01T00:00:00.000000+00:00"
            connection.execute(insert(thing_location).values(thing=what, location=where, time=since, **ACTS))
        number = Catalogue(connection, "test").stream(name, known_properties()[key], "sensors")
        connection.execute(
            update(datastream)
            .where(datastream.c.id == number)
            .values(data_class=data_class, properties=json.dumps(said) if said else None)
        )
    return number


def spot(sensing: Sensing, place: tuple[float, float]) -> int:
    """Number of a new feature of interest."""
    with sensing.records.begin() as connection:
        values = {"name": "spot", "description": "", "encoding_type": "application/geo+json", "feature": point(place)}
        return connection.execute(insert(feature).values(**values, **ACTS)).inserted_primary_key[0]


def point(place: tuple[float, float]) -> str:
    return json.dumps({"type": "Point", "coordinates": list(place)})


def read(sensing: Sensing, stream: int, times: Any, values: Any, features: Sequence[int] | None = None) -> None:
    """Deliver readings and wait until they are stored."""
    time = np.asarray(times, np.int64)
    value = np.broadcast_to(np.asarray(values, float), time.shape).copy()
    of = None if features is None else np.array(features, np.int32)
    readings = Readings(np.full(len(time), stream, np.int32), time, value, feature=of)
    sensing.deliver(Delivery("sensors", readings)).result(120)


def every_ten_minutes(before: int, days: float) -> np.ndarray:
    """Times of readings up to one time."""
    return np.arange(before - int(days * DAY), before, 10 * MINUTE)
