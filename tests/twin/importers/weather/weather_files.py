"""Small makers of weather files for the tests."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.weather import WeatherOptions, WeatherYear, generate_weather, read_weather
from citybrain.twin.manifest import SiteLocation

HELSINKI = SiteLocation(latitude=60.17, longitude=24.94, utc_offset=2.0)


def generated(place: SiteLocation = HELSINKI) -> pd.DataFrame:
    return _generated(place.latitude, place.longitude, place.utc_offset).copy()


@cache
def _generated(latitude: float, longitude: float, utc_offset: float) -> pd.DataFrame:
    return generate_weather(SiteLocation(latitude=latitude, longitude=longitude, utc_offset=utc_offset)).hours


def series(year: int = 2019, clock: str = "standard", place: SiteLocation = HELSINKI) -> pd.DataFrame:
    """A calendar year of all columns, indexed by naive times on the given clock."""
    times = pd.date_range(f"{year}-01-01", f"{year}-12-31 23:00", freq="h")
    hours = generated(place)
    if len(times) != len(hours):
        row = np.r_[np.arange(1416), np.arange(1392, 1416), np.arange(1416, 8760)]
        hours = hours.iloc[row].reset_index(drop=True)
    if clock == "utc":
        times = times - pd.Timedelta(hours=place.utc_offset)
    return hours.set_axis(times, axis=0)


def write(
    path: Path, table: pd.DataFrame, columns: Sequence[str] | None = None, spelling: str = "%Y-%m-%d %H:%M"
) -> Path:
    """Write a table with its index as the column `time`."""
    kept = table[list(columns)] if columns else table
    kept.round(3).set_axis(pd.DatetimeIndex(table.index).strftime(spelling), axis=0).to_csv(path, index_label="time")
    return path


def edit(path: Path, change: Callable[[list[str]], list[str]]) -> Path:
    path.write_text("\n".join(change(path.read_text(encoding="utf-8").splitlines())) + "\n", encoding="utf-8")
    return path


def problem(path: Path, options: WeatherOptions | None = None, place: SiteLocation = HELSINKI) -> str:
    """The message of the error that reading a file raises."""
    try:
        read_weather(path, place, options)
    except InputError as error:
        return render(error)
    raise AssertionError(f"{path} was read without an error")


def codes(weather: WeatherYear) -> list[str]:
    return [told.code for told in weather.notices]
