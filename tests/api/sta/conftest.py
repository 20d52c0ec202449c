"""A made-up city that senses, served over SensorThings: with a token that may do all, and without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance.register import reset_administrator
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.records import open_records
from tests.city import city_around, write_city
from tests.serving import served

STA = "/sta/v1.1"


@dataclass
class Sta:
    """A client; paths are within the service. What is asked for must be answered as told."""

    client: TestClient
    headers: dict[str, str]

    def get(self, path: str, status: int = 200, **options: str) -> Any:
        query = "&".join(f"${name}={quote(value)}" for name, value in options.items())
        response = self.client.get(f"{STA}/{path}" + (f"?{query}" if query else ""), headers=self.headers)
        assert response.status_code == status, response.text
        return response.json() if "json" in response.headers.get("content-type", "") else response.text

    def send(self, method: str, path: str, document: Any, status: int, **headers: str) -> Any:
        response = self.client.request(method, f"{STA}/{path}", json=document, headers={**self.headers, **headers})
        assert response.status_code == status, response.text
        return response

    def create(self, path: str, document: Any) -> int:
        """The id of what is made, taken from its link."""
        response = self.send("POST", path, document, 201)
        location = response.headers["location"]
        return int(location.rpartition("(")[2].rstrip(")"))

    def values(self, path: str, **options: str) -> list[Any]:
        return list(self.get(path, **options)["value"])

    def following(self, link: str) -> Any:
        """The answer behind a link."""
        response = self.client.get(link, headers=self.headers)
        assert response.status_code == 200, response.text
        return response.json()


@pytest.fixture(scope="module")
def sensing_city(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("sensing"))).workspace


@pytest.fixture(scope="module")
def token(sensing_city: Workspace) -> str:
    """One that may do everything an administrator may."""
    records = open_records(sensing_city.folder)
    with records.begin() as connection:
        made = reset_administrator(connection, "Aino")
    records.close()
    return made.text


@pytest.fixture(scope="module")
def running(sensing_city: Workspace, static: Path) -> Iterator[TestClient]:
    with TestClient(create_app(city_around(sensing_city), static)) as client:
        yield client


@pytest.fixture(scope="module")
def address(sensing_city: Workspace, static: Path) -> Iterator[str]:
    """Where the city is served on a socket."""
    with served(create_app(city_around(sensing_city), static)) as server:
        yield f"{server}/sta/v1.1"


@pytest.fixture(scope="module")
def sta(running: TestClient, token: str) -> Sta:
    """Who reads every class."""
    return Sta(running, {"authorization": f"Bearer {token}", "citybrain-purpose": "stewardship"})


@pytest.fixture(scope="module")
def anybody(running: TestClient) -> Sta:
    """Who has no token."""
    return Sta(running, {})


@pytest.fixture(scope="module")
def city(sta: Sta) -> list[int]:
    """Three stations that measure; the ids of their datastreams."""
    from tests.api.sta.stations import build

    return build(sta)
