"""Indicators and other cities over HTTP."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.progress import tables_in
from tests.access import dump_of, headers_of
from tests.city import city_around, write_city

V1 = "/api/v1"
VALUE = {
    "framework": "vienna",
    "code": "recycling",
    "year": 2024,
    "value": 33.5,
    "unit": "%",
    "level": 2,
    "source": "x",
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("indicators"))


@pytest.fixture(scope="module")
def client(city: Path, static: Path) -> Iterator[TestClient]:
    """A city of its own, since these tests record in it."""
    workspace = OpenCity(city).workspace
    headers = {"accept-encoding": "identity", **headers_of(city)}
    with TestClient(create_app(city_around(workspace), static), headers=headers) as running:
        yield running


def enter(client: TestClient, **more: object):
    return client.post(f"{V1}/indicators/values", json={"values": [{**VALUE, **more}], "made_by": "Aino"})


def test_reading_writes_nothing(client: TestClient, city: Path) -> None:
    before = dump_of(city)
    for path in ("indicators", "indicators/scores", "indicators/vienna/recycling", "comparison"):
        assert client.get(f"{V1}/{path}").status_code == 200
    assert dump_of(city) == before


def test_all_indicators_come_well_within_a_second(client: TestClient) -> None:
    client.get(f"{V1}/indicators")
    begin = time.process_time()  # a busy machine takes longer, not more
    told = client.get(f"{V1}/indicators").json()
    assert time.process_time() - begin < 1.0
    assert [one["name"] for one in told["frameworks"]][:3] == ["u4ssc", "iso37120", "sdg11"]
    assert sum(told["groups"].values()) == len(told["rows"])
    assert told["city"]["name"] == "Testbury"


def test_one_framework_in_chinese(client: TestClient) -> None:
    told = client.get(f"{V1}/indicators?framework=sdg11&language=zh").json()
    assert {row["framework"] for row in told["rows"]} == {"sdg11"}
    assert told["frameworks"][0]["label"] == "SDG 11 可持续城市和社区"
    assert all(row["missing"] for row in told["rows"])


def test_a_value_is_entered_shown_and_withdrawn(client: TestClient) -> None:
    answer = enter(client, evidence="https://city.example/waste")
    assert answer.status_code == 201
    (kept,) = answer.json()["values"]
    assert (kept["value"], kept["unit"], kept["made_by"]) == (33.5, "percent", "admin (Aino)")
    told = client.get(f"{V1}/indicators/vienna/recycling").json()
    assert (told["rows"][0]["status"], told["rows"][0]["now"]["value"]) == ("entered", 33.5)
    assert told["rows"][0]["course"]["group"] == "cannot_say"
    path = f"{V1}/indicators/values/{kept['id']}?made_by=Eero"
    assert client.delete(path).status_code == 204
    told = client.get(f"{V1}/indicators/vienna/recycling").json()
    assert told["rows"][0]["status"] == "not_reported"
    assert told["entered"][0]["withdrawn_by"] == "admin (Eero)"
    assert client.delete(path).status_code == 404


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"unit": "kg"}, 422, "entry-unit"),
        ({"level": 7}, 422, "indicator-wrong-value"),
        ({"value": "many"}, 422, "indicator-wrong-value"),
        ({"colour": "red"}, 422, "indicator-unknown-field"),
        ({"code": "recyling"}, 404, "indicator-unknown"),
        ({"evidence": "javascript:alert(1)"}, 422, "entry-evidence"),
    ],
)
def test_what_cannot_be_kept(client: TestClient, more: dict, status: int, code: str) -> None:
    answer = enter(client, **more)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert answer.json()["detail"]


def test_a_problem_points_to_its_place_in_the_body(client: TestClient) -> None:
    answer = client.post(f"{V1}/indicators/values", json={"values": [VALUE, {**VALUE, "year": "x"}]})
    (part,) = answer.json()["errors"]
    assert (part["code"], part["pointer"]) == ("indicator-wrong-value", "/values/1/year")
    assert "body, line 1" in part["detail"]


@pytest.mark.parametrize("path", ["indicators/values", "indicators/own"])
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_of_another_site_could_send_is_refused(client: TestClient, path: str, kind: str) -> None:
    answer = client.post(f"{V1}/{path}", content=json.dumps({"values": [VALUE]}), headers={"content-type": kind})
    assert answer.status_code == 415


def test_a_page_of_another_site_changes_nothing(client: TestClient) -> None:
    elsewhere = {"origin": "https://elsewhere.example"}
    answer = client.post(f"{V1}/indicators/values", json={"values": [VALUE]}, headers=elsewhere)
    assert answer.status_code == 403


def test_an_indicator_of_ones_own(client: TestClient, city: Path) -> None:
    said = {
        "name": "Quiet nights", "question": "Can people sleep?", "unit": "percent", "better": "more",
        "formula": "homes with a quiet side / homes", "people": ["Residents of Kallio"],
        "targets": [{"year": 2030, "value": 80, "source": "Council"}],
    }  # fmt: skip
    answer = client.post(f"{V1}/indicators/own", json=said)
    assert answer.status_code == 201, answer.text
    told = client.get(answer.headers["location"]).json()
    assert told == answer.json()
    assert (told["question"], told["people"]) == ("Can people sleep?", ["Residents of Kallio"])
    assert (city / "indicators" / "quiet-nights.yaml").is_file()
    assert enter(client, framework="own", code=told["code"], unit="percent").status_code == 201
    rows = client.get(f"{V1}/indicators?framework=own").json()["rows"]
    assert rows[0]["status"] == "entered"


def test_a_file_of_the_city_that_cannot_be_read_is_told_and_the_rest_stays(client: TestClient, city: Path) -> None:
    (city / "indicators").mkdir(exist_ok=True)
    broken = city / "indicators" / "broken.yaml"
    broken.write_text("indicators: [{code: a}]", encoding="utf-8")
    told = client.get(f"{V1}/indicators").json()
    assert any("broken.yaml" in problem for problem in told["problems"])
    assert len(told["rows"]) > 200
    broken.unlink()
    assert client.get(f"{V1}/indicators").json()["problems"] == []


def test_scores_with_weights(client: TestClient) -> None:
    enter(client, framework="u4ssc", code="EC: I: ES: 3C", value=100, unit="percent")
    enter(client, framework="u4ssc", code="EN: EN: AQ: 1C", part="no2", value=35, unit="µg/m³")
    told = client.get(f"{V1}/indicators/scores").json()
    assert told["groups"][0]["path"] == []
    assert told["groups"][0]["score"]["share"] == pytest.approx(5 / 8)
    told = client.get(f"{V1}/indicators/scores", params={"weights": "environment=0"}).json()
    assert told["groups"][0]["score"]["share"] == 1.0
    assert client.get(f"{V1}/indicators/scores", params={"weights": "x=1"}).json()["code"] == "weights-unknown"
    assert client.get(f"{V1}/indicators/scores?framework=none").status_code == 404


def test_other_cities_from_a_table_and_from_their_list(client: TestClient) -> None:
    table = "city,population,framework,code,year,value,unit,source\nTurku,1500,vienna,recycling,2024,40,percent,x"
    csv = {"content-type": "text/csv"}
    answer = client.post(f"{V1}/comparison/files?name=cities.csv", content=table, headers=csv)
    assert (answer.status_code, answer.json()["cities"]) == (201, 1)
    theirs = client.get(f"{V1}/indicators").json()
    theirs["city"]["name"] = "Otherbury"
    answer = client.post(f"{V1}/comparison/files?name=otherbury.json", json=theirs)
    assert answer.status_code == 201, answer.text
    told = client.get(f"{V1}/comparison").json()
    assert told["cities"] == 2
    assert {row["code"] for row in told["rows"]} >= {"recycling", "7.1"}
    assert all(method["place"] is None for row in told["rows"] for method in row["methods"])
    assert [file["file"] for file in told["files"]] == ["cities.csv", "otherbury.json"]
    assert told["files"][1] == answer.json()
    assert client.delete(f"{V1}/comparison/files/{answer.json()['id']}").status_code == 204
    assert client.get(f"{V1}/comparison").json()["cities"] == 1


def test_a_file_whose_lines_cannot_be_used_tells_every_line(client: TestClient) -> None:
    table = "city,framework,code,year,value,unit,source\nA,vienna,recycling,2024,40,kg,x\nB,vienna,recycling,2050,4,%,x"
    answer = client.post(f"{V1}/comparison/files?name=a.csv", content=table, headers={"content-type": "text/csv"})
    assert answer.status_code == 422
    assert [part["code"] for part in answer.json()["errors"]] == ["entry-lines", "entry-unit", "entry-year"]


@pytest.mark.parametrize("name", ["../a.csv", "a\\b.csv", "a%00.csv"])
def test_a_file_name_is_no_path(client: TestClient, name: str) -> None:
    answer = client.post(f"{V1}/comparison/files?name={name}", content="x", headers={"content-type": "text/csv"})
    assert answer.json()["code"] == "entry-file-name"


def test_a_file_that_is_too_large_is_not_read_on(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from citybrain.api.routes import comparison

    monkeypatch.setattr(comparison, "LARGEST", 1000)
    answer = client.post(f"{V1}/comparison/files?name=a.csv", content="x" * 2000, headers={"content-type": "text/csv"})
    assert (answer.status_code, answer.json()["code"]) == (413, "file-too-large")
    assert tables_in.LARGEST > 1000
