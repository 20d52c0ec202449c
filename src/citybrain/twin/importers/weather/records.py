"""Readings as a file gives them, and whether they can be true."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.notices import Notice, notice
from citybrain.base.tables.numbers import first_wrong, to_numbers
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.weather.year import (
    DEW_POINT,
    DIFFUSE,
    DIRECT,
    GLOBAL,
    HUMIDITY,
    IRRADIANCE,
    TEMPERATURE,
    WIND,
    Clock,
)

# The coldest and warmest air ever measured are -89.2 and 56.7 °C, the strongest gust 113 m/s (WMO archive of extremes);
# irradiance can exceed that outside of the air (1,413 W/m²) for a moment under broken cloud, not over an hour.
LIMITS: dict[str, tuple[float, float]] = {
    TEMPERATURE: (-90.0, 60.0),
    GLOBAL: (-20.0, 1500.0),
    DIRECT: (-20.0, 1420.0),
    DIFFUSE: (-20.0, 1100.0),
    WIND: (0.0, 115.0),
    HUMIDITY: (0.0, 110.0),
    DEW_POINT: (-100.0, 45.0),
}
UNITS = {TEMPERATURE: "°C", DEW_POINT: "°C", WIND: "m/s", HUMIDITY: "%"} | dict.fromkeys(IRRADIANCE, "W/m²")
MISSING_CODES = (-9999.0, -9900.0, -999.9, -999.0, -99.9, 9999.0, 9999.9, 999.9, 999.0)


@dataclass(frozen=True)
class Station:
    """Where a file says its readings were taken."""

    latitude: float
    longitude: float
    utc_offset: float


@dataclass(frozen=True)
class WeatherRecords:
    """Readings in the order of the file.

    `times` are the starts of the intervals, without time zone, on the clock `clock`; of a typical year only month, day
    and hour count. `clock_known` and `label_known`: clock and kind of label are declared by file or city, not assumed.
    `values` has columns of READABLE, NaN where a reading is missing; `lines` are lines of the file.
    """

    times: pd.DatetimeIndex
    values: pd.DataFrame
    lines: NDArray[np.int64]
    file: str
    format: str
    clock: Clock
    typical: bool
    year: int | None = None
    station: Station | None = None
    clock_known: bool = True
    label_known: bool = True
    notices: tuple[Notice, ...] = ()


def numbers(texts: pd.Series, lines: NDArray[np.int64], file: str, column: str) -> NDArray[np.float64]:
    """Return a column of a file as numbers. Raises InputError with the first line that has none."""
    values, wrong = to_numbers(texts)
    row = first_wrong(wrong)
    if row is not None:
        raise InputError(
            "weather-not-a-number", file=file, line=int(lines[row]), column=column, received=str(texts.iloc[row])
        )
    return values


def plausible(values: pd.DataFrame, lines: NDArray[np.int64], file: str) -> tuple[pd.DataFrame, list[Notice]]:
    """Return the readings without codes for "missing" and within what nature allows.

    Small negative irradiance at night (the zero of a pyranometer drifts) becomes 0, humidity up to 110 % becomes 100.
    Raises InputError with line, value and limits for a reading that cannot be.
    """
    kept = values.copy()
    notices = []
    for name in values.columns:
        low, high = LIMITS[name]
        reading = values[name].to_numpy()
        code = np.isin(reading, MISSING_CODES) & ((reading < low) | (reading > high))
        reading = np.where(code, np.nan, reading)
        row = first_wrong((reading < low) | (reading > high))
        if row is not None:
            _impossible(file, int(lines[row]), name, float(reading[row]))
        if code.any():
            notices.append(notice("weather-missing-codes", column=name, count=int(code.sum())))
        kept[name] = _clipped(name, reading)
    return kept, notices


def _clipped(name: str, reading: NDArray[np.float64]) -> NDArray[np.float64]:
    if name in IRRADIANCE:
        return np.maximum(reading, 0.0)
    return np.minimum(reading, 100.0) if name == HUMIDITY else reading


def _impossible(file: str, line: int, name: str, value: float) -> None:
    low, high = LIMITS[name]
    raise InputError(
        "weather-impossible", file=file, line=line, column=name, received=value, low=low, high=high, unit=UNITS[name]
    )
