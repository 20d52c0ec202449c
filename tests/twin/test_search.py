"""Places, addresses and rows of a snapshot are found by what people call them; titles follow from the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.twin.geometry.entities import Entities
from citybrain.twin.search import CitySearch
from citybrain.twin.snapshot import load
from citybrain.twin.snapshot_write import write_snapshot
from tests.city import _contents, _describe, city_around, write_city
from tests.mapped_city import write_mapped_city

ROWS = 120
ADDRESSES = {1: "Harbour Street 15; Market Lane 3", 2: "Market Lane 15", 5: "中山路15号"}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up city with some addresses, postal codes and other names."""
    folder, contents = tmp_path_factory.mktemp("named"), _contents(ROWS)
    buildings = contents.tables["buildings"].copy()
    told = {
        "address": [ADDRESSES.get(row) for row in range(ROWS)],
        "postal_code": ["00170" if row == 2 else None for row in range(ROWS)],
        "other_names": ["Rådhus; 市政厅" if row == 0 else None for row in range(ROWS)],
    }
    for name, texts in told.items():
        buildings[name] = texts
        buildings[f"{name}_origin"] = np.array([text is not None for text in texts], np.uint8)
    tables = {**contents.tables, "buildings": buildings}
    write_snapshot(
        folder, replace(contents, tables=tables), lambda number, entries: _describe(number, entries, [0, ROWS])
    )
    return folder


@pytest.fixture(scope="module")
def search(city: Path) -> CitySearch:
    return OpenCity(city).search


def found(search: CitySearch, text: str) -> list[tuple[str, int, str]]:
    return [(hit.group, hit.row, hit.called) for hit in search.find(text, 5)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("market lane", [("address", 1, "Market Lane 3"), ("address", 2, "Market Lane 15")]),
        ("15 harbour street", [("address", 1, "Harbour Street 15")]),
        ("harbur street kluuvi", [("address", 1, "Harbour Street 15")]),
        ("market lane 15, 00170", [("address", 2, "Market Lane 15")]),
        ("中山路15", [("address", 5, "中山路15号")]),
        ("kapyla", [("area", 2, "Käpylä")]),
        ("091_2", [("area", 1, "091_2")]),
        ("town hall", [("row", 0, "Town hall")]),
        ("radhus", [("row", 0, "Rådhus")]),
        ("市政厅", [("row", 0, "市政厅")]),
        ("way/17", [("row", 16, "way/17")]),
        ("17", [("row", 16, "way/17")]),
        ("nowhere at all", []),
        ("", []),
    ],
)
def test_rows_are_found_by_what_people_call_them(
    search: CitySearch, text: str, hits: list[tuple[str, int, str]]
) -> None:
    assert found(search, text) == hits


def test_a_street_of_many_pieces_is_found_once(tmp_path: Path) -> None:
    search = OpenCity(write_mapped_city(tmp_path)).search
    assert [hit.entity.name for hit in search.find("street 3", 5)] == ["link"]
    assert [(hit.group, hit.called) for hit in search.find("strete 3", 5)] == [("thing", "Street 3")]
    assert 0 < search.nbytes < 50_000


def test_a_row_is_titled_by_name_or_first_address_or_id(city: Path) -> None:
    buildings = Entities(load(city), {})["building"]
    titles = [buildings.title_of(row, "en") for row in (0, 1, 2, 3)]
    assert titles == ["Town hall", "Harbour Street 15", "Market Lane 15", "building 4"]
    assert (buildings.value("address", 1), buildings.value("address", 3)) == (ADDRESSES[1], None)


def test_a_city_built_without_addresses_opens_and_is_searched(tmp_path: Path) -> None:
    older = OpenCity(write_city(tmp_path))
    assert found(older.search, "town hall") == [("row", 0, "Town hall")]
    assert found(older.search, "market lane") == []
    assert Entities(older.snapshot, older.graph.entities)["building"].title_of(3, "zh") == "建筑 4"


@pytest.fixture(scope="module")
def client(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with TestClient(create_app(city_around(OpenCity(city).workspace), tmp_path_factory.mktemp("static"))) as running:
        yield running


def test_the_api_tells_kind_and_place_of_what_it_found(client: TestClient) -> None:
    [market] = client.get("/api/v1/search", params={"text": "market 3"}).json()
    assert market == {
        "kind": "address", "title": "Market Lane 3", "detail": "Harbour Street 15 · Apartment block · Kluuvi",
        "entity": "building", "id": "way/2",
    }  # fmt: skip
    term = client.get("/api/v1/search", params={"text": "abatement", "language": "zh"}).json()[-1]
    assert (term["kind"], term["title"]) == ("term", "减排成本")
    assert "ghg" in str(client.get("/api/v1/search", params={"text": "ghg emissions"}).json()).lower()
    assert client.get("/api/v1/search", params={"text": ""}).json() == []
    for asked in ({}, {"q": "market 3"}):
        refused = client.get("/api/v1/search", params=asked)
        assert refused.status_code == 422 and "text" in refused.json()["detail"]


def test_a_row_tells_its_title_and_the_headlines_of_its_entity_first(client: TestClient) -> None:
    told = client.get("/api/v1/entities/building/way/2").json()
    assert (told["title"], told["kind"], told["name"]) == ("Harbour Street 15", "Apartment block", None)
    asked = "delivered_energy", "operational_emissions", "energy_cost"
    values = client.get("/api/v1/entities/building/way/2", params={"quantity": asked}).json()["values"]
    assert told["headlines"] == values
    assert [one["quantity"] for one in values] == list(asked)
    zone = client.get("/api/v1/entities/zone/0").json()
    assert [one["quantity"] for one in zone["headlines"]] == [f"zone_{name}" for name in asked]
    west, south, east, north = told["bounds"]
    assert west < told["longitude"] < east and south < told["latitude"] < north
