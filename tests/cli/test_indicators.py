"""Indicators on the command line: shown, imported, and counted when the city is assessed."""

import json
from pathlib import Path

import pytest

from tests.city import write_city

TABLE = "framework,code,part,year,value,unit,level,source\n"
LINES = (
    "vienna,recycling,,2024,33.5,percent,2,Waste office\n"
    "vienna,ghg_pc,,2005,6,t/(person·a),2,Inventory\n"
    "vienna,ghg_pc,,2025,5,t/(person·a),2,Inventory\n"
)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("city"))
    (folder / "values.csv").write_text(TABLE + LINES, encoding="utf-8")
    (folder / "wrong.csv").write_text(TABLE + LINES.replace("percent", "kg"), encoding="utf-8")
    return folder


def test_what_is_known_is_shown_and_after_an_import_more_of_it(run, city: Path) -> None:
    code, out, err = run("indicators", city)
    assert code == 0, err
    assert "Cannot say" in out and "How much is known" in out
    assert "Residential electricity use" in out
    code, out, err = run("indicators", "import", city, city / "values.csv", "--by", "Aino")
    assert (code, "3 values of values.csv kept." in err) == (0, True), err
    code, out, _ = run("indicators", city, "--framework", "vienna", "--json")
    rows = {row["code"]: row for row in json.loads(out)["rows"]}
    assert (code, rows["recycling"]["status"], rows["ghg_pc"]["course"]["group"]) == (0, "entered", "behind")
    assert "Behind by" in run("indicators", city)[1]


def test_with_uncertainty_computed_values_have_their_interval(run, city: Path) -> None:
    code, out, err = run("indicators", city, "--framework", "iso37120", "--uncertainty", "--json")
    assert code == 0, err
    rows = {row["code"]: row for row in json.loads(out)["rows"]}
    now = rows["7.1"]["now"]
    assert 0 <= now["low"] < now["high"]
    assert rows["7.1"]["computed"]["sure"] == "known"
    assert " to " in run("indicators", city, "--framework", "iso37120", "--uncertainty")[1]
    assert "± ?" in run("indicators", city, "--framework", "iso37120")[1]


def test_in_chinese(run, city: Path) -> None:
    code, out, _ = run("indicators", city, language="zh")
    assert (code, "掌握情况" in out) == (0, True)


def test_a_file_that_cannot_be_used_says_every_line_and_keeps_nothing(run, city: Path) -> None:
    code, _, err = run("indicators", "import", city, city / "wrong.csv")
    assert code == 2
    assert "one line of 3 cannot be used" in err
    assert "wrong.csv:2: kg does not convert to the unit of the indicator, percent" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("indicators", "nowhere"), "nowhere"),
        (("indicators", "{city}", "--framework", "viena"), "vienna"),
        (("indicators", "import", "{city}", "nothing.csv"), "nothing.csv"),
    ],
)
def test_mistakes_are_told(run, city: Path, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = run(*(argument.format(city=city) for argument in arguments))
    assert (code, said in err) == (2, True), err


def test_help_names_both_commands(run) -> None:
    code, out, _ = run("indicators", "--help")
    assert (code, "import" in out, "show" in out) == (0, True, True)


def test_an_assessment_names_the_counts(run, city: Path) -> None:
    code, out, _ = run("assess", city, "--json")
    counts = {one["name"]: one["counts"] for one in json.loads(out)["indicators"]}
    assert code == 0
    assert counts["u4ssc"]["computed"] + counts["u4ssc"]["entered"] + counts["u4ssc"]["not_reported"] == 91
    assert "How much is known" in run("assess", city)[1]
