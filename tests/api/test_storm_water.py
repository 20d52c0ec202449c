"""A model of sewers that is given over HTTP is run."""

import pytest
from fastapi.testclient import TestClient

from tests.domains.sewers.networks import SMALL, TANK

RUNS = "/api/v1/storm-water/runs"


def test_a_model_is_run_with_its_own_rain_and_with_another_storm(client: TestClient) -> None:
    told = client.post(RUNS, json={"model": SMALL}).json()
    assert (told["storm"], round(told["rain"], 6), told["overflow"]) == (None, 20.0, None)
    assert told["flooded"][0]["node"] == "N"
    told = client.post(RUNS, json={"model": TANK, "storm": {"depth": 30.0, "minutes": 60.0}}).json()
    assert told["rain"] == pytest.approx(30.0)
    assert told["overflow"] > 0.0


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"model": SMALL.replace("N 10 2", "N ten 2")}, 422, "Line 19"),
        ({"model": SMALL.replace("P CIRCULAR", "P HEXAGON")}, 422, "ERROR 205"),
        ({"model": "id,name"}, 422, "no model of SWMM"),
        ({"model": SMALL, "storm": {"depth": 1000.0}}, 422, "500"),
        ({"model": SMALL, "storm": {"depth": 30.0, "minutes": 1.0}}, 422, "5"),
        ({"model": ""}, 422, ""),
    ],
)
def test_what_is_wrong_is_told(client: TestClient, body: dict, status: int, words: str) -> None:
    answer = client.post(RUNS, json=body)
    assert (answer.status_code, words in answer.text) == (status, True)


def test_nobody_without_a_right_runs_anything(client: TestClient) -> None:
    assert client.post(RUNS, json={"model": SMALL}, headers={"authorization": ""}).status_code in (401, 403)
