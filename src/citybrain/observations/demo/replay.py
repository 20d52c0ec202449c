"""The clock of the demo city, and the thread that delivers its readings as their time comes.

The week goes by while the city is served and stands still while it is not: it goes on from the newest reading that is
stored. At its end the clock stops. Every reading is one of the same seeded week or of the same file, so nothing is
delivered that a second start would make differently.
"""

from __future__ import annotations

import json
import logging
import threading
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, select

from citybrain.observations.demo.measured import KIND
from citybrain.observations.demo.sensors import DemoPart, Sensors, parts_of
from citybrain.observations.demo.settings import settings, span
from citybrain.observations.demo.sites import Site
from citybrain.observations.properties import known_properties
from citybrain.observations.sensing import Clock, Sensing
from citybrain.records.tables.sensing import datastream, feature, location, observed_property, thing, thing_location

FILE = "replay.toml"
PATIENCE = 1.0
"""Seconds between two looks at the clock."""

LOG = logging.getLogger("citybrain.observations")


def steady() -> int:
    """Microseconds of a clock that goes on when that of the machine is set."""
    return time.monotonic_ns() // 1000


class Replay:
    """A clock that begins at one time [µs], runs `speed` times as fast as the machine's and stops at the end."""

    def __init__(self, start: int, end: int, speed: float, machine: Clock = steady) -> None:
        self.speed = speed
        self._start, self._end = start, end
        self._machine = machine
        self._begin = machine()

    def now(self) -> int:
        """The time of the city."""
        return min(self._end, self._start + round((self._machine() - self._begin) * self.speed))

    @staticmethod
    def described(start: int, speed: float) -> str:
        """The file that makes a city a replayed one."""
        there = np.datetime_as_string(np.datetime64(start, "us"), unit="s")
        note = "# The sensors of this city are simulated, but for one station; their week is replayed."
        return f"{note}\nstart = {there}Z\nspeed = {speed}\n"


class Replaying:
    """The thread that delivers what is due. A companion of an open city: closed before it."""

    def __init__(self, sensing: Sensing, parts: list[DemoPart], since: int) -> None:
        self._sensing = sensing
        self._parts = parts
        self._since = since
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="replay", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Deliver no more."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(PATIENCE):
            try:
                self._deliver(self._sensing.now())
            except Exception:
                LOG.exception("the replay stops")
                return

    def _deliver(self, now: int) -> None:
        deliveries = [part.delivery(self._since, now) for part in self._parts]
        due = [delivery for delivery in deliveries if len(delivery.readings) or delivery.rejected]
        for promise in [self._sensing.deliver(delivery) for delivery in due]:
            promise.result()
        self._since = now


def resume(sensing: Sensing) -> None:
    """Go on with the replay of a replayed city, which then has its clock. Raises NotStoredError, NotRecordedError."""
    if not (told := _file(sensing.folder)):
        return
    start = replayed_since(sensing.folder) or 0
    with sensing.records.read() as connection:
        numbers = _numbers(connection)
        parts = parts_of(_sensors(connection), numbers, _features(connection))
    newest = sensing.store.latest(np.array(sorted(numbers.values()), np.int32)).time
    resumed = max(start, int(newest.max()) + 1)
    replay = Replay(resumed, span()[2], float(told["speed"]))
    sensing.now = replay.now
    sensing.speed = replay.speed
    sensing.add_background_service(Replaying(sensing, parts, resumed))


def replayed_since(folder: Path) -> int | None:
    """When the replay of a replayed city begins [µs]; None for a city whose clock is that of the machine."""
    told = _file(folder)
    return round(told["start"].timestamp()) * 1_000_000 if told else None


def _file(folder: Path) -> dict[str, Any]:
    path = folder / FILE
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _numbers(connection: Connection) -> dict[tuple[str, str], int]:
    keys = {known.label["en"]: key for key, known in known_properties().items()}
    asked = (
        select(thing.c.name, observed_property.c.name, datastream.c.id)
        .join(datastream, datastream.c.thing == thing.c.id)
        .join(observed_property, observed_property.c.id == datastream.c.observed_property)
        .where(datastream.c.made_by == settings()["made_by"])
    )
    return {(name, keys[label]): number for name, label, number in connection.execute(asked)}


def _sensors(connection: Connection) -> Sensors:
    """The sites as they were recorded."""
    asked = (
        select(thing.c.name, location.c.location, thing.c.properties)
        .join(thing_location, thing_location.c.thing == thing.c.id)
        .join(location, location.c.id == thing_location.c.location)
        .where(thing.c.made_by == settings()["made_by"])
    )
    found = {name: _site(name, at, told) for name, at, told in connection.execute(asked)}
    named = {kind: list(settings()[kind]) for kind in ("street_sensors", "noise_sensors", "traffic_counters")}
    named |= {kind: [settings()[kind]["name"]] for kind in ("weather_station", "water_level", "meter", KIND)}
    places = [tuple(json.loads(at)["coordinates"]) for at in connection.execute(_route(feature.c.feature)).scalars()]
    return Sensors({kind: [found[name] for name in names] for kind, names in named.items()}, places)


def _site(name: str, at: str, told: str) -> Site:
    longitude, latitude = json.loads(at)["coordinates"]
    properties = json.loads(told)
    return Site(name, longitude, latitude, properties.get("busy", 0.0), properties.get("street", ""))


def _features(connection: Connection) -> list[int]:
    return [int(number) for number in connection.execute(_route(feature.c.id)).scalars()]


def _route(column: ColumnElement[Any]) -> Select[Any]:
    return select(column).where(feature.c.made_by == settings()["made_by"]).order_by(feature.c.id)
