"""Commands on licences, in a made-up city with two test roads."""

import datetime
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citybrain.cases.licences.application import LicenceFaultsError
from citybrain.cases.supervision.enterprises import NewEnterprise, add_enterprises
from citybrain.cli.main import app
from citybrain.governance import Role
from citybrain.governance.register import add_identity
from citybrain.kernel.errors import InputError
from citybrain.open_city import OpenCity
from tests.api.test_licences import write_city_with_roads
from tests.cases.licences.licence_city import CHECKED, KIND, STATED

RUNNER = CliRunner()
YEAR = datetime.datetime.now(tz=datetime.UTC).year


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city_with_roads(tmp_path_factory.mktemp("city"))
    with OpenCity(folder) as opened, opened.records.begin() as connection:
        add_enterprises(connection, [NewEnterprise("F-1", "Made-up [red]Drive")], "test", "root")
        for name in ("Olli", "Sanna"):
            add_identity(connection, name, [Role.DUTY_OFFICER], "root")
    return folder


def asked(city: Path, command: str, *more: str, by: str = "Olli", group: str = "licence") -> str:
    who = () if command in ("list", "show", "sums", "kinds") else ("--by", by)
    done = RUNNER.invoke(app, [group, command, str(city), *more, *who], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_licence_lives_on_the_command_line(city: Path, tmp_path: Path) -> None:
    assert json.loads(asked(city, "kinds"))[0]["name"] == KIND
    file = tmp_path / "application.yaml"
    answers = "\n".join(f"  {name}: {said}" for name, said in STATED.items())
    days = f"since: {YEAR}-01-01\nuntil: {YEAR}-12-31\n"
    said = f"kind: {KIND}\nfirm: F-1\nvehicles: 2\nroads: [ring]\n{days}answers:\n{answers}\n"
    file.write_text(said, encoding="utf-8")
    assert "Application 1 is entered." in asked(city, "apply", str(file))
    with pytest.raises(LicenceFaultsError):
        asked(city, "apply", str(file))
    pairs = [word for name, answer in CHECKED.items() for word in ("--answer", f"{name}={answer}")]
    asked(city, "check", "1", *pairs)
    assert "proposal 1" in asked(city, "ask", "1", "--conditions", "By day", "--why", "Checked")
    asked(city, "approve", "1", by="Sanna", group="proposal")
    assert json.loads(asked(city, "list", "--json"))[0]["number"] == f"AV-{YEAR}-0001"
    table = tmp_path / "july.csv"
    table.write_text(f"licence,month,distance\nAV-{YEAR}-0001,{YEAR}-01,99000\n", encoding="utf-8")
    reported = asked(city, "report", str(table), "--constant", "unit=km")
    assert "Reports added: 1" in reported and "not plausible" in reported
    assert "suspended" in asked(city, "incident", "1", "injury", "Ring road 3", "--why", "Hit a bicycle", "--suspend")
    asked(city, "appeal", "1", "--why", "Not liable")
    assert "in force" in asked(city, "reinstate", "1", "--why", "Not liable", by="Sanna")
    shown = asked(city, "show", "1")
    assert "Made-up [red]Drive" in shown and "By day" in shown and "Somebody was hurt" in shown
    table.write_text(
        "figure,amount,unit,until,source\nlicences,3,1,2025-12-31,x\nvehicles,2,1,2025-12-31,x\n", encoding="utf-8"
    )
    assert "Figures added: 2" in asked(city, "figures", KIND, str(table))
    assert "! 2025-12-31 Licences for each vehicle: 1.5, more than 1" in asked(city, "sums", KIND)
    assert "withdrawn" in asked(city, "withdraw", "1")
    assert [one["name"] for one in json.loads(asked(city, "sums", KIND, "--json"))["published"]] == ["vehicles"]
    assert "No contact" in asked(city, "erase", "1")


def test_a_file_that_is_no_application_names_what_it_lacks(city: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("kind: x\nvehicles: 0\nsince: yesterday\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        asked(city, "apply", str(file))
    told = str(refused.value.arguments["faults"])
    assert all(part in told for part in ("firm", "vehicles", "roads", "since", "until", "answers"))
    with pytest.raises(LicenceFaultsError):
        asked(city, "suspend", "1", "--why", "x", "--day", "soon")
