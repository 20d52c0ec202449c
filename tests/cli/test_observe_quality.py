"""Commands on the quality of readings."""

import json
from pathlib import Path

import pytest

from tests.city import write_city
from tests.cli.conftest import Run

HOURS = "".join(f"Kallio,2026-01-01 {hour:02}:00,{value}\n" for hour, value in enumerate([12, 13, 20000, 14, 15]))
LIMITS = """
gross_range: {fail: [0, 500], suspect: [0, 13.5], source: the sensor}
spike: null
rate_of_change: null
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


def test_readings_are_tested_and_counted_and_a_person_declares_limits(city: Path, tmp_path: Path, run: Run) -> None:
    file, limits = tmp_path / "air.csv", tmp_path / "limits.yaml"
    file.write_text("station,time,PM2.5 (ug/m3)\n" + HOURS)
    limits.write_text(LIMITS)

    def told(*words: object) -> object:
        code, out, err = run("observe", *words, "--json")
        assert code == 0, err
        return json.loads(out)

    told("import", city, file)
    (row,) = told("quality", city)
    assert (row["readings"], row["suspect"], row["failed"], row["open"]) == (5, 2, 1, 0)
    assert row["tests"]["gross_range"] == [0, 1]
    assert told("limits", city, 1)["gross_range"]["fail"] == [-15, 10000]
    assert "spike" not in told("limits", city, 1, limits, "--by", "Aino")
    (row,) = told("quality", city)
    assert (row["suspect"], row["failed"], row["tests"]) == (2, 1, {"gross_range": [2, 1]})
    assert told("quality", city, "--again") == [row]
    assert "spike" in told("limits", city, 1, "--defaults")
    (fresh,) = told("fresh", city)
    assert (fresh["name"], fresh["state"], fresh["interval"]) == ("Kallio: PM2.5", "silent", None)


@pytest.mark.parametrize(("language", "said"), [("en", "Gross range"), ("zh", "极值范围")])
def test_they_are_shown_as_tables(city: Path, tmp_path: Path, run: Run, language: str, said: str) -> None:
    file = tmp_path / f"{language}.csv"
    file.write_text(f"station,time,temp (C)\n{language},2026-01-01 02:00,12\n{language},2026-01-01 03:00,99\n")
    assert run("observe", "import", city, file)[0] == 0
    for words, word in ((("quality",), said), (("limits", 1), said), (("fresh",), language)):
        code, out, _ = run("observe", words[0], city, *words[1:], language=language)
        assert code == 0
        assert word in out


@pytest.mark.parametrize("content", ["spike: {suspect: much, source: x}", "spike: [", "- 3", "drift: {}"])
def test_limits_that_cannot_be_used_are_told(city: Path, tmp_path: Path, run: Run, content: str) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(content)
    before = run("observe", "limits", city, 1, "--json")[1]
    code, _, err = run("observe", "limits", city, 1, file)
    assert code == 2
    assert err
    assert run("observe", "limits", city, 1, "--json")[1] == before
    assert run("observe", "limits", city, 999)[0] == 2
