"""What must be known of datastreams to take and to tell observations of them, remembered for two seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.sensorthings.sources import PLACED_NOW
from citybrain.records import Records
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import datastream, feature, location, location_feature, thing_location

REMEMBERED = 2.0
"""Seconds after which it is read again: other programs write records too."""

SOON = 0.2
"""Seconds after which one that was not there is looked for again."""

MOST_REMEMBERED = 100_000
AT_ONCE = 10_000
"""Datastreams in one question."""

_ASKED = (
    select(
        datastream.c.id,
        datastream.c.observation_type,
        datastream.c.data_class,
        func.min(thing_location.c.location),
        func.min(location_feature.c.feature),
    )
    .select_from(
        datastream.outerjoin(thing_location, PLACED_NOW).outerjoin(
            location_feature,
            (location_feature.c.location == thing_location.c.location) & location_feature.c.withdrawn_at.is_(None),
        )
    )
    .where(datastream.c.id.in_(bindparam("streams", expanding=True)), datastream.c.withdrawn_at.is_(None))
    .group_by(datastream.c.id)
)


class KnownStream(NamedTuple):
    """A datastream: what its results are, who may read them, where its thing is now, and the feature made of there."""

    number: int
    type: str
    data_class: str
    place: int | None
    feature: int
    until: float

    @property
    def bare(self) -> bool:
        """Whether no feature was made of the place yet."""
        return self.feature == NO_FEATURE and self.place is not None


class KnownStreams:
    """The datastreams of one city. Safe for threads."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known: dict[int, KnownStream] = {}
        self._missed: dict[int, float] = {}
        self._lock = threading.Lock()

    def find(self, numbers: Iterable[int], made_by: str) -> Mapping[int, KnownStream]:
        """Those datastreams that there are; features are made of the places of their things where there are none."""
        wanted = set(numbers)
        found = {number: known for number in wanted if (known := self.remembered(number)) is not None}
        if missing := wanted - found.keys():
            read = self._read(missing, made_by)
            found |= read
            self._remember(read)
        return found

    def get(self, number: int) -> KnownStream | None:
        """One for a message, as it was within the last two seconds; None where there is none. Makes no features.

        Others that were known are read again in the same question: many messages come of each of many streams.
        """
        known = self._fresh(number)
        if known is None and time.monotonic() >= self._missed.get(number, 0.0):
            stale = (one for one in list(self._known) if one != number and self._fresh(one) is None)
            wanted = [number, *stale][:AT_ONCE]
            with self._records.read() as connection:
                read = read_streams(connection, wanted)
            self._remember(read, wanted)
            known = read.get(number)
        return known

    def type_of(self, number: int) -> str:
        """The observation type of a stream. Raises NotFoundError where there is none."""
        found = self.get(number)
        if found is None:
            raise NotFoundError("reading-stream-unknown", received=str(number))
        return found.type

    def forget(self) -> None:
        """Read everything again: entities were changed in this process."""
        with self._lock:
            self._known.clear()
            self._missed.clear()

    def _remember(self, read: Mapping[int, KnownStream], wanted: Iterable[int] = ()) -> None:
        with self._lock:
            if len(self._known) + len(self._missed) + len(read) > MOST_REMEMBERED:
                self._known.clear()
                self._missed.clear()
            self._known |= read
            for number in wanted:
                if number not in read:
                    self._known.pop(number, None)
                    self._missed[number] = time.monotonic() + SOON

    def remembered(self, number: int) -> KnownStream | None:
        """A datastream where all is known without asking the records, and without a feature to be made."""
        known = self._fresh(number)
        return None if known is None or known.bare else known

    def _fresh(self, number: int) -> KnownStream | None:
        known = self._known.get(number)
        return known if known is not None and time.monotonic() < known.until else None

    def _read(self, numbers: set[int], made_by: str) -> dict[int, KnownStream]:
        with self._records.read() as connection:
            found = read_streams(connection, numbers)
        bare = [one for one in found.values() if one.bare]
        if bare:
            with self._records.begin() as connection:
                found |= {one.number: with_feature(connection, one, made_by) for one in bare}
        return found


def read_streams(connection: Connection, numbers: Iterable[int]) -> dict[int, KnownStream]:
    """Datastreams that count, with the features that were made of the places of their things."""
    until = time.monotonic() + REMEMBERED
    rows = connection.execute(_ASKED, {"streams": list(numbers)})
    return {row[0]: KnownStream(row[0], row[1], row[2], row[3], row[4] or NO_FEATURE, until) for row in rows}


def with_feature(connection: Connection, stream: KnownStream, made_by: str) -> KnownStream:
    """The same with the feature of interest of its place, made where there is none (OGC 18-088, 10.2.1.2)."""
    if stream.place is None or not stream.bare:
        return stream
    return stream._replace(feature=feature_at(connection, stream.place, made_by))


def feature_at(connection: Connection, place: int, made_by: str) -> int:
    """The feature of interest that is made of a location, once (OGC 18-088, 10.2.1.2)."""
    made = select(location_feature.c.feature).where(
        location_feature.c.location == place, location_feature.c.withdrawn_at.is_(None)
    )
    known = connection.execute(made).scalar()
    return _made(connection, place, made_by) if known is None else int(known)


def _made(connection: Connection, place: int, made_by: str) -> int:
    acts = {"made_by": made_by, "made_at": now()}
    row = connection.execute(select(location).where(location.c.id == place)).mappings().one()
    same = {name: row[name] for name in ("name", "description", "properties", "encoding_type")}
    made = connection.execute(insert(feature).values(**same, feature=row["location"], **acts)).inserted_primary_key
    assert made is not None
    connection.execute(insert(location_feature).values(location=place, feature=made[0], **acts))
    return int(made[0])
