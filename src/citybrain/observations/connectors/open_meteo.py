"""Open-Meteo: hourly weather and air quality of models, for any place.

They are no measurements: the past hours come from analyses of weather services and of CAMS. Hours that lie ahead are
not taken: a reading is of the past.
"""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from pydantic import Field

from citybrain.observations.connectors.declaration import Connector, Fetch, Measured, Parameters, Pulled
from citybrain.observations.connectors.reading import finite, json_of, require
from citybrain.observations.times import EPOCH, MICROSECOND, instant

WEATHER = {
    "temperature_2m": "air_temperature",
    "relative_humidity_2m": "relative_humidity",
    "dew_point_2m": "dew_point_temperature",
    "precipitation": "rainfall",
    "surface_pressure": "air_pressure",
    "wind_speed_10m": "wind_speed",
    "wind_direction_10m": "wind_direction",
}
AIR = {
    "pm10": "pm10",
    "pm2_5": "pm2_5",
    "carbon_monoxide": "carbon_monoxide",
    "nitrogen_dioxide": "nitrogen_dioxide",
    "sulphur_dioxide": "sulphur_dioxide",
    "ozone": "ozone",
}
SUMS = {"precipitation"}
"""What an hour tells of the hour before it; all else is of the moment."""

HOUR = 3_600_000_000
"""µs in an hour."""


class OpenMeteoParameters(Parameters):
    """A place, the name of its station, how many days back [d], and where the service is."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    station: str = Field(default="Open-Meteo", min_length=1)
    past_days: int = Field(default=1, ge=0, le=92)
    url: str | None = None
    key: str | None = None


def read(content: bytes, station: str, names: dict[str, str], until: int) -> list[Measured]:
    """The hours of an answer up to an instant [µs]. Raises ConnectorError."""
    told = json_of(content, "open-meteo")
    hourly = require(told, "open-meteo", "hourly")
    times = [instant(f"{time}+00:00") for time in require(hourly, "open-meteo", "time")]
    place = (float(require(told, "open-meteo", "longitude")), float(require(told, "open-meteo", "latitude")))
    units: dict[str, Any] = told.get("hourly_units", {})
    return [
        _measured(Measured(station, key, time, value, units.get(name, ""), place), name)
        for name, key in names.items()
        for time, value in zip(times, hourly.get(name, ()), strict=False)
        if finite(value) and time <= until
    ]


def _measured(one: Measured, name: str) -> Measured:
    return one._replace(time=one.time - HOUR, until=one.time) if name in SUMS else one


def _pull(url: str, names: dict[str, str], asked: OpenMeteoParameters, mark: str, fetch: Fetch) -> Pulled:
    wanted: dict[str, str | float | int] = {
        "latitude": asked.latitude,
        "longitude": asked.longitude,
        "hourly": ",".join(names),
        "timezone": "GMT",
        "past_days": asked.past_days,
        "forecast_days": 1,
        "wind_speed_unit": "ms",
    }
    if asked.key:
        wanted["apikey"] = asked.key
    now = (datetime.datetime.now(datetime.UTC) - EPOCH) // MICROSECOND
    return Pulled(read(fetch(f"{asked.url or url}?{urlencode(wanted)}"), asked.station, names, now))


def _declared(kind: str, title: str, delivers: str, url: str, names: dict[str, str], documentation: str) -> Connector:
    return Connector(
        kind, title, delivers, "CC-BY-4.0", "Weather data by Open-Meteo.com", documentation, 3600.0,
        OpenMeteoParameters, partial(_pull, url, names),
    )  # fmt: skip


OPEN_METEO_WEATHER = _declared(
    "open-meteo-weather",
    "Open-Meteo weather",
    "hourly temperature, humidity, dew point, precipitation, pressure and wind of weather models at a place",
    "https://api.open-meteo.com/v1/forecast",
    WEATHER,
    "https://open-meteo.com/en/docs",
)
OPEN_METEO_AIR = _declared(
    "open-meteo-air",
    "Open-Meteo air quality",
    "hourly PM10, PM2.5, CO, NO2, SO2 and O3 of the CAMS models at a place",
    "https://air-quality-api.open-meteo.com/v1/air-quality",
    AIR,
    "https://open-meteo.com/en/docs/air-quality-api",
)
