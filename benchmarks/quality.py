"""Quality control of readings: a backlog, and what comes in while a city is open."""

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sqlalchemy import insert, select

from benchmarks.cities import Cities
from benchmarks.figure import Figure
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.properties import known_properties
from citybrain.observations.quality.runner import Runner, check
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import location, thing, thing_location
from tests.sensors import open_sensing

MINUTE = 60_000_000
STREAMS = 1000
BACKLOG = 1500
"""Readings of each stream that wait to be tested."""
ROUNDS = 5


def figures(_: Cities) -> Iterator[Figure]:
    """A thousand thermometers that tell a value a minute, each beside its neighbours."""
    with tempfile.TemporaryDirectory() as folder:
        sensing = open_sensing(Path(folder), "UTC")
        streams = _streams(sensing)
        for begin in range(0, BACKLOG, 100):
            _deliver(sensing, streams, range(begin, begin + 100))
        begin = time.perf_counter()
        done = check(sensing)
        rate = done.readings / (time.perf_counter() - begin)
        yield Figure("readings tested, a backlog", (rate,), "1/s", 500_000, f"{done.readings:,} readings", more=True)
        runner, seconds = Runner(sensing), []
        for number in range(ROUNDS):
            _deliver(sensing, streams, range(BACKLOG + number, BACKLOG + number + 1))
            begin = time.perf_counter()
            runner.round()
            seconds.append(time.perf_counter() - begin)
        yield Figure(f"one new reading of each of {STREAMS:,} streams tested", tuple(seconds), "s", None, "")
        sensing.close()


def _streams(sensing: Sensing) -> np.ndarray:
    """Streams of stations that stand a kilometre apart, about."""
    known = known_properties()["air_temperature"]
    with sensing.records.begin() as connection:
        catalogue = Catalogue(connection, "benchmark")
        numbers = [catalogue.stream(f"Station {number}", known, "benchmark") for number in range(STREAMS)]
        who = {"made_by": "benchmark", "made_at": now()}
        for row, station in enumerate(connection.execute(select(thing.c.id).order_by(thing.c.id)).scalars().all()):
            point = json.dumps({"type": "Point", "coordinates": [24.5 + row % 32 * 0.018, 60.1 + row // 32 * 0.009]})
            told = {"name": str(row), "description": "", "encoding_type": "application/geo+json", "location": point}
            there = connection.execute(insert(location).values(**told, **who)).inserted_primary_key
            assert there is not None
            place = {"thing": station, "location": there[0], "time": "2026-01-01T00:00:00Z"}
            connection.execute(insert(thing_location).values(**place, **who))
    return np.array(numbers, np.int32)


def _deliver(sensing: Sensing, streams: np.ndarray, minutes: range) -> None:
    time = np.repeat(np.array(minutes, np.int64) * MINUTE, len(streams))
    values = np.random.default_rng(minutes.start).normal(20.0, 1.0, len(time)).round(1)
    sensing.deliver(Delivery("load", Readings(np.tile(streams, len(minutes)), time, values))).result()
