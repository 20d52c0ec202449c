"""Makes entities with all that is described within them, in one transaction of the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select

from citybrain.governance import Actor, Permission, may_deliver, require, require_delivery
from citybrain.observations.changes import ChangedReadings
from citybrain.observations.sensorthings.errors import AskedError, NotServedError
from citybrain.observations.sensorthings.model import (
    DATASTREAM,
    FEATURE,
    HISTORICAL_LOCATION,
    LOCATION,
    OBSERVATION,
    THING,
    Kind,
    target,
)
from citybrain.observations.sensorthings.sources import REFERS, OpenFeatures, Visible
from citybrain.observations.sensorthings.writing.documents import columns, link_of, object_of
from citybrain.observations.sensorthings.writing.parsed_observations import (
    NotTakenError,
    ParsedObservation,
    feature_of,
    parse_observation,
)
from citybrain.observations.sensorthings.writing.streams import feature_at, read_streams, with_feature
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import thing_location

DEEPEST = 8
"""Entities described within entities."""


@dataclass
class Made:
    """What was made: records have an id at once, an observation once it is on disk."""

    kind: Kind
    id: int = 0
    arrival: ParsedObservation | None = None


@dataclass
class Writer:
    """One transaction of somebody; `at` is the time of the city [µs], `recorded` the same as records hold it."""

    connection: Connection
    actor: Actor
    at: int
    recorded: str
    parsed: list[ParsedObservation] = field(default_factory=list)
    touched: list[ChangedReadings] = field(default_factory=list)
    """What was made or changed, observations that are new left out."""
    after: list[Callable[[], None]] = field(default_factory=list)
    """What is done in the store of readings once the records are written."""
    features: OpenFeatures | None = None

    @property
    def visible(self) -> Visible:
        """What they may see."""
        return Visible(self.actor.reads, self.features, self.actor.name)

    @property
    def made_by(self) -> str:
        """The name that stands on what they make."""
        return self.actor.name

    @property
    def audit_columns(self) -> dict[str, str]:
        """Columns that say who made a row and when."""
        return {"made_by": self.made_by, "made_at": now()}

    def create(
        self, kind: Kind, document: Any, given: Mapping[str, int] | None = None, place: str = "", depth: int = 0
    ) -> Made:
        """Make an entity and what is described within it; `given` are entities that it refers to, by navigation.

        Raises AskedError where something is missing or not as the standard wants it, NotAllowedError where they may
        not make such entities.
        """
        require_delivery(self.actor) if kind is OBSERVATION else require(self.actor, Permission.WRITE_SENSORS)
        if depth > DEEPEST:
            raise AskedError("sta-insert-deep", place=place, allowed=DEEPEST)
        made = object_of(document, place)
        refers = dict(given or {})
        for name, navigation in kind.navigations.items():
            if not navigation.many and name not in refers and made.get(name) is not None:
                refers[name] = self.linked(target(kind, name), made[name], f"{place}/{name}", depth)
            if navigation.required and not navigation.many and name not in refers:
                raise AskedError("sta-property-missing", place=f"{place}/{name}", kind=kind.single)
        if kind is OBSERVATION:
            return self._observation(made, refers, place)
        if kind is HISTORICAL_LOCATION:
            return self._historical(made, refers, place, depth)
        values = columns(kind, made, place=place) | {
            REFERS[name]: key for name, key in refers.items() if name in REFERS
        }
        key = self._insert(kind, values)
        self._add(kind, key, made, refers, place, depth)
        return Made(kind, key)

    def linked(self, kind: Kind, document: Any, place: str, depth: int = 0) -> int:
        """The id of an entity that is linked to, or made of what is described. Raises AskedError for an unknown one."""
        key = link_of(document)
        if key is None:
            return self.create(kind, document, None, place, depth + 1).id
        self.demand(kind, key, place)
        return key

    def demand(self, kind: Kind, key: int, place: str) -> None:
        """Raises AskedError where there is no such entity."""
        rows = self.visible.of(kind)
        if self.connection.execute(select(rows.c.id).where(rows.c.id == key)).scalar() is None:
            raise AskedError("sta-link", place=place, received=f"{kind.plural}({key})")

    def at_places(self, thing: int, places: list[int], time: str | None = None) -> int:
        """A thing is, or was, at places from a time on; the id of that historical location."""
        for place in dict.fromkeys(places):
            values = {"thing": thing, "location": place, "time": time or self.recorded}
            self.connection.execute(insert(thing_location).values(**values, **self.audit_columns))
            feature_at(self.connection, place, self.made_by)
        row = thing_location.c
        same = (row.thing == thing) & (row.time == (time or self.recorded)) & row.withdrawn_at.is_(None)
        number = int(self.connection.execute(select(func.min(row.id)).where(same)).scalar_one())
        self.touched.append(ChangedReadings(HISTORICAL_LOCATION.plural, number))
        return number

    def _insert(self, kind: Kind, values: Mapping[str, Any]) -> int:
        assert kind.table is not None
        made = self.connection.execute(insert(kind.table).values(**values, **self.audit_columns)).inserted_primary_key
        assert made is not None
        self.touched.append(ChangedReadings(kind.plural, int(made[0])))
        return int(made[0])

    def _add(
        self, kind: Kind, key: int, made: Mapping[str, Any], refers: Mapping[str, int], place: str, depth: int
    ) -> None:
        """What an entity leads to, and is described or linked within it."""
        if kind is THING:
            locations = self._all(LOCATION, made.get("Locations"), f"{place}/Locations", depth)
            locations += [refers["Locations"]] if "Locations" in refers else []
            if locations:
                self.at_places(key, locations)
            self._below(HISTORICAL_LOCATION, made, {"Thing": key}, place, depth)
        if kind is LOCATION:
            things = self._all(THING, made.get("Things"), f"{place}/Things", depth)
            for thing in [*things, *([refers["Things"]] if "Things" in refers else [])]:
                self.at_places(thing, [key])
            if made.get("HistoricalLocations") is not None:
                raise NotServedError("sta-insert-history", place=f"{place}/HistoricalLocations")
        if kind is DATASTREAM or kind is FEATURE:
            back = "Datastream" if kind is DATASTREAM else "FeatureOfInterest"
            self._below(OBSERVATION, made, {back: key}, place, depth)
        if "Datastreams" in kind.navigations:
            self._below(DATASTREAM, made, {kind.single: key}, place, depth)

    def _all(self, kind: Kind, documents: Any, place: str, depth: int) -> list[int]:
        found = enumerate(_list(documents, place))
        return [self.linked(kind, document, f"{place}/{number}", depth) for number, document in found]

    def _below(self, kind: Kind, made: Mapping[str, Any], given: Mapping[str, int], place: str, depth: int) -> None:
        for number, document in enumerate(_list(made.get(kind.plural), f"{place}/{kind.plural}")):
            where = f"{place}/{kind.plural}/{number}"
            if link_of(document) is not None:
                raise NotServedError("sta-insert-link", place=where)
            self.create(kind, document, given, where, depth + 1)

    def _historical(self, made: Mapping[str, Any], refers: Mapping[str, int], place: str, depth: int) -> Made:
        time = columns(HISTORICAL_LOCATION, made, place=place)["time"]
        locations = self._all(LOCATION, made.get("Locations"), f"{place}/Locations", depth)
        locations += [refers["Locations"]] if "Locations" in refers else []
        if not locations:
            raise AskedError("sta-property-missing", place=f"{place}/Locations", kind=HISTORICAL_LOCATION.single)
        return Made(HISTORICAL_LOCATION, self.at_places(refers["Thing"], locations, time))

    def _observation(self, made: Mapping[str, Any], refers: Mapping[str, int], place: str) -> Made:
        key = refers["Datastream"]
        require_delivery(self.actor, key)
        stream = read_streams(self.connection, [key]).get(key)
        if stream is None or not may_deliver(self.actor, key, stream.data_class):
            raise AskedError("sta-link", place=f"{place}/Datastream", received=f"Datastreams({key})")
        try:
            arrived = parse_observation(made, stream.number, stream.type, self.at)
            named = refers.get("FeatureOfInterest")
            made_of_place = with_feature(self.connection, stream, self.made_by).feature if named is None else named
            arrived.feature = feature_of(made_of_place)
        except NotTakenError as problem:
            problem.document, problem.place = made, place
            raise
        self.parsed.append(arrived)
        return Made(OBSERVATION, arrival=arrived)


def _list(documents: Any, place: str) -> list[Any]:
    if documents is None:
        return []
    if not isinstance(documents, list):
        raise AskedError("sta-no-list", place=place, received=type(documents).__name__)
    return documents
