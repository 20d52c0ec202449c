"""Calibration on the command line: what a person reads, and how it is taken back."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.plans.calibration.known_truth import Noise, known_city, truth_of, write_bills

ROWS = 480


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    known = known_city(tmp_path_factory.mktemp("city"), ROWS)
    write_bills(known, truth_of(known, 4, Noise(billed=0.9)), known.folder / "bills.csv")
    return known.folder


@pytest.fixture
def run(run: Run) -> Run:
    return partial(run, columns=220)


def test_from_bills_to_factors_and_back(run, city) -> None:
    assert run("calibrations", city)[1].strip().endswith("has not been calibrated yet.")
    code, out, err = run("calibrate", city)
    assert (code, out) == (2, "")
    assert "has no bills to calibrate from" in err
    assert run("bills", "import", city, city / "bills.csv")[0] == 0

    code, out, _ = run("calibrate", city, "--dry-run")
    assert code == 0
    assert "It would be adopted" in out
    assert not (city / "calibrations").exists()

    code, out, _ = run("calibrate", city)
    assert code == 0
    for told in (
        "Calibration 000001 is adopted",
        "Bias (NMBE)",
        "CV(RMSE)",
        "Apartment block, until 1945",
        "Guideline 14",
    ):
        assert told in out
    assert "far from like buildings" in out
    assert "Correction factor of heat loss" in out

    code, out, _ = run("explain", city, "heat_loss_correction", "way/1", "--depth", "0")
    assert code == 0
    assert "calibration 000001 of bills" in out

    code, out, _ = run("calibrate", city, "--json", "--seed", "5")
    answer = json.loads(out)
    assert (code, answer["number"], answer["settings"]["seed"]) == (0, 2, 5)
    assert answer["groups"][0]["label"].startswith("Detached house, ")
    assert answer["reason_text"]

    last = 2 if answer["adopted"] else 1
    code, out, _ = run("calibrate", city, "--revert", last)
    assert code == 0
    assert f"Calibration 00000{last} is taken back, which is on record as 000003." in out
    code, out, _ = run("calibrations", city)
    assert code == 0
    assert "Taking back" in out
    listed = json.loads(run("calibrations", city, "--json")[1])
    assert [entry["number"] for entry in listed] == [1, 2, 3]
    assert [entry["kind"] for entry in listed] == ["calibration", "calibration", "revert"]


def test_a_folder_that_is_not_there_is_told(run, tmp_path) -> None:
    code, _, err = run("calibrate", tmp_path / "nowhere", "--revert", "1")
    assert code == 2
    assert "nowhere" in err
    code, _, err = run("calibrations", tmp_path / "nowhere")
    assert code == 2


def test_answers_speak_chinese(run, city) -> None:
    code, out, _ = run("--language", "zh", "calibrate", city, "--dry-run")
    assert code == 0
    assert "留出的建筑" in out
    assert "将会采用" in out
