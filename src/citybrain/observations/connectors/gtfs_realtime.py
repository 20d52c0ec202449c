"""GTFS-Realtime: where vehicles of public transport are, how fast they go, and how punctual each line is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from google.protobuf.message import DecodeError
from google.transit import gtfs_realtime_pb2
from pydantic import Field

from citybrain.observations.connectors.declaration import Connector, Fetch, Measured, Parameters, Pulled
from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.connectors.reading import form_of
from citybrain.observations.readings.columns import Rejected

KIND = "gtfs-realtime"
MOST_VEHICLES = 20_000
EARLY, LATE = -60, 359
"""Seconds of delay between which a trip counts as on time.

Source: Department for Transport (United Kingdom), bus statistics, BUS09: 1 minute early to 5 minutes 59 seconds late.
"""


class GtfsRealtimeParameters(Parameters):
    """Where the feed of vehicle positions or of trip updates is, its headers, and what its vehicles are called."""

    url: str
    headers: Mapping[str, str] = Field(default_factory=dict)
    prefix: str = Field(default="Vehicle", min_length=1)


def read(content: bytes, prefix: str) -> tuple[list[Measured], list[Rejected]]:
    """Position and speed of each vehicle, delay and punctuality of each line. Raises ConnectorError for no feed."""
    feed = gtfs_realtime_pb2.FeedMessage()
    try:
        feed.ParseFromString(content)
    except DecodeError as problem:
        raise ConnectorError(
            "connector-answer", kind=KIND, received=form_of(content), allowed="FeedMessage"
        ) from problem
    if not feed.HasField("header"):
        raise ConnectorError("connector-answer", kind=KIND, received=form_of(content), allowed="FeedHeader")
    if len(feed.entity) > MOST_VEHICLES:
        raise ConnectorError("connector-answer", kind=KIND, received=str(len(feed.entity)), allowed=str(MOST_VEHICLES))
    measured: list[Measured] = []
    rejected: list[Rejected] = []
    delays: dict[str, list[tuple[int, int]]] = {}
    for entity in feed.entity:
        if entity.HasField("trip_update") and not entity.is_deleted:
            line, delay = entity.trip_update.trip.route_id, _delay(entity.trip_update)
            time = entity.trip_update.timestamp or feed.header.timestamp
            if line and time and delay is not None:
                delays.setdefault(line, []).append((time, delay))
            else:
                rejected.append(Rejected("reading-trip-without-delay", str(entity.trip_update)[:500], line))
        if not entity.HasField("vehicle") or entity.is_deleted:
            continue
        told = entity.vehicle
        name = f"{prefix} {told.vehicle.id or told.vehicle.label or entity.id}"
        time = told.timestamp or feed.header.timestamp
        if not told.HasField("position") or not time or not _on_earth(told.position):
            rejected.append(Rejected("reading-vehicle-nowhere", str(told)[:500], name))
            continue
        measured += _vehicle(name, told, time * 1_000_000)
    for line, trips in delays.items():
        measured += _line(line, trips)
    return measured, rejected


def _delay(update: Any) -> int | None:
    """Seconds that a trip is behind its timetable at the stop that comes next; None where the feed does not tell it."""
    for stop in update.stop_time_update:
        for event in ("arrival", "departure"):
            if stop.HasField(event) and getattr(stop, event).HasField("delay"):
                return int(getattr(stop, event).delay)
    return int(update.delay) if update.HasField("delay") else None


def _line(line: str, trips: list[tuple[int, int]]) -> list[Measured]:
    """Mean delay of the trips of a line that are under way, and the share of them that is on time."""
    time = max(at for at, _ in trips) * 1_000_000
    late = [delay for _, delay in trips]
    on_time = sum(EARLY <= delay <= LATE for delay in late)
    return [
        Measured(f"Line {line}", "delay", time, round(sum(late) / len(late), 1)),
        Measured(f"Line {line}", "punctuality", time, round(100.0 * on_time / len(late), 1)),
    ]


def _vehicle(name: str, told: Any, time: int) -> list[Measured]:
    place = (round(told.position.longitude, 6), round(told.position.latitude, 6))
    told_more = {"trip": told.trip.trip_id, "route": told.trip.route_id}
    more = {key: value for key, value in told_more.items() if value}
    where = {"type": "Point", "coordinates": list(place)}
    position = {"type": "Feature", "geometry": where, "properties": more} if more else where
    readings = [Measured(name, "position", time, position, place=place)]
    if told.position.HasField("speed") and math.isfinite(told.position.speed):
        readings.append(Measured(name, "speed", time, round(told.position.speed, 3), place=place))
    return readings


def _on_earth(position: Any) -> bool:
    return (
        abs(position.latitude) <= 90
        and abs(position.longitude) <= 180
        and (position.latitude, position.longitude) != (0, 0)
    )


def _pull(asked: GtfsRealtimeParameters, mark: str, fetch: Fetch) -> Pulled:
    measured, rejected = read(fetch(asked.url, asked.headers), asked.prefix)
    return Pulled(measured, "", rejected)


GTFS_REALTIME = Connector(
    KIND,
    "GTFS-Realtime",
    "position and speed of vehicles, each a thing that moves; delay and punctuality of lines",
    "",
    "whoever runs the feed",
    "https://gtfs.org/documentation/realtime/reference/",
    15.0,
    GtfsRealtimeParameters,
    _pull,
    moves=True,
)
