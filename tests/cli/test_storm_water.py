"""Commands on water."""

import json
from pathlib import Path

import yaml

from tests.cli.conftest import Run
from tests.domains.sewers.networks import SMALL

TANK = Path(__file__).parents[1] / "domains" / "sewers" / "tank.inp"


def test_a_run_tells_where_the_water_went(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.inp").write_text(SMALL, encoding="utf-8")
    code, out, _ = run("water", "run", tmp_path / "small.inp")
    assert code == 0
    assert "Infiltration" in out
    assert "Flooded: N, 3.721 m³" in out
    code, out, _ = run("water", "run", tmp_path / "small.inp", "--storm", "30mm/60min", "--json")
    told = json.loads(out)
    assert (code, round(told["rain"], 6), told["overflow"]) == (0, 30.0, None)


def test_a_storm_of_a_metre_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.inp").write_text(SMALL, encoding="utf-8")
    for storm, words in (("1000mm/60min", "1000 mm"), ("a lot", "a lot")):
        code, _, err = run("water", "run", tmp_path / "small.inp", "--storm", storm)
        assert code == 2
        assert words in err


def test_a_file_with_errors_is_told_with_the_line_in_both_languages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.inp").write_text(SMALL.replace("N 10 2", "N x 2"), encoding="utf-8")
    for language, words in (("en", "Line 19 of bad.inp"), ("zh", "bad.inp 第 19 行")):
        code, _, err = run("water", "run", tmp_path / "bad.inp", language=language)
        assert code == 2
        assert words in err


def test_a_tank_is_compared_and_a_person_can_be_asked(run: Run, tmp_path: Path) -> None:
    asked, chart = tmp_path / "tank.yaml", tmp_path / "tank.svg"
    asked_for = ("--node", "TANK", "--link", "OUT", "--storm", "10mm/60min", "--stream", "3")
    code, out, _ = run("water", "tank", TANK, *asked_for, "--proposal", asked, "--chart", chart)
    assert code == 0
    assert "Less spill" in out
    assert chart.read_text(encoding="utf-8").count("<polyline") == 2
    told = yaml.safe_load(asked.read_text(encoding="utf-8"))
    assert told["kind"] == "tank_level"
    assert 0.0 <= told["values"]["level"] < told["before"]["level"]
    assert (told["before"]["level"], told["stream"]) == (3.2, 3)
