"""Classes over the years by the API: of the city, of a zone, and where nothing is known."""

import pytest
from fastapi.testclient import TestClient

from citybrain.presenting.answers import changes
from tests.class_years import YEARS, classes_over_years

V1 = "/api/v1"


def test_a_change_of_classes_is_told_with_its_reason(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "series_of", classes_over_years)
    told = client.get(f"{V1}/changes", params={"language": "en"}).json()
    series = {one["name"]: one for one in told["series"]}
    assert [*series] == ["trees", "low", "high", "paved", "NDVI"]
    assert told["years"] == [*YEARS]
    assert told["stated"] == pytest.approx([told["ground"]] * 4)
    assert (series["trees"]["whole"], series["trees"]["verdict"]) == (True, "no_trend")
    assert series["low"]["values"][3] is None
    assert series["high"]["verdict"] == "classes_changed"
    assert series["high"]["text"] == (
        "Classes changed, no trend: only 2018, 2020, 2022 can be compared. Missing: low in 2024."
    )
    assert series["NDVI"]["text"] == "Too few years for a trend: four are needed."
    chinese = client.get(f"{V1}/changes", params={"language": "zh"}).json()["series"][2]["text"]
    assert chinese == "类别改变，无趋势：仅 2018、2020、2022 可比。缺失：2024 年的 low。"


def test_one_zone_by_its_name(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "series_of", classes_over_years)
    told = client.get(f"{V1}/changes", params={"area": "Kallio"}).json()
    assert (told["area"], told["ground"]) == ("Kallio", 100.0)
    unknown = client.get(f"{V1}/changes", params={"area": "Kalio"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "changes-area-unknown")
    assert "Kallio" in unknown.json()["detail"]


def test_a_city_without_such_files_says_how_to_give_them(client: TestClient) -> None:
    told = client.get(f"{V1}/changes")
    assert (told.status_code, told.json()["code"]) == (404, "changes-nothing-known")
    assert "no areas by class of several years" in told.json()["detail"]
    assert client.get(f"{V1}/city").json()["changes"] is False
