"""Night flow: a rise is noticed once and soon, noise seldom, and tables that cannot be are refused."""

import datetime
from pathlib import Path

import numpy as np
import pytest

from citybrain.domains.supply.balance.nights import nights_of_file
from citybrain.domains.supply.models.night_flow import night_alarms
from citybrain.kernel.errors import InputError


def test_a_leak_is_noticed_soon_and_once() -> None:
    flow = 30.0 + np.random.default_rng(3).normal(0.0, 1.0, 200)
    flow[100:] += 4.0
    made = night_alarms(flow)
    (noticed,) = np.flatnonzero(made.alarm)
    assert 100 <= noticed <= 104
    assert abs(made.begun[0] - 100) <= 1
    assert made.rise[0] == pytest.approx(4.0, abs=1.5)


def test_noise_alarms_seldom() -> None:
    """More often than where the usual is known exactly, since 28 nights tell it."""
    nights = 300 * 200
    alarms = sum(night_alarms(np.random.default_rng(seed).normal(30.0, 1.0, 200)).alarm.sum() for seed in range(300))
    assert nights / alarms > 800


def test_nights_that_are_not_known_change_nothing() -> None:
    flow = 30.0 + np.random.default_rng(3).normal(0.0, 1.0, 120)
    flow[80:] += 5.0
    holes = np.insert(flow, [10, 60, 60], np.nan)
    assert np.flatnonzero(night_alarms(holes).alarm)[0] == np.flatnonzero(night_alarms(flow).alarm)[0] + 3


def write(folder: Path, rise: float) -> Path:
    chance, begin = np.random.default_rng(5), datetime.datetime(2026, 3, 1)
    rows = []
    for hour in range(60 * 24):
        time = begin + datetime.timedelta(hours=hour)
        usual = 20.0 + 15.0 * np.sin(max(time.hour - 6, 0) / 18.0 * np.pi) + (rise if hour >= 40 * 24 else 0.0)
        rows.append(f"{time.isoformat()},{usual + chance.normal(0.0, 0.5):.2f}")
    (folder / "flows.csv").write_text("\n".join(["time,flow [m³/h]", *rows]), encoding="utf-8")
    return folder / "flows.csv"


def test_a_table_of_hours_gives_nights(tmp_path: Path) -> None:
    made = nights_of_file(write(tmp_path, 5.0))
    assert len(made.days) == 60
    noticed = [made.days[row] for row in np.flatnonzero(made.alarms.alarm)]
    assert noticed[0] in {"2026-04-10", "2026-04-11", "2026-04-12"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("time,flow\n2026-01-01T02:00,1\n", "supply-flows"),
        ("time,flow [m³/h]\nyesterday,1\n", "supply-flows"),
        ("time,flow [m³/h]\n2026-01-01T02:00,much\n", "supply-flows"),
        ("time,flow [m³/h]\n2026-01-01T02:00,1\n", "supply-nights-few"),
    ],
)
def test_a_table_that_cannot_be_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "flows.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        nights_of_file(tmp_path / "flows.csv")
    assert refused.value.code == code
