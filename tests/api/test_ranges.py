"""Ranges over HTTP: beside every number that is never told without one, in answers, in tables and at *Why?*."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

V1 = "/api/v1"
COLD = "zone_usual_deaths_from_65"
CITY = "heat_share_of_deaths"


def test_a_number_of_the_city_has_its_range_today_with_a_plan_and_of_the_change(client: TestClient, plan: dict) -> None:
    identity = client.post(f"{V1}/plans", json=plan).json()["id"]
    answer = client.get(f"{V1}/values/{CITY}/ranges", params={"plan": identity}).json()
    (row,) = answer["rows"]
    assert (answer["unit"], row["id"], row["name"]) == ("1", "city", None)
    assert answer["draws"] == 100 and "heat_risk_of_degree" in answer["drawn"]
    assert row["today"]["low"] <= row["today"]["value"] <= row["today"]["high"]
    assert row["plan"] == row["today"] and row["change"] == {"value": 0.0, "low": 0.0, "high": 0.0}


def test_each_unit_by_which_a_plan_betters_a_number_has_its_cost_as_a_tonne_has(client: TestClient, plan: dict) -> None:
    outcome = client.post(f"{V1}/plans", json=plan).json()
    route, named = f"{V1}/values/city_operational_emissions/ranges", {"plan": outcome["id"]}
    each = client.get(route, params=named).json()["cost_of_each"]
    assert each == pytest.approx(outcome["cost"]["cost_per_tonne"]) and each is not None
    assert client.get(route).json()["cost_of_each"] is None


def test_a_table_of_what_is_ranged_has_both_ends_and_no_other_one_has_them(client: TestClient) -> None:
    def table(name: str) -> list[dict[str, str]]:
        text = client.get(f"{V1}/values/{name}/table.csv").text
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    rows = table(COLD)
    assert {"lower", "upper"} <= set(rows[0]) and not {"lower", "upper"} & set(table("zone_residents")[0])


def test_why_tells_the_range_of_what_is_ranged(client: TestClient) -> None:
    told = client.get(f"{V1}/explain/{CITY}").json()
    assert told["range"]["low"] <= told["value"] <= told["range"]["high"]
    assert all(part["range"] is None for part in told["inputs"])
    assert client.get(f"{V1}/explain/city_residents").json()["range"] is None


WITHOUT = [("zone_residents", "ranges-nothing-drawn"), ("no_such", "quantity-unknown")]


@pytest.mark.parametrize(("name", "code"), WITHOUT)
def test_what_has_no_range_says_so(client: TestClient, name: str, code: str) -> None:
    answer = client.get(f"{V1}/values/{name}/ranges")
    assert answer.status_code in (404, 422) and answer.json()["code"] == code


def test_the_register_tells_what_is_never_told_without_its_range(client: TestClient) -> None:
    entries = {entry["name"]: entry["ranged"] for entry in client.get(f"{V1}/quantities").json()}
    assert entries[CITY] and not entries["city_residents"]
