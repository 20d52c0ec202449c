"""The city, its zones and buildings over HTTP."""

import csv
import io

import brotli
import geopandas as gpd
import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.routes import entity_files
from citybrain.plans.workspace import Workspace
from tests.city import BUILDINGS, ZONES

V1 = "/api/v1"


def test_the_city_says_what_it_is(client: TestClient) -> None:
    city = client.get(f"{V1}/city").json()
    assert (city["name"], city["country"], city["currency"], city["snapshot"]) == ("Testbury", "FI", "EUR", 1)
    assert (city["buildings"], city["zones"], city["simulated"]) == (BUILDINGS, len(ZONES), True)
    assert city["attribution"] == [
        {
            "title": "OpenStreetMap",
            "owner": None,
            "licence": "ODbL-1.0",
            "url": "https://www.openstreetmap.org/copyright",
        }
    ]
    assert city["languages"] == ["en", "zh", "fi"]


def test_a_building_tells_how_each_attribute_is_known(client: TestClient) -> None:
    building = client.get(f"{V1}/entities/building/way/3").json()
    assert (building["row"], building["id"], building["name"]) == (2, "way/3", None)
    zone = {"entity": "zone", "label": "Zone", "row": 0, "id": "091_1", "name": "Kluuvi"}
    assert (building["entity"], building["area"], building["values"]) == ("building", zone, [])
    assert 24.9 < building["longitude"] < 25.0
    attributes = {a["name"]: a for a in building["attributes"]}
    assert attributes["building_use"]["value"] == "Detached house"
    height = attributes["height"]
    assert (height["label"], height["unit"], height["origin"]) == ("Height of a building", "m", "OpenStreetMap")
    assert (height["kind"], height["simulated"], height["quality"]) == ("measured", False, 2)
    assert (attributes["residents"]["simulated"], attributes["residents"]["kind"]) == (True, "estimated")


def test_a_building_is_found_by_row_too_and_speaks_chinese(client: TestClient) -> None:
    building = client.get(f"{V1}/entities/building/2", headers={"accept-language": "zh-CN"}).json()
    assert building["id"] == "way/3"
    assert "独立住宅" in {a["value"] for a in building["attributes"]}


@pytest.mark.parametrize("key", ["way/9999", "120", "-1", "١"])
def test_an_unknown_building_is_told(client: TestClient, key: str) -> None:
    answer = client.get(f"{V1}/entities/building/{key}")
    assert answer.status_code == 404
    assert f"There is no building {key}" in answer.json()["detail"]
    assert "way/" in answer.json()["detail"]


def test_quantities_that_are_asked_for_are_told_of_a_row(client: TestClient, workspace: Workspace) -> None:
    query = "quantity=space_heating_need&quantity=building_use"
    told = client.get(f"{V1}/entities/building/way/3?{query}").json()["values"]
    need = workspace.today().value("space_heating_need")[2]
    assert told[0] == {
        "quantity": "space_heating_need",
        "label": "Heating demand",
        "value": pytest.approx(need, rel=1e-6),
        "unit": "kWh/a",
        "quality": int(workspace.today().quality("space_heating_need")[2]),
    }
    assert told[1]["value"] == "Detached house"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("entities/bulding", "building"),
        ("entities/bulding/way/3", "building"),
        ("geometry/bulding", "building"),
        ("geometry/hour", "building, zone"),
        ("geometry/hour/tiles", "building, zone"),
        ("entities/building/way/3?quantity=space_heating_ned", "space_heating_need"),
        ("entities/building/way/3?quantity=zone_space_heating_need", "is of the entity zone"),
        ("entities/zone/Kalio", "Kallio"),
        ("geometry/building/features.geojson?quantity=zone_space_heating_need", "is of the entity zone"),
        ("values/space_heating_need/series/way/3", "not several"),
        ("values/space_heating_need/series/way/100", "not several"),
        ("values/hourly_need/series/way/100", "not several"),
        ("values/zone_hourly_load", "is not one number for each row"),
        ("values/zone_hourly_load/series/0", "is a step of the engine or a table"),
        ("values/solar_yield_table/table.csv", "is not one number for each row"),
        ("entities/hour/9000", "There is no hour 9000"),
        ("entities/hour/abc", "There is no hour abc"),
        ("values/zone_hourly_electricity/series/Kalio", "Kallio"),
    ],
)
def test_what_is_unknown_of_an_entity_is_told_with_what_is_near(client: TestClient, path: str, says: str) -> None:
    joint = "&" if "?" in path else "?"
    answer = client.get(f"{V1}/{path}{joint}row=0" if path == "entities/bulding" else f"{V1}/{path}")
    assert answer.status_code == 404
    assert says in answer.json()["detail"]


def test_entities_say_how_many_there_are_and_how_they_are_drawn(client: TestClient) -> None:
    told = client.get(f"{V1}/entities", headers={"accept-language": "zh"}).json()
    assert [(one["name"], one["label"], one["geometry"], one["rows"], one["inside"]) for one in told] == [
        ("building", "建筑", "polygon", 120, ["zone"]),
        ("zone", "片区", "polygon", 3, []),
        ("hour", "年内小时", "none", 8760, []),
    ]


def test_names_of_some_buildings_come_in_one_answer(client: TestClient) -> None:
    told = client.get(f"{V1}/entities/building?row=119&row=0").json()
    assert told == [
        {"row": 119, "id": "way/120", "name": None, "title": "Building 120", "area": "Käpylä"},
        {"row": 0, "id": "way/1", "name": "Town hall", "title": "Town hall", "area": "Kluuvi"},
    ]


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [("row=120", 404, "It has 120 rows"), ("row=-1", 422, "row"), ("", 422, "row"), ("&row=1" * 201, 422, "row")],
)
def test_names_of_rows_that_no_city_has_are_told(client: TestClient, query: str, status: int, says: str) -> None:
    answer = client.get(f"{V1}/entities/building?{query}")
    assert answer.status_code == status
    assert says in answer.json()["detail"]


def test_zones_are_geojson_in_degrees(client: TestClient) -> None:
    answer = client.get(f"{V1}/geometry/zone/features.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    features = answer.json()["features"]
    assert [f["properties"] for f in features] == [{"row": i, "id": z[0], "name": z[1]} for i, z in enumerate(ZONES)]
    valued = client.get(f"{V1}/geometry/building/features.geojson?quantity=storeys&quantity=space_heating_need").json()
    told, columns = valued["features"][119]["properties"], valued["metadata"]["columns"]
    assert (told["id"], told["area"], columns["storeys"]["unit"]) == ("way/120", "Käpylä", "1")
    assert 1 <= told["storeys"] <= 7
    heat = np.array([one["properties"]["space_heating_need"] for one in valued["features"]])
    assert heat.astype("<f4").tobytes() == client.get(f"{V1}/values/space_heating_need").content
    again = client.get(f"{V1}/geometry/zone/features.geojson", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    longitude, latitude = features[0]["geometry"]["coordinates"][0][0]
    assert 24.9 < longitude < 25.0
    assert 60.1 < latitude < 60.2


def test_one_value_is_the_same_number_wherever_it_is_read(client: TestClient, workspace: Workspace) -> None:
    row, name = 7, "space_heating_need"
    stated = float(workspace.today().value(name)[row])
    features = f"{V1}/geometry/building/features"
    geojson = client.get(f"{features}.geojson?quantity={name}").json()["features"][row]["properties"]
    table = csv.DictReader(io.StringIO(client.get(f"{V1}/values/{name}/table.csv").content.decode("utf-8-sig")))
    told = {
        "panel": client.get(f"{V1}/entities/building/{row}?quantity={name}").json()["values"][0]["value"],
        "explanation": client.get(f"{V1}/explain/{name}?row={row}").json()["value"],
        "table": float([line["value"] for line in table][row]),
        "geojson": geojson[name],
        "parquet": gpd.read_parquet(io.BytesIO(client.get(f"{features}.parquet?quantity={name}").content))[name][row],
        "gpkg": gpd.read_file(io.BytesIO(client.get(f"{features}.gpkg?quantity={name}").content))[name][row],
    }
    assert told == dict.fromkeys(told, stated)
    assert float(np.float32(stated)) != stated  # else single precision would pass
    colours = np.frombuffer(client.get(f"{V1}/values/{name}").content, "<f4")
    assert colours[row] == np.float32(stated)


@pytest.mark.parametrize(("form", "begins"), [("parquet", b"PAR1"), ("gpkg", b"SQLite format 3")])
def test_rows_come_as_files_that_other_programs_read(client: TestClient, form: str, begins: bytes) -> None:
    address = f"{V1}/geometry/building/features.{form}?quantity=space_heating_need"
    answer = client.get(address)
    assert answer.content.startswith(begins)
    assert answer.headers["content-disposition"] == f'attachment; filename="space_heating_need.{form}"'
    assert int(answer.headers["content-length"]) == len(answer.content)
    read = gpd.read_parquet if form == "parquet" else gpd.read_file
    frame = read(io.BytesIO(answer.content))
    heat = frame["space_heating_need"].to_numpy().astype("<f4")
    assert heat.tobytes() == client.get(f"{V1}/values/space_heating_need").content
    assert client.get(address, headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    wrong = client.get(f"{V1}/geometry/building/features.{form}?quantity=zone_space_heating_need")
    assert (wrong.status_code, wrong.json()["code"]) == (404, "quantity-of-other")


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_files_are_written_a_few_at_a_time(client: TestClient, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr(entity_files, "PATIENCE", 0.01)
    for _ in range(entity_files.AT_A_TIME):
        entity_files._writing.acquire()
    try:
        answer = client.get(f"{V1}/geometry/zone/features.{form}")
    finally:
        for _ in range(entity_files.AT_A_TIME):
            entity_files._writing.release()
    assert (answer.status_code, answer.json()["code"]) == (503, "file-busy")
    assert client.get(f"{V1}/geometry/zone/features.{form}").status_code == 200


@pytest.mark.parametrize("key", ["1", "091_2", "Kallio", "kallio"])
def test_the_load_of_a_zone_adds_up_to_its_year(client: TestClient, workspace: Workspace, key: str) -> None:
    load = client.get(f"{V1}/values/zone_hourly_heating_need/series/{key}").json()
    assert (load["unit"], load["entity"], load["row"], load["id"]) == ("kW", "zone", 1, "091_2")
    assert len(load["values"]) == 8760
    assert sum(load["values"]) == pytest.approx(workspace.today().value("zone_space_heating_need")[1], rel=1e-4)


def test_footprints_come_packed_for_those_who_can_unpack(client: TestClient, workspace: Workspace) -> None:
    packed = workspace.snapshot.path("buildings.bin.br").read_bytes()
    plain = client.get(f"{V1}/geometry/building")
    assert "content-encoding" not in plain.headers
    assert plain.content == brotli.decompress(packed)
    assert plain.content[:4] == b"OCB1"
    assert int.from_bytes(plain.content[4:8], "little") == BUILDINGS
    with client.stream("GET", f"{V1}/geometry/building", headers={"accept-encoding": "gzip, br;q=0.5"}) as raw:
        assert raw.headers["content-encoding"] == "br"
        assert b"".join(raw.iter_raw()) == packed


def test_footprints_of_a_named_snapshot_may_be_kept_for_ever(client: TestClient) -> None:
    named = client.get(f"{V1}/geometry/building?snapshot=1")
    assert "immutable" in named.headers["cache-control"]
    assert client.get(f"{V1}/geometry/building").headers["cache-control"] == "private, no-cache"
    again = client.get(f"{V1}/geometry/building", headers={"if-none-match": named.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"{V1}/geometry/building?snapshot=7")
    assert (other.status_code, "the city is at snapshot 1" in other.json()["detail"]) == (404, True)


def test_a_city_without_base_map_has_an_empty_one(client: TestClient) -> None:
    base = client.get(f"{V1}/base-map").json()
    assert set(base) == {"water", "green", "land", "streets", "rail", "labels"}
    assert base["water"] == {"type": "FeatureCollection", "features": []}


def test_values_are_a_column_of_little_endian_floats(client: TestClient, workspace: Workspace) -> None:
    answer = client.get(f"{V1}/values/space_heating_need")
    column = np.frombuffer(answer.content, "<f4")
    assert np.array_equal(column, workspace.today().value("space_heating_need").astype("f4"), equal_nan=True)
    again = client.get(f"{V1}/values/space_heating_need", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_quality_is_a_column_of_bytes(client: TestClient) -> None:
    levels = np.frombuffer(client.get(f"{V1}/values/residents/quality").content, "u1")
    assert levels.tolist() == [5] * BUILDINGS


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/values/space_heating_ned", "space_heating_need"),
        ("/values/space_heating_ned/quality", "space_heating_need"),
        ("/values/city_investment", "city_investment (of a city) is not one number for each row"),
        ("/values/zone_hourly_load", "zone_hourly_load (of a zone) is not one number for each row"),
        ("/values/height?plan=gone", "No plan gone is kept here"),
    ],
)
def test_what_has_no_column_is_told(client: TestClient, path: str, told: str) -> None:
    answer = client.get(V1 + path)
    assert (answer.status_code, told in answer.json()["detail"]) == (404, True)


def test_the_quality_report_is_there(client: TestClient) -> None:
    report = client.get(f"{V1}/quality").json()
    assert report["attributes"]["residents"]["simulated"] == 1.0


def test_rows_of_hours_are_found_by_their_number(client: TestClient, workspace: Workspace) -> None:
    told = client.get(f"{V1}/entities/hour/5?quantity=outdoor_temperature").json()
    assert told["row"] == 5
    assert told["values"][0]["value"] == pytest.approx(
        float(workspace.today().value("outdoor_temperature")[5]), abs=0.01
    )


def test_nothing_is_chosen_by_a_quantity_of_several_numbers(client: TestClient) -> None:
    asked = {"entity": "zone", "where": {"zone_hourly_heating_need": {"at_least": 0}}}
    answer = client.post(f"{V1}/selections", json=asked)
    assert answer.status_code == 422
    assert "several numbers for each zone" in answer.json()["errors"][0]["detail"]
