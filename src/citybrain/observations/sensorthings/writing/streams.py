"""What must be known of datastreams to take observations of them, remembered for two seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.sensorthings.model import THING
from citybrain.observations.sensorthings.sources import Visible
from citybrain.records import Records
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import datastream, feature, location, location_feature

REMEMBERED = 2.0
"""Seconds after which it is read again: other programs write records too."""

MOST_REMEMBERED = 100_000

_PLACES = Visible(frozenset()).pairs(THING, "Locations")
_ASKED = (
    select(
        datastream.c.id,
        datastream.c.observation_type,
        func.min(_PLACES.c.child),
        func.min(location_feature.c.feature),
    )
    .outerjoin(_PLACES, _PLACES.c.parent == datastream.c.thing)
    .outerjoin(
        location_feature,
        (location_feature.c.location == _PLACES.c.child) & location_feature.c.withdrawn_at.is_(None),
    )
    .where(datastream.c.id.in_(bindparam("streams", expanding=True)), datastream.c.withdrawn_at.is_(None))
    .group_by(datastream.c.id)
)


class KnownStream(NamedTuple):
    """A datastream: what its results are, where its thing is now, and the feature of interest made of that place."""

    number: int
    type: str
    place: int | None
    feature: int
    until: float


class KnownStreams:
    """The datastreams of one city. Safe for threads."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known: dict[int, KnownStream] = {}
        self._lock = threading.Lock()

    def find(self, numbers: Iterable[int], made_by: str) -> Mapping[int, KnownStream]:
        """Those datastreams that there are; features are made of the places of their things where there are none."""
        wanted = set(numbers)
        found = {number: known for number in wanted if (known := self.remembered(number)) is not None}
        if missing := wanted - found.keys():
            read = self._read(missing, made_by)
            found |= read
            with self._lock:
                if len(self._known) + len(read) > MOST_REMEMBERED:
                    self._known.clear()
                self._known |= read
        return found

    def forget(self) -> None:
        """Read everything again: entities were changed in this process."""
        with self._lock:
            self._known.clear()

    def remembered(self, number: int) -> KnownStream | None:
        """A datastream where it is known without asking the records."""
        known = self._known.get(number)
        return known if known is not None and time.monotonic() < known.until else None

    def _read(self, numbers: set[int], made_by: str) -> dict[int, KnownStream]:
        with self._records.read() as connection:
            found = read_streams(connection, numbers)
        bare = [one for one in found.values() if one.feature == NO_FEATURE and one.place is not None]
        if bare:
            with self._records.begin() as connection:
                found |= {one.number: with_feature(connection, one, made_by) for one in bare}
        return found


def read_streams(connection: Connection, numbers: Iterable[int]) -> dict[int, KnownStream]:
    """Datastreams that count, with the features that were made of the places of their things."""
    until = time.monotonic() + REMEMBERED
    rows = connection.execute(_ASKED, {"streams": list(numbers)})
    return {row[0]: KnownStream(row[0], row[1], row[2], row[3] or NO_FEATURE, until) for row in rows}


def with_feature(connection: Connection, stream: KnownStream, made_by: str) -> KnownStream:
    """The same with the feature of interest of its place, made where there is none (OGC 18-088, 10.2.1.2)."""
    if stream.feature != NO_FEATURE or stream.place is None:
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
