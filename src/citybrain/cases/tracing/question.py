"""What a trace asks: which property, when, and by which sources, readings, wind and ground."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from citybrain.base.moments import Moment

MOST_HOURS = 24
MOST_READINGS = 2_000
MOST_SOURCES = 10_000
Longitude = Annotated[float, Field(ge=-180.0, le=180.0, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-85.0, le=85.0, allow_inf_nan=False)]
Stability = Literal["A", "B", "C", "D", "E", "F"]
CloudShare = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class KnownSource(BaseModel, extra="forbid", frozen=True):
    """A known source: `permitted_rate` [g/s], 0 where nobody knows it, `height` of its outlet above ground [m]."""

    name: Name
    longitude: Longitude
    latitude: Latitude
    kind: Annotated[str, Field(max_length=100)] = ""
    permitted_rate: Annotated[float, Field(ge=0.0, le=1e4, allow_inf_nan=False)] = 0.0
    height: Annotated[float, Field(ge=0.0, le=300.0, allow_inf_nan=False)] = 1.5


class GivenReading(BaseModel, extra="forbid", frozen=True):
    """A reading of no stream, as of a device that moves: its hour is that of `time`."""

    time: Moment
    longitude: Longitude
    latitude: Latitude
    value: Annotated[float, Field(le=1e9, allow_inf_nan=False)]
    unit: Annotated[str, Field(max_length=40)] = ""
    name: Annotated[str, Field(max_length=200)] = ""


class GivenWind(BaseModel, extra="forbid", frozen=True):
    """Wind of an hour: where it comes from [degrees], its speed at 10 m [m/s], and Pasquill's class."""

    time: Moment
    wind_from: Annotated[float, Field(ge=0.0, le=360.0, allow_inf_nan=False)]
    wind_speed: Annotated[float, Field(ge=0.0, le=75.0, allow_inf_nan=False)]
    stability: Stability | None = None


class TraceQuestion(BaseModel, extra="forbid", frozen=True):
    """Where readings of a property come from, hour by hour from `start` to before `end`.

    Readings and wind are those of the city's streams where none are given. `background` is what would be read without
    the source, in the unit of the property. Where it is not given, it is what is usual at each place, scaled to the
    hour, or the lower quartile of the hour where that is not known. Where no stability is stated it follows from wind,
    sun and clouds; `cloud` is the share of the sky in clouds.
    """

    property: Annotated[str, Field(max_length=100)]
    start: Moment
    end: Moment
    sources: Annotated[tuple[KnownSource, ...], Field(max_length=MOST_SOURCES)] = ()
    readings: Annotated[tuple[GivenReading, ...], Field(max_length=MOST_READINGS)] = ()
    wind: Annotated[tuple[GivenWind, ...], Field(max_length=MOST_HOURS)] = ()
    background: Annotated[float, Field(ge=0.0, le=1e9, allow_inf_nan=False)] | None = None
    stability: Stability | None = None
    cloud: CloudShare | None = None
    roughness: Annotated[float, Field(ge=0.001, le=2.0, allow_inf_nan=False)] = 0.5
    city: bool = True

    def hours(self) -> range:
        """Hours from 1970 in UTC."""
        return hours_between(self.start, self.end)


def hour_of(time: datetime.datetime) -> int:
    """The hour of a time, from 1970 in UTC."""
    return int(time.timestamp()) // 3600


def hours_between(start: datetime.datetime, end: datetime.datetime) -> range:
    """Hours from 1970 in UTC that begin with that of a time and end with that before another."""
    return range(hour_of(start), -(-int(end.timestamp()) // 3600))
