"""A whole city leaves as one file and comes again elsewhere: the same numbers, records and readings to the bit."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from citybrain.base.keys_folder import FOLDER
from citybrain.cli.server import seed_demo, seed_sensors
from citybrain.governance.register import counting_names
from citybrain.open_city import OpenCity
from tests.city import write_city
from tests.cli.conftest import Run
from tests.open_city import fingerprint

PLAN = "name: Warm\nmeasures:\n  - intervention: insulate_walls\n"
PRICE = """electricity_price:
  unit: money/kWh
  label: {en: Price, zh: 电价}
  values: [{from: 2000-01-01, value: 0.5, source: Council}]
"""


@pytest.fixture(scope="module")
def city(own_demo_city: Path) -> Path:
    """A city with promise, approved plan, sensors, readings, a parameter and a plan of its own."""
    with OpenCity(own_demo_city) as opened:
        seed_demo(opened)
        seed_sensors(opened)
    for name, content in {
        "plans/warm.yaml": PLAN, "parameters/own.yaml": PRICE, "observed/notes.txt": "x",
        "forecasts/000001/rules.json": "{}", "embeds/a.html": "x",
        "drafts/a/draft.json": "{}", "town.osm.pbf": "x", "serving.json": "{}",
    }.items():  # fmt: skip
        path = own_demo_city / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return own_demo_city


def elsewhere(folder: Path, *command: object) -> str:
    """What a program prints in another folder, with other keys and another home."""
    folder.mkdir(exist_ok=True)
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, FOLDER: str(folder / "keys"), "HOME": str(folder), "PYTHONPATH": root}
    done = subprocess.run(
        [sys.executable, *map(str, command)], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + ("" if done.stdout else done.stderr)


def test_a_city_that_leaves_has_the_same_numbers_elsewhere(city: Path, tmp_path: Path, run: Run) -> None:
    code, _, told = run("export", city, tmp_path / "city.zip")
    assert code == 0, told
    assert (tmp_path / "city.zip").stat().st_mode & 0o777 == 0o600
    left = ["drafts/", "embeds/", "town.osm.pbf"]
    with zipfile.ZipFile(tmp_path / "city.zip") as archive:
        assert json.loads(archive.read("backup.json"))["left_out"] == left
    assert [line.partition(": ")[2] for line in told.splitlines() if "Not in the file" in line] == left
    assert "Keys that sign" in told
    before = json.loads(json.dumps(fingerprint.fingerprint(city)))
    away = tmp_path / "away"
    program = "-c", "from citybrain.cli.main import run; run()"
    told = elsewhere(away, *program, "restore", tmp_path / "city.zip", "there", "--yes")
    assert all(name in told for name in left)
    after = json.loads(elsewhere(away, fingerprint.__file__, "there"))
    assert (before.pop("foreign"), before["audit whole"]) == (0, True)
    assert after.pop("foreign") > 0  # heads of the key that stayed
    assert {name: value for name, value in after.items() if before.get(name) != value} == {}
    assert before.keys() == after.keys()
    assert len(before) > 500
    assert before["readings"] > 1_000
    assert (away / "there" / "forecasts" / "000001" / "rules.json").is_file()
    assert (away / "there").stat().st_mode & 0o777 == 0o700


def test_what_cannot_be_done_is_told_and_leaves_nothing(tmp_path: Path, run: Run) -> None:
    small = write_city(tmp_path / "kallio")
    assert "whole city" in run("export", small, tmp_path / "a.zip", "--entity", "building")[2]
    assert ".zip" in run("export", small, tmp_path / "a.tar")[2]
    assert run("export", small, tmp_path / "gone" / "a.zip")[0] == 2
    assert run("export", small, tmp_path / "a.zip")[0] == 0
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    code, _, told = run("restore", tmp_path / "a.zip", tmp_path / "full")
    assert (code, "already" in told) == (2, True)
    (tmp_path / "broken.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:-400])
    assert run("restore", tmp_path / "broken.zip", tmp_path / "new")[0] == 2
    assert run("restore", tmp_path / "none.zip", tmp_path / "new")[0] == 2
    assert {path.name for path in tmp_path.iterdir()} == {"kallio", "a.zip", "broken.zip", "full"}


def test_the_file_has_what_is_needed_without_a_server_and_restores_none_of_it(tmp_path: Path, run: Run) -> None:
    small = write_city(tmp_path / "kallio")
    run("access", "reset", small, "--by", "root")
    assert run("export", small, tmp_path / "a.zip")[0] == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        books = {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("printed/")}
    assert sorted(books) == ["printed/duty-book.en.html", "printed/duty-book.zh.html"]
    assert "duty book" in books["printed/duty-book.en.html"] and "值班手册" in books["printed/duty-book.zh.html"]
    assert all("admin" in book for book in books.values())
    assert run("restore", tmp_path / "a.zip", tmp_path / "again", "--yes")[0] == 0
    assert not (tmp_path / "again" / "printed").exists()


FOREIGN = """name = "Kallio"
[sign_in.provider]
name = "Elsewhere"
issuer = "https://evil.example/realms/city"
client = "citybrain"
address = "https://city.example"
secret = "file:/etc/citybrain/another-secret"
[sign_in.provider.roles]
everybody = ["administrator"]
"""


def test_a_file_of_others_gives_nobody_power_without_a_word(tmp_path: Path, run: Run) -> None:
    small = write_city(tmp_path / "kallio")
    (small / "city.toml").write_text(FOREIGN, encoding="utf-8")
    assert run("access", "add", small, "Mallory Example", "--role", "administrator")[0] == 0
    assert run("access", "add", small, "Paula Planner", "--role", "planner")[0] == 0
    assert run("export", small, tmp_path / "a.zip")[0] == 0
    before = {path.name for path in tmp_path.iterdir()}
    code, _, told = run("restore", tmp_path / "a.zip", tmp_path / "new")
    assert (code, "--yes" in told) == (2, True)
    told = " ".join(told.split())
    assert "Mallory Example" in told and "Paula" not in told
    assert "https://evil.example/realms/city" in told and "city.example, evil.example" in told
    assert "sign_in.provider.secret = file:/etc/citybrain/another-secret" in told
    assert {path.name for path in tmp_path.iterdir()} == before
    assert run("restore", tmp_path / "a.zip", tmp_path / "new", "--yes")[0] == 0
    with OpenCity(tmp_path / "new") as opened, opened.records.read() as connection:
        assert "Mallory Example" in counting_names(connection)


def test_a_file_that_gives_nobody_power_needs_no_word(tmp_path: Path, run: Run) -> None:
    small = write_city(tmp_path / "kallio")
    assert run("export", small, tmp_path / "a.zip")[0] == 0
    assert run("restore", tmp_path / "a.zip", tmp_path / "new")[0] == 0


def test_readings_that_a_server_holds_are_asked_of_it(tmp_path: Path, run: Run) -> None:
    small = write_city(tmp_path / "kallio")
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import duckdb; c = duckdb.connect({str(small / 'observations.duckdb')!r}); "
         "print('open', flush=True); input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        code, _, told = run("export", small, tmp_path / "a.zip")
        holder.communicate("\n")
    assert (code, "GET /api/v1/backup" in told) == (2, True)
    assert not (tmp_path / "a.zip").exists()


def test_a_city_in_a_database_is_not_exported_without_it(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = write_city(tmp_path / "kallio")
    monkeypatch.setattr("citybrain.open_city.backups.database_of", lambda folder: "postgresql://city")
    code, _, told = run("export", small, tmp_path / "a.zip")
    assert (code, "database" in told) == (2, True)
