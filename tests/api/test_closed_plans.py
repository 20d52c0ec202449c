"""Results of a plan that chooses by bills are told to nobody who may not read bills, by no route.

The city is as it was imported: its bills are internal, and what follows from them alone is hidden.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import Permission, Role
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from docs.access_matrix import routes
from tests.api.approving import approved_plan
from tests.observations.bills.towns import bring, table, town, year

V1 = "/api/v1"
CLOSED = "observed_network_heat"
MEASURE = {"intervention": "insulate_walls", "where": {CLOSED: {"at_least": 50_000}}}
PLAN = {"name": "By bills", "measures": [MEASURE]}
SEARCH = {"target": {"base_year": 2026, "reduction": 0.01, "by": 2027}, "measures": [MEASURE]}
UNKNOWN = {"plans": "plan-unknown", "searches": "search-unknown"}
ENDLESS = re.compile(r"events|stream")
"""Answers that go on."""


class Billed(NamedTuple):
    """A served city with bills, where a plan by bills was evaluated and approved; `ids` are names of its results."""

    client: TestClient
    steward: dict[str, str]
    saved: str
    ids: dict[str, str]
    secrets: set[str]

    def nobody(self, path: str) -> Any:
        return self.client.get(f"{V1}{path}")


def _ended(client: TestClient, path: str, headers: dict[str, str]) -> Any:
    for _ in range(300):
        answer = client.get(f"{V1}{path}", headers=headers)
        if answer.status_code != 202:
            return answer
    raise TimeoutError(path)


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _numbers(one)
    elif isinstance(value, float):
        yield value


def _numbers_in(value: Any) -> set[str]:
    """Numbers of an answer that are nowhere by chance."""
    return {text for text in map(json.dumps, _numbers(value)) if len(re.sub(r"\D", "", text)) >= 5}


@pytest.fixture(scope="module")
def billed(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[Billed]:
    folder = town(tmp_path_factory.mktemp("city") / "city", 12)
    bring(folder, table(*year("way/1"), *year("way/2", 40_000.0)))
    city = OpenCity(folder)
    with TestClient(create_app(city, static)) as client:
        with city.records.begin() as connection:
            add_identity(connection, "Stew", [Role.DATA_STEWARD, Role.PLANNER], "root")
            token = give_token(connection, "Stew", (), 1, "test", "root").text
        steward = {"authorization": f"Bearer {token}"}
        answer = client.post(f"{V1}/saved-plans", headers=steward, json=PLAN)
        assert answer.status_code == 201, answer.text
        saved = answer.json()["id"]
        approved_plan(client, saved)
        ids = {
            to: client.post(f"{V1}/{to}", headers=steward, json=said).json()["id"]
            for to, said in (("plans", PLAN), ("searches", SEARCH))
        }
        course = _ended(client, "/course", steward).json()
        ids["course"], ahead = course["outcome"], course["ahead"]
        headline = _ended(client, f"/plans/{ids['plans']}", steward).json()["headline"]
        with_plan, without = (_numbers_in([one[key] for one in headline]) for key in ("plan", "reference"))
        secrets = (with_plan | _numbers_in(ahead["plan"])) - without - _numbers_in([ahead["without"], course["now"]])
        assert len(secrets) > 5
        yield Billed(client, steward, saved, ids, secrets)


GETS = sorted({route.path for method, route in routes() if method == "GET" and not ENDLESS.search(route.path)})
OPEN = [path for path in GETS if "{" not in path]
OF_PLAN = [path for path in GETS if path.startswith((f"{V1}/plans/{{", f"{V1}/searches/{{"))]


def test_no_route_tells_anybody_a_number_of_an_approved_plan_by_bills(billed: Billed) -> None:
    assert len(OPEN) > 60
    for path in OPEN:
        answer = billed.client.get(path, params={"wait": 0, "text": "bills"})
        assert not billed.secrets & set(re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", answer.text)), path
        assert all(one not in answer.text for one in billed.ids.values()), path


def test_no_address_of_its_results_is_there(billed: Billed) -> None:
    assert len(OF_PLAN) > 10
    for path in OF_PLAN:
        to = path.removeprefix(f"{V1}/").partition("/")[0]
        for one in [billed.ids[to], *([billed.ids["course"]] if to == "plans" else [])]:
            at = re.sub(r"\{[^}]+\}", "1", re.sub(r"\{(identity|other)\}", one, path))
            answer = billed.client.get(at, params={"draws": 64} if "uncertainty" in at else {})
            assert (answer.status_code, answer.json()["code"]) == (404, UNKNOWN[to]), at
            assert billed.client.delete(f"{V1}/{to}/{one}").status_code == 404, at
    for query in ("values/network_heat", "entities/building/way%2F1", "geometry/building/features.geojson"):
        assert billed.nobody(f"/{query}?plan={billed.ids['plans']}&quantity=network_heat").status_code == 404, query


def test_the_course_says_how_many_plans_it_withholds(billed: Billed) -> None:
    seen = _ended(billed.client, "/course", billed.steward).json()
    assert ([one["plan"] for one in seen["approved"]], seen["withheld"]) == ([billed.saved], 0)
    told = _ended(billed.client, "/course", {}).json()
    assert (told["approved"], told["withheld"], told["outcome"], told["ahead"]["plan"]) == ([], 1, None, None)


def test_what_cannot_be_read_by_all_is_neither_proposed_nor_published(billed: Billed) -> None:
    said = {"kind": "council_plan", "target": billed.saved, "reason": "warm"}
    answer = billed.client.post(f"{V1}/proposals", headers=billed.steward, json=said)
    assert (answer.status_code, answer.json()["code"]) == (422, "proposal-plan-closed")
    answer = billed.client.post(
        f"{V1}/plans/{billed.ids['plans']}/embeds", headers=billed.steward, json={"part": "money"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "embed-plan-closed")


def test_what_was_simulated_when_bills_were_public_is_told_no_more(
    billed: Billed, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = billed.client.app.state.citybrain.city.gate  # type: ignore[attr-defined]
    body = {"kind": "council_plan", "target": billed.saved, "reason": "warm"}
    with monkeypatch.context() as public:
        whole = billed.client.app.state.citybrain.city.workspace  # type: ignore[attr-defined]
        public.setattr(gate, "around", gate.around._replace(workspace=lambda: whole))
        number = billed.client.post(f"{V1}/proposals", headers=billed.steward, json=body).json()["number"]
        step = billed.client.post(
            f"{V1}/proposals/{number}/steps", headers={**billed.steward, "if-match": "*"}, json={"step": "simulate"}
        )
        assert step.json()["simulation"]["possible"], step.text
    told = billed.client.get(f"{V1}/proposals/{number}", headers=billed.steward).json()
    assert told["simulation"] == {"possible": False}
    assert [one["about"] for one in told["steps"] if one["step"] == "simulate"] == [{"possible": False}]
    again = billed.client.post(
        f"{V1}/proposals/{number}/steps",
        headers={**billed.steward, "if-match": "*"},
        json={"step": "simulate", "why": "x"},
    )
    assert again.json()["simulation"] == {"possible": False}


def test_what_a_closed_measure_does_at_a_building_is_put_on_record_for_nobody_who_may_not_read_why(
    billed: Billed,
) -> None:
    """Whether it does anything there tells on which side of the threshold the bill of that building is."""
    with billed.client.app.state.citybrain.city.records.begin() as connection:  # type: ignore[attr-defined]
        narrow = give_token(connection, "Stew", [Permission.WRITE_CITY], 1, "test", "root").text
    body = {"plan": billed.saved, "position": 1, "carrier": "district_heat", "since": "2024-01-01"}
    for building in ("way/1", "way/2"):
        answer = billed.client.post(
            f"{V1}/begun-measures",
            headers={"authorization": f"Bearer {narrow}"},
            json={**body, "buildings": [building]},
        )
        assert (answer.status_code, answer.json()["code"]) == (404, "quantity-unknown"), answer.text
    answer = billed.client.post(f"{V1}/begun-measures", headers=billed.steward, json={**body, "buildings": ["way/1"]})
    assert answer.status_code == 201
