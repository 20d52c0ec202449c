"""Detections of species as somebody may read them: from the store of readings, with confidence and judgements."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection, select

from citybrain.base.moments import FIRST_YEAR
from citybrain.governance import Actor, may_read
from citybrain.observations.detections import PROPERTY, PROTECTED, SPECIES
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question
from citybrain.observations.sensing import Sensing
from citybrain.observations.species.names import SpeciesNames, species_names
from citybrain.observations.times import EPOCH
from citybrain.records.tables.sensing import datastream, observation_more, observed_property, thing
from citybrain.records.tables.species import species_judgement

EFFORT = "listening_time"
MOST = 200_000
"""Detections of one species that an answer reads, the newest ones."""

FIRST = datetime.datetime(FIRST_YEAR, 1, 1, tzinfo=datetime.UTC)
"""What is older is a wrong clock, and counts nowhere."""

AT_ONCE = 5_000
CONFIRMED, REFUSED = "confirmed", "refused"
STREAM_BITS = 32


class DetectionStream(NamedTuple):
    """A stream of detections or of effort at a station, and whether somebody may read it."""

    number: int
    thing: int
    station: str
    property: str
    open: bool


class SpeciesDetection(NamedTuple):
    """A detection: its identity, time [µs], stream, label, confidence (1 where none is stated), detector, verdict
    ("" where nobody judged it) and who posted it."""

    identity: int
    time: int
    stream: DetectionStream
    label: str
    confidence: float
    detector: str
    verdict: str
    evidence: str | None
    made_by: str

    def counts(self, least: float) -> bool:
        """Whether it is taken for true: confirmed, or not refused and confident enough."""
        return self.verdict == CONFIRMED or (self.verdict != REFUSED and self.confidence >= least)

    def day(self, zone: ZoneInfo) -> datetime.date:
        """Its day by the clock of the city."""
        return moment_of(self.time).astimezone(zone).date()


class DetectionReader:
    """Detections of a city as one actor may read them; protected ones may be `withheld`: read, and told blurred."""

    def __init__(self, sensing: Sensing, actor: Actor) -> None:
        self._sensing = sensing
        self.names: SpeciesNames = species_names(sensing.folder)
        self.zone = ZoneInfo(sensing.zone)
        with sensing.records.read() as connection:
            self.streams = {one.number: one for one in _streams(connection, actor)}

    def labels(self, streams: Sequence[int]) -> Mapping[str, set[str]]:
        """Labels, as the store has them, by species, of what stands in some streams."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        if streams:
            for (text,) in self._sensing.store.distinct([READING.c.text], READING.c.stream.in_(streams)):
                key = self.names.key_of(json.loads(text)) if text else None
                if key is not None:
                    found[key].add(text)
        return found

    def open_streams(self) -> list[int]:
        """Streams of detections that the actor may read."""
        return [one.number for one in self.streams.values() if one.open and one.property != EFFORT]

    def withheld_streams(self) -> list[int]:
        """Streams of protected species that the actor may not read; their days are told, and their places blurred."""
        return [one.number for one in self.streams.values() if not one.open and one.property == PROTECTED]

    def detections(
        self, labels: Iterable[str], streams: Sequence[int], since: int | None, before: int | None, most: int = MOST
    ) -> list[SpeciesDetection]:
        """Detections of some labels, the newest first, at most so many."""
        labels = sorted(labels)
        if not streams or not labels:
            return []
        where = READING.c.stream.in_(streams) & READING.c.text.in_(labels)
        where &= READING.c.time >= (FIRST if since is None else moment_of(since))
        if before is not None:
            where &= READING.c.time < moment_of(before)
        found = self._sensing.store.find(Question(where=where, most=most))
        return self._detailed(found.identity.tolist(), found.readings.time.tolist(), found.readings.said)

    def one(self, identity: int) -> SpeciesDetection | None:
        """A detection that the actor may read, None where there is none."""
        if identity >> STREAM_BITS not in self.open_streams():
            return None
        found = self._sensing.store.readings(np.array([identity], np.int64))
        if not len(found.identity):
            return None
        return self._detailed(found.identity.tolist(), found.readings.time.tolist(), found.readings.said)[0]

    def effort(self, things: set[int]) -> dict[tuple[int, datetime.date], float]:
        """Seconds listened by thing and day of the city, as far as the actor may read them."""
        streams = {one.number: one.thing for one in self.streams.values()
                   if one.open and one.property == EFFORT and one.thing in things}  # fmt: skip
        seconds: defaultdict[tuple[int, datetime.date], float] = defaultdict(float)
        for stream, of in streams.items():
            found = self._sensing.store.last(stream, MOST)
            for time, value in zip(found.readings.time.tolist(), found.readings.value.tolist(), strict=True):
                if value > 0.0 and moment_of(time) >= FIRST:
                    seconds[of, moment_of(time).astimezone(self.zone).date()] += value
        return dict(seconds)

    def _detailed(self, identities: list[int], times: list[int], said: Any) -> list[SpeciesDetection]:
        with self._sensing.records.read() as connection:
            more = _more(connection, identities)
            verdicts = verdicts_of(connection, identities)
        return [
            SpeciesDetection(
                identity, time, self.streams[identity >> STREAM_BITS], str(json.loads(text)),
                float(more.get(identity, _NOTHING)[0].get("confidence", 1.0)),
                str(more.get(identity, _NOTHING)[0].get("detector", "")), verdicts.get(identity, ""),
                more.get(identity, _NOTHING)[0].get("evidence"), more.get(identity, _NOTHING)[1],
            )
            for identity, time, text in zip(identities, times, said, strict=True)
        ]  # fmt: skip


_NOTHING: tuple[dict[str, Any], str] = ({}, "")


def moment_of(time: int) -> datetime.datetime:
    """The moment of a time [µs since 1970]."""
    return EPOCH + datetime.timedelta(microseconds=time)


def _streams(connection: Connection, actor: Actor) -> list[DetectionStream]:
    known = known_properties()
    labels = {known[key].label["en"]: key for key in (PROPERTY, SPECIES, PROTECTED, EFFORT)}
    asked = (
        select(datastream.c.id, thing.c.id, thing.c.name, observed_property.c.name, datastream.c.data_class)
        .join(thing, thing.c.id == datastream.c.thing)
        .join(observed_property, observed_property.c.id == datastream.c.observed_property)
        .where(datastream.c.withdrawn_at.is_(None), observed_property.c.name.in_(labels))
    )
    return [
        DetectionStream(int(number), int(of), station, labels[name], may_read(actor, data_class, int(number)))
        for number, of, station, name, data_class in connection.execute(asked)
    ]


def _more(connection: Connection, identities: list[int]) -> dict[int, tuple[dict[str, Any], str]]:
    table = observation_more.c
    made: dict[int, tuple[dict[str, Any], str]] = {}
    for first in range(0, len(identities), AT_ONCE):
        asked = select(table.id, table.parameters, table.made_by).where(
            table.id.in_(identities[first : first + AT_ONCE]), table.withdrawn_at.is_(None)
        )
        for number, parameters, made_by in connection.execute(asked):
            made[number] = (json.loads(parameters) if parameters else {}, made_by)
    return made


def verdicts_of(connection: Connection, identities: list[int]) -> dict[int, str]:
    """The latest verdict on each of some detections."""
    table = species_judgement.c
    verdicts: dict[int, str] = {}
    for first in range(0, len(identities), AT_ONCE):
        asked = select(table.observation, table.verdict).where(
            table.observation.in_(identities[first : first + AT_ONCE])
        )
        for observation, verdict in connection.execute(asked.order_by(table.id)):
            verdicts[observation] = verdict
    return verdicts
