"""What stands in the audit log: what requests change, and what they read that not everybody may."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.auditing import note
from citybrain.api.identity import TheActor
from citybrain.api.openapi import COMPUTES
from citybrain.api.origin import SAFE
from citybrain.api.routes import all_routers
from citybrain.governance import Permission, Role, audit, require
from citybrain.governance.hash_tree import HashTree, begins_with, leaf_hash
from citybrain.governance.register import add_identity, give_token
from citybrain.governance.signing_key import holds
from citybrain.plans.workspace import Workspace
from citybrain.records import Records, open_records
from tests.city import city_around

V1 = "/api/v1"
WALLS = {"name": "Walls", "measures": [{"intervention": "insulate_walls"}]}
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def records(workspace: Workspace) -> Iterator[Records]:
    opened = open_records(workspace.folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def admin(signed_in: dict[str, str]) -> dict[str, str]:
    """What the administrator sends; all else is sent by nobody who is known."""
    return signed_in


@pytest.fixture(scope="module")
def logged(workspace: Workspace, static: Path) -> Iterator[TestClient]:
    """A server with routes that read and write observations."""
    app = create_app(city_around(workspace), static)
    router = APIRouter()

    @router.get(f"{V1}/readings")
    def read(request: Request, actor: TheActor) -> int:
        require(actor, Permission.READ_OBSERVATIONS)
        note(request, Permission.READ_OBSERVATIONS, "datastream 7", 100)
        return 100

    @router.post(f"{V1}/readings/{{stream}}")
    def write(request: Request, actor: TheActor, stream: int) -> int:
        require(actor, Permission.WRITE_OBSERVATIONS)
        note(request, Permission.WRITE_OBSERVATIONS, "observations", 10)
        return stream

    app.router.routes[:0] = router.routes
    with TestClient(app) as client:
        yield client


def newest(client: TestClient, admin: dict, most: int = 1) -> list[dict]:
    """The newest entries, without those of reading the log."""
    found = client.get(f"{V1}/audit", headers=admin).json()["entries"]
    return [entry for entry in found if entry["object"] != "audit"][:most]


def told_in_time(client: TestClient, admin: dict, wanted: Callable[[dict], bool], requests: int) -> list[dict]:
    """Entries of a kind, once they stand for so many requests: what is counted comes within a second."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = [entry for entry in newest(client, admin, 50) if wanted(entry)]
        if sum(entry["requests"] for entry in found) >= requests:
            return found
        time.sleep(0.1)
    raise AssertionError("the log does not tell of it")


def test_what_somebody_changes_is_logged_before_the_answer_comes(logged: TestClient, admin: dict) -> None:
    answer = logged.post(f"{V1}/saved-plans", json=WALLS, headers=admin)
    entry = newest(logged, admin)[0]
    assert entry["request"] == answer.headers["x-request-id"]
    assert (entry["who"], entry["act"], entry["object"]) == ("admin", "POST", f"{V1}/saved-plans")
    assert (entry["status"], entry["things"]) == (201, 1)
    path = f"{V1}/saved-plans/{answer.json()['id']}"
    assert logged.delete(path, headers=admin).status_code == 204
    entry = newest(logged, admin)[0]
    assert (entry["who"], entry["act"], entry["object"]) == ("admin", "DELETE", path)
    assert entry["token"] is not None


def test_what_changes_nothing_is_not_logged(logged: TestClient, admin: dict) -> None:
    before = newest(logged, admin)
    assert logged.post(f"{V1}/plans", json=WALLS).status_code in (200, 202)
    assert logged.post(f"{V1}/saved-plans", json={"name": "x"}, headers=admin).status_code == 422
    assert logged.post(f"{V1}/nothing").status_code == 404
    assert logged.get(f"{V1}/saved-plans").status_code == 200
    assert newest(logged, admin) == before


def test_what_is_refused_is_logged_by_the_form_of_its_address(logged: TestClient, admin: dict) -> None:
    for stream in range(12, 42):
        assert logged.post(f"{V1}/readings/{stream}").status_code == 401
    found = told_in_time(logged, admin, lambda entry: entry["status"] == 401 and "/readings/" in entry["object"], 30)
    assert {(entry["who"], entry["act"], entry["object"], entry["things"]) for entry in found} == {
        ("anonymous", "POST", f"{V1}/readings/{{stream}}", 0)
    }
    assert len(found) < 30


def test_readings_that_come_by_the_thousand_are_one_entry_a_second(logged: TestClient, admin: dict) -> None:
    first = logged.post(f"{V1}/readings/1", headers=admin)
    for stream in range(2, 31):
        assert logged.post(f"{V1}/readings/{stream}", headers=admin).json() == stream
    for _ in range(3):
        assert logged.get(f"{V1}/readings", headers=admin).json() == 100
    written = told_in_time(logged, admin, lambda entry: entry["act"] == "observations:write", 30)
    read = told_in_time(logged, admin, lambda entry: entry["act"] == "observations:read", 3)
    assert sum(entry["things"] for entry in written) == 300
    assert sum(entry["things"] for entry in read) == 300
    assert {(entry["who"], entry["object"]) for entry in read} == {("admin", "datastream 7")}
    assert written[-1]["request"] == first.headers["x-request-id"]
    assert len(written) < 30


def test_the_log_is_read_by_those_who_look_after_it_and_that_is_logged_too(
    logged: TestClient, records: Records, admin: dict
) -> None:
    with records.begin() as connection:
        for role in (Role.AUDITOR, Role.PLANNER):
            add_identity(connection, f"reads as {role}", {role}, "root")
        auditor, planner = (
            {"authorization": f"Bearer {give_token(connection, f'reads as {role}', (), 1, '', 'root').text}"}
            for role in (Role.AUDITOR, Role.PLANNER)
        )
    assert logged.get(f"{V1}/audit").status_code == 401
    assert logged.get(f"{V1}/audit", headers=planner).status_code == 403
    page = logged.get(f"{V1}/audit", headers=auditor, params={"limit": 2}).json()
    assert len(page["entries"]) == 2
    older = logged.get(f"{V1}/audit", headers=auditor, params={"limit": 1, "before": page["more"]}).json()["entries"]
    assert older[0]["number"] < page["entries"][-1]["number"]
    own = logged.get(f"{V1}/audit", headers=admin, params={"who": "reads as auditor"}).json()["entries"]
    assert [(entry["act"], entry["object"], entry["things"]) for entry in own] == [
        ("audit:read", "audit", 1), ("audit:read", "audit", 2),
    ]  # fmt: skip


def test_whoever_keeps_a_head_can_show_that_the_log_begins_with_what_it_had(logged: TestClient, admin: dict) -> None:
    logged.get(f"{V1}/audit", headers=admin)
    first = logged.get(f"{V1}/audit/head", headers=admin).json()["head"]
    signed = {name: first[name] for name in ("last", "log", "made_at", "root", "size")}
    assert holds(first["key"], first["signature"], json.dumps(signed, separators=(",", ":")).encode())
    assert not holds(first["key"], first["signature"], json.dumps(signed | {"size": 0}, separators=(",", ":")).encode())
    logged.get(f"{V1}/audit", headers=admin)
    shown = logged.get(f"{V1}/audit/consistency", headers=admin, params={"first": first["size"]}).json()
    assert shown["size"] > first["size"]
    assert begins_with(
        first["size"], *map(bytes.fromhex, (first["root"],)), shown["size"], bytes.fromhex(shown["root"]),
        [bytes.fromhex(one) for one in shown["proof"]],
    )  # fmt: skip
    check = logged.post(f"{V1}/audit/checks", headers=admin, json={"against": first}).json()
    assert (check["whole"], check["faults"]) == (True, [])
    wrong = logged.post(f"{V1}/audit/checks", headers=admin, json={"against": first | {"root": "00"}}).json()
    assert [fault["code"] for fault in wrong["faults"]] == ["audit-log-older"]
    assert logged.get(f"{V1}/audit/head", headers=admin).json()["check"]["whole"] in (True, None)


def test_the_whole_log_is_exported_and_hashes_to_its_head(logged: TestClient, admin: dict) -> None:
    lines = logged.get(f"{V1}/audit/log.jsonl", headers=admin).text.splitlines()
    *exported, last = map(json.loads, lines)
    order = ("number", "token", "act", "object", "things", "requests", "request", "status", "who", "at")
    told = ([*(one[name] for name in order), *([one["purpose"]] if one["purpose"] else [])] for one in exported)
    texts = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in told)
    assert HashTree().grown(leaf_hash(text.encode()) for text in texts).root.hex() == last["head"]["root"]
    assert len(exported) == last["head"]["size"]


@pytest.mark.parametrize("path", ["/audit/head", "/audit/consistency?first=1", "/audit/log.jsonl"])
def test_the_head_of_the_log_is_for_who_may_read_it(logged: TestClient, path: str) -> None:
    assert logged.get(f"{V1}{path}").status_code == 401


def test_nothing_is_changed_while_the_log_cannot_take_it(logged: TestClient, admin: dict, monkeypatch) -> None:
    monkeypatch.setattr(audit, "MOST_WAITING", 0)
    answer = logged.post(f"{V1}/saved-plans", json=WALLS)
    assert (answer.status_code, answer.json()["code"]) == (503, "access-log-full")
    assert logged.post(f"{V1}/plans", json=WALLS).status_code in (200, 202)
    assert logged.get(f"{V1}/saved-plans").json()["plans"] == []


def test_only_what_computes_is_left_out_of_the_log() -> None:
    routes = [route for router in all_routers() for route in router.routes if isinstance(route, APIRoute)]
    left_out = {
        (method, route.path)
        for route in routes
        for method in route.methods - SAFE
        if COMPUTES.keys() & (route.openapi_extra or {}).keys()
    }
    assert left_out == {
        ("POST", f"{V1}/plans"),
        ("POST", f"{V1}/reports/suggestions"),
        ("POST", f"{V1}/selections"),
        ("POST", f"{V1}/comparisons"),
        ("POST", f"{V1}/intervals"),
        ("DELETE", f"{V1}/plans/{{identity}}"),
        ("DELETE", f"{V1}/plans/{{identity}}/uncertainty"),
        ("DELETE", f"{V1}/assessment/uncertainty"),
        ("DELETE", f"{V1}/goals"),
        ("POST", f"{V1}/layouts"),
        ("DELETE", f"{V1}/layouts/{{identity}}"),
        ("POST", f"{V1}/searches"),
        ("POST", f"{V1}/access/sites"),
        ("POST", f"{V1}/traces"),
        ("POST", f"{V1}/traces/station"),
        ("POST", f"{V1}/traces/network"),
        ("DELETE", f"{V1}/searches/{{identity}}"),
        ("POST", f"{V1}/session/provider"),
        ("POST", f"{V1}/session/passkey"),
    }


def test_answers_to_who_is_known_are_stored_by_no_shared_cache(logged: TestClient, admin: dict) -> None:
    def cache(path: str, headers: dict) -> str:
        return logged.get(f"{V1}/{path}", headers=headers).headers.get("cache-control", "")

    assert cache("readings", admin) == "no-store"
    assert (cache("assessment", {}), cache("assessment", admin)) == ("", "no-store")
    assert (cache("saved-plans", {}), cache("saved-plans", admin)) == ("no-cache", "private, no-cache")
