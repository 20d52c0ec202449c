"""Sensors that are connected one by one: all that SensorThings wants of one, and a token that sends its readings alone.

A connected sensor is a thing with its place and streams, and an identity of the same name that has the token.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from citybrain.governance import Actor, DataClass, Permission, Role, may_read, register, require
from citybrain.governance.tokens import Token
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.catalogue import Catalogue, results_of
from citybrain.observations.properties import KnownProperty, known_properties, spelled, units_of
from citybrain.observations.sensorthings.model import LOCATION, SENSOR, THING
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.sensorthings.writing.writer import Made, Writer
from citybrain.observations.stream_status.streams import KnownStream, known_streams
from citybrain.records.errors import EntryError
from citybrain.records.tables.governance import access_token, identity
from citybrain.records.tables.sensing import thing

LONGEST_NAME = register.LONGEST_NAME
JOINERS = "\u200c\u200d"
"""Signs that nobody sees and that words of Persian and of languages of India are written with."""

MOST_MEASURED = 20
SENDS = (Permission.WRITE_OBSERVATIONS,)
Bounds = tuple[float, float, float, float]
"""West, south, east and north [degrees]."""


class SentProperty(NamedTuple):
    """What a sensor measures: the key of a known property, and the unit that it sends."""

    property: str
    unit: str | None


class NewSensor(NamedTuple):
    """A sensor that is to be connected: where it is [degrees], how often it sends [s], how long its token holds [d]."""

    name: str
    measured: Sequence[SentProperty]
    longitude: float
    latitude: float
    interval: int
    data_class: DataClass
    days: int


class ConnectedSensor(NamedTuple):
    """A sensor by the number of its identity, with its streams, and how long its newest token holds.

    `revoked`: none of its tokens holds because somebody revoked them.
    """

    number: int
    name: str
    streams: tuple[KnownStream, ...]
    expires_at: str
    revoked: bool


class SensorToken(NamedTuple):
    """A connected sensor with the secret of its new token, which is told here alone."""

    sensor: ConnectedSensor
    token: Token


def connect_sensor(service: Service, actor: Actor, bounds: Bounds, asked: NewSensor) -> SensorToken:
    """Make a sensor with its streams and its token: all of it in one transaction, or nothing.

    Raises NotAllowedError, and EntryError for a name that is taken, too long or has signs that nobody sees, an unknown
    property, a unit that does not convert, a place outside the city and a class that the actor may not read.
    """
    require(actor, Permission.WRITE_SENSORS)
    name = _name(asked.name)
    known = _properties(asked.measured)
    _require_inside(bounds, asked.longitude, asked.latitude)
    if not may_read(actor, asked.data_class):
        allowed = ", ".join(one for one in DataClass if one in actor.reads)
        raise EntryError("sensor-class", received=asked.data_class, allowed=allowed)
    given: list[SensorToken] = []

    def make(writer: Writer) -> Made:
        _require_new(writer.connection, name)
        made = _entities(writer, asked._replace(name=name), known)
        streams = [one for one in known_streams(writer.connection) if one.thing == name]
        number = register.add_identity(writer.connection, name, [Role.DEVICE_OPERATOR], actor.name)
        given.append(_give(writer.connection, actor, number, name, streams, asked.days))
        return made

    service.together(actor, [make])
    return given[0]


def connected_sensors(connection: Connection, actor: Actor) -> list[ConnectedSensor]:
    """All of which the actor may read every stream, the last connected first."""
    newest = select(func.max(access_token.c.id)).where(access_token.c.streams.is_not(None))
    asked = (
        select(access_token, identity.c.name)
        .join(identity, identity.c.id == access_token.c.identity)
        .where(identity.c.withdrawn_at.is_(None), access_token.c.id.in_(newest.group_by(access_token.c.identity)))
        .order_by(access_token.c.identity.desc())
    )
    rows = connection.execute(asked).all()
    known = {stream.number: stream for stream in known_streams(connection)} if rows else {}
    found = (
        ConnectedSensor(row.identity, row.name, _of(row.streams, known), row.expires_at, row.withdrawn_at is not None)
        for row in rows
    )
    return [
        one
        for one in found
        if one.streams and all(may_read(actor, stream.data_class, stream.number) for stream in one.streams)
    ]


def renew_token(connection: Connection, actor: Actor, number: int, days: int) -> SensorToken:
    """A new token of a connected sensor in place of those that it had. Raises NotFoundError."""
    sensor = _require(connection, actor, number)
    _revoke(connection, actor, number)
    return _give(connection, actor, number, sensor.name, sensor.streams, days)


def revoke_tokens(connection: Connection, actor: Actor, number: int) -> None:
    """Nothing more comes of a connected sensor until it has a new token. Raises NotFoundError."""
    _require(connection, actor, number)
    _revoke(connection, actor, number)


def _name(received: str) -> str:
    name = " ".join(received.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise EntryError("sensor-name", received=len(name), allowed=LONGEST_NAME)
    for unseen in (letter for letter in name if not letter.isprintable() and letter not in JOINERS):
        raise EntryError("sensor-name-unseen", received=f"U+{ord(unseen):04X}", place=name.index(unseen) + 1)
    return name


def _properties(measured: Sequence[SentProperty]) -> list[tuple[KnownProperty, str | None]]:
    """The known properties with the units that the sensor sends, as this program writes them."""
    if not 0 < len(measured) <= MOST_MEASURED:
        raise EntryError("sensor-measured", received=len(measured), allowed=MOST_MEASURED)
    found: dict[str, tuple[KnownProperty, str | None]] = {}
    for key, unit in measured:
        known = known_properties().get(key)
        if known is None:
            raise EntryError("sensor-property", received=key, allowed=", ".join(known_properties()))
        if key in found:
            raise EntryError("sensor-property-twice", received=key)
        found[key] = known, _unit(known, unit or "")
    return list(found.values())


def _unit(known: KnownProperty, received: str) -> str | None:
    """Only a unit of the list: what a person writes is never computed with."""
    units = units_of(known)
    if spelled(received) in units:
        return spelled(received)
    if not units and not received:
        return None
    raise EntryError("sensor-unit", property=known.key, received=received, allowed=", ".join(units) or "-")


def _require_inside(bounds: Bounds, longitude: float, latitude: float) -> None:
    if is_inside(bounds, longitude, latitude):
        return
    code = "sensor-outside-turned" if is_inside(bounds, latitude, longitude) else "sensor-outside"
    west, south, east, north = (f"{edge:.4f}" for edge in bounds)
    place = {"longitude": f"{longitude:.5f}", "latitude": f"{latitude:.5f}"}
    raise EntryError(code, **place, west=west, south=south, east=east, north=north)


def is_inside(bounds: Bounds, longitude: float, latitude: float) -> bool:
    """Whether a place lies within the city.

    >>> is_inside((24.9, 60.1, 25.0, 60.2), 24.95, 60.17), is_inside((24.9, 60.1, 25.0, 60.2), 60.17, 24.95)
    (True, False)
    """
    west, south, east, north = bounds
    return west <= longitude <= east and south <= latitude <= north


def _require_new(connection: Connection, name: str) -> None:
    for table in (thing, identity):
        same = select(table.c.id).where(table.c.name == name, table.c.withdrawn_at.is_(None))
        if connection.execute(same).first() is not None:
            raise EntryError("sensor-name-taken", name=name)


def _entities(writer: Writer, asked: NewSensor, known: Iterable[tuple[KnownProperty, str | None]]) -> Made:
    """The thing at its place with its sensor and streams."""
    catalogue = Catalogue(writer.connection, writer.made_by)
    described = {"name": asked.name, "description": asked.name}
    point = {"type": "Point", "coordinates": [asked.longitude, asked.latitude]}
    place = writer.create(LOCATION, {**described, "encodingType": "application/geo+json", "location": point})
    metadata = {"interval": asked.interval}
    sensor = writer.create(SENSOR, {**described, "encodingType": "application/json", "metadata": metadata})
    streams = [
        {
            "name": f"{asked.name}: {one.label['en']}",
            "description": f"{one.label['en']} at {asked.name}",
            "observationType": results_of(one),
            "unitOfMeasurement": {"name": unit, "symbol": unit, "definition": f"ucum:{unit}" if unit else None},
            "properties": {"data_class": asked.data_class, "interval": asked.interval},
            "Sensor": {"@iot.id": sensor.id},
            "ObservedProperty": {"@iot.id": catalogue.property(one)},
        }
        for one, unit in known
    ]
    writer.touched += catalogue.made
    return writer.create(THING, {**described, "Locations": [{"@iot.id": place.id}], "Datastreams": streams})


def _give(
    connection: Connection, actor: Actor, number: int, name: str, streams: Sequence[KnownStream], days: int
) -> SensorToken:
    numbers = [stream.number for stream in streams]
    purpose = ", ".join(f"Datastreams({one})" for one in numbers)
    token = register.give_token(connection, name, SENDS, days, purpose, actor.name, numbers)
    held = register.standing(connection, token.number)
    assert held is not None
    return SensorToken(ConnectedSensor(number, name, tuple(streams), held.expires_at, False), token)


def _revoke(connection: Connection, actor: Actor, number: int) -> None:
    bound = (access_token.c.identity == number) & access_token.c.streams.is_not(None)
    asked = select(access_token.c.id).where(bound, access_token.c.withdrawn_at.is_(None))
    for token in connection.execute(asked).scalars().all():
        register.revoke_token(connection, token, actor.name)


def _require(connection: Connection, actor: Actor, number: int) -> ConnectedSensor:
    for one in connected_sensors(connection, actor):
        if one.number == number:
            return one
    raise NotFoundError("sensor-unknown", received=number)


def _of(streams: str, known: Mapping[int, KnownStream]) -> tuple[KnownStream, ...]:
    """The streams of a token that there still are."""
    return tuple(known[int(one)] for one in streams.split() if int(one) in known)
