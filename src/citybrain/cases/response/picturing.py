"""The picture of an incident put together: its hours, their wind, the model of a domain, and the area that counts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np
from typing_extensions import TypedDict

from citybrain.base.domains import find_domains
from citybrain.cases.response.incident import Incident
from citybrain.cases.response.picture import (
    Contour,
    Ground,
    HourWind,
    circle,
    contours_of,
    hectares,
    over_hours,
    star,
)
from citybrain.cases.response.question import StatedRelease, seconds
from citybrain.cases.tracing.winds import StatedSky, Wind, stability_of, wind_of
from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.observations.catalogue import PUBLIC
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.answers import instant
from citybrain.observations.stream_status.streams import LonLat, known_streams

LOG = logging.getLogger("citybrain.response")
HOUR = 3_600
BACK = 3
"""Hours back in which the wind of the streams counts as known."""

Corners = list[list[float]]
StreamWind = Callable[[range, LonLat], Mapping[int, Wind]]


class PictureContour(TypedDict):
    """Where a level [g/m3] is reached with a probability of at least so much within the hours; farthest [m], its
    size [ha] and corners [degrees], none where it is nowhere."""

    level: float
    probability: float
    farthest: float
    hectares: float
    corners: Corners


class PictureHour(TypedDict):
    """An hour (its start): the wind, how it is known, since how many hours, and the area of the lowest level then."""

    hour: str
    wind_from: float
    wind_speed: float
    stability: str
    how: Literal["stated", "streams"]
    age: int
    direction_spread: float
    calm: bool
    corners: Corners


class IncidentPicture(TypedDict):
    """What an incident reaches. `area` is what counts: as somebody drew it, else where the lowest level is
    possible and what is dangerous at once, else the latter alone. `reason` says why there are no contours.
    """

    basis: Literal["area", "model", "circle"]
    reason: Literal["", "no_release", "no_wind", "no_model"]
    area: Corners
    contours: list[PictureContour]
    hours: list[PictureHour]
    computed_for: str


def picture_of(incident: Incident, now: int, wind: StreamWind) -> IncidentPicture:
    """The picture from an hour on [µs], that of its end once the incident is closed."""
    first = (now if incident.closed is None else incident.closed) // 1_000_000 // HOUR
    size = circle(incident.about["size"])
    picture = IncidentPicture(
        basis="circle", reason="", area=star(incident.place, size), contours=[], hours=[],
        computed_for=instant(first * HOUR * 1_000_000),
    )  # fmt: skip
    if (release := incident.release) is None:
        picture["reason"] = "no_release"
    else:
        _add_model(picture, incident, release, range(first, first + incident.about["hours"]), wind)
    if (drawn := incident.area) is not None:
        picture["basis"], picture["area"] = "area", [list(one) for one in drawn]
    return picture


def _add_model(
    picture: IncidentPicture, incident: Incident, release: StatedRelease, hours: range, wind: StreamWind
) -> None:
    """Put contours into a picture, or why there are none."""
    book, place = incident.playbook, incident.place
    winds = _winds(incident, hours, wind)
    if not winds:
        picture["reason"] = "no_wind"
        return
    try:
        model = find_domains().made(book.model or "")
    except NotFoundError:
        picture["reason"] = "no_model"
        return
    ground = Ground(incident.about["roughness"], incident.about["city"])
    levels = book.substances[release.substance].levels
    by_hour = [contours_of(model, release, levels, one, ground) for one in winds]
    together = over_hours(by_hour)
    at_once = circle(incident.about["size"])
    picture["basis"] = "model"
    picture["area"] = star(place, np.maximum(together[0].reach, at_once))
    picture["contours"] = [_contour(one, incident) for one in together]
    picture["hours"] = [
        PictureHour(
            hour=instant(one.hour * HOUR * 1_000_000), wind_from=round(one.wind_from, 1),
            wind_speed=round(one.wind_speed, 2), stability=one.stability, how=one.how, age=one.age,
            direction_spread=round(one.direction_spread, 1), calm=one.calm, corners=star(place, contours[0].reach),
        )
        for one, contours in zip(winds, by_hour, strict=True)
    ]  # fmt: skip


def _contour(one: Contour, incident: Incident) -> PictureContour:
    return {
        "level": one.level, "probability": one.probability, "farthest": round(float(one.reach.max()), 1),
        "hectares": round(hectares(one.reach), 3), "corners": star(incident.place, one.reach),
    }  # fmt: skip


def _winds(incident: Incident, hours: range, wind: StreamWind) -> list[HourWind]:
    """Wind of each hour: as somebody stated it, else the last one that the streams read; none where neither is.

    The air of an hour to come is as stable as sun and wind make it then.
    """
    if stated := sorted(incident.winds, key=lambda one: one.time):
        made = []
        for hour in hours:
            one = next((each for each in reversed(stated) if seconds(each.time) // HOUR <= hour), stated[0])
            age = abs(hour - seconds(one.time) // HOUR)
            air = stability_of(hour, one.wind_speed, incident.place, StatedSky(one.stability))
            made.append(HourWind(hour, one.wind_from % 360.0, one.wind_speed, air.likeliest, age, "stated"))
        return made
    known = wind(range(hours.start - BACK, hours.start + 1), incident.place)
    if not known:
        return []
    newest = max(known)
    last = known[newest]
    made = []
    for hour in hours:
        air = last.stability
        if hour > newest:
            air = stability_of(hour, last.wind_speed, incident.place, StatedSky())
        made.append(HourWind(hour, last.wind_from, last.wind_speed, air.likeliest, hour - newest, "streams"))
    return made


def wind_of_streams(sensing: Callable[[], Sensing]) -> StreamWind:
    """Wind of the public streams of a city by hour; none where they cannot be read, which keeps nobody from acting."""

    def wind(hours: range, place: LonLat) -> Mapping[int, Wind]:
        try:
            opened = sensing()
            with opened.records.read() as connection:
                streams = [one for one in known_streams(connection) if one.data_class == PUBLIC]
            return wind_of(hours, StatedSky(), place, streams, opened)
        except CityBrainError as problem:
            LOG.warning("the wind of the streams cannot be read: %s", problem)
            return {}

    return wind
