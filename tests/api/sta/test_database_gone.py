"""PostgreSQL goes and comes back while a city is served: what needs it is refused, nothing acknowledged is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance.register import reset_administrator
from citybrain.observations.readings.postgres import writer
from citybrain.open_city import OpenCity
from citybrain.records import database as databases
from citybrain.records import keep_in, open_records
from tests.api.sta.conftest import Sta
from tests.api.sta.documents import observation, whole
from tests.city import city_around, write_city
from tests.services import PostgresServer, postgres_server


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    with postgres_server() as own:
        yield own


@pytest.fixture
def kept(server: PostgresServer, static: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sta]:
    """A city that is kept in a database."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(databases, "_KEPT", {})
        patched.setattr(writer, "PATIENCE", 0.5)
        folder = write_city(tmp_path_factory.mktemp("kept"))
        keep_in(folder, server.database("city"))
        records = open_records(folder)
        with records.begin() as connection:
            token = reset_administrator(connection, "Aino").text
        records.close()
        workspace = OpenCity(folder).workspace
        with TestClient(create_app(city_around(workspace), static)) as client:
            yield Sta(client, {"authorization": f"Bearer {token}"})


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_database_that_goes_and_comes_back(server: PostgresServer, kept: Sta, how: str) -> None:
    stream = kept.create("Datastreams", whole(f"Street {how}"))
    path = f"Datastreams({stream})/Observations"
    times = [f"2026-01-01T{hour:02}:00:00Z" for hour in range(3)]
    kept.create(path, observation(times[0], 0))
    server.stop(how)
    for method, address, document in (
        ("POST", path, observation(times[1], 1)), ("GET", path, None), ("GET", "Things", None),
        ("PATCH", f"Datastreams({stream})", {"description": "moved"}),
    ):  # fmt: skip
        told = kept.send(method, address, document, 503)
        assert told.json()["code"] == "postgresql-unreachable"
    for own in ("sensing", "sensing/ledger", f"sensing/streams/{stream}/readings"):
        answer = kept.client.get(f"/api/v1/{own}", headers=kept.headers)
        assert (answer.status_code, answer.json()["code"]) == (503, "postgresql-unreachable")
    assert kept.client.get("/health").json()["status"] == "ready"
    assert kept.client.get("/api/v1/city").json()["name"] == "Testbury"
    server.start()
    for number, time in enumerate(times):
        kept.create(path, observation(time, number))  # those sent before again: each is there once
    assert [one["result"] for one in kept.values(path, orderby="phenomenonTime")] == [0, 1, 2]
    assert kept.get(f"Datastreams({stream})/description/$value") == f"Street {how}"
    ledger = kept.client.get("/api/v1/sensing/ledger", headers=kept.headers).json()
    assert all(day["received"] == day["stored"] + day["duplicates"] + day["rejected"] for day in ledger["days"])
