"""Set up the sensors of the demo city in its records, and deliver what they read before the replay begins."""

from __future__ import annotations

import datetime
import json
from typing import Any

from sqlalchemy import Connection, Table, insert, update

from citybrain.observations.catalogue import Catalogue
from citybrain.observations.demo.replay import FILE, Replay
from citybrain.observations.demo.route import route
from citybrain.observations.demo.sensors import SOURCES, Sensors, parts_of, series_of
from citybrain.observations.demo.settings import settings, span
from citybrain.observations.demo.sites import Site, Streets, other_site, street_sites
from citybrain.observations.properties import known_properties
from citybrain.observations.quality.runner import check
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import datastream, feature, location, thing, thing_location
from citybrain.twin.snapshot import Snapshot

GEOJSON = "application/geo+json"
STREETS = ("street_sensors", "noise_sensors", "traffic_counters")
OTHERS = ("weather_station", "water_level", "meter")


def seed_sensing(sensing: Sensing, snapshot: Snapshot) -> None:
    """Make the sensors, deliver the past and test its readings; the replay goes on from there.

    Raises NotStoredError and NotRecordedError where nothing can be kept.
    """
    streets = Streets(snapshot)
    sites = {kind: street_sites(streets, kind) for kind in STREETS} | {kind: [other_site(kind)] for kind in OTHERS}
    sensors = Sensors(sites, route(streets))
    begin, start, _ = span()
    sensing.now = lambda: start
    with sensing.records.begin() as connection:
        numbers, features = _recorded(connection, sensors)
    parts = parts_of(sensors, numbers, features)
    for promise in [sensing.deliver(part.delivery(begin, start)) for part in parts]:
        promise.result()
    check(sensing)
    (sensing.folder / FILE).write_text(Replay.described(start, settings()["replay"]["speed"]), encoding="utf-8")


def _recorded(connection: Connection, sensors: Sensors) -> tuple[dict[tuple[str, str], int], list[int]]:
    """Things with their places, datastreams and the vehicle's features, all marked simulated."""
    for site in (site for several in sensors.sites.values() for site in several):
        _stand(connection, site)
    vehicle = settings()["vehicle"]["name"]
    catalogue = Catalogue(connection, settings()["made_by"])
    numbers = {}
    if sensors.places:
        _made(
            connection,
            thing,
            name=vehicle,
            description=settings()["description"],
            properties=_json(moving=True, **_label(vehicle)),
        )
        numbers[vehicle, "pm10"] = catalogue.stream(vehicle, known_properties()["pm10"], SOURCES["vehicle"])
    for kind, series in series_of(sensors):
        known = known_properties()[series.property]
        numbers[series.site, series.property] = catalogue.stream(series.site, known, SOURCES[kind])
    for (name, _), number in numbers.items():
        rhythm = 60 if name == vehicle else settings()["every"] * 60
        said: dict[str, Any] = {"properties": _json(interval=rhythm)}
        if name == settings()["meter"]["name"]:
            said["data_class"] = settings()["meter"]["data_class"]
        connection.execute(update(datastream).where(datastream.c.id == number).values(**said))
    return numbers, [_feature(connection, place, at) for at, place in enumerate(sensors.places)]


def _stand(connection: Connection, site: Site) -> None:
    """A thing and the place where it has been since the readings begin."""
    note = settings()["description"]
    told = {"street": site.street, "busy": site.busy} if site.street else {}
    where = _made(
        connection, location, name=site.street or site.name, description=note, encoding_type=GEOJSON,
        location=_point(site.longitude, site.latitude), properties=_json(),
    )  # fmt: skip
    what = _made(connection, thing, name=site.name, description=note, properties=_json(**told, **_label(site.name)))
    since = datetime.datetime.fromtimestamp(span()[0] / 1e6, datetime.UTC).isoformat(timespec="microseconds")
    _made(connection, thing_location, thing=what, location=where, time=since)


def _label(name: str) -> dict[str, Any]:
    """What a thing is called in other languages, where that is not its name."""
    label = settings()["labels"].get(name)
    return {} if label is None else {"label": label}


def _feature(connection: Connection, place: tuple[float, float], at: int) -> int:
    return _made(
        connection, feature, name=f"{settings()['vehicle']['name']} {at + 1}", description=settings()["description"],
        encoding_type=GEOJSON, feature=_point(*place), properties=_json(),
    )  # fmt: skip


def _made(connection: Connection, table: Table, **said: Any) -> int:
    acts = {"made_by": settings()["made_by"], "made_at": now()}
    made = connection.execute(insert(table).values(**said, **acts)).inserted_primary_key
    assert made is not None
    return int(made[0])


def _point(longitude: float, latitude: float) -> str:
    return json.dumps({"type": "Point", "coordinates": [longitude, latitude]})


def _json(**told: Any) -> str:
    return json.dumps({"simulated": True, **told}, ensure_ascii=False)
