"""A city of one station, served as a process of its own, and who may write to it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from citybrain.governance import Actor, Permission, Role
from citybrain.governance.register import reset_administrator
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.properties import known_properties
from citybrain.observations.sensorthings.model import LOCATION
from citybrain.observations.sensorthings.writing.writer import Writer
from citybrain.records import open_records
from citybrain.records.tables.base import now
from tests.api.sta.documents import location
from tests.city import write_city
from tests.cli.test_processes import COMMAND, PATIENCE, free_port, wait_for_health


@dataclass(frozen=True)
class Station:
    """A city whose only stream is numbered; `token` is that of its administrator."""

    city: Path
    stream: int
    token: str


def write_station(folder: Path) -> Station:
    """A new one."""
    city = write_city(folder)
    records = open_records(city)
    with records.begin() as connection:
        stream = Catalogue(connection, "test").stream("Kallio", known_properties()["pm10"], "test")
        token = reset_administrator(connection, "Aino")
        steward = Actor("Aino", frozenset({Role.DATA_STEWARD}), frozenset(Permission))
        Writer(connection, steward, 0, now()).create(LOCATION, location() | {"Things": [{"@iot.id": 1}]})
    records.close()
    return Station(city, stream, token.text)


@dataclass(frozen=True)
class Running:
    """A server of a station."""

    station: Station
    process: subprocess.Popen
    client: httpx.Client

    def observe(self, value: float, time: str | None = None) -> httpx.Response:
        """Send a reading of a time, or of the moment at which it comes."""
        told: dict[str, Any] = {"result": value} if time is None else {"result": value, "phenomenonTime": time}
        return self.client.post(f"/sta/v1.1/Datastreams({self.station.stream})/Observations", json=told)

    def get(self, path: str, **query: Any) -> Any:
        """What is at an address of the API."""
        answer = self.client.get(f"/api/v1/{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()


@contextmanager
def serving(station: Station, environment: Mapping[str, str] | None = None) -> Iterator[Running]:
    """A server that answers; it ends with the context."""
    port = free_port()
    command = [str(COMMAND), "serve", str(station.city), "--port", str(port), "--mqtt-port", "0"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    address, headers = f"http://127.0.0.1:{port}", {"authorization": f"Bearer {station.token}"}
    try:
        wait_for_health(port, process)
        with httpx.Client(base_url=address, headers=headers, timeout=PATIENCE) as client:
            yield Running(station, process, client)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
