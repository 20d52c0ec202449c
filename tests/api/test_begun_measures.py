"""Measures that were done over HTTP: who may, one number in answer and table, what is refused."""

import csv
import io

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter
from sqlalchemy import update

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.presenting.progress.begun_answers import COLUMNS, BegunList
from citybrain.records.tables.effects import begun_measure
from tests.access import headers_of
from tests.observations.bills.towns import bring, table, town
from tests.progress.test_begun_measures import PLAN, SETTINGS, bills, weather

ADDRESS = "/api/v1/begun-measures"
SAID = {"plan": "walls", "position": 1, "carrier": "district_heat", "since": "2024-01-01", "buildings": ["way/1"]}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, static):
    city = town(tmp_path_factory.mktemp("city") / "city", settings=SETTINGS)
    bring(city, table(*bills(weather(city), "way/1", -0.6)))
    with TestClient(create_app(OpenCity(city), static)) as client:
        signed = headers_of(city)
        assert client.post("/api/v1/saved-plans", json=PLAN, headers=signed).status_code == 201
        yield client, signed


def test_promise_and_measure_are_the_same_numbers_everywhere(served) -> None:
    client, signed = served
    assert client.post(ADDRESS, json=SAID).status_code == 401
    assert client.get(ADDRESS).status_code == 401
    made = client.post(ADDRESS, json=SAID, headers=signed)
    assert made.status_code == 201, made.text
    listed = client.get(ADDRESS, headers=signed).json()
    TypeAdapter(BegunList).validate_python(listed)
    (one,) = listed["measures"]
    assert one == made.json()
    assert one["measured"]["low"] < -0.6 < one["measured"]["high"]
    assert one["verdict"] == "more"
    (row,) = csv.DictReader(io.StringIO(client.get(f"{ADDRESS}/table.csv", headers=signed).content.decode("utf-8-sig")))
    assert tuple(row) == COLUMNS
    assert float(row["measured"]) == one["measured"]["share"]
    assert float(row["promised_low"]) == one["promised"]["low"]
    assert client.delete(f"{ADDRESS}/{one['number']}", headers=signed).status_code == 204
    assert client.get(ADDRESS, headers=signed).json() == {"measures": []}


def test_plans_show_what_was_measured_beside_what_is_promised_once_it_was_accepted(served) -> None:
    client, signed = served
    own = client.post(ADDRESS, json=SAID, headers=signed).json()["number"]
    refused = client.post(f"{ADDRESS}/{own}/acceptance", json={"why": "bills"}, headers=signed)
    assert (refused.status_code, refused.json()["code"]) == (422, "begun-same-person")
    city = client.app.state.citybrain.city
    with city.records.begin() as connection:
        connection.execute(update(begun_measure).where(begun_measure.c.id == own).values(made_by="Aino"))
    assert client.post(f"{ADDRESS}/{own}/acceptance", json={"why": "bills"}).status_code == 401
    made = client.post(f"{ADDRESS}/{own}/acceptance", json={"why": "bills"}, headers=signed)
    assert made.status_code == 201, made.text
    other = client.post(ADDRESS, json=SAID, headers=signed).json()
    assert other["expected"]["share"] == pytest.approx(other["promised"]["share"] * made.json()["share"])
    listed = {one["number"]: one for one in client.get(ADDRESS, headers=signed).json()["measures"]}
    assert listed[own]["accepted"] == made.json() and listed[own]["expected"] is None

    def shown(**headers: dict[str, str]) -> dict[str, object]:
        return {one["name"]: one["measured"] for one in client.get("/api/v1/interventions", **headers).json()}

    assert shown(headers=signed)["insulate_walls"] == [made.json()] and shown(headers=signed)["insulate_roof"] == []
    assert not any(shown().values()), "bills are for the offices of the city"
    assert client.delete(f"{ADDRESS}/{own}/acceptance", headers=signed).status_code == 204
    assert not any(shown(headers=signed).values())
    for number in (own, other["number"]):
        client.delete(f"{ADDRESS}/{number}", headers=signed)


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"plan": "none"}, 404, None),
        ({"buildings": ["nowhere"]}, 404, None),
        ({"buildings": ["way/3"]}, 422, "begun-personal"),
        ({"carrier": "steam"}, 422, "begun-carrier"),
        ({"since": "2999-01-01"}, 422, "begun-since"),
        ({"more": 1}, 422, None),
    ],
)
def test_what_cannot_be_put_on_record_is_refused(served, wrong, status, code) -> None:
    client, signed = served
    answer = client.post(ADDRESS, json={**SAID, **wrong}, headers=signed)
    assert answer.status_code == status
    assert code is None or answer.json()["code"] == code
