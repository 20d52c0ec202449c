"""A tank emptied by forecast beside a fixed rule, on the same storms."""

from pathlib import Path
from typing import Any

import pytest

from citybrain.domains.sewers.engine.commands import compare_tank
from citybrain.kernel.errors import InputError

FILE = Path(__file__).parent / "tank.inp"
ASKED: dict[str, Any] = {
    "node": "TANK", "link": "OUT", "keep": 0.8, "depths": [10.0, 30.0], "minutes": 60.0, "ahead": 12.0, "miss": 0.0,
    "without": False,
}  # fmt: skip


def compared(**changes: Any) -> dict[str, Any]:
    return compare_tank(FILE, {**ASKED, **changes})


def test_a_tank_emptied_by_forecast_spills_less_on_the_same_storms() -> None:
    told = compared()
    assert told["capacity"] == pytest.approx(1600.0)
    small, large = told["storms"]
    assert small["forecast"]["spill"] == pytest.approx(0.0, abs=1.0)
    assert small["fixed"]["spill"] > 100.0
    assert 0.0 < large["forecast"]["spill"] < large["fixed"]["spill"]
    gained = max(one["less_spill"] for one in told["storms"])
    assert gained <= 1.05 * ASKED["keep"] * told["capacity"]


def test_without_a_forecast_the_fixed_rule_holds() -> None:
    told = compared(without=True, depths=[30.0])
    assert told["fallback"]
    assert told["storms"][0]["fixed"] == told["storms"][0]["forecast"]


def test_a_forecast_that_misses_most_of_the_rain_helps_less() -> None:
    spills = [compared(miss=miss, depths=[10.0])["storms"][0]["forecast"]["spill"] for miss in (0.0, 0.5, 0.9)]
    assert spills == sorted(spills)
    assert spills[0] < spills[-1]


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"node": "N1"}, "sewers-no-tank"), ({"node": "NOWHERE"}, "sewers-no-such"), ({"link": "X"}, "sewers-no-such")],
)
def test_what_is_no_tank_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as raised:
        compared(**changes)
    assert raised.value.code == code
