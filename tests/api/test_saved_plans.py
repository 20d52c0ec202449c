"""Saved plans over HTTP: created, listed, opened, replaced, deleted; two tabs; what is refused."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from citybrain.plans.workspace import Workspace

V1 = "/api/v1"
SAVED = f"{V1}/saved-plans"
MOST = 300


@pytest.fixture(autouse=True)
def folder(workspace: Workspace) -> Iterator[Path]:
    """The folder of plans, emptied again."""
    folder = workspace.saved.folder
    yield folder
    for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else []:
        path.rmdir() if path.is_dir() else path.unlink()


def test_a_plan_is_saved_opened_and_listed(client: TestClient, plan: dict, folder: Path) -> None:
    created = client.post(SAVED, json=plan)
    assert created.status_code == 201
    assert created.headers["location"] == f"{SAVED}/warm-blocks"
    told = client.get(created.headers["location"])
    assert told.json() == created.json()
    assert told.headers["etag"] == created.headers["etag"] == f'"{told.json()["tag"]}"'
    assert told.json()["plan"] == plan
    assert (folder / "warm-blocks.yaml").is_file()
    listed = client.get(SAVED).json()
    assert listed["total"] == 1
    only = listed["plans"][0]
    assert (only["id"], only["name"], only["measures"], only["snapshot"]) == ("warm-blocks", "Warm blocks", 2, 1)
    assert only["years"] is None and only["problem"] is None


def test_what_is_saved_is_worked_out_as_the_plan_itself(client: TestClient, plan: dict, folder: Path) -> None:
    client.post(SAVED, json=plan)
    headers = {"content-type": "application/yaml"}
    raw = (folder / "warm-blocks.yaml").read_bytes()
    assert b"saved_with: {snapshot: 1}" in raw
    outcome = client.post(f"{V1}/plans", content=raw, headers=headers).json()
    assert outcome["id"] == client.post(f"{V1}/plans", json=plan).json()["id"]


def test_two_tabs(client: TestClient, plan: dict) -> None:
    first = client.post(SAVED, json=plan)
    address, mine = first.headers["location"], first.headers["etag"]
    theirs = client.put(address, json=plan | {"name": "Theirs"}, headers={"If-Match": mine})
    assert theirs.status_code == 200
    stale = client.put(address, json=plan | {"name": "Mine"}, headers={"If-Match": mine})
    assert (stale.status_code, stale.json()["code"]) == (412, "saved-plan-newer")
    assert "newer" in stale.json()["detail"] and "copy" in stale.json()["detail"]
    assert client.get(address).json()["name"] == "Theirs"
    assert client.put(address, json=plan).status_code == 428
    assert client.delete(address, headers={"If-Match": mine}).status_code == 412
    assert client.delete(address, headers={"If-Match": theirs.headers["etag"]}).status_code == 204
    assert client.get(address).status_code == 404


def test_what_is_not_a_plan_is_refused_with_the_same_places(client: TestClient, plan: dict, folder: Path) -> None:
    bad = [
        plan | {"measures": []},
        plan | {"name": "x" * (MOST + 1)},
        plan | {"colour": "red"},
        plan | {"measures": [{"intervention": "magic"}]},
        plan | {"measures": [{"intervention": "insulate_walls", "where": {"zone": "Atlantis"}}]},
        plan | {"measures": [{"intervention": "insulate_walls", "uptake": {"2026": 0.5}}]},
        plan | {"years": {"from": 2030, "to": 2026}},
        plan | {"years": {"from": 2026, "to": 2030}, "scenario": "none such"},
        plan | {"measures": [{"intervention": "insulate_walls", "off": True}]},
    ]
    for body in bad:
        saved, asked = client.post(SAVED, json=body), client.post(f"{V1}/plans", json=body)
        assert saved.status_code == asked.status_code == 422
        assert saved.json()["errors"] == asked.json()["errors"]
    assert not folder.is_dir() or list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * MOST, "خطة التدفئة", "暖房" * 150, "../../city", "a\u202eb", "🏠" * 10])
def test_names_of_every_kind(client: TestClient, plan: dict, name: str, folder: Path) -> None:
    created = client.post(SAVED, json=plan | {"name": name})
    assert created.status_code == 201
    told = client.get(f"{SAVED}/{quote(created.json()['id'])}").json()
    assert told["name"] == name
    assert len(list(folder.iterdir())) == 1


def test_a_measure_that_is_switched_off_is_kept_but_does_not_count(client: TestClient, plan: dict) -> None:
    off = {"intervention": "install_rooftop_solar", "off": True}
    told = client.post(SAVED, json=plan | {"measures": [off, plan["measures"][0]]})
    assert told.json()["plan"]["measures"][0] == off
    both = client.post(f"{V1}/plans", json=told.json()["plan"]).json()
    one = client.post(f"{V1}/plans", json=plan | {"measures": plan["measures"][:1]}).json()
    assert [measure["position"] for measure in both["measures"]] == [2]
    assert both["headline"] == one["headline"]


def test_plans_in_folders_and_broken_files(client: TestClient, folder: Path) -> None:
    (folder / "table-1").mkdir(parents=True)
    (folder / "table-1" / "walls.yaml").write_text("name: Walls\nmeasures: [{intervention: insulate_walls}]\n")
    (folder / "broken.yaml").write_text("name: [")
    told = {one["id"]: one for one in client.get(SAVED).json()["plans"]}
    assert told["table-1/walls"]["name"] == "Walls"
    assert "line 2" in told["broken"]["problem"] or "line 1" in told["broken"]["problem"]
    assert client.get(f"{SAVED}/table-1/walls").json()["snapshot"] is None
    assert client.get(f"{SAVED}/broken").status_code == 422
    refused = client.delete(f"{SAVED}/broken")
    assert (refused.status_code, refused.json()["code"]) == (409, "saved-plan-not-ours")
    assert (folder / "broken.yaml").is_file()


@pytest.mark.parametrize("identity", ["..%2Fcity", "%2e%2e/city", ".x", "a%5Cb", "a%00", "x" * 400, "%FF"])
def test_no_address_leads_out_of_the_folder(client: TestClient, plan: dict, identity: str) -> None:
    for method in ("GET", "DELETE", "PUT"):
        headers = {"If-Match": "*"}
        body = {"json": plan} if method == "PUT" else {}
        assert client.request(method, f"{SAVED}/{identity}", headers=headers, **body).status_code == 404


def test_another_site_cannot_save(client: TestClient, plan: dict, folder: Path) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        refused = client.post(SAVED, content=str(plan), headers={"content-type": kind})
        assert (refused.status_code, refused.json()["code"]) == (415, "saved-plan-media-type")
    assert not folder.is_dir() or list(folder.iterdir()) == []


def test_a_list_is_told_in_parts(client: TestClient, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(60):
        (folder / f"p{number}.yaml").write_text(f"name: Plan {number}\nmeasures: [{{intervention: insulate_walls}}]\n")
    told = client.get(SAVED).json()
    assert (told["total"], len(told["plans"])) == (60, 50)
    assert client.get(SAVED, params={"search": "plan 43"}).json()["total"] == 1
    found = client.get(SAVED, params={"search": "plan 5", "limit": 10, "offset": 10}).json()
    assert (found["total"], len(found["plans"])) == (15, 5)
