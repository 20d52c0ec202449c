"""A drill on the command line: opened, started, the exposed counted, reviewed."""

import json
from pathlib import Path

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity
from citybrain.records import open_records
from tests.city import write_city
from tests.cli.conftest import Run

WORKS = ("--at", "24.936,60.152", "--place", "Works [north]", "--substance", "sulphur_dioxide", "--rate", "92")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("city"))
    records = open_records(folder)
    with records.begin() as connection:
        add_identity(connection, "Olli", [Role.DUTY_OFFICER], "Aino")
    records.close()
    return folder


def test_a_drill_from_its_opening_to_its_review(city: Path, run: Run) -> None:
    assert "There are no incidents" in run("incident", "list", city)[1]
    wind = ("--wind-from", 200, "--wind-speed", 3)
    code, out, err = run("incident", "drill", city, "release", *WORKS, *wind, "--person", "Olli", "--by", "Olli")
    assert (code, "DRILL: incident 1 is prepared" in out) == (0, True), err
    assert "started" in run("incident", "start", city, 1, "--by", "Olli")[1]
    assert run("incident", "task", city, 1, "wind", "acknowledge", "--by", "Olli")[0] == 0
    assert run("incident", "wind", city, 1, "--wind-from", 210, "--wind-speed", 2)[0] == 0
    assert run("incident", "warn", city, 1, "--sender", "city.example")[0] == 0
    answer = json.loads(run("incident", "exposed", city, 1, "--json")[1])
    assert (answer["drill"], answer["basis"], len(answer["contours"])) == (True, "model", 6)
    assert f" {answer['residents']} " in run("incident", "exposed", city, 1)[1]
    assert run("incident", "close", city, 1, "--why", "over")[0] == 0
    shown = run("incident", "show", city, 1)[1]
    for part in ("DRILL", "Works [north]", "The log is as it was written", "First task acknowledged", "closed"):
        assert part in shown
    assert "【演练】" in run("incident", "list", city, language="zh")[1]


def test_what_cannot_be_is_told_at_once(city: Path, run: Run) -> None:
    code, _, err = run("incident", "open", city, "release", "--rate", "-1", "--size", "0")
    assert code == 2
    for part in ("size", "release.rate", "release.substance"):
        assert part in err
    assert run("incident", "open", city, "none", "--at", "24,60")[0] == 2
    assert run("incident", "task", city, 1, "wind", "close")[0] == 2
    assert run("incident", "wind", city, 1, "--wind-from", 400, "--wind-speed", 2)[0] == 2
