"""Upkeep from the command line: by itself, and by the server where one has the city open."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.cli.serving import FILE
from citybrain.governance.register import reset_administrator
from citybrain.records import open_records
from tests.city import write_city
from tests.cli.conftest import Run
from tests.cli.test_observe import FILE as EXAMPLE
from tests.cli.test_processes import COMMAND, free_port, get, wait_for_health
from tests.observations.test_ways import until

TOML = 'name = "Kallio"\n[upkeep.archive]\nafter = "1 month"\n[upkeep.backup]\nfolder = "../copies"\n'


def made(folder: Path, run: Run) -> Path:
    """A city with three readings of January 2026."""
    city = write_city(folder / "city")
    (city / "city.toml").write_text(TOML)
    (folder / "air.csv").write_text(EXAMPLE)
    assert run("observe", "import", city, folder / "air.csv")[0] == 0
    return city


def told(city: Path, run: Run) -> dict:
    code, out, err = run("observe", "upkeep", city, "--json")
    assert code == 0, err
    return json.loads(out)


def test_upkeep_is_done_here_where_no_server_has_the_city(tmp_path: Path, run: Run) -> None:
    city = made(tmp_path, run)
    assert "0 readings deleted" in run("observe", "retention", city)[2]
    assert "3 readings of 1 months" in run("observe", "archive", city)[2]
    assert "3 readings copied to" in run("observe", "backup", city)[2]
    (copy,) = (tmp_path / "copies").iterdir()
    assert (copy / "records.sqlite").is_file()
    states = {one["task"]: one["done"]["readings"] for one in told(city, run)["tasks"]}
    assert states == {"retention": 0, "archive": 3, "backup": 3}
    out = run("observe", "upkeep", city)[1]
    assert "sensitive_personal" in out
    assert "30 days" in out
    other = tmp_path / "other"
    other.mkdir()
    assert "3 readings put back" in run("observe", "restore", other, copy)[2]
    assert (other / "records.sqlite").is_file()


def test_what_city_toml_does_not_say_is_told(tmp_path: Path, run: Run) -> None:
    city = made(tmp_path, run)
    (city / "city.toml").write_text('name = "Kallio"\n')
    code, _, err = run("observe", "backup", city)
    assert code != 0
    assert "[upkeep.backup]" in err


@pytest.fixture
def served(tmp_path: Path, run: Run) -> Iterator[Path]:
    """A city that a server has open; the token of its administrator is in the environment."""
    city, port = made(tmp_path, run), free_port()
    records = open_records(city)
    with records.begin() as connection:
        token = reset_administrator(connection, "test").text
    records.close()
    line = [str(COMMAND), "serve", str(city), "--port", str(port), "--mqtt-port", "0"]
    server = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CITYBRAIN_TOKEN", token)
        try:
            wait_for_health(port, server)
            address = f"http://127.0.0.1:{port}/api/v1/upkeep"
            until(lambda: json.loads(get(address))["next_at"])  # until then the server does not have the readings
            yield city
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=60)
    assert not (city / FILE).exists()


def test_the_server_is_asked_where_it_has_the_city(
    served: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert json.loads((served / FILE).read_text())["process"] != os.getpid()
    assert told(served, run)["next_at"] is not None
    assert "0 readings deleted" in run("observe", "retention", served)[2]
    (month,) = json.loads(run("observe", "archive", served, "2026-02-01", "--json")[1])
    assert (month["month"], month["readings"]) == ("2026-01", 3)
    code, _, err = run("observe", "backup", served)
    assert code == 0, err
    (copy,) = (tmp_path / "copies").iterdir()
    assert f"3 readings copied to {copy}" in err
    code, _, err = run("observe", "backup", served, tmp_path / "elsewhere")
    assert code != 0
    assert "only where city.toml says" in err
    (served / "city.toml").write_text('name = "Kallio"\n')
    code, _, err = run("observe", "backup", served)
    assert code != 0
    assert "[upkeep.backup]" in err
    monkeypatch.setenv("CITYBRAIN_TOKEN", "citybrain_1_wrong")
    code, _, err = run("observe", "retention", served)
    assert code != 0
    assert "did not do it" in err
    monkeypatch.delenv("CITYBRAIN_TOKEN")
    code, _, err = run("observe", "retention", served)
    assert code != 0
    assert "CITYBRAIN_TOKEN" in err


def test_a_server_that_is_gone_or_elsewhere_is_told(served: Path, run: Run) -> None:
    there = json.loads((served / FILE).read_text())
    (served / FILE).write_text(json.dumps({**there, "address": f"http://127.0.0.1:{free_port()}"}))
    code, _, err = run("observe", "retention", served)
    assert code != 0
    assert "does not answer" in err
    (served / FILE).unlink()
    code, _, err = run("observe", "retention", served)
    assert code != 0
    assert "is open in another program" in err
    (served / FILE).write_text(json.dumps(there))
