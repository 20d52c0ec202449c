"""`citybrain case sources, diagnose, inspected, hits, network` and `citybrain trace`: what people at a terminal see."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from citybrain.cases.tracing.releases import ReleaseRun
from citybrain.domains.air.models.plume import concentration
from tests.cases.following import Following
from tests.cases.tracing.plumes import WIND_FROM, register, senses
from tests.cases.tracing.test_diagnoses import DUST
from tests.cli.conftest import Run
from tests.sensors import HOUR, NOON, sensor


def table(path: Path, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city with one case of dust, and a table of known sources beside it."""
    folder = tmp_path / "city"
    folder.mkdir()
    (folder / "city.toml").write_text('name = "Town"\ntime_zone = "Europe/Helsinki"\ncountry = "FI"\n')
    city = Following(folder, dust={**DUST, "lasts": 0})
    sensor(city.sensing, "first")
    city.start()
    city.now = NOON + 2 * HOUR
    senses(city.sensing, [WIND_FROM, WIND_FROM + 12])
    city.settle()
    city.close()
    rows = [(one["name"], one["longitude"], one["latitude"], "site") for one in register()]
    table(tmp_path / "sources.csv", ["name", "lon", "lat", "kind"], rows)
    return folder


@pytest.fixture
def diagnosed(run: Run, city: Path) -> Path:
    """The same with the register and one diagnosis of its last hours."""
    assert run("case", "sources", city, city.parent / "sources.csv", "--by", "Aino")[0] == 0
    code, out, _ = run("case", "diagnose", city, "1", "--by", "Aino")
    assert code == 0
    assert "One known source explains the readings" in out
    return city


def test_the_register_comes_from_a_table(run: Run, city: Path) -> None:
    assert "no sources yet" in run("case", "sources", city)[1]
    code, out, _ = run("case", "sources", city, city.parent / "sources.csv", "--by", "Aino")
    assert (code, "13 sources: 13 new, 0 no longer" in out) == (0, True)
    listed = json.loads(run("case", "sources", city, "--json")[1])
    assert {one["name"] for one in listed} == {one["name"] for one in register()}
    assert "works" in run("case", "sources", city)[1]
    wrong = table(city.parent / "wrong.csv", ["name", "lon", "lat", "property"], [("a", 1, 2, "soot"), ("b", 1, 2, "")])
    code, _, told = run("case", "sources", city, wrong)
    assert (code, "soot" in told) == (2, True)
    assert len(json.loads(run("case", "sources", city, "--json")[1])) == 13, "a table with faults changes nothing"


def test_a_case_is_diagnosed_once_and_its_outcome_counted(run: Run, diagnosed: Path) -> None:
    code, out, _ = run("case", "diagnose", diagnosed, "1", "--by", "Aino")
    assert (code, "nothing was written" in out) == (0, True)
    run("case", "sources", diagnosed, table(diagnosed.parent / "few.csv", ["name", "lon", "lat"], [("a", 24.9, 60.1)]))
    code, out, _ = run("case", "diagnose", diagnosed, "1", language="en")
    assert (code, "Other than before: sources" in out) == (0, True)
    assert run("case", "inspected", diagnosed, "1", "nobody")[0] == 2
    code, out, _ = run("case", "inspected", diagnosed, "1", "", "--why", "a yard", "--by", "Aino")
    assert (code, "in place 1" in out) == (0, True)
    code, out, _ = run("case", "hits", diagnosed)
    assert (code, "First candidate right: 1 of 1 (21%–100%)" in out) == (0, True)
    assert json.loads(run("case", "hits", diagnosed, "--json")[1])["all"]["inspected"] == 1


def test_the_evidence_is_written_as_a_page(run: Run, diagnosed: Path) -> None:
    page = diagnosed.parent / "evidence.html"
    code, _, _ = run("case", "diagnose", diagnosed, "1", "--file", page, language="zh")
    assert (code, "一个已知源" in page.read_text()) == (0, True)
    code, _, told = run("case", "diagnose", diagnosed, "1", "--file", page.with_suffix(".doc"))
    assert (code, ".pdf" in told) == (2, True)


def test_what_has_no_diagnosis_has_no_outcome(run: Run, city: Path) -> None:
    code, _, told = run("case", "inspected", city, "1", "works")
    assert (code, "no diagnosis yet" in told) == (2, True)
    assert "0 of 0" in run("case", "hits", city)[1]


def test_a_network_of_water_needs_no_city(run: Run, tmp_path: Path) -> None:
    reaches = table(tmp_path / "reaches.csv", ["start", "end", "travel_time"], [("a", "c", 600), ("b", "c", 600)])
    rows = [("a", "2026-03-02T14:00Z", "true"), ("b", "2026-03-02T14:00Z", "false"), ("c", "2026-03-02T15:00Z", "true")]
    samples = table(tmp_path / "samples.csv", ["node", "time", "above"], rows)
    said = ["--reaches", reaches, "--samples", samples, "--from", "2026-03-02T10:00Z", "--to", "2026-03-02T12:00Z"]
    code, out, _ = run("case", "network", *said)
    assert (code, out.index("│ a") < out.index("│ c")) == (0, True)
    assert json.loads(run("case", "network", *said, "--json")[1])["nodes"][0]["name"] == "a"
    code, _, told = run("case", "network", *said[:-1], "soon")
    assert (code, "until" in told) == (2, True)


WIND = {
    "emission_g_s": 80.0, "release_height_m": 0.46, "sampler_height_m": 1.5, "obukhov_length_m": -50.0,
    "friction_velocity_m_s": 0.3, "mixing_height_m": 800.0, "wind_from_deg": 180.0, "sigma_azimuth_deg": 8.0,
    "wind_speed_m_s": 5.0,
}  # fmt: skip


def test_runs_of_an_experiment_are_traced_and_faults_named(run: Run, tmp_path: Path) -> None:
    arcs = [50.0, 100.0, 200.0, 400.0, 800.0]
    arc, azimuth = (part.ravel() for part in np.meshgrid(arcs, np.arange(-9.0, 10.0, 3.0)))
    made = ReleaseRun(3, 80.0, arc, azimuth, arc, WIND)
    away = np.radians(azimuth)
    values = concentration(made.plume(), 80.0, arc * np.cos(away), arc * np.sin(away)) * 1000
    table(tmp_path / "runs.csv", ["run", *WIND], [(3, *WIND.values())])
    readings = tmp_path / "readings.csv"
    table(readings, ["run", "arc_m", "azimuth_deg", "so2_mg_m3"],
          [(3, *row) for row in zip(arc, azimuth + 90.0, values, strict=True)])  # fmt: skip
    code, out, _ = run("trace", "--runs", tmp_path)
    assert code == 0
    assert [cell.strip() for cell in next(line for line in out.splitlines() if "│ 3" in line).split("│")[1:4]] == [
        "3", "unstable", "yes",
    ]  # fmt: skip
    (trial,) = json.loads(run("trace", "--runs", tmp_path, "--json")[1])
    assert 0.8 < trial["ratio"] < 1.25
    table(readings, ["run", "arc_m", "azimuth_deg", "so2_mg_m3"], [(3, 50, 90, "-")])
    code, _, told = run("trace", "--runs", tmp_path)
    assert (code, "Line 2 of readings.csv" in told) == (2, True)
    table(readings, ["run", "arc_m", "azimuth_deg", "so2_mg_m3"], [(3, 50, 90, 1.0)])
    code, _, told = run("trace", "--runs", tmp_path)
    assert (code, "Run 3 has 1" in told) == (2, True)
