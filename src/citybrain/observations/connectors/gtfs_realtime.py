"""GTFS-Realtime: where the vehicles of public transport are, and how fast they go."""

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


class GtfsRealtimeParameters(Parameters):
    """Where the feed of vehicle positions is, the headers it asks for, and what its vehicles are called together."""

    url: str
    headers: Mapping[str, str] = Field(default_factory=dict)
    prefix: str = Field(default="Vehicle", min_length=1)


def read(content: bytes, prefix: str) -> tuple[list[Measured], list[Rejected]]:
    """Position and speed of each vehicle. Raises ConnectorError for what is no feed."""
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
    for entity in feed.entity:
        if not entity.HasField("vehicle") or entity.is_deleted:
            continue
        told = entity.vehicle
        name = f"{prefix} {told.vehicle.id or told.vehicle.label or entity.id}"
        time = told.timestamp or feed.header.timestamp
        if not told.HasField("position") or not time or not _on_earth(told.position):
            rejected.append(Rejected("reading-vehicle-nowhere", str(told)[:500], name))
            continue
        measured += _vehicle(name, told, time * 1_000_000)
    return measured, rejected


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
    "position and speed of vehicles, each a thing that moves",
    "",
    "whoever runs the feed",
    "https://gtfs.org/documentation/realtime/reference/",
    15.0,
    GtfsRealtimeParameters,
    _pull,
    moves=True,
)
