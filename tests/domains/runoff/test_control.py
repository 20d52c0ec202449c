"""Depths that capture a part of a year's rain: Aotizhongxin, and the mean over stations."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.runoff.importers.rain import days_of_rain
from citybrain.domains.runoff.models.control import RainDays


def hours_of(archive: Path, station: str) -> pd.DataFrame:
    """Hours of a station as a table that a city may give."""
    with zipfile.ZipFile(archive) as outer:
        name = next(one for one in outer.namelist() if station in one)
        hours = pd.read_csv(io.BytesIO(outer.read(name)))
    day = hours[["year", "month", "day"]].astype(int).astype(str).agg("-".join, axis=1)
    return pd.DataFrame({
        "date": pd.to_datetime(day).dt.strftime("%Y-%m-%d"), "station": hours["station"],
        "rain [mm]": hours["RAIN"].map(lambda one: "" if np.isnan(one) else f"{one:g}"),
    })  # fmt: skip


def test_rain_of_aotizhongxin_gives_the_published_depths(shared_data: Path) -> None:
    """H75 is 22.0 mm and H80 27.3 mm for daily rain above 2 mm of 2013 to 2017."""
    hours = hours_of(shared_data / "beijing-air" / "PRSA_2013-2017_8_stations.zip", "Aotizhongxin")
    made = days_of_rain({"rain": hours}, {})
    rows = made.tables["rain_days"]
    days = RainDays.of_rows(rows["rain_of_day"].to_numpy(), rows["rain_station"].to_numpy())
    assert days.depth_for(0.75) == 22.0
    assert days.depth_for(0.80) == 27.3


def test_the_ratio_is_averaged_over_stations_and_not_the_rain() -> None:
    """10 and 30 mm at one station, 60 mm at the other: 20 mm capture 30 of 40 and 20 of 60, so 0.542, and not 0.5."""
    days = RainDays.of_rows(np.array([10.0, 30.0, 60.0, 1.0]), np.array([0.0, 0.0, 1.0, 1.0]))
    assert days.captured(20.0) == pytest.approx((30 / 40 + 20 / 60) / 2)


@given(st.lists(st.floats(0, 200), min_size=1, max_size=20), st.floats(0.05, 0.95))
def test_a_depth_captures_the_part_that_it_is_for(rain: list[float], ratio: float) -> None:
    days = RainDays.of_rows(np.array([*rain, 5.0]), np.zeros(len(rain) + 1))
    depth = days.depth_for(ratio)
    assert days.captured(depth) >= ratio - 1e-6
    assert days.captured(depth - 0.1) <= ratio


def test_a_city_without_days_has_no_depth() -> None:
    days = RainDays.of_rows(np.array([]), np.array([]))
    assert np.isnan([days.captured(10.0), days.depth_for(0.75)]).all()
