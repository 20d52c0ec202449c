"""Commands on enterprises, on a city that is made up."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citybrain.cli.main import app
from citybrain.kernel.errors import NotFoundError
from citybrain.records.errors import EntryError

RUNNER = CliRunner()
REGISTER = "FacilityID,FacilityName,MainActivity,Lon,Lat,sole_trader\nM-1,Made-up Mill,Pulp,24.9,60.2,no\n"
QUOTA = "id,kind,since,until,pollutant,amount,unit\nM-1,quota,2025-01-01,2025-12-31,NOx,12,t\n"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    folder.mkdir()
    (folder / "city.toml").write_text('name = "Kallio"\ntime_zone = "Europe/Helsinki"\n', encoding="utf-8")
    for name, content in (("register.csv", REGISTER), ("quota.csv", QUOTA)):
        (tmp_path / name).write_text(content, encoding="utf-8")
        asked(folder, "import", str(tmp_path / name))
    return folder


def asked(city: Path, command: str, *more: str) -> str:
    done = RUNNER.invoke(app, ["enterprise", command, str(city), *more], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_monthly_loads_use_up_the_quota_of_an_imported_register(city: Path) -> None:
    for month in (1, 2, 3):
        asked(city, "load", "M-1", "NOx", "5", "t", f"2025-0{month}-01", f"2025-0{month}-28")
    (told,) = json.loads(asked(city, "quota", "M-1", "--json"))
    assert (told["used_up"], told["within_since"]) == ("2025-03-12", "2025-03-01")
    assert "2025-03-12" in asked(city, "quota", "M-1", "--year", "2025").replace("\n", "")
    assert [one["number"] for one in json.loads(asked(city, "risk", "--json"))] == [1]
    extract = json.loads(asked(city, "show", "M-1", "--public", "--json"))
    assert [(one["amount"], one["quota"]) for one in extract["sums"]] == [(15, 12)]
    assert "Made-up Mill" in asked(city, "list")


def test_a_name_steers_no_terminal(city: Path, tmp_path: Path) -> None:
    name = "[bold]k[/bold] \x1b]0;owned\x07\x1b[31mred \x9b31m\u202egnp"
    (tmp_path / "odd.csv").write_text(f"id,name,activity,sole_trader\nM-9,{name},\x1b[2J,no\n", encoding="utf-8")
    asked(city, "import", str(tmp_path / "odd.csv"))
    for command in (("list",), ("list", "--json"), ("risk",), ("show", "M-9"), ("quota", "M-9")):
        assert not set("\x1b\x07\x9b\u202e") & set(asked(city, *command)), command
    (listed,) = [one for one in json.loads(asked(city, "list", "--json")) if one["identifier"] == "M-9"]
    assert "\u202e" in listed["name"]
    assert "owned" in asked(city, "list").replace("\n", "")


def test_a_load_without_a_known_unit_is_refused_and_a_correction_counts(city: Path) -> None:
    with pytest.raises(EntryError):
        asked(city, "load", "1", "NOx", "5", "kWh", "2025-01-01", "2025-01-31")
    asked(city, "load", "1", "NOx", "5", "t", "2025-01-01", "2025-01-31")
    asked(city, "load", "1", "NOx", "4000", "kg", "2025-01-01", "2025-01-31", "--corrects", "2")
    (told,) = json.loads(asked(city, "quota", "1", "--json"))
    assert told["used"] == pytest.approx(4)
    assert [one["corrected_by"] for one in json.loads(asked(city, "show", "1", "--json"))["entries"]] == [None, 3, None]


def test_who_answers_for_an_enterprise_is_named_and_named_no_longer(city: Path) -> None:
    made = RUNNER.invoke(app, ["access", "add", str(city), "Mia", "--role", "enterprise"], catch_exceptions=False)
    assert made.exit_code == 0, made.output
    (named,) = json.loads(asked(city, "people", "M-1", "--name", "Mia", "--json"))
    assert named["name"] == "Mia"
    assert "Mia" in asked(city, "people", "M-1")
    with pytest.raises(NotFoundError):
        asked(city, "people", "M-1", "--remove", "Zoe")
    assert json.loads(asked(city, "people", "M-1", "--remove", "Mia", "--json")) == []
