"""Wind of a city by hour, and how stable its air was: stated by a person, else by sun, clouds and wind."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.cases.observed import DEGREES, StreamProperty, observed
from citybrain.cases.tracing.likelihood import Numbers
from citybrain.observations.forecasts.hours import hourly
from citybrain.observations.readings.columns import Readings
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream, LonLat

HOUR = 3600
DAY = 24
"""Hours of vanes that are read at once."""

MOST_OF_VANE = 24 * 3600
"""Readings of a vane in a day: one a second."""

FAILED = 4
COMPASS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
NEUTRAL = "D"
StabilityBasis = Literal["stated", "irradiance", "cloud", "sun", "assumed"]
Placed = tuple[KnownStream, StreamProperty]


class AirStability(NamedTuple):
    """Pasquill's classes with their probabilities, the likeliest first, and what they rest on: a person, radiation
    that is measured, clouds, the sun alone; assumed where no place is known."""

    shares: Mapping[str, float]
    basis: StabilityBasis

    @property
    def likeliest(self) -> str:
        """The likeliest class."""
        return next(iter(self.shares))


class Wind(NamedTuple):
    """Where wind comes from [degrees], how fast [m/s], and how stable its air is."""

    wind_from: float
    wind_speed: float
    stability: AirStability


class StatedSky(NamedTuple):
    """What a person states of the air: Pasquill's class, or the share of the sky in clouds; None where nobody does."""

    stability: str | None = None
    cloud: float | None = None


def stability_of(
    hour: int, wind_speed: float, place: LonLat | None, stated: StatedSky, irradiance: float = np.nan,
    cloud: float = np.nan,
) -> AirStability:  # fmt: skip
    """How stable the air of an hour is in a wind [m/s] at a place; radiation [W/m2] and clouds as they are measured.

    What a person states stands above both.
    """
    if stated.stability is not None:
        return AirStability({stated.stability: 1.0}, "stated")
    if place is None:
        return AirStability({NEUTRAL: 1.0}, "assumed")
    begin = datetime.datetime.fromtimestamp(hour * HOUR, datetime.UTC).replace(month=1, day=1, hour=0)
    of_year = np.array([hour - begin.timestamp() / HOUR])
    domains = find_domains()
    sun = 90.0 - float(domains.made("sun_position")(of_year, 1.0, place[1], place[0], 0.0).solar_zenith[0])
    basis: StabilityBasis
    if stated.cloud is not None:
        irradiance, cloud, basis = np.nan, stated.cloud, "stated"
    elif sun > 0.0 and np.isfinite(irradiance):
        basis = "irradiance"
    else:
        basis = "cloud" if np.isfinite(cloud) else "sun"
    return AirStability(domains.made("stability_shares")(wind_speed, sun, irradiance, cloud), basis)


def wind_of(
    hours: range, stated: StatedSky, place: LonLat | None, streams: Sequence[KnownStream], sensing: Sensing
) -> dict[int, Wind]:
    """Wind of the city by hour from 1970, with how stable the air at a place is."""
    winds = winds_of_city(hours, streams, sensing)
    known = _observing(streams)
    suns = _means(known, "global_irradiance", hours, sensing) if winds else []
    clouds = _means(known, "cloud_cover", hours, sensing) if winds else []
    return {
        hour: Wind(way, speed, stability_of(hour, speed, place, stated, suns[hour - hours.start],
                                            clouds[hour - hours.start] / 100.0))
        for hour, (way, speed) in winds.items()
    }  # fmt: skip


def _observing(streams: Sequence[KnownStream]) -> list[Placed]:
    return [(stream, of) for stream in streams if (of := observed(stream)) is not None]


def _means(known: Sequence[Placed], name: str, hours: range, sensing: Sensing) -> list[float]:
    """Mean of all streams of a property by hour, in its unit; not a number where none reads."""
    each = np.array([
        hourly(sensing.store, stream.number, hours.start, hours.stop) * of.factor + of.offset
        for stream, of in known if of.property == name
    ]).reshape(-1, len(hours))  # fmt: skip
    count = np.isfinite(each).sum(axis=0)
    return [float(one) for one in np.where(count > 0, np.nansum(each, axis=0) / np.maximum(count, 1), np.nan)]


def winds_of_city(hours: range, streams: Sequence[KnownStream], sensing: Sensing) -> dict[int, tuple[float, float]]:
    """Mean direction [degrees] of all vanes and mean speed [m/s] of all anemometers, by hour where both are known."""
    known = _observing(streams)
    speeds = _means(known, "wind_speed", hours, sensing)
    in_degrees = {None, *DEGREES}
    vanes = [one.number for one, of in known if of.property == "wind_direction" and one.unit in in_degrees]
    days = (range(first, min(first + DAY, hours.stop)) for first in range(hours.start, hours.stop, DAY))
    ways = {hour: way for day in days for hour, way in _ways(vanes, day, sensing).items()}
    return {hour: (ways[hour], speed) for hour, speed in zip(hours, speeds, strict=True)
            if hour in ways and np.isfinite(speed)}  # fmt: skip


def _ways(vanes: Sequence[int], hours: range, sensing: Sensing) -> Mapping[int, float]:
    """Direction [degrees] of the mean of unit vectors by hour, of readings that did not fail a test."""
    if not vanes:
        return {}
    start, end = (datetime.datetime.fromtimestamp(one * HOUR, datetime.UTC) for one in (hours.start, hours.stop))
    some = (READING.c.time >= start) & (READING.c.time < end) & (READING.c.flag < FAILED)
    questions = (Question((READING.c.stream == one) & some, (), MOST_OF_VANE) for one in vanes)
    of_vanes = [sensing.store.find(one).readings for one in questions]
    hour = np.concatenate([np.asarray(one.time) for one in of_vanes]) // (HOUR * 1_000_000)
    angle = np.radians(np.concatenate([_degrees(one) for one in of_vanes]))
    angle, hour = angle[np.isfinite(angle)], hour[np.isfinite(angle)]
    ways = {}
    for one in np.unique(hour):
        east, north = np.mean(np.sin(angle[hour == one])), np.mean(np.cos(angle[hour == one]))
        if np.hypot(east, north) > 1e-6:
            ways[int(one)] = float(np.degrees(np.arctan2(east, north)) % 360.0)
    return ways


def _degrees(readings: Readings) -> Numbers:
    """Directions [degrees] of readings that are numbers or points of the compass; not a number for others."""
    values = np.array(readings.value, dtype=float)
    if readings.said is not None:
        for row in np.flatnonzero(~np.isfinite(values)):
            point = str(readings.said[row]).strip(' "').upper()
            values[row] = COMPASS.index(point) * 360.0 / len(COMPASS) if point in COMPASS else np.nan
    return values
