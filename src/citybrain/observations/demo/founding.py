"""Set up the sensors of the demo city in its records, and deliver what they read before the replay begins.

The way of the vehicle that measures: along streets of the twin, from place to place by the shortest.
"""

from __future__ import annotations

import datetime
import json
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from sqlalchemy import Connection, Table, insert, update

from citybrain.observations.catalogue import Catalogue
from citybrain.observations.demo.measured import KIND, description
from citybrain.observations.demo.replay import FILE, Replay
from citybrain.observations.demo.sensors import SOURCES, Sensors, parts_of, series_of
from citybrain.observations.demo.settings import instant, settings, span
from citybrain.observations.demo.sites import Site, Streets, other_site, street_sites
from citybrain.observations.properties import known_properties
from citybrain.observations.quality.runner import check
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import datastream, feature, location, thing, thing_location
from citybrain.twin.snapshot import Snapshot

Places = list[tuple[float, float]]


def route(streets: Streets) -> Places:
    """Where it measures once a minute [longitude, latitude], round and back again; empty without streets."""
    told = settings()["vehicle"]
    nodes = _Nodes(streets)
    if not nodes.count:
        return []
    stops = [nodes.nearest(streets.plane(*place)) for place in told["route"]]
    points: list[tuple[float, float]] = []
    for begin, end in pairwise(stops):
        points += nodes.between(begin, end)
    line = shapely.LineString(points) if len(points) > 1 else shapely.Point(points[0])
    steps = np.arange(0, max(line.length, 1), told["metres"])
    return [streets.degrees(shapely.line_interpolate_point(line, step)) for step in steps]


class _Nodes:
    """Crossings of the streets, and the shortest ways between them; one-way streets are driven both ways."""

    def __init__(self, streets: Streets) -> None:
        ends = np.concatenate([streets.column("from_node"), streets.column("to_node")]).astype(np.int64)
        _, self._rows = np.unique(ends, return_inverse=True)
        half = len(streets.lines)
        self._ends = self._rows[:half], self._rows[half:]
        self.count = int(self._rows.max()) + 1 if half else 0
        self._lines = streets.lines
        self._at = np.zeros((self.count, 2))
        for rows, place in zip(self._ends, (0, -1), strict=True):
            self._at[rows] = [line.coords[place] for line in streets.lines]
        length = streets.column("length").astype(float)
        start, end = self._ends
        graph = coo_array((length, (start, end)), shape=(self.count, self.count)).tocsr()
        self._graph = graph.minimum(graph.T) + (graph.maximum(graph.T) - graph.minimum(graph.T))
        self._line_of = {pair: row for row, pair in enumerate(zip(start.tolist(), end.tolist(), strict=True))}

    def nearest(self, place: shapely.Point) -> int:
        """The crossing nearest to a place among those that most others can be reached from."""
        return int(np.argmin(np.hypot(*(self._at - (place.x, place.y)).T)))

    def between(self, begin: int, end: int) -> list[tuple[float, float]]:
        """Points of the way from one crossing to another, both with it; the two alone where no street leads there."""
        _, before = dijkstra(self._graph, directed=False, indices=begin, return_predecessors=True)
        way = [end]
        while way[-1] != begin and before[way[-1]] >= 0:
            way.append(int(before[way[-1]]))
        way.reverse()
        points = [(float(self._at[begin][0]), float(self._at[begin][1]))]
        for one, other in pairwise(way):
            points += self._along(one, other)
        return points

    def _along(self, one: int, other: int) -> list[tuple[float, float]]:
        if (row := self._line_of.get((one, other))) is not None:
            return [(x, y) for x, y, *_ in self._lines[row].coords][1:]
        row = self._line_of[other, one]
        return [(x, y) for x, y, *_ in self._lines[row].coords][::-1][1:]


GEOJSON = "application/geo+json"
STREETS = ("street_sensors", "noise_sensors", "traffic_counters")
OTHERS = ("weather_station", "water_level", "meter", KIND)


def seed_sensing(sensing: Sensing, snapshot: Snapshot) -> None:
    """Make the sensors, deliver the past and test its readings; the replay goes on from there.

    Raises NotStoredError and NotRecordedError where nothing can be kept.
    """
    streets = Streets(snapshot)
    sites = {kind: street_sites(streets, kind) for kind in STREETS} | {kind: [other_site(kind)] for kind in OTHERS}
    sensors = Sensors(sites, route(streets))
    _, start, _ = span()
    sensing.now = lambda: start
    with sensing.records.begin() as connection:
        numbers, features = _recorded(connection, sensors)
    parts = parts_of(sensors, numbers, features)
    for promise in [sensing.deliver(part.delivery(0, start)) for part in parts]:
        promise.result()
    check(sensing)
    (sensing.folder / FILE).write_text(Replay.described(start, settings()["replay"]["speed"]), encoding="utf-8")


def _recorded(connection: Connection, sensors: Sensors) -> tuple[dict[tuple[str, str], int], list[int]]:
    """Things with their places, datastreams and the vehicle's features, marked simulated but for the real station."""
    for kind, sites in sensors.sites.items():
        for site in sites:
            _stand(connection, site, kind)
    vehicle = settings()["vehicle"]["name"]
    catalogue = Catalogue(connection, settings()["made_by"])
    numbers = {}
    if sensors.places:
        _made(
            connection,
            thing,
            name=vehicle,
            description=settings()["description"],
            properties=_json(True, moving=True, **_label(vehicle)),
        )
        numbers[vehicle, "pm10"] = catalogue.stream(vehicle, known_properties()["pm10"], SOURCES["vehicle"])
    for kind, series in series_of(sensors):
        known = known_properties()[series.property]
        numbers[series.site, series.property] = catalogue.stream(series.site, known, SOURCES[kind])
    for (name, _), number in numbers.items():
        connection.execute(update(datastream).where(datastream.c.id == number).values(**_stream_settings(name)))
    return numbers, [_feature(connection, place, at) for at, place in enumerate(sensors.places)]


def _stream_settings(name: str) -> dict[str, Any]:
    """How often the streams of a thing read [s], whether they are simulated, and who may see them."""
    known = settings()
    rhythms = {known["vehicle"]["name"]: 60, known[KIND]["name"]: known[KIND]["every"] * 60}
    is_real = name == known[KIND]["name"]
    about: dict[str, Any] = {"properties": _json(not is_real, interval=rhythms.get(name, known["every"] * 60))}
    if name == known["meter"]["name"]:
        about["data_class"] = known["meter"]["data_class"]
    return about


def _stand(connection: Connection, site: Site, kind: str) -> None:
    """A thing and the place where it has been since its readings begin."""
    is_real = kind == KIND
    note = description() if is_real else settings()["description"]
    street = {"street": site.street, "busy": site.busy} if site.street else {}
    where = _made(
        connection, location, name=site.street or site.name, description=note, encoding_type=GEOJSON,
        location=_point(site.longitude, site.latitude), properties=_json(not is_real),
    )  # fmt: skip
    properties = _json(not is_real, **street, **_label(site.name))
    what = _made(connection, thing, name=site.name, description=note, properties=properties)
    begin = instant(settings()[KIND]["since"]) if is_real else span()[0]
    since = datetime.datetime.fromtimestamp(begin / 1e6, datetime.UTC).isoformat(timespec="microseconds")
    _made(connection, thing_location, thing=what, location=where, time=since)


def _label(name: str) -> dict[str, Any]:
    """What a thing is called in other languages, where that is not its name."""
    label = settings()["labels"].get(name)
    return {} if label is None else {"label": label}


def _feature(connection: Connection, place: tuple[float, float], at: int) -> int:
    return _made(
        connection, feature, name=f"{settings()['vehicle']['name']} {at + 1}", description=settings()["description"],
        encoding_type=GEOJSON, feature=_point(*place), properties=_json(True),
    )  # fmt: skip


def _made(connection: Connection, table: Table, **said: Any) -> int:
    acts = {"made_by": settings()["made_by"], "made_at": now()}
    made = connection.execute(insert(table).values(**said, **acts)).inserted_primary_key
    assert made is not None
    return int(made[0])


def _point(longitude: float, latitude: float) -> str:
    return json.dumps({"type": "Point", "coordinates": [longitude, latitude]})


def _json(simulated: bool, **told: Any) -> str:
    return json.dumps({"simulated": True, **told} if simulated else told, ensure_ascii=False)
