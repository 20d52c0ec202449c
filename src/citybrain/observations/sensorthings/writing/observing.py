"""Observations delivered to the store, one or many, and what becomes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any

import numpy as np
from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from citybrain.governance import Actor, may_deliver, require_delivery
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.changes import ChangedReadings
from citybrain.observations.readings.columns import NO_FEATURE, REFUSED, Delivery, Fate, Receipt, Rejected, joined
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers.entity import Entity
from citybrain.observations.sensorthings.errors import AskedError, ConflictError, NotServedError
from citybrain.observations.sensorthings.model import FEATURE, OBSERVATION
from citybrain.observations.sensorthings.writing import columnar
from citybrain.observations.sensorthings.writing.changes import forget_more, keep_observation
from citybrain.observations.sensorthings.writing.data_array import (
    MOST_GROUPS,
    DataArrayGroup,
    group_of,
    require_few,
    stream_of,
    without_unknown_features,
)
from citybrain.observations.sensorthings.writing.documents import link_of
from citybrain.observations.sensorthings.writing.parsed_observations import (
    MORE,
    NotTakenError,
    ParsedObservation,
    assign_fates,
    feature_of,
    parse_observation,
    readings_of,
    rejected,
)
from citybrain.observations.sensorthings.writing.streams import KnownStream, KnownStreams, read_streams
from citybrain.observations.sensorthings.writing.writer import Made, Writer
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import feature, observation_more

SOURCE = "SensorThings"
"""Begin of the name by which the ledger knows who sent readings."""


class Observing:
    """Takes observations for one city."""

    def __init__(self, sensing: Sensing, streams: KnownStreams) -> None:
        self._sensing = sensing
        self._streams = streams

    def one(self, actor: Actor, document: Mapping[str, Any], number: int) -> Made:
        """Store an observation of a datastream. Raises NotTakenError, which stands apart then, and ConflictError."""
        require_delivery(actor, number)  # before anything of what is refused is set apart
        try:
            arrived = self._arrival(document, number, actor)
        except NotTakenError as problem:
            problem.document = document
            self.refuse(problem, actor)
            raise
        self.all([arrived], actor)
        return Made(OBSERVATION, arrival=arrived)

    def ordinary(self, actor: Actor, document: Mapping[str, Any], number: int) -> ParsedObservation | None:
        """An observation that can be stored at once; None where something has to be looked up or kept besides.

        Raises NotTakenError; nothing is set apart then.
        """
        stream = self._streams.remembered(number)
        if stream is None or document.get("FeatureOfInterest") is not None:
            return None
        if not may_deliver(actor, number, stream.data_class):
            return None
        arrived = parse_observation(document, number, stream.type, self._sensing.now())
        arrived.feature = feature_of(stream.feature)
        return None if arrived.more else arrived

    def hand_over(self, actor: Actor, observations: Sequence[ParsedObservation]) -> Future[Receipt]:
        """Hand observations to the store without waiting for anything. Raises NotStoredError where it has no room."""
        return self._sensing.deliver(Delivery(f"{SOURCE} {actor.name}", readings_of(observations)), patience=0)

    def all(self, observations: Sequence[ParsedObservation], actor: Actor) -> None:
        """Store observations. Raises ConflictError where one contradicts a stored one, or comes after its time."""
        if not observations:
            return
        assign_fates(observations, self._deliver(readings_of(observations), (), actor.name))
        kept = [arrived for arrived in observations if arrived.more and arrived.fate not in REFUSED]
        self._keep({arrived.identity: arrived.more for arrived in kept}, actor.name)
        for arrived in observations:
            require_stored(arrived)

    def refuse(self, problem: NotTakenError, actor: Actor) -> None:
        """Set an observation apart that cannot be stored."""
        self._deliver(readings_of([]), [rejected(problem, problem.document, problem.place)], actor.name)

    def arrays(self, actor: Actor, groups: Any) -> list[int | None]:
        """Store data arrays: the identity of each observation in order, None for one that now stands apart."""
        require_delivery(actor)
        if not isinstance(groups, list) or len(groups) > MOST_GROUPS:
            raise AskedError("sta-no-list", place="/", received=type(groups).__name__)
        now_ = self._sensing.now()
        keys = {key for one in groups if (key := stream_of(one)) is not None}
        streams = self._open_to(actor, keys)
        found, refused = [], 0
        for number, one in enumerate(groups):
            found.append(group_of(one, streams, now_, f"/{number}"))
            refused += len(found[-1][0].refused)
            require_few(refused)
        known = self._features([group for group, _ in found], streams.values())
        taken = [without_unknown_features(group, known) for group, _ in found]
        apart = [
            rejected(problem, rows[row], f"/{number}/dataArray/{row}")
            for number, (group, (_, rows)) in enumerate(zip(taken, found, strict=True))
            for row, problem in group.refused.items()
        ]
        readings = joined([group.readings for group in taken]) if taken else readings_of([])
        receipt = self._deliver(readings, apart, actor.name)
        return self._answers(taken, [len(rows) for _, rows in found], receipt, actor.name)

    def ordinary_arrays(self, actor: Actor, body: bytes, begin: str) -> columnar.StoredArrays | None:
        """Store data arrays of which nothing is odd; None where `arrays` has to, and nothing was stored.

        `begin` stands before the identity in a link to an observation.
        """
        require_delivery(actor)
        groups = columnar.groups_of(body) if columnar.ready() else None
        if groups is None:
            return None
        streams = self._open_to(actor, groups.streams)
        readings = columnar.readings_of(groups, streams, self._sensing.now())
        if readings is None:
            return None
        receipt = self._deliver(readings, (), actor.name)
        return columnar.stored_arrays(receipt, begin)

    def changing(self, writer: Writer, before: Entity, said: Mapping[str, Any]) -> None:
        """Put what is said in the place of an observation; its datastream stays."""
        stream = read_streams(writer.connection, [before.stream])[before.stream]
        if said.get("Datastream") is not None and link_of(said["Datastream"]) != before.stream:
            raise NotServedError("sta-observation-moved")
        arrived = parse_observation(said, stream.number, stream.type, writer.at)
        arrived.feature = NO_FEATURE if before.feature is None else before.feature
        if said.get("FeatureOfInterest") is not None:
            arrived.feature = writer.linked(FEATURE, said["FeatureOfInterest"], "/FeatureOfInterest")
        keep_observation(writer, before.id, before.values)
        self._keep_in(writer, before.id, arrived.more)
        writer.after.append(lambda: self._change(before.id, arrived))
        writer.touched.append(ChangedReadings(OBSERVATION.plural, before.id))

    def removing(self, writer: Writer, before: Entity) -> None:
        """Remove an observation; records keep what it was."""
        keep_observation(writer, before.id, {**before.values, "Datastream": before.stream})
        forget_more(writer, [before.id])
        writer.after.append(lambda: self._remove(before.id))

    def type_of(self, actor: Actor, number: int) -> str:
        """The observation type of a stream that somebody sends a reading of.

        Raises NotAllowedError where they may not, NotFoundError where there is none or it is hidden from them.
        """
        known = self._streams.get(number)
        if known is not None:
            require_delivery(actor, number)
        if known is None or not may_deliver(actor, number, known.data_class):
            raise NotFoundError("reading-stream-unknown", received=str(number))
        return known.type

    def _open_to(self, actor: Actor, numbers: Collection[int]) -> Mapping[int, KnownStream]:
        """Those of some streams that somebody may send readings of; one that is hidden is as one that is not there."""
        for number in numbers:
            require_delivery(actor, number)
        known = self._streams.find(numbers, actor.name)
        return {number: one for number, one in known.items() if may_deliver(actor, number, one.data_class)}

    def _arrival(self, document: Mapping[str, Any], number: int, actor: Actor) -> ParsedObservation:
        stream = self._open_to(actor, [number]).get(number)
        if stream is None:
            raise NotTakenError("reading-stream-unknown", received=str(number))
        arrived = parse_observation(document, number, stream.type, self._sensing.now())
        key = link_of(document.get("FeatureOfInterest"))
        arrived.feature = feature_of(stream.feature) if key is None else self._feature(key)
        return arrived

    def _feature(self, key: int) -> int:
        if key not in self._known_features([key]):
            raise NotTakenError("reading-feature-unknown", received=str(key))
        return key

    def _features(self, groups: Sequence[DataArrayGroup], streams: Iterable[KnownStream]) -> frozenset[int]:
        """Features of interest of groups that are there."""
        given = frozenset(stream.feature for stream in streams) - {NO_FEATURE}
        named = [group.readings.feature for group in groups if group.readings.feature is not None]
        wanted = np.unique(np.concatenate(named)) if named else np.zeros(0, np.int32)
        return given | self._known_features([key for key in wanted.tolist() if key not in given and key != NO_FEATURE])

    def _known_features(self, keys: Sequence[int]) -> frozenset[int]:
        if not keys:
            return frozenset()
        with self._sensing.records.read() as connection:
            asked = select(feature.c.id).where(feature.c.id.in_(keys), feature.c.withdrawn_at.is_(None))
            return frozenset(connection.execute(asked).scalars())

    def _deliver(self, readings: Any, apart: Sequence[Rejected], made_by: str) -> Receipt:
        return self._sensing.deliver(Delivery(f"{SOURCE} {made_by}", readings, apart)).result()

    def _answers(
        self, groups: Sequence[DataArrayGroup], lengths: Sequence[int], receipt: Receipt, made_by: str
    ) -> list[int | None]:
        identities, fates = receipt.identity.tolist(), receipt.fate.tolist()
        answers: list[int | None] = []
        begin = 0
        more: dict[int, Mapping[str, str]] = {}
        for group, length in zip(groups, lengths, strict=True):
            some: list[int | None] = [None] * length
            for place, row in enumerate(group.rows.tolist(), begin):
                if fates[place] not in REFUSED:
                    some[row] = identities[place]
            more |= {key: kept for row, kept in group.more.items() if (key := some[row]) is not None}
            begin += len(group.rows)
            answers += some
        self._keep(more, made_by)
        return answers

    def _keep(self, more: Mapping[int, Mapping[str, str]], made_by: str) -> None:
        """What observations say beyond time and result, once; the first that was said counts."""
        if not more:
            return
        acts = {"made_by": made_by, "made_at": now()}
        rows = [{**dict.fromkeys(MORE.values()), **kept, "id": key, **acts} for key, kept in more.items()]
        with self._sensing.records.begin() as connection:
            on_postgres = connection.dialect.name == "postgresql"
            adding = postgresql.insert(observation_more) if on_postgres else sqlite.insert(observation_more)
            connection.execute(adding.on_conflict_do_nothing(), rows)

    @staticmethod
    def _keep_in(writer: Writer, key: int, more: Mapping[str, str]) -> None:
        table = observation_more
        values = {**dict.fromkeys(MORE.values()), **more}
        there = writer.connection.execute(select(table.c.id).where(table.c.id == key)).scalar()
        if there is not None:
            again = {"withdrawn_by": None, "withdrawn_at": None}
            writer.connection.execute(update(table).where(table.c.id == key).values(**values, **again))
        elif more:
            writer.connection.execute(insert(table).values(id=key, **values, **writer.audit_columns))

    def _change(self, key: int, arrived: ParsedObservation) -> None:
        try:
            self._sensing.store.change(key, readings_of([arrived]))
        except InputError as problem:
            raise ConflictError(problem.code, **problem.arguments) from problem

    def _remove(self, key: int) -> None:
        self._sensing.store.remove(np.array([key], np.int64))


def require_stored(arrived: ParsedObservation) -> None:
    """Raises ConflictError where an observation contradicts a stored one, or comes after its time."""
    if arrived.fate == Fate.CONFLICT:
        raise ConflictError("reading-conflicts", stored=str(arrived.identity))
    if arrived.fate == Fate.LATE:
        raise ConflictError("reading-forgotten")
