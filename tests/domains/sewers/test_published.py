"""Published models of SWMM give their published numbers, and those of the engine that runs the same file alone."""

from pathlib import Path
from typing import Any

import pytest

from citybrain.domains.sewers.engine.assemble import CatchmentDevices, assembled
from citybrain.domains.sewers.engine.commands import run_file
from citybrain.domains.sewers.engine.devices import DeviceLayers
from citybrain.domains.sewers.engine.reading import read_model
from citybrain.domains.sewers.engine.runs import run

INCH, FOOT = 25.4, 0.3048
LAYERS = DeviceLayers(200.0, 500.0, 300.0, 50.0, 10.0, 80.0, 100.0, 1000.0, 10.0, 5.0, 1.0, 100.0)


@pytest.fixture
def storm_water(shared_data: Path) -> Path:
    folder = shared_data / "stormwater"
    if not folder.is_dir():
        pytest.skip("models of SWMM are not at hand")
    return folder


def test_example_1_has_its_published_balance(storm_water: Path) -> None:
    """2.65 in of rain, 1.57961 in infiltrate, 1.06398 in run off (report of SWMM on its first example)."""
    told = run_file(storm_water / "Example1.inp")
    depths = [told[one] / INCH for one in ("rain", "infiltration", "runoff")]
    assert depths == pytest.approx([2.65, 1.57961, 1.06398], abs=5e-6)
    assert [one["node"] for one in told["flooded"]] == ["10"]
    assert told["flooded"][0]["hours"] == pytest.approx(2.8, abs=0.005)
    assert told["flooding"] == pytest.approx(0.135e6 * 3.785411784e-3, rel=0.004)
    assert (told["runoff_error"], told["routing_error"]) == pytest.approx((-0.272, 0.103), abs=5e-4)


@pytest.mark.parametrize("name", ["Example1", "bioretention", "rain_garden", "user2"])
def test_a_file_gives_what_the_engine_gives_alone(storm_water: Path, tmp_path: Path, name: str) -> None:
    alone, told = engine_alone(storm_water / f"{name}.inp", tmp_path), run_file(storm_water / f"{name}.inp")
    height, volume = (INCH, FOOT**3) if told["us_units"] else (1.0, 1.0)
    keys = {"rain": "rainfall", "infiltration": "infil", "runoff": "runoff", "drained": "drains",
            "stored_after": "finalStorage", "stored_before": "initStorage"}  # fmt: skip
    for key, theirs in keys.items():
        assert told[key] == pytest.approx(alone["runoff"][theirs] * height, abs=1e-9), key
    assert told["outflow"] == pytest.approx(alone["routing"]["outflow"] * volume, rel=1e-9)
    assert told["flooding"] == pytest.approx(alone["routing"]["flooding"] * volume, abs=1e-9)


def test_devices_on_example_1_hold_water_back_within_a_second(storm_water: Path) -> None:
    model = read_model((storm_water / "Example1.inp").read_text(encoding="utf-8"), "Example1.inp")
    before = run(model.text)
    sealed = [one.area * one.sealed for one in model.network.catchments]
    after = {
        kind: run(
            assembled(model.text, {n: CatchmentDevices(**{kind: 0.05 * one}) for n, one in enumerate(sealed)}, LAYERS)
        )
        for kind in CatchmentDevices._fields
    }
    assert all(one.runoff_totals["runoff"] < before.runoff_totals["runoff"] for one in after.values())
    bioretention = after["bioretention"]
    assert bioretention.runoff_totals["runoff"] < 0.75 * before.runoff_totals["runoff"]
    assert bioretention.flooding.sum() < before.flooding.sum()
    assert max(abs(one.runoff_error) for one in after.values()) < 1.0


def engine_alone(path: Path, folder: Path) -> dict[str, dict[str, float]]:
    """The file itself run by swmm-toolkit, in a process of its own because the engine writes where files say."""
    import json
    import subprocess
    import sys

    program = (
        "import json, sys; from swmm.toolkit import solver as s\n"
        "s.swmm_open(sys.argv[1], 'a.rpt', 'a.out'); s.swmm_start(0)\n"
        "while s.swmm_step() > 0: pass\n"
        "told = lambda r: {k: getattr(r, k) for k in dir(r) if isinstance(getattr(r, k), float)}\n"
        "made = {'runoff': told(s.system_get_runoff_totals()), 'routing': told(s.system_get_routing_totals())}\n"
        "print(json.dumps(made))\n"
        "s.swmm_end(); s.swmm_close()"
    )
    command = [sys.executable, "-c", program, str(path)]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    made: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return made
