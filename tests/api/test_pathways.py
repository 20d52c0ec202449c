"""Plans of years over HTTP: the path, a year of it on the map, progress, and stopping."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.routes import plans as route
from citybrain.kernel import Changed
from citybrain.plans.workspace import Workspace
from citybrain.plans.years import simulate as walking

V1 = "/api/v1"
SPAN = {"from": 2026, "to": 2032}


@pytest.fixture(scope="module")
def path_plan() -> dict:
    return {
        "name": "Warm blocks by and by",
        "years": SPAN,
        "target": {"base_year": 2026, "reduction": 0.2, "by": 2032, "milestones": [{"by": 2030, "reduction": 0.1}]},
        "budget": {"emissions": 10_000},
        "measures": [
            {"intervention": "insulate_walls", "uptake": {"2026": 0.0, "2030": 0.6}},
            {"intervention": "install_rooftop_solar", "uptake": {"2027": 0.1, "2032": 0.5}},
        ],
    }


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for paths however long they take."""
    monkeypatch.setattr(route, "PATIENCE", None)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Lets no year end before the event is set; nobody waits for a path."""
    go, settle = threading.Event(), walking.freeze

    def slow(year: Changed, names: list[str], **more: bool) -> object:
        assert go.wait(60)
        return settle(year, names, **more)

    monkeypatch.setattr(walking, "freeze", slow)
    monkeypatch.setattr(route, "PATIENCE", 0.05)
    yield go
    go.set()


@pytest.mark.usefixtures("patient")
def test_a_path_is_told_as_documented(client: TestClient, path_plan: dict) -> None:
    outcome = client.post(f"{V1}/plans", json=path_plan).json()
    assert client.get(f"{V1}/plans/{outcome['id']}").json() == outcome
    path = outcome["pathway"]
    assert path["years"] == list(range(2026, 2033))
    assert path["scenario"]["name"]
    assert path["zone_years"] == [2026, 2030, 2032]
    by_name = {q["quantity"]: q for q in path["quantities"]}
    carbon, yearly, summed = (
        by_name[n] for n in ("city_operational_emissions", "city_yearly_emissions", "city_cumulated_emissions")
    )
    assert carbon["unit"] == "t/a"
    assert carbon["better"] == "less"
    assert carbon["plan"][-1] < carbon["reference"][-1]
    assert np.cumsum(yearly["plan"]) == pytest.approx(summed["plan"])
    of_zones = [zone["values"]["zone_operational_emissions"]["plan"] for zone in path["zones"]]
    assert np.sum(of_zones, axis=0) == pytest.approx([carbon["plan"][row] for row in (0, 4, 6)])
    walls = path["measures"][0]
    assert walls["strategy"] == "improve"
    assert walls["adopted"] == sorted(walls["adopted"])
    assert outcome["measures"][0]["adopted"] == walls["adopted"][-1]
    assert sum(walls["investment"]) == pytest.approx(outcome["measures"][0]["investment"])
    assert path["budget"]["plan_used"] == summed["plan"]
    target = path["target"]
    assert target["base_value"] == pytest.approx(outcome["headline"][_place(outcome, carbon["quantity"])]["today"])
    assert target["wanted"] == pytest.approx(0.8 * target["base_value"])
    assert target["milestones"][0]["plan"] == pytest.approx(carbon["plan"][4])
    assert path["money"]["investment"] == pytest.approx(sum(path["money"]["years"]["investment"]))


def _place(outcome: dict, quantity: str) -> int:
    return [effect["quantity"] for effect in outcome["headline"]].index(quantity)


@pytest.mark.usefixtures("patient")
def test_any_year_of_a_path_can_be_mapped_and_explained(client: TestClient, path_plan: dict) -> None:
    identity = client.post(f"{V1}/plans", json=path_plan).json()["id"]
    adopted = client.get(f"{V1}/plans/{identity}").json()["pathway"]["measures"][1]["adopted"]

    def capacity(query: str) -> np.ndarray:
        return np.frombuffer(client.get(f"{V1}/values/solar_power_capacity{query}").content, "<f4")

    before = np.count_nonzero(capacity(""))
    for number, year in enumerate(range(2026, 2033)):
        assert np.count_nonzero(capacity(f"?plan={identity}&year={year}")) == before + adopted[number]
    assert np.array_equal(capacity(f"?plan={identity}"), capacity(f"?plan={identity}&year=2032"))
    row = int(np.flatnonzero(capacity(f"?plan={identity}&year=2030"))[0])
    told = client.get(f"{V1}/explain/solar_power_capacity?row={row}&plan={identity}&year=2030").json()
    assert (told["before"], told["source"]) == (0, "plan")
    price = client.get(f"{V1}/explain/city_operational_emissions?plan={identity}&year=2030&depth=1").json()
    path = client.get(f"{V1}/plans/{identity}").json()["pathway"]
    carbon = next(q for q in path["quantities"] if q["quantity"] == "city_operational_emissions")
    assert price["value"] == pytest.approx(carbon["plan"][4])


@pytest.mark.usefixtures("patient")
def test_a_year_that_is_not_there_is_told(client: TestClient, path_plan: dict, plan: dict) -> None:
    identity = client.post(f"{V1}/plans", json=path_plan).json()["id"]
    for query, told in (
        (f"?plan={identity}&year=2060", "no year 2060. Allowed: 2026 to 2032"),
        ("?year=2030", "The year 2030 is given without a plan"),
        (f"?plan={client.post(f'{V1}/plans', json=plan).json()['id']}&year=2030", "Allowed: 2026 to 2026"),
    ):
        answer = client.get(f"{V1}/values/heating_age{query}")
        assert (answer.status_code, told in answer.json()["detail"]) == (404, True), answer.json()


@pytest.mark.usefixtures("patient")
def test_everything_wrong_with_a_path_is_told_with_its_place(client: TestClient, path_plan: dict) -> None:
    wrong = path_plan | {
        "scenario": "wishful",
        "target": {"quantity": "city_emission", "base_year": 2026, "reduction": 0.2, "by": 2030},
    }
    one = client.post(f"{V1}/plans", json=wrong).json()["errors"]
    assert [(e["code"], e["pointer"]) for e in one] == [("plan-unknown-scenario", "/scenario")]
    assert "current-policies" in one[0]["detail"]
    other = client.post(f"{V1}/plans", json={**wrong, "scenario": "frozen"}).json()["errors"]
    assert [(e["code"], e["pointer"]) for e in other] == [("plan-target-quantity", "/target/quantity")]
    early = client.post(f"{V1}/plans", json=path_plan | {"years": {"from": 1950, "to": 2032}}).json()["errors"]
    assert [(e["code"], e["pointer"]) for e in early] == [("plan-years-without-values", "/years/from")]


def test_long_work_is_watched_and_ends_in_the_outcome(
    client: TestClient, path_plan: dict, held: threading.Event
) -> None:
    answer = client.post(f"{V1}/plans", json=path_plan | {"name": "watched"})
    assert answer.status_code == 202
    identity = answer.json()["id"]
    assert answer.headers["location"] == f"{V1}/plans/{identity}"
    assert client.get(f"{V1}/plans/{identity}/progress").json()["state"] == "running"
    assert client.get(f"{V1}/plans/{identity}").status_code == 202
    held.set()
    for _ in range(600):
        done = client.get(f"{V1}/plans/{identity}")
        if done.status_code == 200:
            break
    assert done.json()["plan"]["name"] == "watched"
    told = client.get(f"{V1}/plans/{identity}/progress").json()
    assert (told["state"], told["done"], told["of"]) == ("done", 7, 7)


def test_work_that_is_stopped_ends(
    client: TestClient, workspace: Workspace, path_plan: dict, held: threading.Event
) -> None:
    identity = client.post(f"{V1}/plans", json=path_plan | {"name": "stopped"}).json()["id"]
    refused = TestClient(client.app).delete(f"{V1}/plans/{identity}")
    assert (refused.status_code, refused.json()["code"]) == (401, "access-sign-in")
    assert client.get(f"{V1}/plans/{identity}/progress").json()["state"] == "running"
    assert client.delete(f"{V1}/plans/{identity}").status_code == 204
    held.set()
    job = workspace.jobs.find(identity)
    assert job is not None
    assert job.future.exception(60) is not None
    assert client.get(f"{V1}/plans/{identity}/progress").json()["state"] == "stopped"
    answer = client.get(f"{V1}/plans/{identity}")
    assert (answer.status_code, answer.json()["code"]) == (422, "plan-cancelled")


@pytest.mark.usefixtures("patient")
def test_an_outcome_can_be_forgotten_by_who_asked_for_it(client: TestClient, path_plan: dict) -> None:
    anybody = TestClient(client.app)
    identity = client.post(f"{V1}/plans", json=path_plan | {"name": "forgotten"}).json()["id"]
    assert anybody.delete(f"{V1}/plans/{identity}").status_code == 401
    own = anybody.post(f"{V1}/plans", json=path_plan | {"name": "forgotten by anybody"}).json()["id"]
    assert anybody.delete(f"{V1}/plans/{own}").status_code == 204
    assert client.delete(f"{V1}/plans/{identity}").status_code == 204
    assert client.get(f"{V1}/plans/{identity}").status_code == 404
    assert client.delete(f"{V1}/plans/{identity}").status_code == 404
    assert client.get(f"{V1}/plans/nothing/progress").status_code == 404
