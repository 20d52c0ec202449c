"""Leaks: put into a network at a known place, and located from pressures with noise."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.supply.hydraulics.input_file import read_network
from citybrain.domains.supply.hydraulics.leaks import LeakReadings, locate_leak
from citybrain.domains.supply.hydraulics.readings import read_readings
from citybrain.domains.supply.hydraulics.trial_leak import TrialLeak, readings_of
from citybrain.domains.supply.models.leak_ranking import chi_squared_limit, fit_leaks, judge_leak
from citybrain.kernel.errors import InputError
from tests.domains.supply.networks import SENSORS, l_town, net3

NIGHT = np.arange(1.0, 4.0)


def test_a_leak_in_l_town_is_located() -> None:
    """Noise of 2 cm at 33 sensors, demands of each node wrong by a tenth."""
    trial = TrialLeak("p827", 20.0, 0.02, 0.1, seed=7)
    places = locate_leak(l_town(), readings_of(read_network(l_town()), trial, list(SENSORS), NIGHT[1:2]))
    rank = places.pipes.index("p827")
    away = np.hypot(places.x[0] - places.x[rank], places.y[0] - places.y[rank])
    assert places.why_not == ""
    assert rank < 10
    assert away < 300.0
    assert places.leak[0] == pytest.approx(20.0, rel=0.2)
    assert places.probability.sum() == pytest.approx(1.0)
    assert (np.diff(places.probability) <= 0.0).all()


def test_without_a_leak_nobody_can_tell() -> None:
    sensors = ["105", "119", "141", "159", "189", "213", "237", "263"]
    readings = readings_of(read_network(net3()), TrialLeak("111", 0.0, 0.05, 0.1, seed=3), sensors, NIGHT)
    places = locate_leak(net3(), readings)
    assert (places.why_not, places.pipes) == ("within-noise", [])


def test_a_leak_in_net3_is_among_the_likeliest() -> None:
    sensors = ["105", "119", "141", "159", "189", "213", "237", "263"]
    readings = readings_of(read_network(net3()), TrialLeak("229", 60.0, 0.02, 0.0, seed=3), sensors, NIGHT)
    places = locate_leak(net3(), readings)
    assert places.why_not == ""
    assert places.pipes.index("229") < places.together


@pytest.mark.parametrize(
    ("readings", "code"),
    [
        (LeakReadings(NIGHT, ["105", "no"], np.ones((3, 2)), None, 0.1), "supply-sensor-unknown"),
        (LeakReadings(NIGHT, ["105"], np.ones((3, 1)), None, 0.1), "supply-leak-few"),
        (LeakReadings(NIGHT, ["105", "119"], np.full((3, 2), np.nan), None, 0.1), "supply-leak-holes"),
        (LeakReadings(NIGHT, ["105", "119"], np.ones((3, 2)), None, 0.0), "supply-leak-noise"),
        (LeakReadings(NIGHT, ["105", "119"], np.ones((3, 2)), None, 1e-300), "supply-leak-noise"),
        (LeakReadings(NIGHT, ["105", "119"], np.full((3, 2), 1e308), None, 0.1), "supply-leak-pressure"),
        (LeakReadings(np.array([1.234]), ["105", "119"], np.ones((1, 2)), None, 0.1), "supply-leak-time"),
    ],
)
def test_readings_that_cannot_be_are_refused(readings: LeakReadings, code: str) -> None:
    with pytest.raises(InputError) as refused:
        locate_leak(net3(), readings)
    assert refused.value.code == code


def test_readings_of_a_table_are_metres(tmp_path: Path) -> None:
    table = tmp_path / "readings.csv"
    table.write_text("hour,sensor,pressure,before\n2,b,40,41\n2,a,50,50.5\n3,a,51,51\n3,b,42,42\n")
    read = read_readings(table, "psi", 0.1)
    assert read.sensors == ["a", "b"]
    assert read.pressure[0, 0] == pytest.approx(50 * 0.7034, abs=0.01)
    assert read.before is not None
    assert read.before[0, 1] == pytest.approx(41 * 0.7034, abs=0.01)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hour,sensor\n1,a\n", "pressure?"),
        ("hour,sensor,pressure\n1,a,high\n", "2: pressure"),
        ("hour,sensor,pressure\n1,a,1\n1,a,2\n", "3: hour, sensor"),
        ("hour,sensor,pressure\n1,a,1\n2,b,2\n", "b, 1: ?"),
    ],
)
def test_a_table_that_cannot_be_readings_says_where(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "readings.csv").write_text(text)
    with pytest.raises(InputError) as refused:
        read_readings(tmp_path / "readings.csv", "m", 0.1)
    assert told in str(refused.value.arguments["received"])


def test_a_unit_must_be_stated(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="supply-pressure-unit"):
        read_readings(tmp_path / "none.csv", "", 0.1)


@given(st.integers(0, 9), st.floats(0.5, 4.0))
def test_without_noise_the_right_candidate_comes_first(truth: int, scale: float) -> None:
    signature = np.abs(np.random.default_rng(5).normal(size=(10, 12)))
    fit = fit_leaks(scale * signature[truth], signature, 0.01)
    judged = judge_leak(scale * signature[truth], fit, np.ones(10), 0.01)
    assert int(np.argmax(judged.probability)) == truth
    assert fit.scale[truth] == pytest.approx(scale)


def test_noise_alone_is_seldom_taken_for_a_leak() -> None:
    chance = np.random.default_rng(11)
    signature = np.abs(chance.normal(size=(200, 30)))
    told = []
    for _ in range(300):
        fallen = 0.05 * chance.standard_normal(30)
        told.append(judge_leak(fallen, fit_leaks(fallen, signature, 0.05), np.ones(200), 0.05).why_not)
    assert told.count("within-noise") >= 298


def test_what_no_leak_explains_is_said() -> None:
    signature = np.eye(6)[:3]
    fallen = np.array([1.0, 0.0, 0.0, 3.0, 3.0, 3.0])
    judged = judge_leak(fallen, fit_leaks(fallen, signature, 0.1), np.ones(3), 0.1)
    assert judged.why_not in ("unexplained", "within-noise")


@pytest.mark.parametrize(("size", "table"), [(5, 20.515), (10, 29.588), (30, 59.703)])
def test_chi_squared_limits_are_those_of_tables(size: int, table: float) -> None:
    assert chi_squared_limit(size) == pytest.approx(table, abs=0.001)
