"""Proposals over the own API: roles refused and logged, two persons, a plan that is adopted as it was simulated."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import Role
from citybrain.governance.audit_entries import entries
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from tests.api.waiting import eventually
from tests.city import city_around, write_city
from tests.domains.sewers.networks import TANK
from tests.notifications.receivers import HookReceiver
from tests.sensors import NOON, read, sensor

V1 = "/api/v1"
PROPOSALS = f"{V1}/proposals"
ROLES = {
    "Olli": Role.DUTY_OFFICER, "Sanna": Role.DUTY_OFFICER, "Paula": Role.PLANNER, "Cora": Role.COUNCIL,
    "Gateway": Role.DEVICE_OPERATOR, "Aud": Role.AUDITOR,
}  # fmt: skip


class Served:
    """A served city with persons, a thermometer and an actuator."""

    def __init__(self, folder: Path) -> None:
        self.actuator = HookReceiver()
        self.folder = write_city(folder)
        connector = f'address = "{self.actuator.origin}"\nnetwork = "private"\n'
        (folder / "city.toml").write_text(f'name = "Test"\n[gate.connectors.building_control]\n{connector}')
        workspace = OpenCity(self.folder).workspace
        self.app = create_app(city_around(workspace), Path("nowhere"))
        self.client = TestClient(self.app, headers={"accept-encoding": "identity"})
        self.headers: dict[str, dict[str, str]] = {}

    def start(self) -> None:
        self.client.__enter__()
        self.state = self.app.state.citybrain
        self.sensing = self.state.city.sensing
        self.sensing.now = lambda: NOON
        with self.state.governance.records.begin() as connection:
            for name, role in ROLES.items():
                add_identity(connection, name, [role], "Aino")
                token = give_token(connection, name, (), 1, "test", "Aino")
                self.headers[name] = {"authorization": f"Bearer {token.text}"}
        self.stream = sensor(self.sensing, "Room", "air_temperature")
        read(self.sensing, self.stream, [NOON - 1], 20.0)

    def propose(self, who: str = "Olli", **said: Any) -> Any:
        body = {
            "kind": "room_setpoint", "target": "school-3", "values": {"setpoint": 18}, "before": {"setpoint": 20},
            "stream": self.stream, "reason": "Empty over the holidays", **said,
        }  # fmt: skip
        return self.client.post(PROPOSALS, headers=self.headers[who], json=body)

    def step(self, who: str, number: int, step: str, why: str = "", tag: str = "*") -> Any:
        headers = {**self.headers[who], "if-match": tag}
        return self.client.post(f"{PROPOSALS}/{number}/steps", headers=headers, json={"step": step, "why": why})

    def get(self, path: str, who: str = "Olli") -> Any:
        return self.client.get(f"{V1}{path}", headers=self.headers[who])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("city"))
    made.start()
    yield made
    made.client.__exit__(None, None, None)
    made.actuator.close()


def test_a_setpoint_goes_through_two_persons_to_the_actuator_and_is_confirmed(served: Served) -> None:
    answer = served.propose()
    assert answer.status_code == 201, answer.text
    number = answer.json()["number"]
    assert served.step("Olli", number, "simulate").json()["simulation"]["expected"] == 18.0
    assert served.step("Olli", number, "ask").json()["state"] == "asked"
    (case,) = served.get("/cases?rule=approval_by_duty_officer").json()["cases"]
    assert case["subject"] == f"proposal/{number}"
    assert served.get(f"/proposals/{number}", "Olli").json()["possible"] == ["send_back", "withdraw"]
    assert served.get(f"/proposals/{number}", "Sanna").json()["possible"] == ["approve", "send_back", "withdraw"]
    assert served.step("Sanna", number, "approve", "agreed").status_code == 201
    assert served.get("/cases?rule=approval_by_duty_officer").json()["cases"] == []
    assert served.step("Olli", number, "execute").json()["state"] == "executing"
    eventually(lambda: served.actuator.calls)
    read(served.sensing, served.stream, [NOON + 60_000_000], 18.1)
    eventually(lambda: served.get(f"/proposals/{number}").json()["state"] == "confirmed")
    (call,) = served.actuator.documents()
    assert (call["target"], call["values"], call["purpose"]) == ("school-3", {"setpoint": 18.0}, "execute")
    assert served.actuator.calls[0][0]["idempotency-key"] == call["id"]


def test_the_level_of_a_tank_that_a_storm_asks_for_goes_before_a_second_person(served: Served) -> None:
    """As the page does it: both rules on one storm, then a draft that is simulated and asked for; nothing is sent."""
    body = {"model": TANK, "node": "TANK", "link": "OUT", "storms": [{"depth": 30.0}]}
    told = served.client.post(f"{V1}/storm-water/tanks", headers=served.headers["Olli"], json=body).json()
    assert served.propose(**told["proposal"], stream=None).json()["code"] == "proposal-faulty"
    level = sensor(served.sensing, "Tank", "water_level")
    read(served.sensing, level, [NOON - 1], 2.5)
    answer = served.propose(**told["proposal"], stream=level)
    assert answer.status_code == 201, answer.text
    number = answer.json()["number"]
    assert served.step("Olli", number, "simulate").status_code == 201
    assert served.step("Olli", number, "ask").json()["state"] == "asked"
    assert "approve" in served.get(f"/proposals/{number}", "Sanna").json()["possible"]
    assert served.step("Olli", number, "withdraw", "a test").status_code == 201


def test_a_setpoint_without_approval_is_refused_and_so_are_a_wrong_role_and_the_same_person(served: Served) -> None:
    """Each refusal is a row of the log."""
    number = served.propose(target="school-4").json()["number"]
    unapproved = served.step("Gateway", number, "execute")
    assert (unapproved.status_code, unapproved.json()["code"]) == (403, "proposal-not-approved")
    assert served.step("Paula", number, "execute").status_code == 403
    for step in ("simulate", "ask"):
        served.step("Olli", number, step)
    assert served.step("Gateway", number, "approve").status_code == 403
    assert served.step("Cora", number, "approve").status_code == 403
    refused = served.step("Olli", number, "approve")
    assert (refused.status_code, refused.json()["code"]) == (403, "proposal-same-person")
    assert served.propose("Aud").status_code == 403
    assert served.get("/proposals", "Aud").status_code == 403
    assert served.client.get(PROPOSALS).status_code == 401

    def logged() -> list[tuple[str, int]]:
        with served.state.governance.records.read() as connection:
            return [(one["who"], one["status"]) for one in entries(connection, 200) if "proposals" in one["object"]]

    eventually(lambda: {("Gateway", 403), ("Cora", 403), ("Olli", 403), ("Paula", 403)} <= set(logged()))
    assert served.get(f"/proposals/{number}").json()["state"] == "asked"


def test_a_step_says_which_version_was_read(served: Served) -> None:
    number = served.propose(target="school-5").json()["number"]
    url = f"{PROPOSALS}/{number}/steps"
    assert served.client.post(url, headers=served.headers["Olli"], json={"step": "simulate"}).status_code == 428
    tag = served.get(f"/proposals/{number}").headers["etag"]
    assert served.step("Olli", number, "simulate", tag=tag).status_code == 201
    assert served.step("Olli", number, "ask", tag=tag).status_code == 412
    assert served.step("Olli", number, "ask", tag="x").status_code == 422


def test_a_plan_counts_once_the_council_approves_it_as_it_was_simulated(served: Served) -> None:
    saved = {"name": "Warm blocks", "measures": [{"intervention": "insulate_walls", "uptake": 0.7}]}
    kept = served.client.post(f"{V1}/saved-plans", headers=served.headers["Paula"], json=saved).json()
    identity = kept["id"]
    said = {"kind": "council_plan", "target": identity, "values": {}, "before": {}, "stream": None}
    answer = served.propose("Paula", **said, cost="From the budget of works")
    assert answer.status_code == 201, answer.text
    number = answer.json()["number"]
    simulated = served.step("Paula", number, "simulate").json()["simulation"]
    assert simulated["possible"]
    assert len(simulated["plan_sha256"]) == len(simulated["snapshot_sha256"]) == 64
    assert any(one["with_plan"] != one["without"] for one in simulated["numbers"])
    assert all(one["label"] for one in simulated["numbers"])
    served.step("Paula", number, "ask")
    (case,) = served.get("/cases?rule=approval_by_council", "Cora").json()["cases"]
    assert case["title"] == "Approval asked for: Plan put to the council “Warm blocks”"
    later = {**saved, "measures": [{"intervention": "insulate_walls", "uptake": 0.1}]}
    put = served.client.put(
        f"{V1}/saved-plans/{identity}", headers={**served.headers["Paula"], "if-match": "*"}, json=later
    )
    assert put.status_code == 200, put.text
    assert served.step("Paula", number, "approve").status_code == 403
    done = served.step("Cora", number, "approve", "decided on Monday")
    assert (done.status_code, done.json()["state"]) == (201, "confirmed")
    (approved,) = served.state.city.course.commitments.approved()
    assert (approved.plan_id, approved.made_by, approved.reason) == (identity, "Cora", "decided on Monday")
    assert approved.plan.measures[0].uptake == 0.7


def test_who_made_a_plan_does_not_approve_it_whoever_proposes_it(served: Served) -> None:
    with served.state.governance.records.begin() as connection:
        add_identity(connection, "Both", [Role.PLANNER, Role.COUNCIL], "Aino")
        token = give_token(connection, "Both", (), 1, "test", "Aino")
    served.headers["Both"] = {"authorization": f"Bearer {token.text}"}

    def asked(**by: str) -> int:
        url, saved = f"{V1}/saved-plans", {"name": "Own walls", "measures": [{"intervention": "insulate_walls"}]}
        identity = served.client.post(url, headers=served.headers[by["creates"]], json=saved).json()["id"]
        headers = {**served.headers[by["replaces"]], "if-match": "*"}
        assert served.client.put(f"{url}/{identity}", headers=headers, json=saved).status_code == 200
        said = {"kind": "council_plan", "target": identity, "values": {}, "before": {}, "stream": None}
        number = int(served.propose("Paula", **said).json()["number"])
        for step in ("simulate", "ask"):
            assert served.step("Paula", number, step).status_code == 201
        return number

    for number in (asked(creates="Both", replaces="Paula"), asked(creates="Paula", replaces="Both")):
        assert "approve" not in served.get(f"/proposals/{number}", "Both").json()["possible"]
        refused = served.step("Both", number, "approve")
        assert (refused.status_code, refused.json()["code"]) == (403, "proposal-same-person")
        assert served.step("Paula", number, "withdraw", "a test").status_code == 201
    assert served.step("Both", asked(creates="Paula", replaces="Paula"), "approve").status_code == 201


def test_the_share_overridden_of_a_hundred_proposals_of_a_machine(served: Served) -> None:
    """Thirty are changed, twenty refused, forty followed and ten not decided: 50 of 90, with Wilson's interval."""
    for place in range(100):
        override = {} if place >= 30 else {"values": {"setpoint": 19}, "override": "A class is in the building"}
        machine = {"name": "Controller 2", "values": {"setpoint": 18}, "expects": 18.2}
        number = served.propose("Gateway", target=f"room-{place}", machine=machine, **override).json()["number"]
        if place < 90:
            for step in ("simulate", "ask"):
                assert served.step("Gateway", number, step).status_code == 201
            step = "send_back" if 30 <= place < 50 else "approve"
            assert served.step("Sanna", number, step, "by hand").status_code == 201
    table = served.get("/proposals/overrides").json()
    counts = [table[name] for name in ("followed", "changed", "refused", "undecided")]
    assert counts == [40, 30, 20, 10]
    assert table["share"] == pytest.approx(50 / 90)
    assert (round(table["low"], 4), round(table["high"], 4)) == (0.4527, 0.6538)
    newest = table["overrides"][0]
    assert (newest["decision"], newest["observed"], newest["expected"]) == ("followed", None, 18.2)
    first = table["overrides"][-1]
    assert (first["wanted"], first["decided"]) == ({"setpoint": 18.0}, {"setpoint": 19.0})
    assert first["why"] == "A class is in the building"
    served.sensing.now = lambda: NOON + 6 * 3_600_000_000
    read(served.sensing, served.stream, [NOON + 5 * 3_600_000_000], 19.1)
    first = served.get("/proposals/overrides").json()["overrides"][-1]
    assert (first["observed"], first["error"]) == (19.1, pytest.approx(0.9))


def test_kinds_say_who_proposes_and_whether_the_city_can_do_it(served: Served) -> None:
    kinds = {one["name"]: one for one in served.client.get(f"{PROPOSALS}/kinds").json()["kinds"]}
    assert kinds["room_setpoint"]["connected"]
    assert not kinds["sluice_level"]["connected"]
    assert kinds["council_plan"]["approves"] == "council"
