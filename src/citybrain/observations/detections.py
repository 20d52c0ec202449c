"""What a detector saw: a camera that counts, a classifier of waste, a recogniser of birds.

A detection is an Observation of SensorThings whose result is the label, with confidence, evidence and detector as its
parameters, of the property "detection" at the station.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, NamedTuple

from pydantic import AnyHttpUrl, AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy import Connection, select, update

from citybrain.governance import Actor, DataClass, Permission, require
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.locations import features, place_of, put, rounded
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Fate
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.errors import ConflictError
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.sensorthings.writing.parsed_observations import ParsedObservation
from citybrain.observations.times import EPOCH, LEAD, MICROSECOND, Span
from citybrain.records.errors import EntryError
from citybrain.records.tables.sensing import datastream, observed_property, thing

PROPERTY = "detection"
MOST = 1_000
"""Detections of one request."""

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\u0000]*$")]


class SeenAt(BaseModel):
    """A place in degrees of WGS 84."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    longitude: float = Field(ge=-180, le=180)
    latitude: float = Field(ge=-90, le=90)


class Detection(BaseModel):
    """One detection. `station` is where the detector stands, `detector` what recognises, with its version.

    `number` tells detections of the same moment apart, from 0 on: it is added to the time as microseconds. `evidence`
    is the address of a picture or a recording; `place` where it was seen, where that is not the station.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    station: Name
    detector: Name
    label: Name
    confidence: float = Field(ge=0, le=1)
    time: AwareDatetime
    number: int = Field(default=0, ge=0, le=999)
    evidence: AnyHttpUrl | None = None
    place: SeenAt | None = None


class Detected(NamedTuple):
    """What became of a detection: its identity as an observation, and its fate in lower case."""

    identity: int
    fate: str


def deliver_detections(sensing: Sensing, service: Service, actor: Actor, given: Sequence[Detection]) -> list[Detected]:
    """Store detections. A new station needs the right to manage sensors; its stream is internal.

    Raises NotAllowedError, EntryError for a time in the future, NotStoredError and NotRecordedError.
    """
    require(actor, Permission.WRITE_OBSERVATIONS)
    now = sensing.now()
    times = [(one.time - EPOCH) // MICROSECOND + one.number for one in given]
    if any(time > now + LEAD for time in times):
        raise EntryError("reading-future")
    with sensing.records.begin() as connection:
        streams = {one.station: _stream(connection, actor, one) for one in given}
        places = features(connection, {_place(one.place) for one in given if one.place is not None}, actor.name)
        for one, time in zip(given, times, strict=True):
            if one.place is not None:
                _first_place(connection, streams[one.station], one.station, one.place, time, actor.name)
    observations = [
        ParsedObservation(
            streams[one.station],
            Span(time),
            NO_TIME,
            float("nan"),
            json.dumps(one.label, ensure_ascii=False),
            NO_FEATURE if one.place is None else places[rounded(_place(one.place))],
            {"parameters": json.dumps(_parameters(one), ensure_ascii=False)},
        )
        for one, time in zip(given, times, strict=True)
    ]
    with suppress(ConflictError):  # the fate of each one says so
        service.observing.all(observations, actor)
    return [Detected(one.identity, Fate(one.fate).name.lower()) for one in observations]


def _place(place: SeenAt) -> tuple[float, float]:
    return place.longitude, place.latitude


def _parameters(one: Detection) -> dict[str, str | float]:
    told: dict[str, str | float] = {"confidence": one.confidence, "detector": one.detector}
    return told if one.evidence is None else {**told, "evidence": str(one.evidence)}


def _stream(connection: Connection, actor: Actor, one: Detection) -> int:
    known = known_properties()[PROPERTY]
    asked = (
        select(datastream.c.id)
        .join(thing, thing.c.id == datastream.c.thing)
        .join(observed_property, observed_property.c.id == datastream.c.observed_property)
        .where(
            thing.c.name == one.station,
            observed_property.c.name == known.label["en"],
            datastream.c.withdrawn_at.is_(None),
        )
    )
    there = connection.execute(asked).scalar()
    if there is not None:
        return int(there)
    require(actor, Permission.WRITE_SENSORS)
    number = Catalogue(connection, actor.name).stream(one.station, known, one.detector)
    internal = {"data_class": DataClass.INTERNAL.value}
    connection.execute(update(datastream).where(datastream.c.id == number).values(**internal))
    return number


def _first_place(connection: Connection, stream: int, station: str, place: SeenAt, time: int, made_by: str) -> None:
    """A station of which nothing is known yet stands where its first detection was."""
    number = connection.execute(select(datastream.c.thing).where(datastream.c.id == stream)).scalar_one()
    if place_of(connection, number) is None:
        put(connection, number, station, _place(place), time, made_by)
