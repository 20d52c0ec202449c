"""The afternoon of the hottest day of a year of hours."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.domains.heat.models.radiation.hot_day import AFTERNOON
from citybrain.domains.heat.models.radiation.weather import HotHour, clearness
from citybrain.kernel.units import Array

HOURS_OF_DAY = 24


class YearOfWeather(NamedTuple):
    """Hours of a year, the first from 0:00 on 1 January: air [°C], humidity [%], wind [m/s], light [W/m²], sun."""

    air: Array
    humidity: Array
    wind: Array
    beam: Array
    diffuse: Array
    zenith: Array
    azimuth: Array


def afternoon_rows(air: Array) -> list[int]:
    """Rows of the hours from 12 to 16 of the day of a year [°C] whose mean is the highest."""
    days = air[: len(air) // HOURS_OF_DAY * HOURS_OF_DAY].reshape(-1, HOURS_OF_DAY).mean(axis=1)
    first = int(days.argmax()) * HOURS_OF_DAY
    return [first + hour for hour in range(int(AFTERNOON[0]), int(AFTERNOON[1]))]


def hot_afternoon(year: YearOfWeather) -> list[HotHour]:
    """The hours from 12 to 16 of the day whose mean temperature is the highest."""
    rows = afternoon_rows(year.air)
    first = rows[0] // HOURS_OF_DAY * HOURS_OF_DAY
    altitude = 90.0 - year.zenith[first : first + HOURS_OF_DAY]
    sunrise = float((altitude > 0.0).argmax())
    clear = clearness(year.beam, 90.0 - year.zenith)
    return [
        HotHour(
            float(year.azimuth[row]), float(90.0 - year.zenith[row]), float(year.beam[row]), float(year.diffuse[row]),
            float(year.air[row]), float(year.humidity[row]), float(year.wind[row]), row - first + 0.5, sunrise,
            float(altitude.max()), float(clear[row]),
        )
        for row in rows
    ]  # fmt: skip
