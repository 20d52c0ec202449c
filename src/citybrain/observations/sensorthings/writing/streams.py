"""What must be known of a datastream to take observations of it, remembered for two seconds."""

from __future__ import annotations

import threading
import time
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, insert, select

from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.sensorthings.model import THING
from citybrain.observations.sensorthings.sources import Visible
from citybrain.records import Records
from citybrain.records.tables.base import now
from citybrain.records.tables.sensing import datastream, feature, location, location_feature

REMEMBERED = 2.0
"""Seconds after which it is read again: other programs write records too."""

MOST_REMEMBERED = 100_000


class KnownStream(NamedTuple):
    """A datastream: what its results are, its data class, and the feature of interest where its thing is now."""

    number: int
    type: str
    data_class: str
    feature: int
    until: float


class KnownStreams:
    """The datastreams of one city. Safe for threads."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known: dict[int, KnownStream] = {}
        self._lock = threading.Lock()

    def remembered(self, number: int) -> KnownStream | None:
        """A datastream, where it is known without asking the records."""
        known = self._known.get(number)
        return known if known is not None and time.monotonic() < known.until else None

    def find(self, number: int, made_by: str) -> KnownStream | None:
        """A datastream, None where there is none; a feature is made of the place of its thing where there is none."""
        known = self.remembered(number)
        if known is not None:
            return known
        with self._records.read() as connection:
            found = read_stream(connection, number)
            place = None if found is None else _place(connection, number)
        if found is not None and found.feature == NO_FEATURE and place is not None:
            with self._records.begin() as connection:
                found = found._replace(feature=feature_of(connection, number, made_by))
        if found is not None:
            with self._lock:
                if len(self._known) >= MOST_REMEMBERED:
                    self._known.clear()
                self._known[number] = found
        return found

    def forget(self) -> None:
        """Read everything again: entities were changed in this process."""
        with self._lock:
            self._known.clear()


def read_stream(connection: Connection, number: int) -> KnownStream | None:
    """A datastream that counts, with the feature that was made of the place of its thing, if one was."""
    asked = select(datastream.c.observation_type, datastream.c.data_class).where(
        datastream.c.id == number, datastream.c.withdrawn_at.is_(None)
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    place = _place(connection, number)
    made = None if place is None else connection.execute(_made_of(place)).scalar()
    return KnownStream(number, row[0], row[1], made or NO_FEATURE, time.monotonic() + REMEMBERED)


def feature_of(connection: Connection, number: int, made_by: str) -> int:
    """The feature of interest of the place of a datastream's thing, made where there is none (OGC 18-088, 8.2.8)."""
    place = _place(connection, number)
    if place is None:
        return NO_FEATURE
    known = connection.execute(_made_of(place)).scalar()
    if known is not None:
        return int(known)
    acts = {"made_by": made_by, "made_at": now()}
    row = connection.execute(select(location).where(location.c.id == place)).mappings().one()
    same = {name: row[name] for name in ("name", "description", "properties", "encoding_type")}
    made = connection.execute(insert(feature).values(**same, feature=row["location"], **acts)).inserted_primary_key
    assert made is not None
    connection.execute(insert(location_feature).values(location=place, feature=made[0], **acts))
    return int(made[0])


def _place(connection: Connection, number: int) -> int | None:
    """Where the thing of a datastream is now."""
    places = Visible(frozenset()).pairs(THING, "Locations")
    asked = select(places.c.child).join(datastream, datastream.c.thing == places.c.parent)
    return connection.execute(asked.where(datastream.c.id == number).order_by(places.c.child)).scalar()


def _made_of(place: int) -> Select[Any]:
    return select(location_feature.c.feature).where(
        location_feature.c.location == place, location_feature.c.withdrawn_at.is_(None)
    )
