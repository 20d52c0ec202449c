"""`--database`: records and readings of a city in PostgreSQL, by option and by environment."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_group

from citybrain.cli.database import VARIABLE
from citybrain.cli.main import app
from tests.city import write_city
from tests.cli.conftest import Run
from tests.cli.test_observe import FILE

KEPT = {"observations.duckdb", "records.sqlite"}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return write_city(tmp_path / "city")


def test_readings_and_records_are_kept_in_the_database(
    city: Path, tmp_path: Path, new_database: Callable[[], str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database()
    (tmp_path / "air.csv").write_text(FILE)
    code, _, err = run("observe", "import", city, tmp_path / "air.csv", "--database", url)
    assert code == 0, err
    monkeypatch.setenv(VARIABLE, url)
    streams = json.loads(run("observe", "streams", city, "--json")[1])
    assert sorted(row["readings"] for row in streams) == [1, 2]
    (tally,) = json.loads(run("observe", "ledger", city, "--json")[1])
    assert (tally["received"], tally["stored"], tally["rejected"]) == (4, 3, 1)
    assert len(json.loads(run("observe", "rejected", city, "--json")[1])) == 1
    assert run("observe", "export", city, tmp_path / "all.csv")[0] == 0
    assert len((tmp_path / "all.csv").read_text().splitlines()) == 4
    assert run("access", "add", city, "Aino", "--role", "planner", "--by", "test")[0] == 0
    assert "Aino" in run("access", "list", city)[1]
    assert KEPT.isdisjoint(path.name for path in city.iterdir())


def test_a_copy_is_made_by_the_tools_of_the_database_and_months_stay_in_its_tables(
    city: Path, tmp_path: Path, new_database: Callable[[], str], run: Run
) -> None:
    database = new_database()
    code, _, err = run("observe", "backup", city, tmp_path / "copy", "--database", database)
    assert code == 0, err
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["city.dump"]
    code, _, err = run("observe", "archive", city, "2026-01-01", "--database", database)
    assert code == 2
    assert "each part of its table holds 30 days" in err
    assert run("observe", "recover", city, "--database", "postgresql:///x")[0] == 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_database_that_is_not_there_is_told_without_its_password(city: Path, run: Run, language: str) -> None:
    for url in ("postgresql://aino:geheim@127.0.0.1:9/city", "mysql://aino:geheim@127.0.0.1/city"):
        code, out, err = run("observe", "ledger", city, "--database", url, language=language)
        assert code == 2
        assert "geheim" not in out + err
        assert "postgresql://" in err


def test_all_commands_that_keep_something_take_the_option() -> None:
    groups = {name: group.commands for name, group in get_group(app).commands.items() if hasattr(group, "commands")}
    asked = {
        (name, command.name)
        for name, commands in groups.items()
        for command in commands.values()
        if "database" in {parameter.name for parameter in command.params}
    }
    assert {("observe", "import"), ("inventory", "state"), ("course", "promise"), ("access", "token")} <= asked
    assert ("observe", "restore") not in asked
