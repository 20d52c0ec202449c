"""Measures that reach a target over HTTP: the answer is that of the plan that it gives."""

import pytest
from fastapi.testclient import TestClient

V1 = "/api/v1"
TARGET = {"base_year": 2026, "reduction": 0.5, "by": 2028}


def told(client: TestClient, said: dict, language: str = "en") -> dict:
    answer = client.post(f"{V1}/searches", json=said, params={"wait": 60}, headers={"accept-language": language})
    while answer.status_code == 202:
        assert answer.json()["done"] <= answer.json()["of"]
        answer = client.get(answer.headers["location"], params={"wait": 60}, headers={"accept-language": language})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_the_answer_is_what_the_plan_says_when_it_is_run(client: TestClient) -> None:
    said = {"target": TARGET, "measures": [{"intervention": "insulate_roof"}, {"intervention": "change_setpoint"}]}
    answer = told(client, said)
    run = client.post(f"{V1}/plans", json=answer["plan"]).json()
    while "pathway" not in run:
        run = client.get(f"{V1}/plans/{run['id']}").json()
    assert run["id"] == answer["outcome"]
    assert run["plan"]["name"] == "2026–2028: −50 %"
    assert run["pathway"]["target"]["plan"] == answer["value"]
    assert run["pathway"]["money"]["present_value"] == -answer["cost"]
    quantity = next(q for q in run["pathway"]["quantities"] if q["quantity"] == answer["target"]["quantity"])
    assert quantity["plan"] == answer["with_plan"]
    assert answer["chance"] is None or 0 <= answer["chance"] <= 1
    for one in answer["measures"]:
        assert one["removed"] > 0
        assert one["yearly"] <= one["capacity"] + 1e-9
    chinese = told(client, said, "zh")
    assert chinese["id"] == answer["id"]
    assert chinese["text"] != answer["text"]
    for one in (answer, chinese):
        assert "CO₂e" in one["text"]
        lifted = [obstacle["text"] for obstacle in one["obstacles"] if obstacle["kind"] == "capacity"]
        assert lifted and all("€" in sentence for sentence in lifted)
    assert (chinese["value"], chinese["cost"]) == (answer["value"], answer["cost"])


@pytest.mark.parametrize(
    ("measure", "language", "sentences"),
    [
        ("insulate_walls", "en", ("without any further measure", "Nothing has to be paid.")),
        ("insulate_walls", "zh", ("无需其他措施即可达到目标", "无需支付任何费用。")),
        ("change_setpoint", "en", ("without any further measure", "pay for themselves")),
    ],
)
def test_a_target_that_is_met_anyway_is_said_to_cost_nothing(
    client: TestClient, measure: str, language: str, sentences: tuple[str, ...]
) -> None:
    target = {"base_year": 2026, "reduction": 0.0, "by": 2030}
    answer = told(client, {"target": target, "measures": [{"intervention": measure}]}, language)
    assert answer["met_without"] and answer["reached"] and answer["reference"] < answer["target"]["wanted"]
    for sentence in sentences:
        assert sentence in answer["text"]
    assert bool(answer["plan"]) == ("pay for themselves" in answer["text"]) == (answer["cost"] < 0)


def test_what_a_milestone_still_asks_for_is_not_met_without_a_plan(client: TestClient) -> None:
    milestone = {"by": 2028, "reduction": 0.3}
    target = {"base_year": 2026, "reduction": 0.0, "by": 2030, "milestones": [milestone]}
    answer = told(client, {"target": target, "measures": [{"intervention": "insulate_walls"}]})
    assert answer["reference"] < answer["target"]["wanted"]
    assert not answer["met_without"]
    assert "Nothing has to be paid" not in answer["text"]


def test_without_target_or_promise_the_answer_says_what_is_missing(client: TestClient) -> None:
    refused = client.post(f"{V1}/searches", json={})
    assert (refused.status_code, refused.json()["code"]) == (422, "search-without-target")
    assert client.get(f"{V1}/searches/none").json()["code"] == "search-unknown"


def test_a_promise_of_the_energy_of_buildings_is_searched_for_by_what_buildings_emit(client: TestClient) -> None:
    promise = {"account": "buildings", "target": {"base_year": 2024, "by": 2030, "reduction": 0.1}}
    assert client.put(f"{V1}/course/promise", json=promise).status_code == 200
    answer = told(client, {"measures": [{"intervention": "insulate_walls"}]})
    assert answer["target"]["quantity"] == "city_operational_emissions"


def test_who_did_not_ask_cannot_stop_a_search(client: TestClient) -> None:
    said = {"target": TARGET, "name": "Stopped"}
    job = client.post(f"{V1}/searches", json=said, params={"wait": 0}).json()
    refused = TestClient(client.app).delete(f"{V1}/searches/{job['id']}")
    assert (refused.status_code, refused.json()["code"]) == (401, "access-sign-in")
    assert client.delete(f"{V1}/searches/{job['id']}").status_code == 204
    ended = client.get(f"{V1}/searches/{job['id']}", params={"wait": 30})
    assert ended.json()["code"] == "plan-cancelled"


def test_a_search_that_is_ended_tells_the_best_so_far(client: TestClient) -> None:
    job = client.post(f"{V1}/searches", json={"target": TARGET, "name": "Ended"}, params={"wait": 0}).json()
    address, candidates = f"{V1}/searches/{job['id']}", len(client.get(f"{V1}/interventions").json())
    progress = job
    while progress["done"] <= candidates:
        progress = client.get(address, params={"wait": 0.2}).json()
    assert progress["seconds_left"] > 0
    assert client.delete(address, params={"so_far": True}).status_code == 204
    ended = client.get(address, params={"wait": 60})
    assert (ended.status_code, ended.json()["complete"]) == (200, False)
    assert f"after {ended.json()['tried']} plans" in ended.json()["text"] or not ended.json()["plan"]
    assert ended.json()["measures"] and ended.json()["chance"] is None
