"""Goals and examples over HTTP, and who gains in a year of a plan of one day."""

import pytest
from fastapi.testclient import TestClient

from citybrain.api.routes import goals as route
from citybrain.kernel import PlanError
from citybrain.plans.example_plans import examples
from citybrain.plans.goals import AIMS, MOST_MEASURES, Goal, Tried, goals_of, nearest_to_aim
from citybrain.plans.outcome import Cost
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.progress import Progress

V1 = "/api/v1"
OWN = {
    "cheapest-tonnes": "cost_per_tonne",
    "fewest-emissions": "emissions_change",
    "lowest-bills": "energy_cost_change",
}


def told_goals(client: TestClient, language: str = "en") -> list[dict]:
    while (answer := client.get(f"{V1}/goals", headers={"accept-language": language})).status_code == 202:
        assert answer.json()["done"] <= answer.json()["of"]
    return list(answer.json()["goals"])


def test_goals_say_what_plans_of_the_same_measures_say(client: TestClient) -> None:
    goals = told_goals(client)
    assert {goal["goal"] for goal in goals} <= set(AIMS)
    assert len(goals) >= 2
    for goal in goals:
        names = [measure["intervention"] for measure in goal["measures"]]
        assert 1 <= len(names) <= MOST_MEASURES
        together = client.post(
            f"{V1}/plans", json={"name": "x", "measures": [{"intervention": n} for n in names]}
        ).json()
        told = {key: value for key, value in goal["together"].items() if key != "buildings"}
        assert together["cost"] == pytest.approx(told)
        own = [measure[OWN[goal["goal"]]] for measure in goal["measures"]]
        assert own == sorted(own)


def test_no_other_goal_reaches_an_aim_better(client: TestClient) -> None:
    goals = told_goals(client)
    for goal in goals:
        key = OWN[goal["goal"]]
        others = [other["together"][key] for other in goals if other["together"][key] is not None]
        assert goal["together"][key] == pytest.approx(min(others))


def test_of_what_was_put_together_the_best_is_taken_for_each_aim() -> None:
    def tried(name: str, tonnes: float, bills: float) -> Tried:
        return Tried((name,), 1, Cost(0.0, 0.0, 0.0, bills, tonnes, None))

    walls, pumps, bulbs = tried("walls", -5.0, -1.0), tried("pumps", -4.0, -3.0), tried("bulbs", -1.0, -2.0)
    emissions = Goal("fewest-emissions", (walls, pumps), tried("together", -6.0, -2.5))
    bills = Goal("lowest-bills", (pumps, bulbs), tried("together", -7.0, -4.0))
    better = nearest_to_aim(emissions, [emissions, bills], 0.0)
    assert (better.aim, better.alone, better.together) == ("fewest-emissions", (pumps, bulbs), bills.together)
    assert nearest_to_aim(bills, [emissions, bills], 0.0) == bills


def test_measures_of_a_goal_do_not_exclude_each_other(client: TestClient, workspace: Workspace) -> None:
    for goal in told_goals(client):
        names = {measure["intervention"] for measure in goal["measures"]}
        for name in names:
            assert not names & set(workspace.graph.interventions[name].excludes)


def test_goals_are_told_in_the_language_of_the_reader(client: TestClient) -> None:
    english, chinese = (told_goals(client, language) for language in ("en", "zh"))
    assert [goal["together"] for goal in english] == [goal["together"] for goal in chinese]
    assert english[0]["label"] != chinese[0]["label"]


def test_goals_tell_how_far_they_are_and_can_be_stopped(
    client: TestClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress()
    progress.stop()
    with pytest.raises(PlanError) as caught:
        goals_of(workspace.baseline(), progress)
    assert caught.value.code == "plan-cancelled"
    monkeypatch.setattr(route, "PATIENCE", 0.0)
    monkeypatch.setattr(workspace.goals, "jobs", type(workspace.goals.jobs)())
    answer = client.get(f"{V1}/goals")
    assert answer.status_code == 202
    assert answer.json()["state"] == "running"
    refused = TestClient(client.app).delete(f"{V1}/goals")
    assert (refused.status_code, refused.json()["code"]) == (401, "access-sign-in")
    assert client.delete(f"{V1}/goals").status_code == 204


def test_every_example_is_a_plan_that_the_server_takes(client: TestClient) -> None:
    examples = client.get(f"{V1}/example-plans").json()
    assert "towards-2050" in {example["name"] for example in examples}
    warm = next(example["plan"] for example in examples if example["name"] == "warm-blocks")
    assert client.post(f"{V1}/plans", json=warm).json()["plan"]["name"] == warm["name"]


def test_a_plan_on_lines_is_not_offered_without_a_timetable_and_refused(client: TestClient) -> None:
    name = "packages/public-transport"
    assert name not in {example["name"] for example in client.get(f"{V1}/example-plans").json()}
    refused = client.post(f"{V1}/plans", json=dict(examples())[name].model_dump(mode="json", exclude_defaults=True))
    assert refused.status_code == 422
    problems = refused.json()["errors"]
    assert [(one["code"], one["pointer"]) for one in problems] == [
        ("plan-entity-absent", f"/measures/{number}/intervention") for number in range(3)
    ]
    assert "double_frequency" in problems[0]["detail"]


def test_gains_of_a_year_make_up_what_society_gains(client: TestClient, plan: dict, workspace: Workspace) -> None:
    outcome = client.post(f"{V1}/plans", json=plan).json()
    money = outcome["money"]
    groups = {group["group"]: group for group in money["groups"]}
    society = next(e for e in outcome["headline"] if e["quantity"] == "city_cost_to_society")
    assert money["society"] == pytest.approx(-society["change"])
    assert groups["public"]["gain"] == pytest.approx(groups["public"]["today"] - groups["public"]["plan"])
    assert groups["low_income"]["part_of_others"]
    for group in groups.values():
        assert group["known"] == (group["gain"] is not None)
        assert group["quantity"] in workspace.graph.quantities
    if all(group["known"] for group in groups.values()):
        whole = sum(g["gain"] for g in groups.values() if not g["part_of_others"]) + money["fixed_costs_saved"]
        assert whole == pytest.approx(money["society"])
