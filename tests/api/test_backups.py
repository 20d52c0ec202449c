"""Backups over HTTP: a city as a file, a city made of one, and files that are none, newer, broken or strange."""

import gc
import io
import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity, backups, restoring
from citybrain.records.tables.gate import proposal, proposal_command
from citybrain.twin.drafts.service import DraftService
from tests.access import headers_of
from tests.observations.bills.towns import town

V1 = "/api/v1"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return town(tmp_path / "city")


@pytest.fixture
def steward(home: Path, static: Path) -> Iterator[TestClient]:
    app = create_app(OpenCity(home), static, DraftService(home / "drafts"))
    with TestClient(app, headers=headers_of(home)) as client:
        yield client


def restore(client: TestClient, content: bytes) -> tuple[int, dict]:
    answer = client.post(f"{V1}/drafts/restore", content=content)
    return answer.status_code, answer.json()


def changed(content: bytes, **parts: str | bytes | None) -> bytes:
    """A backup with other parts, or without some."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, part in parts.items():
            if part is not None:
                after.writestr(name, part)
    return made.getvalue()


def test_a_city_is_downloaded_and_restored_as_one_more_with_all_that_was_entered(
    steward: TestClient, home: Path
) -> None:
    (home / "plans").mkdir()
    (home / "plans" / "warm.yaml").write_text(
        "name: Warm\nmeasures:\n  - intervention: insulate_walls\n", encoding="utf-8"
    )
    for name in ("gate", "inspections", "cases/playbooks"):
        (home / name).mkdir(parents=True)
        (home / name / "own.yaml").write_text("{}", encoding="utf-8")
    under_way = {"key": "a", "kind": "sluice_level", "target": "North", "content": "{}", "sha256": "", "version": 1}
    under_way |= {"label": "{}", "title": "North", "approves": "duty_officer"}
    acts = {"made_by": "gate", "made_at": "2026-03-04T10:00:00Z"}
    with steward.app.state.citybrain.city.records.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(insert(proposal).values(**under_way, state="executing", **acts))
        command = {"proposal": 1, "purpose": "execute", "key": "b", "state": "waiting"}
        connection.execute(insert(proposal_command).values(**command, **acts))
    answer = steward.get(f"{V1}/backup")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert "Testbury" in answer.headers["content-disposition"]
    status, told = restore(steward, answer.content)
    assert (status, told["name"], told["build"]["state"]) == (201, "Testbury", "done")
    made = home / "drafts" / told["id"]
    assert {"plans", "twin", "records.sqlite", "observations.duckdb", "city.toml"} <= {p.name for p in made.iterdir()}
    assert all((made / name / "own.yaml").is_file() for name in ("gate", "inspections", "cases/playbooks"))
    with closing(sqlite3.connect(made / "records.sqlite")) as copy:
        states = [copy.execute(f"SELECT state FROM {name}").fetchall() for name in ("proposal", "proposal_command")]
    assert states == [[("failed",)], [("unknown",)]], "the city itself does what was approved, its copy does not"
    assert restore(steward, answer.content)[1]["name"] == "Testbury (2)"
    assert steward.post(f"{V1}/drafts/{told['id']}/open").status_code == 204
    assert steward.get(f"{V1}/city").json()["buildings"] == 60
    assert '"name":"Warm"' in steward.get(f"{V1}/saved-plans").text
    assert [path.name for path in (*home.glob(".backup-*"), *(home / "drafts").glob(".*"))] == []
    again = steward.get(f"{V1}/backup").content
    assert "draft.json" in zipfile.ZipFile(io.BytesIO(again)).namelist()


def test_files_that_are_no_backup_of_a_city_that_can_be_read_change_nothing(steward: TestClient, home: Path) -> None:
    content = steward.get(f"{V1}/backup").content
    manifest = json.dumps({"format": backups.FORMAT + 1, "citybrain": "99.0"})
    twin = next(n for n in zipfile.ZipFile(io.BytesIO(content)).namelist() if n.endswith("manifest.json"))
    newer = json.dumps({**json.loads(zipfile.ZipFile(io.BytesIO(content)).read(twin)), "format": 99})
    wrong = {
        "backup-newer": changed(content, **{"backup.json": manifest}),
        "backup-none": changed(content, **{"backup.json": None}),
        "backup-broken": content[: len(content) // 2],
        "backup-strange": changed(content, **{"../escaped.txt": "x"}),
        "draft-file-empty": b"",
    }
    assert {code: restore(steward, bad)[1]["code"] for code, bad in wrong.items()} == {code: code for code in wrong}
    assert restore(steward, changed(content, **{twin: newer}))[1]["code"] == "backup-newer"
    assert restore(steward, changed(content, **{"records.sqlite": "x" * 5000}))[1]["code"] == "backup-broken"
    assert restore(steward, changed(content, **{"odd/file": "x"}))[1]["code"] == "backup-strange"
    assert not list(home.parent.rglob("escaped.txt"))
    assert [path.name for path in (home / "drafts").iterdir()] == []


def test_a_backup_of_many_megabytes_is_restored_and_so_are_files_of_bills_taken(steward: TestClient) -> None:
    content = changed(steward.get(f"{V1}/backup").content, **{"files/map.bin": os.urandom(2_500_000)})
    assert restore(steward, content)[0] == 201
    first = {"format": 1, "citybrain": "0.1.0", "city": "Old", "created": "2026-01-01", "snapshot": 1}
    assert restore(steward, changed(content, **{"backup.json": json.dumps(first)}))[1]["name"] == "Old"
    bills = "meter,year,kWh\n" + "1,2024,100\n" * 200_000
    assert steward.post(f"{V1}/bills/files/meters.csv", content=bills).status_code == 201


@pytest.mark.parametrize("manifest", [b" " * 100_000 + b'{"format": 99}', b'{"format": 1e999}', b"[" * 60_000])
def test_a_backup_that_says_strange_things_of_itself_is_none(steward: TestClient, manifest: bytes) -> None:
    content = changed(steward.get(f"{V1}/backup").content, **{"backup.json": manifest})
    assert restore(steward, content)[1]["code"] in ("backup-none", "backup-broken")


def test_a_list_of_parts_that_would_fill_the_memory_is_not_read(
    steward: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = changed(steward.get(f"{V1}/backup").content, **{f"files/{number}": "" for number in range(2_000)})
    monkeypatch.setattr(restoring, "LARGEST_DIRECTORY", 100_000)
    told = restore(steward, content)[1]
    assert (told["code"], "list of parts" in told["detail"]) == ("backup-broken", True)


def test_a_backup_with_damaged_pieces_is_told_to_be_broken(steward: TestClient) -> None:
    content = bytearray(steward.get(f"{V1}/backup").content)
    part = zipfile.ZipFile(io.BytesIO(content)).getinfo("observations.duckdb")
    begin = part.header_offset + 100
    content[begin : begin + 400] = b"\xff" * 400
    assert restore(steward, bytes(content))[1]["code"] == "backup-broken"


def test_no_name_in_a_backup_leads_to_files_outside_the_city(steward: TestClient, home: Path, tmp_path: Path) -> None:
    victim, readings = tmp_path / "precious.txt", tmp_path / "readings.duckdb"
    victim.write_text("precious", encoding="utf-8")
    content = steward.get(f"{V1}/backup").content
    readings.write_bytes(zipfile.ZipFile(io.BytesIO(content)).read("observations.duckdb"))
    with duckdb.connect(str(readings)) as connection:
        connection.execute("INSERT INTO archive VALUES (?, TIMESTAMP '2024-01-01', 1, true)", [str(victim)])
    assert restore(steward, changed(content, **{"observations.duckdb": readings.read_bytes()}))[0] == 422
    file = {"name": "../../../precious.txt", "bytes": 8}
    draft = json.dumps({"id": "x", "created": "2026-01-01T00:00:00+00:00", "files": [file]})
    assert restore(steward, changed(content, **{"draft.json": draft}))[1]["code"] == "draft-file-name"
    assert victim.read_text(encoding="utf-8") == "precious"
    assert [path.name for path in (home / "drafts").iterdir()] == []


def test_what_the_readings_of_a_backup_would_compute_is_dropped_before_it_is_read(
    steward: TestClient, home: Path, tmp_path: Path
) -> None:
    secret, readings = tmp_path / "secret.txt", tmp_path / "readings.duckdb"
    secret.write_text("secret", encoding="utf-8")
    content = steward.get(f"{V1}/backup").content
    readings.write_bytes(zipfile.ZipFile(io.BytesIO(content)).read("observations.duckdb"))
    with duckdb.connect(str(readings)) as connection:
        connection.execute('CREATE SCHEMA "odd one"; CREATE MACRO "odd one"."of it"(x) AS x + 1')
        connection.execute("CREATE MACRO rows_of(x) AS TABLE SELECT x AS value")
        connection.execute("DROP TABLE observed")
        connection.execute(
            f"CREATE VIEW observed AS SELECT 1 AS stream, size::INTEGER AS feature FROM read_text('{secret}')"
        )
    status, made = restore(steward, changed(content, **{"observations.duckdb": readings.read_bytes()}))
    assert status == 201
    with duckdb.connect(str(home / "drafts" / made["id"] / "observations.duckdb"), read_only=True) as connection:
        own = "SELECT count(*) FROM duckdb_functions() WHERE NOT internal"
        assert connection.execute(own).fetchall() == [(0,)]
        views = "SELECT view_name FROM duckdb_views() WHERE NOT internal"
        assert {name for (name,) in connection.execute(views).fetchall()} == {"kept", "stored"}
        assert connection.execute("SELECT count(*) FROM observed WHERE feature = 6").fetchall() == [(0,)]


def test_after_a_download_that_nobody_took_another_one_begins_at_once(steward: TestClient, home: Path) -> None:
    gc.disable()
    try:
        assert steward.head(f"{V1}/backup").status_code == 200
        assert list(home.glob(".backup-*")) == []
        assert steward.get(f"{V1}/backup").status_code == 200
    finally:
        gc.enable()


def test_the_second_of_two_tabs_is_told_that_another_backup_is_restored(steward: TestClient, home: Path) -> None:
    content = steward.get(f"{V1}/backup").content
    with steward.app.state.citybrain.drafts.restoring():
        assert restore(steward, content)[1]["code"] == "backup-restoring"
    assert restore(steward, content)[0] == 201


def test_whoever_may_not_read_all_gets_no_backup_and_restores_none(steward: TestClient) -> None:
    roles = {"name": "Anna", "roles": ["administrator"]}
    known = steward.post(f"{V1}/identities", json=roles).json()["identities"]
    number = next(one["number"] for one in known if one["name"] == "Anna")
    given = steward.post(f"{V1}/identities/{number}/tokens", json={"purpose": "page"}).json()
    anna = {"authorization": f"Bearer {given['secret']}"}
    assert steward.get(f"{V1}/backup", headers=anna).json()["code"] == "backup-personal"
    assert steward.get(f"{V1}/backup", headers={"authorization": ""}).status_code == 401
    assert steward.post(f"{V1}/drafts/restore", content=b"x", headers={"authorization": ""}).status_code == 401


def test_the_city_of_the_start_has_a_new_name_at_once_and_every_rename_is_in_the_log(steward: TestClient) -> None:
    assert steward.patch(f"{V1}/city", json={"name": " Newbury  upon Test "}).status_code == 204
    assert steward.get(f"{V1}/city").json()["name"] == "Newbury upon Test"
    assert steward.patch(f"{V1}/city", json={"name": "  "}).json()["code"] == "draft-no-name"
    assert steward.patch(f"{V1}/city", json={"name": "x"}, headers={"authorization": ""}).status_code == 401
    line = steward.get(f"{V1}/audit", headers={"accept-language": "zh"}).json()["entries"][0]
    assert (line["object"], line["act"]) == ("city called Newbury upon Test", "city:write")
    assert line["label"] != line["act"]
