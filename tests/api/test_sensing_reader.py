"""Who looks at streams that not everybody may see stands in the audit log; who looks at public ones does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token, reset_administrator
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.properties import known_properties
from citybrain.open_city import OpenCity
from citybrain.records import open_records
from citybrain.records.tables.sensing import datastream
from tests.api.waiting import logged
from tests.city import write_city

SENSING = "/api/v1/sensing"
Headers = dict[str, str]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def streams(city: Path) -> tuple[int, int]:
    """A public one, and one of the city's offices."""
    records = open_records(city)
    with records.begin() as connection:
        known = next(iter(known_properties().values()))
        made = [Catalogue(connection, "root").stream(name, known, "test") for name in ("Kallio", "Vallila")]
        connection.execute(sa.update(datastream).where(datastream.c.id == made[1]).values(data_class="internal"))
    records.close()
    return made[0], made[1]


@pytest.fixture(scope="module")
def tokens(city: Path) -> tuple[Headers, Headers]:
    """Of a planner, and of the administrator."""
    records = open_records(city)
    with records.begin() as connection:
        add_identity(connection, "Aino", {Role.PLANNER}, "root")
        made = give_token(connection, "Aino", (), 1, "", "root"), reset_administrator(connection, "root")
    records.close()
    planner, admin = ({"authorization": f"Bearer {token.text}"} for token in made)
    return planner, admin


@pytest.fixture(scope="module")
def client(city: Path, static: Path) -> Iterator[TestClient]:
    with TestClient(create_app(OpenCity(city), static)) as running:
        yield running


def test_looks_at_what_is_not_public_are_told(client: TestClient, streams, tokens) -> None:
    (public, internal), (planner, admin) = streams, tokens
    assert client.get(f"{SENSING}/streams/{internal}/readings").status_code == 404
    for number in (public, internal):
        assert client.get(f"{SENSING}/streams/{number}/readings", headers=planner).status_code == 200
    assert client.get(SENSING).status_code == 200
    assert client.get(SENSING, headers=planner).status_code == 200
    logged(client)
    found = client.get("/api/v1/audit", headers=admin).json()["entries"]
    told = {(e["who"], e["object"], e["things"]) for e in found if e["act"] == "observations:read"}
    assert told == {("Aino", f"stream {internal}", 1), ("Aino", "streams", 1)}


def test_a_city_without_sensors_has_nothing_to_tell(tmp_path: Path, static: Path) -> None:
    city = write_city(tmp_path / "city")
    with TestClient(create_app(OpenCity(city), static)) as running:
        told = running.get(SENSING)
    assert (told.status_code, told.json()["streams"]) == (200, [])
