"""OpenAQ version 3: measurements of air quality of official stations and of low-cost sensors all over the world."""

from __future__ import annotations

import datetime
import json
from typing import Any
from urllib.parse import urlencode

from pydantic import Field

from citybrain.kernel.errors import InputError
from citybrain.observations.connectors.declaration import Connector, Fetch, Measured, Parameters, Pulled
from citybrain.observations.connectors.reading import finite, json_of, require
from citybrain.observations.properties import named
from citybrain.observations.readings.columns import Rejected
from citybrain.observations.times import instant

Place = tuple[float, float] | None
"""Longitude and latitude [°], where they are told."""

KIND = "openaq"
PAGE = 1000
BACK = datetime.timedelta(days=1)
TIME = "%Y-%m-%dT%H:%M:%SZ"
UNITS = {"f": "°F"}


class OpenAqParameters(Parameters):
    """Numbers of locations, the key of the service, and where it is."""

    locations: list[int] = Field(min_length=1, max_length=50)
    key: str = Field(min_length=1)
    url: str = "https://api.openaq.org/v3"


def sensors(content: bytes) -> list[tuple[int, str]]:
    """Number and property of each sensor of a location whose property is known. Raises ConnectorError."""
    found = []
    for location in require(json_of(content, KIND), KIND, "results"):
        for sensor in require(location, KIND, "sensors"):
            known, _ = named(str(require(sensor, KIND, "parameter", "name")))
            if known is not None:
                found.append((int(require(sensor, KIND, "id")), known.key))
    return found


def station(content: bytes) -> tuple[str, Place]:
    """Name and place of a location."""
    told = require(json_of(content, KIND), KIND, "results", 0)
    return str(told.get("name") or f"OpenAQ {told.get('id')}"), _place(told)


def read(content: bytes, name: str, key: str, place: Place) -> tuple[list[Measured], list[Rejected]]:
    """Measurements of one sensor: the mean of each period is of its beginning until its end. Raises ConnectorError.

    place: of the location; measurements name one of their own only where the location moves.
    """
    measured, rejected = [], []
    for told in require(json_of(content, KIND), KIND, "results"):
        try:
            value = require(told, KIND, "value")
            start = instant(require(told, KIND, "period", "datetimeFrom", "utc"))
            end = instant(require(told, KIND, "period", "datetimeTo", "utc"))
            unit = str(require(told, KIND, "parameter", "units"))
            if not finite(value):
                raise InputError("reading-not-a-number")
        except InputError as problem:
            rejected.append(Rejected(problem.code, json.dumps(told)[:500], name))
            continue
        measured.append(Measured(name, key, start, value, UNITS.get(unit, unit), _place(told) or place, end))
    return measured, rejected


def _place(told: dict[str, Any]) -> Place:
    place = told.get("coordinates") or {}
    longitude, latitude = place.get("longitude"), place.get("latitude")
    return (longitude, latitude) if finite(longitude) and finite(latitude) else None


def _pull(asked: OpenAqParameters, mark: str, fetch: Fetch) -> Pulled:
    """Each sensor goes on from its own newest measurement: one that lags behind the others loses nothing."""
    headers = {"X-API-Key": asked.key}
    marks: dict[str, str] = json.loads(mark) if mark else {}
    yesterday = (datetime.datetime.now(datetime.UTC) - BACK).strftime(TIME)
    measured: list[Measured] = []
    rejected: list[Rejected] = []
    for location in asked.locations:
        content = fetch(f"{asked.url}/locations/{location}", headers)
        name, place = station(content)
        for number, key in sensors(content):
            page, since = 1, marks.get(str(number), yesterday)
            while True:
                wanted = urlencode({"datetime_from": since, "limit": PAGE, "page": page})
                told = fetch(f"{asked.url}/sensors/{number}/measurements?{wanted}", headers)
                some, apart = read(told, name, key, place)
                measured += some
                rejected += apart
                if some:
                    newest = max(one.time for one in some) / 1e6
                    reached = datetime.datetime.fromtimestamp(newest, datetime.UTC).strftime(TIME)
                    marks[str(number)] = max(marks.get(str(number), ""), reached)
                if len(some) + len(apart) < PAGE:
                    break
                page += 1
    return Pulled(measured, json.dumps(marks), rejected)


OPENAQ = Connector(
    KIND,
    "OpenAQ",
    "measurements of air quality of the named locations",
    "",
    "OpenAQ, and the sources that it names for each location",
    "https://docs.openaq.org",
    3600.0,
    OpenAqParameters,
    _pull,
)
