"""Stewards over HTTP: everybody sees them, who builds the city names them, a second tab is told, the log knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.records.store import FILE
from citybrain.twin.configuration import FILE as SETTINGS
from tests.access import headers_of
from tests.api.test_registers import table
from tests.city import write_city

V1 = "/api/v1"
OFFICE = {"data_set": "osm", "name": "Map office", "contact": "maps@example.org"}


@pytest.fixture(scope="module")
def anybody(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[TestClient]:
    """A client of a city of its own, whose records nobody has made yet."""
    with TestClient(create_app(OpenCity(write_city(tmp_path_factory.mktemp("stewards"))), static)) as client:
        yield client


@pytest.fixture(scope="module")
def steward(anybody: TestClient) -> TestClient:
    client = TestClient(anybody.app)
    client.headers.update(headers_of(anybody.app.state.citybrain.city.folder))
    return client


def of_osm(client: TestClient) -> dict | None:
    return next(one["steward"] for one in client.get(f"{V1}/sources").json()["sources"] if one["key"] == "osm")


def test_reading_makes_no_records(anybody: TestClient) -> None:
    assert of_osm(anybody) is None
    assert not (anybody.app.state.citybrain.city.folder / FILE).exists()


def test_people_belong_to_departments_that_the_log_and_the_register_show(steward: TestClient) -> None:
    path = steward.app.state.citybrain.city.folder / SETTINGS  # type: ignore[attr-defined]
    path.write_text('name = "Kallio"\ndepartments = ["Energy office", "Parks"]\n', encoding="utf-8")
    body = {"name": "Aino Example", "roles": ["data_steward"]}
    known = steward.post(f"{V1}/identities", json=body).json()
    assert known["departments"] == ["Energy office", "Parks"]
    made = known["identities"][-1]
    assert made["department"] is None
    address = f"{V1}/identities/{made['number']}/department"
    refused = steward.put(address, json={"department": "Mars office"})
    assert (refused.status_code, refused.json()["code"]) == (422, "access-department")
    assert "Energy office, Parks" in refused.json()["detail"]
    told = steward.put(address, json={"department": "Energy office"}).json()
    assert told["identities"][-1]["department"] == "Energy office"
    secret = steward.post(f"{V1}/identities/{made['number']}/tokens", json={}).json()["secret"]
    headers = {"authorization": f"Bearer {secret}"}
    named = steward.post(f"{V1}/stewards", json={"data_set": "osm", "name": "Aino Example"}, headers=headers).json()
    assert (named["department"], of_osm(steward)) == ("Energy office", named)
    entries = steward.get(f"{V1}/audit").json()["entries"]
    assert {one["department"] for one in entries if one["who"] == "Aino Example"} == {"Energy office"}
    assert {one["department"] for one in entries if one["who"] == "admin"} == {None}
    path.write_text('name = "Kallio"\n', encoding="utf-8")  # no longer listed: nobody loses it
    assert steward.get(f"{V1}/identities").json()["identities"][-1]["department"] == "Energy office"
    assert steward.put(address, json={"department": "Energy office"}).status_code == 422
    gone = steward.put(address, json={"department": None}).json()
    assert gone["identities"][-1]["department"] is None
    assert steward.put(f"{V1}/identities/9999/department", json={"department": None}).status_code == 404
    assert steward.delete(f"{V1}/stewards/{named['number']}").status_code == 204
    assert steward.delete(f"{V1}/identities/{made['number']}").status_code == 204
    path.unlink()


def test_a_steward_is_seen_by_everybody_in_the_register_and_its_file(anybody: TestClient, steward: TestClient) -> None:
    made = steward.post(f"{V1}/stewards", json=OFFICE)
    assert made.status_code == 201, made.text
    told = made.json()
    assert told == of_osm(anybody)
    assert (told["name"], told["contact"], told["named_by"], told["active"]) == (
        *list(OFFICE.values())[1:],
        "admin",
        True,
    )
    (line,) = table(anybody, "registers/data.csv")
    assert (line["steward"], line["steward_contact"], line["steward_since"]) == (
        "Map office",
        "maps@example.org",
        told["since"],
    )
    second = steward.post(f"{V1}/stewards", json={**OFFICE, "name": "Other"}, headers={"accept-language": "en"})
    assert (second.status_code, second.json()["code"]) == (412, "steward-changed")
    assert "Map office" in second.json()["detail"]
    assert steward.delete(f"{V1}/stewards/{told['number']}").status_code == 204
    assert of_osm(anybody) is None
    again = steward.delete(f"{V1}/stewards/{told['number']}")
    assert (again.status_code, again.json()["code"]) == (412, "steward-gone")
    objects = [one["object"] for one in steward.get(f"{V1}/audit").json()["entries"]]
    assert objects[:2] == ["steward of osm: - Map office", "steward of osm: Map office"]


def test_an_identity_needs_no_contact_until_it_is_withdrawn(steward: TestClient) -> None:
    known = {"data_set": "osm", "name": "Aino"}
    assert steward.post(f"{V1}/stewards", json=known).json()["code"] == "steward-contact"
    people = steward.post(f"{V1}/identities", json={"name": "Aino", "roles": ["planner"]}).json()["identities"]
    made = steward.post(f"{V1}/stewards", json=known).json()
    assert (made["contact"], made["active"]) == (None, True)
    steward.delete(f"{V1}/identities/{people[-1]['number']}")
    assert of_osm(steward) == {**made, "active": False}
    replaced = steward.post(f"{V1}/stewards", json={**OFFICE, "replaces": made["number"]})
    assert replaced.json()["name"] == "Map office"


def test_a_data_set_that_is_not_there_is_told(steward: TestClient) -> None:
    answer = steward.post(f"{V1}/stewards", json={**OFFICE, "data_set": "osn"})
    assert (answer.status_code, answer.json()["code"]) == (404, "steward-data-set")


def test_what_people_entered_is_a_data_set_that_has_a_steward(steward: TestClient) -> None:
    figures = {"figures": [{"subject": "residents", "year": 2024, "value": 500.0, "source": "Register"}]}
    assert steward.post(f"{V1}/course/figures", json=figures).is_success
    told = steward.get(f"{V1}/sources").json()["sources"]
    (entered,) = [one for one in told if one["kind"] == "entered"]
    assert (entered["key"], entered["received"], entered["kept"]) == ("entered-figure", 1, 1)
    assert steward.post(f"{V1}/stewards", json={**OFFICE, "data_set": entered["key"]}).status_code == 201
