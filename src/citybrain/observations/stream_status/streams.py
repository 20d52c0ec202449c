"""The datastreams of a city as the page shows them: what, where, how often, for whom."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from citybrain.observations.catalogue import MEASUREMENT
from citybrain.observations.properties import answer_in, known_properties, recognised
from citybrain.observations.quality.intervals import declared
from citybrain.observations.quality.subjects import own_settings
from citybrain.records.tables.sensing import datastream, feature, location, observed_property, thing, thing_location

GEOJSON = frozenset({"application/geo+json", "application/vnd.geo+json"})
LonLat = tuple[float, float]
"""Longitude and latitude [degrees]."""


@dataclass(frozen=True)
class KnownStream:
    """One datastream. `key` names its property; `interval` [s] is how often it is declared to read.

    `measured`: number of its observed property, `asked`: whether a person is to say which known property that is.
    `thing_labels`: what its thing is called by language, where that is not its name.
    """

    number: int
    name: str
    thing: str
    property: str
    key: str
    labels: Mapping[str, str] = field(hash=False)
    definition: str
    unit: str | None
    data_class: str
    simulated: bool
    interval: int | None
    numeric: bool
    place: LonLat | None
    measured: int = 0
    asked: bool = False
    thing_labels: Mapping[str, str] = field(default_factory=dict, hash=False)


def known_streams(connection: Connection) -> list[KnownStream]:
    """All that count, by number."""
    places, own = _places(connection), own_settings(connection)
    asked = (
        select(datastream, thing.c.name.label("thing_name"), thing.c.properties.label("thing_said"),
               observed_property.c.name.label("property_name"),
               observed_property.c.properties.label("property_said"), observed_property.c.definition)
        .join(thing, thing.c.id == datastream.c.thing)
        .join(observed_property, observed_property.c.id == datastream.c.observed_property)
        .where(datastream.c.withdrawn_at.is_(None))
        .order_by(datastream.c.id)
    )  # fmt: skip
    rows = connection.execute(asked).mappings()
    return [_known(dict(row), places.get(row["thing"]), own.get(row["id"], {})) for row in rows]


def places_of(connection: Connection, features: Iterable[int]) -> dict[int, LonLat]:
    """Where features of interest are; those that are no points are left out."""
    asked = select(feature.c.id, feature.c.feature).where(feature.c.id.in_(list(features)))
    found = {number: _point(told) for number, told in connection.execute(asked)}
    return {number: place for number, place in found.items() if place}


def _known(row: Mapping[str, Any], place: LonLat | None, own: Mapping[str, Any]) -> KnownStream:
    said, of_property = _json(row["properties"]), _json(row["property_said"])
    answer = answer_in(row["property_said"])
    key = recognised(row["definition"], row["property_name"], row["unit_symbol"], answer)
    numeric = row["observation_type"] == MEASUREMENT
    return KnownStream(
        number=row["id"],
        name=row["name"],
        thing=row["thing_name"],
        property=row["property_name"],
        key=_key(key or answer or row["property_name"], row["unit_symbol"]),
        labels=_labels(of_property) or (known_properties()[key].label if key else {}),
        definition=row["definition"],
        unit=row["unit_symbol"],
        data_class=row["data_class"],
        simulated=said.get("simulated") is True,
        interval=declared(own, said),
        numeric=numeric,
        place=place,
        thing_labels=labels_of(row["thing_said"]),
        measured=row["observed_property"],
        asked=numeric and key is None and answer is None and bool(row["unit_symbol"]),
    )


def labels_of(told: str | None) -> Mapping[str, str]:
    """Names by language among the properties of an entity, which are JSON."""
    return _labels(_json(told))


def _labels(properties: Mapping[str, Any]) -> Mapping[str, str]:
    """Names by language that an entity has among its properties."""
    labels = properties.get("label")
    told = labels.items() if isinstance(labels, dict) else ()
    return {language: label for language, label in told if isinstance(label, str)}


def _key(key: str, unit: str | None) -> str:
    """The key of a property, with the unit where that is another one than the known property has."""
    known = known_properties().get(key)
    return key if known is None or known.unit == unit else f"{key} [{unit}]"


def _places(connection: Connection) -> dict[int, LonLat]:
    """Where each thing is: the newest of the places it was given."""
    newest = (
        select(thing_location.c.thing, func.max(thing_location.c.time).label("time"))
        .where(thing_location.c.withdrawn_at.is_(None))
        .group_by(thing_location.c.thing)
        .subquery()
    )
    asked = (
        select(thing_location.c.thing, location.c.location, location.c.encoding_type)
        .join(location, location.c.id == thing_location.c.location)
        .join(newest, (newest.c.thing == thing_location.c.thing) & (newest.c.time == thing_location.c.time))
        .where(thing_location.c.withdrawn_at.is_(None), location.c.withdrawn_at.is_(None))
    )
    found = {at: _point(told) for at, told, kind in connection.execute(asked) if kind in GEOJSON}
    return {at: place for at, place in found.items() if place}


def _point(told: str) -> LonLat | None:
    """The place of a GeoJSON point, alone or as a feature; None for anything else."""
    said = _json(told)
    shape = said.get("geometry") if said.get("type") == "Feature" else said
    coordinates = shape.get("coordinates") if isinstance(shape, dict) and shape.get("type") == "Point" else None
    match coordinates:
        case [int() | float() as longitude, int() | float() as latitude, *_]:
            return float(longitude), float(latitude)
    return None


def _json(told: str | None) -> dict[str, Any]:
    said = json.loads(told) if told else {}
    return said if isinstance(said, dict) else {}
