"""Readings from files over HTTP: looked at, settled, stored, listed, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import Permission, Role
from citybrain.governance.register import add_identity, give_token
from citybrain.observations.importing import waiting
from citybrain.open_city import OpenCity
from citybrain.records import open_records
from tests.access import token_of
from tests.api.waiting import eventually, logged
from tests.city import write_city

ADDRESS = "/api/v1/imports"
VALENCIA = """id;fecha;dia_semana;PM2.5;no;no2;co
1;02/01/2019;Lunes;12,5;8;31;0,3
2;03/01/2019;Martes;;14;36,5;0,45
3;04/01/2019;Martes;x;14;36,5;0,45
"""
POINT = """{"type": "Feature", "properties": {%s, "station": "A", "pm10 (ug/m3)": 1},
"geometry": {"type": "Point", "coordinates": %s}}"""
UNITS = {"PM2.5": "ug/m3", "no": "ug/m3", "no2": "ug/m3", "co": "mg/m3"}
SAID = {"units": UNITS, "dates": "day-first", "station": "Avda. Francia"}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def client(city: Path, static: Path) -> Iterator[TestClient]:
    """A client of an administrator."""
    headers = {"authorization": f"Bearer {token_of(city).text}"}
    with TestClient(create_app(OpenCity(city), static), headers=headers) as opened:
        yield opened


def give(client: TestClient, content: str | bytes = VALENCIA, name: str = "valencia.csv", **headers: str) -> dict:
    answer = client.post(f"{ADDRESS}/files/{name}", content=content, headers=headers)
    assert answer.status_code == 201, answer.text
    return answer.json()


def settle(client: TestClient, file: dict, **said: object) -> dict:
    answer = client.patch(f"{ADDRESS}/files/{file['id']}", json=said)
    assert answer.status_code == 200, answer.text
    return answer.json()


def store(client: TestClient, file: dict) -> dict:
    answer = client.post(f"{ADDRESS}/files/{file['id']}/store")
    assert answer.status_code == 202, answer.text

    def told() -> dict:
        return client.get(f"{ADDRESS}/files/{file['id']}").json()["storing"]

    eventually(lambda: told()["state"] not in ("waiting", "running"))
    return told()


def readings_there(client: TestClient) -> int:
    return sum(one["received"] for one in client.get(ADDRESS).json()["imports"] if one["withdrawn_at"] is None)


def test_a_file_is_asked_about_settled_stored_listed_undone_and_imported_again(client: TestClient) -> None:
    file = give(client)
    assert {one["code"] for one in file["problems"]} == {
        "observations-station-missing", "observations-dates-unclear", "observations-unit-missing",
    }  # fmt: skip
    assert (file["needs"], file["rows"], client.get(ADDRESS).json()["imports"]) == (["dates", "station"], [], [])
    columns = {one["name"]: one for one in file["columns"]}
    assert {name: one["meaning"] for name, one in columns.items()} == {
        "id": None, "fecha": "time", "dia_semana": None, "PM2.5": "pm2_5", "no": "nitric_oxide",
        "no2": "nitrogen_dioxide", "co": "carbon_monoxide",
    }  # fmt: skip
    assert [name for name, one in columns.items() if one["unit_asked"]] == list(UNITS)
    allowed = next(one for one in file["meanings"] if one["meaning"] == "carbon_monoxide")
    assert (allowed["unit"], "mg/m3" in allowed["units"], "hPa" in allowed["units"]) == ("µg/m3", True, False)
    assert not any("--" in one["text"] for one in file["problems"])
    assert client.post(f"{ADDRESS}/files/{file['id']}/store").json()["code"] == "imports-unsettled"

    file = settle(client, file, **SAID)
    assert (file["problems"], file["received"], file["readings"], file["empty"]) == ([], 11, 10, 1)
    assert [one["count"] for one in file["rejected"]] == [1]
    shown = [(one["property"], one["value"], one["unit"]) for one in file["rows"] if one["line"] == 2]
    assert ("Carbon monoxide", pytest.approx(300), "µg/m3") in shown
    assert file["first"].startswith("2019-01-01T22:00")
    assert client.get(ADDRESS).json()["imports"] == []

    stored = store(client, file)
    assert (stored["state"], stored["share"]) == ("done", 1.0)
    done = stored["imported"]
    assert (done["received"], done["stored"], done["rejected"], done["streams"]) == (11, 10, 1, 4)
    streams = client.get("/api/v1/sensing").json()["streams"]
    assert {one["thing"] for one in streams} == {"Avda. Francia"}
    assert client.patch(f"{ADDRESS}/files/{file['id']}", json=SAID).json()["code"] == "imports-stored"

    (one,) = client.get(ADDRESS).json()["imports"]
    assert (one["number"], one["file"], one["stored"], one["withdrawn_at"]) == (
        done["number"],
        "valencia.csv",
        10,
        None,
    )
    undone = client.post(f"{ADDRESS}/{one['number']}/undo").json()
    assert (undone["removed"], undone["kept"], undone["stale"]) == (10, 0, [])
    again = client.post(f"{ADDRESS}/{one['number']}/undo")
    assert (again.status_code, again.json()["code"]) == (409, "observations-import-undone")
    assert client.post(f"{ADDRESS}/999/undo").status_code == 404

    told = store(client, settle(client, give(client), **SAID))["imported"]
    assert {**told, "number": 0} == {**done, "number": 0}

    logged(client)
    log = {f"{one['object']} ({one['things']})" for one in client.get("/api/v1/audit").json()["entries"]}
    number = done["number"]
    assert {f"import {number}: valencia.csv (10)", f"undo {number}: valencia.csv (10)"} <= log


def test_what_a_column_means_can_be_stated_and_the_reader_is_told_in_their_language(client: TestClient) -> None:
    content = "when,who,lead,no\n2026-01-01T00:00:00Z,A,5,1\n2026-01-02T00:00:00Z,A,7,2\n2026-01-03T00:00:00Z,A,7,9\n"
    file = give(client, content, "lead.csv", **{"accept-language": "zh"})
    assert any("请选择" in one["text"] for one in file["problems"])
    said = {
        "columns": {"when": "time", "who": "station", "no": "none", "lead": "lead"},
        "properties": {"lead": {"label": "Lead", "unit": "ng/m3"}},
    }
    file = settle(client, file, **said)
    assert (file["problems"], file["said"]["columns"]) == ([], said["columns"])
    assert {(one["property"], one["value"], one["unit"]) for one in file["rows"]} == {
        ("Lead", 5, "ng/m3"), ("Lead", 7, "ng/m3"),
    }  # fmt: skip
    wrong = client.patch(f"{ADDRESS}/files/{file['id']}", json={"columns": {"when": "tiem"}})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "observations-map-meaning")


def test_names_in_the_rows_of_a_long_file_are_asked_about(client: TestClient) -> None:
    file = give(client, "site;time;parameter;value\nA;2026-06-01T12:00:00Z;temp;59\nA;2026-06-01T12:00:00Z;x;1\n")
    rows = {one["name"]: one for one in file["columns"] if one["in_rows"]}
    assert (rows["temp"]["unit_asked"], rows["x"]["meaning"], rows["x"]["why"]) == (
        True, None, "nothing known by this name; left out unless you say what it is",
    )  # fmt: skip
    file = settle(client, file, units={"temp": "degF"}, columns={"x": "none"})
    assert [one["value"] for one in file["rows"] if one["problem"] is None] == [pytest.approx(15)]


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("..%2Fx.csv", "a,b\n1,2\n", 404, "request-path"),
        ("%5C..%5Cx.csv", "a,b\n1,2\n", 422, "draft-file-name"),
        (".x.csv", "a,b\n1,2\n", 422, "draft-file-name"),
        ("x.csv", "", 422, "draft-file-empty"),
    ],
)
def test_a_name_that_is_a_path_and_a_file_without_content_are_refused(
    client: TestClient, name: str, content: str, status: int, code: str
) -> None:
    answer = client.post(f"{ADDRESS}/files/{name}", content=content)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", b"\x00\xff\x00\xfe" * 99),
        ("x.xlsx", b"PK\x03\x04 no zip"),
        ("x.geojson", b'{"type":' * 5000),
        ("x.csv", b"a"),
        ("x.csv", b"time,pm10\n" + b'"' * 9999),
    ],
)
def test_what_is_no_table_is_told_and_cannot_be_stored(client: TestClient, name: str, content: bytes) -> None:
    file = give(client, content, name)
    assert file["problems"]
    assert client.post(f"{ADDRESS}/files/{file['id']}/store").status_code == 409


def test_a_file_that_is_too_large_is_refused_before_it_comes(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "LARGEST", 100)
    answer = client.post(f"{ADDRESS}/files/x.csv", content="a" * 101)
    assert (answer.status_code, answer.json()["code"]) == (413, "draft-file-too-large")


def test_others_neither_see_nor_store_a_file_and_the_oldest_makes_place(client: TestClient, city: Path) -> None:
    first = give(client)
    records = open_records(city)
    with records.begin() as connection:
        add_identity(connection, "Aino", {Role.DEVICE_OPERATOR}, "root")
        both = give_token(connection, "Aino", (), 1, "", "root").text
        less = give_token(connection, "Aino", (Permission.WRITE_OBSERVATIONS,), 1, "", "root").text
    records.close()
    aino = {"authorization": f"Bearer {both}"}
    for method, path in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/store")):
        answer = client.request(method, f"{ADDRESS}/files/{first['id']}{path}", headers=aino, json={})
        assert (answer.status_code, answer.json()["code"]) == (404, "imports-file-unknown")

    narrow = {"authorization": f"Bearer {less}"}
    before = readings_there(client)
    content = "station,time,pm10 (ug/m3)\nBrand new,2026-01-01T00:00:00Z,5\n"
    file = client.post(f"{ADDRESS}/files/new.csv", content=content, headers=narrow).json()
    assert client.post(f"{ADDRESS}/files/{file['id']}/store", headers=narrow).status_code == 202

    def told() -> dict:
        return client.get(f"{ADDRESS}/files/{file['id']}", headers=narrow).json()["storing"]

    eventually(lambda: told()["state"] == "failed")
    assert "sensors:write" in told()["problem"]
    assert readings_there(client) == before
    streams = client.get("/api/v1/sensing").json()["streams"]
    assert "Brand new" not in {one["thing"] for one in streams}

    for _ in range(waiting.MOST_OF_ONE):
        give(client)
    assert client.get(f"{ADDRESS}/files/{first['id']}").status_code == 404


def test_a_file_is_given_up(client: TestClient) -> None:
    file = give(client)
    assert client.delete(f"{ADDRESS}/files/{file['id']}").status_code == 204
    assert client.get(f"{ADDRESS}/files/{file['id']}").status_code == 404


def test_a_stream_is_recognised_by_definition_or_by_name_and_unit_whichever_way_it_comes(client: TestClient) -> None:
    def post(name: str, definition: str, unit: str) -> None:
        measured = {"name": name, "definition": definition, "description": name}
        stream = {
            "name": f"{name} {unit}",
            "description": name,
            "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
            "unitOfMeasurement": {"name": unit, "symbol": unit, "definition": unit},
            "ObservedProperty": measured,
            "Sensor": {"name": "s", "description": "s", "encodingType": "text/plain", "metadata": "s"},
            "Thing": {"name": f"Post {name} {unit}", "description": "t"},
        }
        answer = client.post("/sta/v1.1/Datastreams", json=stream)
        assert answer.status_code == 201, answer.text

    post("Dust", "http://dd.eionet.europa.eu/vocabulary/aq/pollutant/5", "µg/m3")
    post("PM10", "https://example.org/mine", "µg/m3")
    post("PM10", "https://example.org/noise", "dB")
    file = give(client, "station,time,pm10 (ug/m3)\nFrom file,2026-01-01T00:00:00Z,5\n", "known.csv")
    assert store(client, file)["state"] == "done"
    told = client.get("/api/v1/sensing").json()
    keys = {one["thing"]: one["property"] for one in told["streams"]}
    assert {keys["Post Dust µg/m3"], keys["Post PM10 µg/m3"], keys["From file"]} == {"pm10"}
    assert keys["Post PM10 dB"] != "pm10"
    assert next(one for one in told["properties"] if one["key"] == "pm10")["limit"] is not None


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("time,station,pm10 (ug/m3)\n0001-01-01 00:00,A,1\n", "The time cannot be read."),
        ("year,month,day,station,pm10 (ug/m3)\n99999,1,1,A,1\n", "The time cannot be read."),
        ("time,station,pm10 (ug/m3)\n2026-01-01T00:00:00Z,A,1e400\n", "This is no finite number."),
        ("time,station,pm10 (mg/m3)\n2026-01-01T00:00:00Z,A,1e308\n", "This is no finite number."),
    ],
)
def test_times_and_numbers_that_nobody_can_tell_are_rejected(client: TestClient, content: str, problem: str) -> None:
    file = give(client, content)
    assert [row["problem"] for row in file["rows"]] == [problem]
    assert (file["rows"][0]["value"], file["readings"]) in ((None, 0), (1.0, 0))


def test_a_property_whose_name_no_column_can_have_is_left_out(client: TestClient) -> None:
    point = POINT % (r'"\u0000line": "x", "time": "2026-01-01T00:00:00Z"', "[24.9, 60.2]")
    assert give(client, point, "a.geojson")["readings"] == 1


def test_what_stands_beside_a_line_without_a_name_is_no_list_of_times(client: TestClient) -> None:
    line = POINT.replace("Point", "LineString") % ('"coordinateProperties": [1]', "[[24.9, 60.2]]")
    assert [one["code"] for one in give(client, line, "a.geojson")["problems"]] == ["observations-geojson-times"]
