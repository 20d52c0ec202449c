"""Made-up series for tests: a daily course with a deviation that fades, and a city whose sensors measured it."""

import json
from pathlib import Path

import numpy as np
from sqlalchemy import insert, update

from citybrain.observations.catalogue import Catalogue
from citybrain.observations.forecasts.boosting import Effort
from citybrain.observations.forecasts.hours import HOUR, History
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import datastream, location, thing_location
from tests.sensors import open_sensing

FIRST = 473_352
"""2024-01-01 in UTC, as hours since 1970."""
LITTLE = Effort(learn=4000, calibrate=3000)
LEAST = Effort(learn=1000, calibrate=1500, rounds=10)


def course(hours: int, seed: int = 0, fading: float = 0.97, strength: float = 10.0, daily: float = 5.0) -> np.ndarray:
    """A level, a daily course, and a deviation of which a part stays from hour to hour; never below zero."""
    chance = np.random.default_rng(seed)
    deviation = np.zeros(hours)
    pushes = chance.normal(0, strength * np.sqrt(1 - fading**2), hours)
    for hour in range(1, hours):
        deviation[hour] = fading * deviation[hour - 1] + pushes[hour]
    return np.maximum(40 + daily * np.sin(2 * np.pi * np.arange(hours) / 24) + deviation, 0)


def history(value: np.ndarray, *beside: np.ndarray, zone: str = "UTC") -> History:
    """A history of series."""
    return History(FIRST, value, np.array(beside).reshape(len(beside), len(value)), zone)


def sensing_with(folder: Path, end: int, zone: str = "UTC", **series: np.ndarray) -> Sensing:
    """A city whose station "Kallio" measured series, by key of property, from 2024 on; it is `end` hours later now."""
    sensing = open_sensing(folder, zone, lambda: (FIRST + end) * HOUR)
    for key, value in series.items():
        deliver(sensing, "Kallio", key, value)
    return sensing


def deliver(sensing: Sensing, station: str, key: str, value: np.ndarray, first: int = FIRST) -> int:
    """Store a series; returns the number of its stream."""
    with sensing.records.begin() as connection:
        stream = Catalogue(connection, "Aino").stream(station, known_properties()[key], "test")
    rows = np.flatnonzero(np.isfinite(value))
    times = (first + rows) * HOUR
    sensing.deliver(Delivery("test", Readings(np.full(len(rows), stream, np.int32), times, value[rows]))).result()
    return stream


def simulate(sensing: Sensing, stream: int) -> None:
    """Mark a stream as simulated."""
    with sensing.records.begin() as connection:
        said = json.dumps({"simulated": True})
        connection.execute(update(datastream).where(datastream.c.id == stream).values(properties=said))


def put_at(sensing: Sensing, thing: int, longitude: float, latitude: float) -> None:
    """Give a thing a place."""
    acts = {"made_by": "Aino", "made_at": now()}
    with sensing.records.begin() as connection:
        point = json.dumps({"type": "Point", "coordinates": [longitude, latitude]})
        said = {"name": "roof", "description": "", "encoding_type": "application/geo+json", "location": point}
        made = connection.execute(insert(location).values(**said, **acts)).inserted_primary_key[0]
        connection.execute(
            insert(thing_location).values(thing=thing, location=made, time="2024-01-01T00:00:00Z", **acts)
        )
