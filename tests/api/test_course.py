"""The course of a city over HTTP: promise, approvals, figures, and what follows."""

import datetime
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from citybrain.api.routes import course as route
from citybrain.plans.workspace import Workspace
from citybrain.progress.history import computed_years
from citybrain.progress.target_tracking_service import TODAYS
from tests.api.approving import approved_plan

V1 = "/api/v1/course"
PROMISE = {
    "target": {"base_year": 2020, "by": 2035, "reduction": 0.99},
    "budget": {"emissions": 1e9, "first": 2020, "last": 2035},
}
PLAN = {
    "name": "For the course",
    "years": {"from": 2026, "to": 2035},
    "measures": [{"intervention": "insulate_walls", "uptake": {"2026": 0.0, "2030": 1.0}}],
}


@pytest.fixture
def promised(client: TestClient) -> Iterator[dict]:
    yield client.put(f"{V1}/promise", json=PROMISE, params={"made_by": "Aino"}).json()
    client.delete(f"{V1}/promise")


@pytest.fixture
def approved(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict]:
    monkeypatch.setattr(route, "PATIENCE", None)
    saved = client.post("/api/v1/saved-plans", json=PLAN).json()
    number = approved_plan(client, saved["id"], "council of May")
    yield {"id": number, "plan": saved["id"]}
    client.delete(f"{V1}/approvals/{number}")
    client.delete(f"/api/v1/saved-plans/{saved['id']}")


def test_without_a_promise_the_years_are_told_and_nothing_is_judged(client: TestClient, workspace: Workspace) -> None:
    told = client.get(V1).json()
    assert told["promise"] is told["target"] is told["budget"] is told["outcome"] is None
    assert told["now"]["value"] == pytest.approx(float(workspace.today().value("city_operational_emissions")))
    assert [year["year"] for year in told["past"]] == list(computed_years(workspace))
    assert told["ahead"]["years"][0] == workspace.day.year
    assert told["ahead"]["plan"] is None


def test_years_before_today_are_those_of_the_graph_with_the_factors_of_each_year(
    client: TestClient, workspace: Workspace
) -> None:
    """District heat changes on 1 April 2025: that year lies between its days, by how many of them each value held."""
    for year in client.get(V1).json()["past"]:
        days = (datetime.date(year["year"], 1, 1), datetime.date(year["year"], 12, 31))
        first, last = (float(workspace.baseline(day).view.value("city_operational_emissions")) for day in days)
        assert year["value"] == pytest.approx((90 * first + 275 * last) / 365 if year["year"] == 2025 else first)
        assert year["kind"] == "computed"


def test_a_promise_says_who_made_it_and_is_held_against_the_path(client: TestClient, promised: dict) -> None:
    assert promised["made_by"] == "admin (Aino)"
    told = client.get(V1).json()
    base = next(year["value"] for year in told["past"] if year["year"] == 2020)
    assert told["target"]["wanted_then"] == pytest.approx(base * 0.01)
    assert told["target"]["base_from"] == "history"
    used = sum(year["value"] for year in told["past"] if year["year"] >= 2020)
    assert told["budget"]["used"] == pytest.approx(used)
    assert told["budget"]["lasts"] is None
    assert told["budget"]["verdict"] == "kept"


def test_an_approved_plan_bends_the_path_as_it_does_in_plan(
    client: TestClient, promised: dict, approved: dict, workspace: Workspace
) -> None:
    assert promised
    told = client.get(V1).json()
    assert [one["name"] for one in told["approved"]] == ["For the course"]
    whole = {**PLAN, "years": {"from": 2026, "to": told["ahead"]["years"][-1]}}
    path = workspace.view(told["outcome"], 2035)
    assert client.get(f"/api/v1/plans/{told['outcome']}").json()["plan"]["years"] == whole["years"]
    at = told["ahead"]["years"].index(2035)
    assert told["ahead"]["plan"][at] < told["ahead"]["without"][at]
    assert told["ahead"]["plan"][at] == pytest.approx(float(path.value("city_operational_emissions")))
    assert told["target"]["closed"] > 0


def test_what_is_saved_later_is_not_approved_with_it(client: TestClient, approved: dict) -> None:
    before = client.get(V1).json()["outcome"]
    more = {**PLAN, "measures": [*PLAN["measures"], {"intervention": "install_rooftop_solar"}]}
    answer = client.put(f"/api/v1/saved-plans/{approved['plan']}", json=more, headers={"if-match": "*"})
    assert answer.status_code == 200
    assert client.get(V1).json()["outcome"] == before


def test_nobody_approves_a_plan_alone(client: TestClient) -> None:
    """There is one way, the gate, and it asks for a second person."""
    saved = client.post("/api/v1/saved-plans", json=PLAN).json()
    answer = client.post(f"{V1}/approvals", json={"plan": saved["id"], "reason": "alone"})
    client.delete(f"/api/v1/saved-plans/{saved['id']}")
    assert answer.status_code in (404, 405)
    assert client.get(V1).json()["approved"] == []


def test_an_approval_that_is_withdrawn_counts_no_more(client: TestClient, approved: dict) -> None:
    assert client.delete(f"{V1}/approvals/{approved['id']}").status_code == 204
    assert client.get(V1).json()["approved"] == []
    assert client.delete(f"{V1}/approvals/{approved['id']}").status_code == 404


def test_reported_figures_come_before_what_is_computed(client: TestClient) -> None:
    said = {"subject": "emissions", "year": 2024, "value": 4321.0, "uncertainty": 0.1, "source": "report"}
    assert client.post(f"{V1}/figures", json={"figures": [said]}).status_code == 201
    told = {year["year"]: year for year in client.get(V1).json()["past"]}
    assert (told[2024]["value"], told[2024]["kind"], told[2024]["broken"]) == (4321.0, "reported", True)
    assert told[2024]["high"] == pytest.approx(4321.0 * (1 + 0.1 * 1.6449 / 1.96), rel=1e-4)
    assert told[2025]["broken"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"target": {"by": 2035, "reduction": 0.5}}, "no base year"),
        ({"target": {"base_year": 2020, "by": 2021, "reduction": 0.5}}, "2021"),
        ([], "cannot be read"),
    ],
)
def test_a_promise_that_makes_no_sense_is_refused_in_words(client: TestClient, body: object, words: str) -> None:
    answer = client.put(f"{V1}/promise", json=body)
    assert answer.status_code == 422
    assert words in answer.json()["detail"]


def test_plans_that_do_not_go_together_are_told_and_can_be_withdrawn(client: TestClient, approved: dict) -> None:
    names = [one["name"] for one in client.get("/api/v1/scenarios").json()]
    other = {**PLAN, "name": "Against another scenario", "scenario": names[1]}
    saved = client.post("/api/v1/saved-plans", json=other).json()
    number = approved_plan(client, saved["id"])
    told = client.get(V1).json()
    assert names[1] in told["problem"]
    assert told["ahead"]["plan"] is told["outcome"] is None
    assert len(told["approved"]) == 2
    client.delete(f"{V1}/approvals/{number}")
    client.delete(f"/api/v1/saved-plans/{saved['id']}")
    assert client.get(V1).json()["problem"] is None


def test_a_plan_that_names_the_default_scenario_goes_with_one_that_names_none(
    client: TestClient, approved: dict
) -> None:
    default = client.get("/api/v1/scenarios").json()[0]["name"]
    saved = client.post("/api/v1/saved-plans", json={**PLAN, "name": "Named", "scenario": default}).json()
    number = approved_plan(client, saved["id"])
    assert client.get(V1).json()["problem"] is None
    client.delete(f"{V1}/approvals/{number}")
    client.delete(f"/api/v1/saved-plans/{saved['id']}")


def test_the_budget_has_an_interval_once_the_uncertainty_is_known(client: TestClient, workspace: Workspace) -> None:
    client.put(f"{V1}/promise", json=PROMISE)
    said = {"subject": "emissions", "year": 2023, "value": 5000.0, "source": "report"}
    client.post(f"{V1}/figures", json={"figures": [said]})
    client.get(V1)
    workspace.uncertainties.of(workspace.today(), None, TODAYS)
    told = client.get(V1).json()
    budget = told["budget"]
    assert budget["interval"]["low"] < budget["left"] < budget["interval"]["high"]
    assert budget["unsure"] == [2023]
    assert told["uncertainty"] == "done"
    client.delete(f"{V1}/promise")
