"""Streams of a city as the tests see them: settings, unit, neighbours, from the records."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from citybrain.kernel.errors import InputError
from citybrain.observations.properties import answer_in, known_properties, recognised, scale
from citybrain.observations.quality.defaults import default_settings
from citybrain.observations.quality.evaluate import QualitySubject
from citybrain.observations.quality.intervals import declared
from citybrain.observations.quality.neighbours import nearest
from citybrain.observations.quality.settings import Settings, read_settings
from citybrain.records.tables.quality import stream_quality
from citybrain.records.tables.sensing import datastream, entity_version, location, observed_property, thing_location

Place = tuple[float, float]


class StoredStream(NamedTuple):
    """A stream as it stands in the records. `told` are the settings of its own, None where there are none.

    interval: whole seconds from one reading to the next, as those settings or else its properties declare. answer: the
    known property that its observed property is said to be.
    """

    number: int
    unit: str | None
    thing: int
    measured: int
    definition: str
    name: str
    told: Mapping[str, Any] | None
    interval: int | None
    answer: str | None


def subjects(connection: Connection) -> dict[int, QualitySubject]:
    """All streams that something is tested of, by number; others have neither defaults nor settings of their own."""
    found = {kept.number: subject for kept in stored_streams(connection) if (subject := subject_of(kept))}
    return _with_neighbours(found, connection)


def state(connection: Connection) -> tuple[Any, ...]:
    """What changes whenever the subjects do."""
    counted = [func.count(), func.max(stream_quality.c.id), func.count(stream_quality.c.withdrawn_at)]
    of_streams = select(func.count(), func.max(datastream.c.id), func.count(datastream.c.withdrawn_at))
    places = select(func.count(), func.max(thing_location.c.id), func.count(thing_location.c.withdrawn_at))
    changed = select(func.max(entity_version.c.id)).where(entity_version.c.kind == observed_property.name)
    asked = (of_streams, places, changed, select(*counted).select_from(stream_quality))
    return tuple(tuple(connection.execute(one).one()) for one in asked)


def stored_streams(connection: Connection, number: int | None = None) -> list[StoredStream]:
    """Streams that count, or one of them."""
    told = own_settings(connection)
    asked = (
        select(
            datastream.c.id,
            datastream.c.unit_symbol,
            datastream.c.thing,
            datastream.c.observed_property,
            observed_property.c.definition,
            observed_property.c.name,
            datastream.c.properties,
            observed_property.c.properties.label("property_said"),
        )
        .join(observed_property, observed_property.c.id == datastream.c.observed_property)
        .where(datastream.c.withdrawn_at.is_(None))
    )
    if number is not None:
        asked = asked.where(datastream.c.id == number)
    return [
        StoredStream(
            row.id,
            row.unit_symbol,
            row.thing,
            row.observed_property,
            row.definition,
            row.name,
            told.get(row.id),
            declared(told.get(row.id, {}), _read(row.properties)),
            answer_in(row.property_said),
        )
        for row in connection.execute(asked)
    ]


def own_settings(connection: Connection) -> dict[int, dict[str, Any]]:
    """What is declared for single streams, by their number."""
    own = select(stream_quality.c.datastream, stream_quality.c.settings)
    own = own.where(stream_quality.c.withdrawn_at.is_(None)).order_by(stream_quality.c.id)
    return {row.datastream: json.loads(row.settings) for row in connection.execute(own)}


def _read(properties: str | None) -> dict[str, Any]:
    said = json.loads(properties or "{}")
    return said if isinstance(said, dict) else {}


def base_of(kept: StoredStream) -> Settings | None:
    """The defaults of the property of a stream; None without any, and where the unit does not convert to its own."""
    key = _key(kept)
    if key is None or (known_properties()[key].unit is None) != (kept.unit is None):
        return None
    try:
        scale(kept.unit or "", known_properties()[key])
    except InputError:
        return None
    return default_settings().get(key)


def subject_of(kept: StoredStream) -> QualitySubject | None:
    """How a stream is tested, still without neighbours; None where nothing says how."""
    base = base_of(kept)
    settings = base if kept.told is None else read_settings(kept.told, f"stream {kept.number}", base)
    if settings is None:
        return None
    key = None if base is None else _key(kept)
    factor, offset = (1.0, 0.0) if key is None else scale(kept.unit or "", known_properties()[key])
    return QualitySubject(settings, factor, offset, kept.interval)


def _key(kept: StoredStream) -> str | None:
    return recognised(kept.definition, kept.name, kept.unit, kept.answer)


def _with_neighbours(found: dict[int, QualitySubject], connection: Connection) -> dict[int, QualitySubject]:
    """The same, with the streams of the same property and unit at other things within reach."""
    kept = {one.number: one for one in stored_streams(connection) if one.number in found}
    places = _places(connection)
    groups: dict[tuple[int, float], list[int]] = defaultdict(list)
    for number, subject in found.items():
        if subject.settings.neighbours is not None:
            groups[kept[number].measured, subject.settings.neighbours.radius].append(number)
    for (_, radius), members in groups.items():
        near = nearest({one: places.get(kept[one].thing) for one in members}, radius)
        for number, others in near.items():
            elsewhere = tuple(one for one in others if kept[one].thing != kept[number].thing)
            found[number] = found[number]._replace(near=elsewhere)
    return found


def _places(connection: Connection) -> dict[int, Place]:
    """Where things are: the last point that was told of each."""
    asked = (
        select(thing_location.c.thing, location.c.location)
        .join(location, location.c.id == thing_location.c.location)
        .where(thing_location.c.withdrawn_at.is_(None))
        .order_by(thing_location.c.time, thing_location.c.id)
    )
    found = {}
    for thing, told in connection.execute(asked):
        shape = json.loads(told)
        shape = shape.get("geometry", shape) if isinstance(shape, dict) else {}
        if isinstance(shape, dict) and shape.get("type") == "Point":
            found[thing] = (float(shape["coordinates"][0]), float(shape["coordinates"][1]))
    return found
