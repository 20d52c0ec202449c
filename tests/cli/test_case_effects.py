"""`citybrain case effect`, `corrections` and `correct`: what is told of a closed case and of a rule that errs."""

import json

import yaml
from sqlalchemy import insert
from typer.testing import CliRunner

from citybrain.cli.main import app
from citybrain.records import open_records
from citybrain.records.tables.cases import city_case
from tests.cases.conftest import follow  # noqa: F401 - a fixture
from tests.cases.effect.closed_city import RULE, ClosedCity
from tests.cases.following import ZONE
from tests.sensors import ACTS, NOON


def call(*words: object) -> str:
    told = CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "300"})
    assert told.exit_code == 0, told.output
    return told.output


def declare(city: ClosedCity) -> str:
    """Write what a command reads: the zone and the rule of the city."""
    folder = city.city.folder
    (folder / "city.toml").write_text(f'name = "Testbury"\ntime_zone = "{ZONE}"\n', encoding="utf-8")
    (folder / "cases").mkdir()
    (folder / "cases" / "dust.yaml").write_text(yaml.safe_dump({"dust": RULE}, allow_unicode=True), encoding="utf-8")
    return str(folder)


def test_what_is_due_of_a_case_is_evaluated_and_told(follow) -> None:  # noqa: F811
    city = ClosedCity(follow, -14.0)
    folder = declare(city)
    city.city.close()
    assert "not closed" in call("case", "effect", folder, 1)
    city.city.open()
    city.city.start()
    number = city.close()
    city.pass_by(15)
    city.city.close()
    told = json.loads(call("case", "effect", folder, number, "--json"))["effects"]
    assert [one["days"] for one in told] == [14, 40]
    assert told[0]["state"] == "effect"
    assert told[1]["state"] == "effect" or told[1]["reasons"]
    assert told[0]["text"] in call("case", "effect", folder, number)
    assert json.loads(call("case", "effect", folder, number, "--json"))["effects"] == told


def test_a_correction_is_listed_accepted_and_in_force(follow) -> None:  # noqa: F811
    city = ClosedCity(follow, 0.0)
    folder = declare(city)
    city.city.close()
    assert "No correction" in call("case", "corrections", folder)
    row = {
        "rule": "dust", "family": "dust", "stream": city.station, "words": "", "property": "pm10", "place": "Depot",
        "data_class": "public", "severity": 1, "opened": NOON, "first_seen": NOON, "last_seen": NOON, "episodes": 1,
        "standing": 0, "state": "closed", "owner_role": "duty_officer", "escalated": 0, "gathers": False, "rank": 0.0,
        "version": 1, "subject": "",
    }  # fmt: skip
    names = {column.name for column in city_case.columns}
    rows = [
        {name: value for name, value in {**row, **ACTS}.items() if name in names}
        | ({"peak": 110.0, "outcome": "refused"} if n % 2 else {"peak": 190.0, "outcome": "confirmed"})
        for n in range(24)
    ]
    records = open_records(city.city.folder)
    with records.begin() as connection:
        connection.execute(insert(city_case), rows)
    records.close()
    assert "Proposed for dust: 150 in the place of 100" in call("case", "corrections", folder)
    call("case", "correct", folder, "dust", 150, "--why", "Pollen", "--by", "Aino")
    assert "dust has 150 in the place of 100, accepted by Aino: Pollen" in call("case", "corrections", folder)
