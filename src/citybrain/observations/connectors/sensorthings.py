"""Another server of OGC SensorThings: its datastreams and their observations, from where it was left on."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import Field

from citybrain.kernel.errors import InputError
from citybrain.observations.connectors.declaration import Connector, Fetch, Measured, Parameters, Pulled
from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.connectors.reading import json_of, require
from citybrain.observations.properties import KnownProperty, known_properties, named, scale
from citybrain.observations.readings.columns import NO_TIME, Rejected
from citybrain.observations.times import instant, span, written

KIND = "sensorthings"
PAGE = 1000
MOST = 50_000
"""Observations of one pull; more of them follow at once."""

MOST_PAGES = 1000
WHERE = (
    "$expand=Thing($select=name;$expand=Locations($select=location)),ObservedProperty($select=name,definition)"
    "&$orderby=id&$top=100"
)


class SensorThingsParameters(Parameters):
    """Address of the service (ending in /v1.1), a filter of its datastreams, from when on, and headers."""

    url: str
    filter: str | None = None
    since: str | None = None
    headers: Mapping[str, str] = Field(default_factory=dict)
    most_streams: int = Field(default=2000, ge=1, le=100_000)


class Remote(NamedTuple):
    """A datastream there: its id as text, station, property with unit, place, where its observations are."""

    number: str
    station: str
    property: KnownProperty
    unit: str
    place: tuple[float, float] | None
    observations: str


def datastreams(told: dict[str, Any], base: str) -> list[Remote]:
    """The datastreams of a page. Raises ConnectorError."""
    return [_datastream(one, base) for one in require(told, KIND, "value")]


def _datastream(told: dict[str, Any], base: str) -> Remote:
    number = require(told, KIND, "@iot.id")
    name = str(require(told, KIND, "ObservedProperty", "name"))
    definition = str(require(told, KIND, "ObservedProperty").get("definition", ""))
    unit = str((told.get("unitOfMeasurement") or {}).get("symbol") or "")
    by_definition = (known for known in known_properties().values() if known.definition == definition)
    known = next(by_definition, None) or named(name)[0]
    try:
        if known is not None:
            scale(unit, known)
    except InputError:
        known = None
    if known is None:
        numeric = str(told.get("observationType", "")).endswith(("OM_Measurement", "OM_CountObservation"))
        known = KnownProperty(
            f"{definition} {unit}", {"en": name}, definition, (unit or "1") if numeric else None, False
        )
        unit = ""
    quoted = "'" + str(number).replace("'", "''") + "'" if isinstance(number, str) else str(number)
    observations = f"{base}/Datastreams({urllib.parse.quote(quoted, safe=chr(39))})/Observations"
    station = str(require(told, KIND, "Thing", "name"))
    return Remote(str(number), station, known, unit, _place(told), observations)


def _place(told: dict[str, Any]) -> tuple[float, float] | None:
    for location in told["Thing"].get("Locations") or []:
        place = location.get("location") or {}
        place = place.get("geometry") or place
        if isinstance(place, dict) and place.get("type") == "Point":
            longitude, latitude = place["coordinates"][:2]
            return float(longitude), float(latitude)
    return None


def read(told: dict[str, Any], remote: Remote) -> tuple[list[Measured], list[Rejected]]:
    """The observations of a page. Raises ConnectorError."""
    measured, rejected = [], []
    for one in require(told, KIND, "value"):
        try:
            time, until = span(one.get("phenomenonTime"))
            measured.append(
                Measured(
                    remote.station,
                    remote.property.key,
                    time,
                    one.get("result"),
                    remote.unit,
                    remote.place,
                    None if until == NO_TIME else until,
                )
            )
        except InputError as problem:
            rejected.append(Rejected(problem.code, json.dumps(one)[:500], remote.observations, problem.arguments))
    return measured, rejected


def _pages(url: str, asked: SensorThingsParameters, fetch: Fetch) -> Iterator[dict[str, Any]]:
    """The pages of a collection; links to another server are not followed."""
    there = urllib.parse.urlsplit(asked.url)
    for _ in range(MOST_PAGES):
        told = json_of(fetch(url, asked.headers), KIND)
        yield told
        if "@iot.nextLink" not in told:
            return
        url = urllib.parse.urljoin(url, str(told["@iot.nextLink"]))
        place = urllib.parse.urlsplit(url)
        if (place.scheme, place.netloc) != (there.scheme, there.netloc):
            raise ConnectorError("connector-elsewhere", received=url[:200], allowed=f"{there.scheme}://{there.netloc}")


def _pull(asked: SensorThingsParameters, mark: str, fetch: Fetch) -> Pulled:
    """The mark holds the time of the newest observation that was taken of each datastream."""
    base = asked.url.rstrip("/")
    marks: dict[str, str] = json.loads(mark) if mark else {}
    chosen = f"&$filter={urllib.parse.quote(asked.filter)}" if asked.filter else ""
    remotes: list[Remote] = []
    for told in _pages(f"{base}/Datastreams?{WHERE}{chosen}", asked, fetch):
        remotes += datastreams(told, base)
        if len(remotes) > asked.most_streams:
            raise ConnectorError("connector-streams", received=len(remotes), allowed=asked.most_streams)
    measured: list[Measured] = []
    rejected: list[Rejected] = []
    for remote in remotes:
        since = marks.get(remote.number) or (written(instant(asked.since)) if asked.since else None)
        after = urllib.parse.quote(f"phenomenonTime gt {since}") if since else ""
        wanted = f"?$orderby=phenomenonTime%20asc&$top={PAGE}" + (f"&$filter={after}" if after else "")
        for told in _pages(remote.observations + wanted, asked, fetch):
            some, apart = read(told, remote)
            measured += some
            rejected += apart
            if some:
                marks[remote.number] = written(max(one.until or one.time for one in some))
            if len(measured) + len(rejected) >= MOST:
                break
        if len(measured) + len(rejected) >= MOST:
            break
    else:
        return Pulled(measured, json.dumps(marks), rejected, properties=_properties(remotes))
    return Pulled(measured, json.dumps(marks), rejected, more=True, properties=_properties(remotes))


def _properties(remotes: list[Remote]) -> dict[str, KnownProperty]:
    return {remote.property.key: remote.property for remote in remotes}


SENSORTHINGS = Connector(
    KIND,
    "SensorThings",
    "the datastreams of another server and their observations",
    "",
    "whoever runs the server",
    "https://docs.ogc.org/is/18-088/18-088.html",
    300.0,
    SensorThingsParameters,
    _pull,
)
