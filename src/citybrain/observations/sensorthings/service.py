"""SensorThings of one city for whoever writes: entities in records, observations in the store of readings.

JSON Patch (RFC 6902) on the properties of an entity.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import jsonpatch
import jsonpointer

from citybrain.governance import Actor, Permission, require
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers.open_features import FeaturesOfReaders
from citybrain.observations.sensorthings.answers.reader import EntityReader
from citybrain.observations.sensorthings.answers.remembered import RememberedAnswers
from citybrain.observations.sensorthings.asked.path import ResourcePath, path_of
from citybrain.observations.sensorthings.errors import AskedError, NotServedError, translating_refusals
from citybrain.observations.sensorthings.model import FEATURE, HISTORICAL_LOCATION, LOCATION, OBSERVATION, Kind
from citybrain.observations.sensorthings.writing.changes import change, remove_of_feature, require_own_feature, withdraw
from citybrain.observations.sensorthings.writing.documents import link_of, object_of
from citybrain.observations.sensorthings.writing.observing import Observing
from citybrain.observations.sensorthings.writing.parsed_observations import NotTakenError
from citybrain.observations.sensorthings.writing.streams import KnownStreams
from citybrain.observations.sensorthings.writing.writer import Made, Writer
from citybrain.observations.times import recorded

MOST_STEPS = 100
LARGEST = 2_000_000
"""Characters that a patched document may grow to: a few copies of itself double it each time."""


def patched(values: dict[str, Any], patch: Any) -> dict[str, Any]:
    """The properties after a patch. Raises AskedError for one that cannot be applied."""
    if not isinstance(patch, list) or len(patch) > MOST_STEPS:
        raise AskedError("sta-patch-steps", allowed=MOST_STEPS)
    document = copy.deepcopy(values)
    for number, step in enumerate(patch):
        try:
            document = jsonpatch.apply_patch(document, [step])
        except (jsonpatch.JsonPatchException, jsonpointer.JsonPointerException, TypeError, KeyError) as problem:
            raise AskedError("sta-patch", place=f"/{number}", problem=str(problem)[:120]) from None
        if not isinstance(document, dict) or len(json.dumps(document)) > LARGEST:
            raise AskedError("sta-patch", place=f"/{number}", problem="-")
    return document


Task: TypeAlias = Callable[[Writer], Made | None]
PATCH, PUT, JSON_PATCH = "patch", "put", "json-patch"


class Service:
    """One for each open city; remembers its datastreams. Safe for threads."""

    def __init__(self, sensing: Sensing) -> None:
        self.sensing = sensing
        self.streams = KnownStreams(sensing.records)
        self.observing = Observing(sensing, self.streams)
        self.remembered = RememberedAnswers(sensing)

    def create(self, actor: Actor, resource: str, document: Any) -> Made:
        """Make an entity with all that is described within it; all of it is on disk when this returns.

        Raises NotFoundError, AskedError and NotServedError, NotTakenError for an observation that cannot be stored
        and now stands apart, ConflictError for one that contradicts a stored one.
        """
        path = path_of(resource)
        stream = _plain_stream(path, document)
        if stream is not None:
            return self.observing.one(actor, document, stream)
        return self.together(actor, [self.creating(resource, document)])[0] or Made(path.last.kind)

    def together(self, actor: Actor, tasks: Sequence[Task]) -> list[Made | None]:
        """Do some things, or none of them where one fails; observations are stored after that."""
        now = self.sensing.now()
        try:
            with translating_refusals(), self.sensing.records.begin() as connection:
                writer = Writer(connection, actor, now, recorded(now))
                writer.features = FeaturesOfReaders(self.sensing, connection, writer.visible)
                done = [task(writer) for task in tasks]
        except NotTakenError as problem:
            self.observing.refuse(problem, actor)
            raise
        finally:
            self.streams.forget()
        self.observing.all(writer.parsed, actor)
        for act in writer.after:
            act()
        if any(one.kind == FEATURE.plural for one in writer.touched):
            self.sensing.areas.forget()
        self.sensing.changes.publish(writer.touched)
        return done

    def creating(self, resource: str, document: Any) -> Task:
        """The task to make an entity of the set at a path."""
        path = path_of(resource)
        kind = _set_of(path)

        def create(writer: Writer) -> Made:
            parent, _ = self._reader(writer).follow(path.steps)
            return writer.create(kind, document, {} if parent is None else _given(kind, parent))

        return create

    def changing(self, resource: str, document: Any, how: str) -> Task:
        """The task to change the entity at a path: by some properties, by all of them, or by a JSON Patch."""
        path = path_of(resource)
        kind = _entity_of(path)
        act = act_on(kind)

        def change_(writer: Writer) -> Made:
            require(writer.actor, act)
            reader = self._reader(writer)
            _, key = reader.follow(path.steps)
            assert key is not None
            entity = reader.known(kind, key)
            said = patched(entity.values, document) if how == JSON_PATCH else object_of(document)
            if kind is OBSERVATION:
                self.observing.changing(writer, entity, said if how != PATCH else {**entity.values, **said})
            else:
                change(writer, kind, key, said, whole=how != PATCH)
            return Made(kind, key)

        return change_

    def withdrawing(self, resource: str) -> Task:
        """The task to withdraw the entity at a path; an observation is removed, and what it was is kept."""
        path = path_of(resource)
        kind = _entity_of(path)
        act = act_on(kind)

        def withdraw_(writer: Writer) -> Made:
            require(writer.actor, act)
            reader = self._reader(writer)
            _, key = reader.follow(path.steps)
            assert key is not None
            if kind is FEATURE:
                reader.known(kind, key)
                require_own_feature(writer, self.sensing.store, key)
            if kind is OBSERVATION:
                self.observing.removing(writer, reader.known(kind, key))
            else:
                withdraw(writer, kind, key)
            if kind is FEATURE:
                writer.after.append(lambda: remove_of_feature(self.sensing.store, key))
            return Made(kind, key)

        return withdraw_

    def _reader(self, writer: Writer) -> EntityReader:
        return EntityReader(self.sensing, writer.connection, writer.visible)


def act_on(kind: Kind) -> Permission:
    """What must be allowed to make or change an entity of a kind."""
    return Permission.WRITE_OBSERVATIONS if kind is OBSERVATION else Permission.WRITE_SENSORS


def _plain_stream(path: ResourcePath, document: Any) -> int | None:
    """The datastream of an observation that describes no other new entity; None for all else."""
    if path.last.kind is not OBSERVATION or path.one or path.within or not isinstance(document, dict):
        return None
    if document.get("FeatureOfInterest") is not None and link_of(document["FeatureOfInterest"]) is None:
        return None
    if len(path.steps) == 1:
        return link_of(document.get("Datastream"))
    first = path.steps[0]
    fits = len(path.steps) == 2 and first.kind.single == "Datastream" and not document.get("Datastream")
    return first.key if fits else None


def _set_of(path: ResourcePath) -> Kind:
    if path.one or path.within or path.ending:
        raise NotServedError("sta-create-where", received="/".join(step.navigation for step in path.steps))
    return path.last.kind


def _entity_of(path: ResourcePath) -> Kind:
    if not path.one or path.within or path.ending:
        raise NotServedError("sta-change-where", received="/".join(step.navigation for step in path.steps))
    return path.last.kind


def _given(kind: Kind, parent: tuple[Kind, int, str]) -> Mapping[str, int]:
    """What a new entity refers to since it is made at the path of another one."""
    if kind is LOCATION and parent[0] is HISTORICAL_LOCATION:
        raise NotServedError("sta-insert-history", place="/HistoricalLocations")
    return {name: parent[1] for name, leads in kind.navigations.items() if leads.target == parent[0].plural}
