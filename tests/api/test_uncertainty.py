"""Uncertainty that is worked out over HTTP: who may stop it."""

import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient

from citybrain.plans.jobs import Job
from citybrain.plans.uncertainty.service import TODAY, job_name
from citybrain.plans.uncertainty.uncertainty import Options, Uncertainty
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.progress import Progress

PATH = "/api/v1/assessment/uncertainty?draws=40"


def begun(workspace: Workspace, by: str) -> Job[Uncertainty]:
    """Work that goes on until it is stopped."""

    def work(progress: Progress) -> Uncertainty:
        while True:
            progress.check()
            threading.Event().wait(0.01)

    return workspace.uncertainties.jobs.start(job_name(TODAY, Options(40)), work, begun_by=by)


def test_what_somebody_else_asked_for_is_stopped_by_who_has_the_right(client: TestClient, workspace: Workspace) -> None:
    job = begun(workspace, "Aino")
    refused = TestClient(client.app).delete(PATH)
    assert (refused.status_code, refused.json()["code"]) == (401, "access-sign-in")
    assert not job.progress.stopped
    assert client.delete(PATH).status_code == 204
    assert job.progress.stopped


def test_who_asked_without_signing_in_may_stop_it_again(client: TestClient, workspace: Workspace) -> None:
    job = begun(workspace, "anonymous@testclient")
    assert TestClient(client.app).delete(PATH).status_code == 204
    assert job.progress.stopped
    assert TestClient(client.app).delete(PATH).status_code == 204


def test_intervals_of_what_has_no_rows_are_refused(client: TestClient) -> None:
    asked = {"quantity": "solar_irradiance_horizontal", "rows": [0], "left": {}, "right": {}}
    refused = client.post("/api/v1/intervals", json=asked)
    assert (refused.status_code, refused.json()["code"]) == (422, "intervals-without-rows")


def test_intervals_without_drivers_are_those_with_them_and_name_no_input(client: TestClient) -> None:
    asked = "/api/v1/assessment/uncertainty?draws=32&seed=3"
    alone, whole = (client.get(f"{asked}&drivers={said}").json() for said in ("false", "true"))
    assert alone["quantities"]
    assert not any(row["drivers"] for row in alone["quantities"])
    assert any(row["drivers"] for row in whole["quantities"])
    ends = [[(row["quantity"], row["today"]) for row in told["quantities"]] for told in (alone, whole)]
    assert ends[0] == ends[1]
    assert client.get(asked).json()["quantities"] == whole["quantities"]


@pytest.mark.parametrize("years", [{}, {"years": {"from": 2026, "to": 2028}}], ids=["one-day", "years"])
def test_a_plan_is_judged_by_its_intervals_once_these_are_known(client: TestClient, years: dict[str, Any]) -> None:
    """Its answer told other verdicts than its intervals and documents."""
    roofs = {"intervention": "insulate_roof"}
    made = client.post("/api/v1/plans", json={"name": "Roofs judged", "measures": [roofs], **years}).json()["id"]
    path = f"/api/v1/plans/{made}"
    before = {row["quantity"]: row["verdict"] for row in client.get(path).json()["headline"]}
    told = client.get(f"{path}/uncertainty?draws=32&drivers=false").json()["quantities"]
    after = {row["quantity"]: row["verdict"] for row in client.get(path).json()["headline"]}
    verdicts = {row["quantity"]: row["verdict"] for row in told if row["quantity"] in after}
    assert after == before | verdicts
    assert (before["city_cost_to_society"], after["city_cost_to_society"]) == ("better", "unclear")
    walls = {"name": "Walls", "measures": [{"intervention": "insulate_walls"}], **years}
    other = client.post("/api/v1/plans", json=walls).json()["id"]
    compared = client.post("/api/v1/comparisons", json={"plans": [made, other]}).json()["headline"]
    (row,) = (row for row in compared if row["quantity"] == "city_cost_to_society")
    assert row["verdict"][0] == "unclear"


def test_drivers_are_asked_for_by_yes_or_no(client: TestClient) -> None:
    refused = client.get("/api/v1/assessment/uncertainty?drivers=some")
    assert (refused.status_code, refused.json()["code"]) == (422, "request-value")
    assert "drivers" in refused.json()["detail"]


def test_a_number_without_an_interval_says_why_with_its_label(client: TestClient) -> None:
    told = client.get("/api/v1/assessment/uncertainty?draws=32&drivers=false").json()
    without = {row["quantity"]: row["reason"] for row in told["untold"]}
    ends = {row["quantity"]: row["today"] for row in told["quantities"]}
    flat = {name for name, one in ends.items() if one["low"] is None or (one["low"] == one["high"] != 0)}
    assert flat <= set(without)
    assert all(name not in reason for name, reason in without.items())
