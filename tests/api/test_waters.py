"""A tank, leaks, nights and balances over HTTP: what is given is computed, nothing of it stays, faults are told."""

import pytest
from fastapi.testclient import TestClient

from tests.contract.asked_water import FLOWS, READINGS
from tests.domains.sewers.networks import SMALL, TANK
from tests.domains.supply.networks import line_network

V1 = "/api/v1"
TANK_QUESTION = {"model": TANK, "node": "TANK", "link": "OUT", "storms": [{"depth": 10.0}, {"depth": 30.0}]}
LEAK_QUESTION = {"network": line_network(0.0, 0.0), "readings": READINGS, "unit": "m", "noise": 0.02}
NIGHTS = "\n".join(
    ["time,flow [m³/h]"] + [f"2026-{1 + day // 28:02d}-{1 + day % 28:02d}T02:00,{20 if day > 70 else 10 + day % 2}"
                            for day in range(84)]
)  # fmt: skip


def test_a_tank_is_compared_by_both_rules_and_may_be_proposed(client: TestClient) -> None:
    told = client.post(f"{V1}/storm-water/tanks", json=TANK_QUESTION).json()
    assert [one["depth"] for one in told["storms"]] == [pytest.approx(10.0), pytest.approx(30.0)]
    last = told["storms"][-1]
    assert last["less_spill"] == pytest.approx(last["fixed"]["spill"] - last["forecast"]["spill"])
    assert last["less_spill"] > 0.0
    assert told["proposal"]["values"]["level"] == pytest.approx(last["forecast"]["level"], abs=0.01)
    assert len(last["fixed"]["series"]) > 100


def test_a_leak_is_located_or_nobody_can_tell(client: TestClient) -> None:
    told = client.post(f"{V1}/water-supply/leaks", json=LEAK_QUESTION).json()
    assert told["pipes"][0]["pipe"] == "p3"
    assert sum(one["probability"] for one in told["pipes"]) == pytest.approx(1.0)
    same = {**LEAK_QUESTION, "readings": "hour,sensor,pressure,before\n2,b,48,48\n2,d,46,46\n"}
    told = client.post(f"{V1}/water-supply/leaks", json=same, params={"language": "en"}).json()
    assert told["cannot_tell"].startswith("Cannot tell")
    assert told["pipes"] == []


def test_nights_alarm_when_the_least_flow_rises(client: TestClient) -> None:
    told = client.post(f"{V1}/water-supply/nights", json={"flows": NIGHTS}).json()
    assert len(told["nights"]) >= 84
    assert told["alarms"][0]["since"] >= told["nights"][70]["day"]
    assert told["alarms"][0]["rise"] > 5.0


def test_a_balance_leaves_open_what_nobody_knows(client: TestClient) -> None:
    told = client.post(f"{V1}/water-balances", json={"flows": FLOWS}).json()
    [month] = told["months"]
    network = next(one for one in month["waters"] if one["water"] == "network")
    assert network["residual"] is None
    assert [one["amount"] for one in network["inflows"]] == [100.0]
    assert client.get(f"{V1}/water-balances").json() == {"months": []}


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("storm-water/tanks", {**TANK_QUESTION, "node": "N1"}, "N1"),
        ("storm-water/tanks", {**TANK_QUESTION, "model": SMALL.replace("N 10 2", "N ten 2")}, "Line 19"),
        ("storm-water/tanks", {**TANK_QUESTION, "storms": [{"depth": 1000.0}]}, "500"),
        ("storm-water/tanks", {**TANK_QUESTION, "storms": [{"depth": 9}, {"depth": 9, "minutes": 30}]}, "duration"),
        ("water-supply/leaks", {**LEAK_QUESTION, "unit": "stones"}, "stones"),
        ("water-supply/leaks", {**LEAK_QUESTION, "network": "[JUNCTIONS]\na 10\n"}, "network"),
        ("water-supply/leaks", {**LEAK_QUESTION, "readings": "hour,sensor\n1,a\n"}, "pressure"),
        ("water-supply/nights", {"flows": "time,flow\n1,2\n"}, "m³/h"),
        ("water-balances", {"flows": FLOWS.replace("80", "-80")}, "metered_use"),
        ("water-balances", {"flows": FLOWS.replace("m³", "buckets")}, "buckets"),
    ],
)
def test_what_is_wrong_is_told(client: TestClient, path: str, body: dict, words: str) -> None:
    answer = client.post(f"{V1}/{path}", json=body, params={"language": "en"})
    assert (answer.status_code, words in answer.text) == (422, True)


@pytest.mark.parametrize("path", ["storm-water/tanks", "water-supply/leaks", "water-supply/nights", "water-balances"])
def test_nobody_without_a_right_computes_anything(client: TestClient, path: str) -> None:
    answer = client.post(f"{V1}/{path}", json={}, headers={"authorization": ""})
    assert answer.status_code in (401, 403)
