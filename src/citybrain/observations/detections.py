"""What a detector saw: a camera that counts, a classifier of waste, a recogniser of birds.

A detection is an Observation of SensorThings whose result is the label, with confidence, evidence and detector as its
parameters, of the property "detection" at the station; where the label is a species that is known here, of the
property "species_detection", and of "protected_species_detection" where its places are protected.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, NamedTuple, Self
from zlib import crc32
from zoneinfo import ZoneInfo

from pydantic import AnyHttpUrl, AwareDatetime, BaseModel, ConfigDict, Field, model_validator
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
from citybrain.observations.species.names import SpeciesNames, species_names
from citybrain.observations.times import EARLIEST, EPOCH, LATEST, LEAD, MICROSECOND, Span, TimeError
from citybrain.records.errors import EntryError
from citybrain.records.tables.sensing import datastream, observed_property, thing

PROPERTY, SPECIES, PROTECTED = "detection", "species_detection", "protected_species_detection"
MOST = 1_000
"""Detections of one request."""

MOST_AT_ONCE = 999_999
"""The greatest number of a detection among those of one station and moment: they stay within its second."""

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
    number: int = Field(default=0, ge=0, le=MOST_AT_ONCE)
    evidence: AnyHttpUrl | None = None
    place: SeenAt | None = None


class ListedDetection(BaseModel):
    """A row of a table of detections: a time without a zone is by the clock of the city, a person saw what states no
    confidence, and longitude and latitude stand together or not at all."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    station: Name
    detector: Name
    label: Name
    time: datetime.datetime
    confidence: float = Field(default=1.0, ge=0, le=1)
    evidence: AnyHttpUrl | None = None
    longitude: float | None = Field(default=None, ge=-180, le=180)
    latitude: float | None = Field(default=None, ge=-90, le=90)

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.longitude is None) != (self.latitude is None):
            raise ValueError("longitude and latitude, or neither")
        return self


class Detected(NamedTuple):
    """What became of a detection: its identity as an observation, and its fate in lower case."""

    identity: int
    fate: str


def told_apart(rows: Sequence[ListedDetection], zone: str) -> list[Detection]:
    """Detections of a table, in its order; those of one station and moment have numbers.

    A number follows from what was seen, and from how often the table says the same before, so that another table with
    the same event, in whatever order, gives it the same number: it is stored once, and hides no other.
    """
    alike: Counter[tuple[str, datetime.datetime, bytes]] = Counter()
    taken: defaultdict[tuple[str, datetime.datetime], set[int]] = defaultdict(set)
    made = []
    for row in rows:
        time = row.time if row.time.tzinfo else row.time.replace(tzinfo=ZoneInfo(zone))
        content = row.model_dump_json(exclude={"station", "time"}).encode()
        before, at_once = alike[row.station, time, content], taken[row.station, time]
        alike[row.station, time, content] += 1
        number = crc32(content + str(before).encode()) % (MOST_AT_ONCE + 1)
        while number in at_once:
            number = (number + 1) % (MOST_AT_ONCE + 1)
        at_once.add(number)
        place = None
        if row.longitude is not None and row.latitude is not None:
            place = SeenAt(longitude=row.longitude, latitude=row.latitude)
        stated = row.model_dump(include={"station", "detector", "label", "confidence", "evidence"})
        made.append(Detection(**stated, time=time, number=number, place=place))
    return made


def require_past(sensing: Sensing, given: Sequence[Detection]) -> None:
    """Raises EntryError where one is of a time in the future, TimeError of one beyond the years 1 to 9999 in UTC."""
    now = sensing.now()
    for one in given:
        if not EARLIEST <= _time(one) <= LATEST:
            raise TimeError("time-unread", received=str(one.time))
        if _time(one) > now + LEAD:
            raise EntryError("reading-future")


def _time(one: Detection) -> int:
    return (one.time - EPOCH) // MICROSECOND + one.number


def deliver_detections(sensing: Sensing, service: Service, actor: Actor, given: Sequence[Detection]) -> list[Detected]:
    """Store detections. A new station needs the right to manage sensors; its stream is internal.

    Raises NotAllowedError, EntryError for a time in the future, NotStoredError and NotRecordedError.
    """
    require(actor, Permission.WRITE_OBSERVATIONS)
    require_past(sensing, given)
    times, names = [_time(one) for one in given], species_names(sensing.folder)
    with sensing.records.begin() as connection:
        of = [(one.station, property_of(names, one.label)) for one in given]
        streams = {at: _stream(connection, actor, one, at[1]) for at, one in zip(of, given, strict=True)}
        places = features(connection, {_place(one.place) for one in given if one.place is not None}, actor.name)
        for at, one, time in zip(of, given, times, strict=True):
            if one.place is not None:
                _first_place(connection, streams[at], one.station, one.place, time, actor.name)
    observations = [
        ParsedObservation(
            streams[at],
            Span(time),
            NO_TIME,
            float("nan"),
            json.dumps(one.label, ensure_ascii=False),
            NO_FEATURE if one.place is None else places[rounded(_place(one.place))],
            {"parameters": json.dumps(_parameters(one), ensure_ascii=False)},
        )
        for at, one, time in zip(of, given, times, strict=True)
    ]
    with suppress(ConflictError):  # the fate of each one says so
        service.observing.all(observations, actor)
    return [Detected(one.identity, Fate(one.fate).name.lower()) for one in observations]


def _place(place: SeenAt) -> tuple[float, float]:
    return place.longitude, place.latitude


def _parameters(one: Detection) -> dict[str, str | float]:
    told: dict[str, str | float] = {"confidence": one.confidence, "detector": one.detector}
    return told if one.evidence is None else {**told, "evidence": str(one.evidence)}


def property_of(names: SpeciesNames, label: str) -> str:
    """The key of the property that a label is observed of: protected species stand in streams of their own."""
    key = names.key_of(label)
    if key is None:
        return PROPERTY
    return PROTECTED if names.all[key].protected else SPECIES


def _stream(connection: Connection, actor: Actor, one: Detection, property_key: str) -> int:
    """The stream of a property at a station; a station that has one of detections gets the others with it."""
    known = known_properties()
    labels = [known[key].label["en"] for key in (PROPERTY, SPECIES, PROTECTED)]
    asked = (
        select(observed_property.c.name, datastream.c.id)
        .join(datastream, datastream.c.observed_property == observed_property.c.id)
        .join(thing, thing.c.id == datastream.c.thing)
        .where(thing.c.name == one.station, observed_property.c.name.in_(labels), datastream.c.withdrawn_at.is_(None))
    )
    there = {name: int(number) for name, number in connection.execute(asked)}
    if (number := there.get(known[property_key].label["en"])) is not None:
        return number
    if not there:
        require(actor, Permission.WRITE_SENSORS)
    number = Catalogue(connection, actor.name).stream(one.station, known[property_key], one.detector)
    internal = {"data_class": DataClass.INTERNAL.value}
    connection.execute(update(datastream).where(datastream.c.id == number).values(**internal))
    return number


def _first_place(connection: Connection, stream: int, station: str, place: SeenAt, time: int, made_by: str) -> None:
    """A station of which nothing is known yet stands where its first detection was."""
    number = connection.execute(select(datastream.c.thing).where(datastream.c.id == stream)).scalar_one()
    if place_of(connection, number) is None:
        put(connection, number, station, _place(place), time, made_by)
