"""Upkeep over HTTP: what everybody sees, and what the administrator has done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import Role, register
from citybrain.governance.register import reset_administrator
from citybrain.open_city import OpenCity
from citybrain.records import open_records
from tests.city import write_city
from tests.observations.test_ways import until

ADDRESS = "/api/v1/upkeep"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = write_city(tmp_path_factory.mktemp("kept"))
    (made / "city.toml").write_text('name = "Kallio"\n[upkeep.backup]\nfolder = "copies"\n')
    return made


@pytest.fixture(scope="module")
def tokens(city: Path) -> dict[str, str]:
    records = open_records(city)
    with records.begin() as connection:
        administrator = reset_administrator(connection, "test").text
        register.add_identity(connection, "Planner", [Role.PLANNER], "test")
        planner = register.give_token(connection, "Planner", (), 1, "", "test").text
    records.close()
    return {"administrator": administrator, "planner": planner}


@pytest.fixture(scope="module")
def client(city: Path, static: Path) -> Iterator[TestClient]:
    with TestClient(create_app(OpenCity(city), static)) as opened:
        yield opened


def by(who: str, tokens: dict[str, str]) -> dict[str, str]:
    return {"authorization": f"Bearer {tokens[who]}"}


def task(client: TestClient, name: str, **headers: str) -> dict:
    return next(one for one in client.get(ADDRESS, headers=headers).json()["tasks"] if one["task"] == name)


def test_the_administrator_has_it_done_and_sees_what_came_of_it(client: TestClient, tokens: dict[str, str]) -> None:
    may = by("administrator", tokens)
    for name in ("retention", "archive", "backup"):
        answer = client.post(f"{ADDRESS}/{name}", headers=may)
        assert answer.status_code == 202, answer.text
        assert answer.json()["task"] == name
        until(lambda name=name: (task(client, name, **may)["done"] or {}).get("state") == "done")
    ran = task(client, "backup", **may)["done"]
    assert (ran["by"], ran["problem"]) == ("admin", None)
    assert Path(ran["folder"], "records.sqlite").is_file()
    log = client.get("/api/v1/audit", headers=may).json()["entries"]
    told = [one["object"] for one in log if one["act"] == "observations:keep"]
    assert {"upkeep backup", "upkeep backup asked for"} <= set(told)


def test_everybody_sees_when_and_only_the_administrator_where_and_what_is_wrong(
    client: TestClient, tokens: dict[str, str], city: Path
) -> None:
    everybody = task(client, "backup")["done"]
    assert (everybody["by"], everybody["folder"]) == (None, None)
    assert everybody["ended_at"] >= everybody["began_at"]
    kept = {one["data_class"]: one["readings"] for one in client.get(ADDRESS).json()["kept"]}
    assert (kept["public"], kept["personal"]) == ("forever", "30 days")
    said = (city / "city.toml").read_text()
    (city / "city.toml").write_text(said + 'every = "often"\n')
    assert str(city) not in client.get(ADDRESS).text
    told = client.get(ADDRESS, headers=by("administrator", tokens)).json()
    assert "upkeep.backup.every" in told["problem"]
    answer = client.post(f"{ADDRESS}/retention", headers=by("administrator", tokens))
    assert (answer.status_code, answer.json()["code"]) == (422, "city-file-value")
    (city / "city.toml").write_text(said)


def test_who_may_not_is_told(client: TestClient, tokens: dict[str, str]) -> None:
    assert client.post(f"{ADDRESS}/backup").status_code == 401
    assert client.post(f"{ADDRESS}/backup", headers=by("planner", tokens)).status_code == 403


def test_what_cannot_be_done_is_told(client: TestClient, tokens: dict[str, str]) -> None:
    may = by("administrator", tokens)
    assert client.post(f"{ADDRESS}/cleaning", headers=may).status_code == 422
    assert client.post(f"{ADDRESS}/archive", params={"before": "soon"}, headers=may).status_code == 422
    assert client.post(f"{ADDRESS}/archive", params={"before": "2020-01-01"}, headers=may).status_code == 202
