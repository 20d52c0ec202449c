"""`citybrain case trace`: tables in, the verdict and its evidence out."""

import csv
import json
from pathlib import Path

import pytest

from tests.cases.tracing.plumes import STATIONS, WIND_FROM, degrees, emitted, register
from tests.cli.conftest import Run

HOUR = ("--property", "pm10", "--from", "2018-06-05T15:00", "--to", "2018-06-05T16:00")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city that is not built, in summer three hours ahead of UTC."""
    folder = tmp_path / "city"
    folder.mkdir()
    (folder / "city.toml").write_text('name = "Town"\ntime_zone = "Europe/Helsinki"\ncountry = "FI"\n')
    readings = [(*degrees(place), 12 + float(emitted(place[None])[0])) for place in STATIONS]
    _write(
        tmp_path / "readings.csv", ["time", "lon", "lat", "value"], [("2018-06-05T12:10Z", *one) for one in readings]
    )
    _write(tmp_path / "wind.csv", ["time", "wind_from", "wind_speed"], [("2018-06-05T12:00Z", WIND_FROM, 4.0)])
    sources = [(one["name"], one["longitude"], one["latitude"]) for one in register()]
    _write(tmp_path / "sources.csv", ["name", "lon", "lat"], sources)
    return folder


def _write(path: Path, columns: list[str], rows: list[tuple]) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def tables(city: Path) -> list[object]:
    names = ("readings", "wind", "sources")
    return [part for name in names for part in (f"--{name}", city.parent / f"{name}.csv")]


def test_the_source_is_told_with_its_probability(run: Run, city: Path) -> None:
    code, out, _ = run("case", "trace", city, *HOUR, *tables(city))
    assert code == 0
    assert "One known source explains the readings" in out
    rows = [line for line in out.splitlines() if "works" in line or "other" in line]
    assert "works" in rows[0]
    assert len(rows) == len(register())
    code, told, _ = run("case", "trace", city, *HOUR, *tables(city), "--json")
    assert json.loads(told)["candidates"][0]["name"] == "works"
    assert json.loads(told)["sha256"] in out


def test_in_chinese_too(run: Run, city: Path) -> None:
    code, out, _ = run("case", "trace", city, *HOUR, *tables(city), language="zh")
    assert (code, "一个已知源" in out) == (0, True)


@pytest.mark.parametrize(
    ("said", "told"),
    [(["--from", "soon"], "is no time"), (["--background", "-1"], "background"), (["--stability", "Q"], "stability"),
     (["--property", "hope"], "no property hope")],
)  # fmt: skip
def test_what_is_wrong_is_refused(run: Run, city: Path, said: list[str], told: str) -> None:
    code, _, err = run("case", "trace", city, *HOUR, *tables(city), *said)
    assert code == 2
    assert told in err


def test_a_table_with_faults_names_their_lines(run: Run, city: Path) -> None:
    (city.parent / "sources.csv").write_text("name,lon,lat\nworks,24,60\nx,here,60\n")
    code, _, err = run("case", "trace", city, *HOUR, *tables(city))
    assert code == 2
    assert "3, longitude" in err
