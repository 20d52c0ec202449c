"""Cities that sense, for tests: streams of known properties at stations, and readings in them."""

import json
from pathlib import Path

import numpy as np
from sqlalchemy import insert, select

from citybrain.observations.catalogue import Catalogue
from citybrain.observations.properties import known_properties
from citybrain.observations.quality.series import HOUR
from citybrain.observations.readings.columns import Delivery, Readings, streams_and_numbers
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import location, thing, thing_location
from tests.sensors import open_sensing

WHO = {"made_by": "test", "made_at": now()}


def city(folder: Path, zone: str = "UTC") -> Sensing:
    folder.mkdir(exist_ok=True)
    return open_sensing(folder, zone)


def streams(sensing: Sensing, key: str, *stations: str) -> list[int]:
    with sensing.records.begin() as connection:
        catalogue = Catalogue(connection, "test")
        return [catalogue.stream(station, known_properties()[key], "test") for station in stations]


def place(sensing: Sensing, station: str, lon: float, lat: float) -> None:
    with sensing.records.begin() as connection:
        point = json.dumps({"type": "Point", "coordinates": [lon, lat]})
        told = {"name": station, "description": station, "encoding_type": "application/geo+json", "location": point}
        there = connection.execute(insert(location).values(**told, **WHO)).inserted_primary_key[0]
        one = connection.execute(select(thing.c.id).where(thing.c.name == station)).scalar_one()
        row = {"thing": one, "location": there, "time": "2026-01-01T00:00:00Z", **WHO}
        connection.execute(insert(thing_location).values(row))


def put(sensing: Sensing, stream: int, hours: object, values: object) -> None:
    """Deliver readings at so many hours after 1970."""
    time = np.round(np.asarray(hours, np.float64) * HOUR).astype(np.int64)
    readings = Readings(np.full(len(time), stream, np.int32), time, np.asarray(values, np.float64))
    sensing.deliver(Delivery("test", readings)).result(30)


def flags(sensing: Sensing, stream: int) -> dict[float, int]:
    """Flags by hour."""
    found = sensing.store.find(Question(READING.c.stream == stream, (READING.c.time.asc(),), 1 << 30))
    return dict(zip((found.readings.time / HOUR).tolist(), found.flag.tolist(), strict=True))


def reasons(sensing: Sensing, stream: int) -> dict[float, dict[str, int]]:
    """What the tests say against readings, by hour."""
    found = sensing.store.flags(stream, -(1 << 50), 1 << 58)
    return {time / HOUR: json.loads(said) for time, said in zip(found.time.tolist(), found.tests, strict=True)}


def numbers(identity: np.ndarray) -> list[int]:
    return streams_and_numbers(identity)[1].tolist()
