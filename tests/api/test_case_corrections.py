"""Corrections of rules over HTTP: proposed, accepted by who may, withdrawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from tests.access import headers_of
from tests.city import city_around, write_city
from tests.judged import judge_cases
from tests.sensors import sensor

ADDRESS = "/api/v1/cases/rules/corrections"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A city with twelve closed cases of the dust rule at 120 that were so, and twelve at 60 that were not."""
    app = create_app(city_around(OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace), Path("nowhere"))
    with TestClient(app) as client:
        city = app.state.citybrain.city
        stream = sensor(city.sensing, "Depot")
        judge_cases(city.records, stream)
        yield client, headers_of(city.folder)


def test_what_is_proposed_holds_once_it_is_accepted(served) -> None:
    client, signed = served
    assert client.get(ADDRESS).status_code == 401
    told = client.get(ADDRESS, headers=signed).json()
    proposed = {"rule": "dust_episode", "before": 50.0, "limit": 90.0, "avoided": 6, "refused": 6, "confirmed": 6}
    assert told == {"proposed": [proposed], "accepted": []}
    said = {"rule": "dust_episode", "limit": 90.0, "why": "Pollen in May"}
    assert client.post(ADDRESS, json=said).status_code == 401
    assert client.post(ADDRESS, json={**said, "limit": 70.0}, headers=signed).status_code == 409
    made = client.post(ADDRESS, json=said, headers=signed)
    assert made.status_code == 201, made.text
    (accepted,) = made.json()["accepted"]
    assert (accepted["declared"], accepted["limit"], accepted["why"]) == (50.0, 90.0, "Pollen in May")
    assert made.json()["proposed"] == []

    def condition() -> str:
        rules = client.get("/api/v1/cases/rules").json()["rules"]
        return next(one["condition"] for one in rules if one["name"] == "dust_episode")

    assert "90" in condition()
    assert client.delete(f"{ADDRESS}/{accepted['number']}", headers=signed).status_code == 204
    assert client.delete(f"{ADDRESS}/{accepted['number']}", headers=signed).status_code == 404
    assert "50" in condition()
