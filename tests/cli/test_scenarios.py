"""The command that lists scenarios."""

import json
from pathlib import Path

import pytest

from tests.city import write_city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"), 12)


def test_scenarios_are_listed_with_assumptions_paths_and_sources(run, city: Path) -> None:
    code, out, _ = run("scenarios", city)
    assert code == 0
    for said in ("Current policies (current-policies) (default)", "Fast transition", "Frozen", "EUR/kW", "Source: EU"):
        assert said in out
    assert "2050" in out
    assert "Demolition and new construction" in out


def test_scenarios_speak_chinese(run, city: Path) -> None:
    _, out, _ = run("scenarios", city, language="zh")
    assert "现行政策" in out
    assert "拆除重建" in out


def test_scenarios_as_json_have_every_year(run, city: Path) -> None:
    code, out, _ = run("scenarios", city, "--json")
    told = json.loads(out)
    assert code == 0
    names = ["current-policies", "fast-transition", "frozen", "warmer-climate"]
    assert [scenario["name"] for scenario in told] == names
    assert told[0]["years"] == list(range(2020, 2051))
    assert all(len(path["relative"]) == 31 for path in told[0]["paths"])


def test_a_broken_scenario_of_the_city_is_told_with_its_place(run, tmp_path: Path) -> None:
    city = write_city(tmp_path, 12)
    folder = city / "scenarios" / "ours"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_text("label: {en: Ours, zh: 我们的}\n", encoding="utf-8")
    code, _, err = run("scenarios", city)
    assert code == 2
    assert "scenario.yaml, line 1" in err
    assert "source" in err
