"""Effects on the command line."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.cases.effect.known_effect import FIRST, known
from tests.city import write_city
from tests.cli.conftest import Run
from tests.sensors import HOUR, open_sensing, read, sensor

HOURS, CHANGE = 240 * 24, 170 * 24
SINCE = "2015-06-20"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("city"))
    sensing = open_sensing(folder, "Asia/Shanghai", lambda: (FIRST + HOURS) * HOUR)
    made = known(HOURS, CHANGE, -12.0, seed=21, controls=2)
    for name, values in (("Depot", made.value), ("North", made.controls[0]), ("South", made.controls[1])):
        read(sensing, sensor(sensing, name), (FIRST + np.arange(HOURS)) * HOUR, values)
    sensing.close()
    return folder


def test_an_effect_is_evaluated_shown_and_listed(city: Path, run: Run) -> None:
    assert "Nothing has been evaluated" in run("effects", city)[1]
    words = ("effect", city, "--since", SINCE, "--stream", 1, "--control", 2, "--control", 3, "--planned", -20)
    code, out, err = run(*words, "--what", "Sweeping [at night]", "--by", "Aino")
    assert code == 0, err
    for told in ("An effect is shown: −", "Planned: −20.0 %", "difference in differences", "On record as evaluation"):
        assert told in out
    answer = json.loads(run(*words, "--dry-run", "--json", language="zh")[1])
    assert (answer["number"], answer["verdict"]) == (0, "effect")
    assert "显示有效果" in answer["verdict_text"]
    listed = run("effects", city)[1]
    assert "Sweeping [at night]" in listed
    assert [one["made_by"] for one in json.loads(run("effects", city, "--json")[1])] == ["Aino"]


def test_what_cannot_be_asked_is_said(city: Path, run: Run) -> None:
    code, out, err = run("effect", city, "--since", "2030-01-01", "--stream", 1)
    assert (code, out) == (2, "")
    assert "readings end on 2015-08-" in err.replace("\n", " ")
