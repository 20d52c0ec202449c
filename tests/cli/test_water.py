"""`citybrain water`: networks, leaks, the balance of waters and rain for trees on a terminal."""

import json
from pathlib import Path

import numpy as np
import pytest

from citybrain.domains.supply.hydraulics.input_file import read_network
from citybrain.domains.supply.hydraulics.trial_leak import TrialLeak, readings_of
from tests.cli.conftest import Run
from tests.domains.supply.networks import line_network, net1, net3


def test_net1_shows_the_published_values(run: Run) -> None:
    code, out, _ = run("water", "network", net1(), "--hours", 1)
    assert code == 0
    assert "127.54" in out
    assert "1,866.18" in out
    assert "psi" in out


def test_net1_as_json_has_hours_of_each_node(run: Run) -> None:
    told = json.loads(run("water", "network", net1(), "--hours", 24, "--json")[1])
    assert len(told["nodes"]["10"]["pressure"]) == 25
    assert told["nodes"]["10"]["pressure"][0] == pytest.approx(127.54, abs=0.005)
    assert told["links"]["9"]["flow"][0] == pytest.approx(1866.18, abs=0.005)
    assert told["units"] == {"pressure": "psi", "flow": "GPM"}


def test_a_closed_pipe_says_who_has_no_water(run: Run, tmp_path: Path) -> None:
    (tmp_path / "line.inp").write_text(line_network(0.0, 0.0))
    code, _, err = run("water", "network", tmp_path / "line.inp", "--hours", 0, "--close", "p2")
    assert code == 0
    assert "c, d, alone, far" in err


@pytest.mark.parametrize(("language", "told"), [("en", "refuses line 14 of line.inp"), ("zh", "第 14 行")])
def test_a_file_with_errors_says_the_line(run: Run, tmp_path: Path, language: str, told: str) -> None:
    (tmp_path / "line.inp").write_text(line_network(0.0, 0.0).replace("p3 c d 300 100", "p3 c d 300 -1"))
    code, out, err = run("water", "network", tmp_path / "line.inp", language=language)
    assert (code, out) == (2, "")
    assert told in err


def test_a_leak_from_a_table_of_readings(run: Run, tmp_path: Path) -> None:
    sensors = ["105", "119", "141", "159", "189", "213", "237", "263"]
    made = readings_of(read_network(net3()), TrialLeak("229", 60.0, 0.02, 0.0, 3), sensors, np.array([1.0, 2.0]))
    rows = [f"{hour:g},{sensor},{made.pressure[t, s]},{made.before[t, s]}" for t, hour in enumerate(made.hours)
            for s, sensor in enumerate(sensors)]  # fmt: skip
    (tmp_path / "readings.csv").write_text("\n".join(["hour,sensor,pressure,before", *rows]))
    asked = ("water", "leak", net3(), tmp_path / "readings.csv", "--unit", "m", "--noise", 0.02)
    code, out, _ = run(*asked)
    assert code == 0
    assert "90 % of the probability" in out
    told = json.loads(run(*asked, "--json")[1])
    assert told["why_not"] == ""
    assert "229" in [one["pipe"] for one in told["pipes"][: told["together"]]]


def test_a_balance_says_what_is_not_known(run: Run, tmp_path: Path) -> None:
    rows = ["City,2026-07,water_supplied,15,ML", "City,2026-07,metered_use,12,ML",
            "City,2026-07,unmetered_use,0.5,ML", "City,2026-07,ground_abstraction,3,ML",
            "City,2026-07,permitted_ground_abstraction,2,ML"]  # fmt: skip
    (tmp_path / "waters.csv").write_text("\n".join(["area,month,flow,amount,unit", *rows]))
    code, out, _ = run("water", "balance", tmp_path / "waters.csv")
    assert code == 0
    assert "Leakage of the network" in out
    assert "150 % of what permits allow: more than allowed" in out
    (month,) = json.loads(run("water", "balance", tmp_path / "waters.csv", "--json")[1])
    network = next(one for one in month["waters"] if one["water"] == "network")
    assert (network["residual"], network["would_close"]) == (None, 2500.0)


@pytest.mark.parametrize(
    ("scale", "amounts"), [(1.0, ("15,000", "12,500", "2,500")), (0.001, ("15.00", "12.50", "2.50")), (0.0, ("0",))]
)
def test_a_balance_is_written_as_exactly_as_it_is_large(
    run: Run, tmp_path: Path, scale: float, amounts: tuple[str, ...]
) -> None:
    """A village, whose waters are tens of cubic metres, reads no zeros where there is water."""
    rows = [f"Village,2026-07,{flow},{scale * amount},ML"
            for flow, amount in (("water_supplied", 15.0), ("metered_use", 12.0), ("unmetered_use", 0.5))]  # fmt: skip
    (tmp_path / "waters.csv").write_text("\n".join(["area,month,flow,amount,unit", *rows]))
    code, out, _ = run("water", "balance", tmp_path / "waters.csv")
    assert code == 0
    assert "(m³)" in out
    for amount in amounts:
        assert f" {amount} " in out


def test_rain_for_trees_in_the_driest_month(run: Run, tmp_path: Path) -> None:
    days = [f"2026-07-{day:02d},{12 if day == 1 else 0},5" for day in range(1, 31)]
    (tmp_path / "days.csv").write_text("\n".join(["date,rain [mm],evaporation [mm]", *days]))
    code, out, _ = run("water", "trees", tmp_path / "days.csv", "--tank", 10)
    assert code == 0
    assert "meets 14 %" in out
    assert run("water", "trees", tmp_path / "days.csv", "--tank", -1)[0] == 2


def test_nights_from_which_a_district_takes_more(run: Run, tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    rows = [f"2026-{3 + day // 30:02d}-{day % 30 + 1:02d}T03:00,{20 + chance.normal(0, 0.5) + 6 * (day >= 40):.2f}"
            for day in range(60)]  # fmt: skip
    (tmp_path / "flows.csv").write_text("\n".join(["time,flow [m³/h]", *rows]), encoding="utf-8")
    code, out, _ = run("water", "night", tmp_path / "flows.csv")
    assert code == 0
    assert "2026-04-11" in out
    told = json.loads(run("water", "night", tmp_path / "flows.csv", "--json")[1])
    assert told["alarms"][0]["since"] == "2026-04-11"
