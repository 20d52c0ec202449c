"""Scenarios over HTTP."""

import pytest
from fastapi.testclient import TestClient

V1 = "/api/v1"


def test_scenarios_come_with_paths_that_a_chart_can_draw(client: TestClient) -> None:
    told = client.get(f"{V1}/scenarios").json()
    assert [s["name"] for s in told] == ["current-policies", "fast-transition", "frozen", "warmer-climate"]
    assert [s["default"] for s in told] == [True, False, False, False]
    current = told[0]
    paths = {path["name"]: path for path in current["paths"]}
    factor, price = paths["electricity_emission_factor"], paths["electricity_price"]
    assert len(factor["values"]) == len(current["years"]) == 31
    assert factor["values"][-1] < factor["values"][6]
    assert factor["relative"][6] == pytest.approx(1)
    assert (price["values"], price["relative"][-1]) == (None, pytest.approx(0.93))
    assert all(path["sources"] for path in paths.values())
    assert {m["intervention"] for m in current["measures"]} >= {"rebuild", "replace_heating_in_kind"}


def test_scenarios_are_told_in_both_languages(client: TestClient) -> None:
    english, chinese = (client.get(f"{V1}/scenarios?language={x}").json() for x in ("en", "zh"))
    assert english[0]["label"] != chinese[0]["label"]
    assert english[0]["measures"][0]["label"] != chinese[0]["measures"][0]["label"]
    assert [p["values"] for p in english[1]["paths"]] == [p["values"] for p in chinese[1]["paths"]]
