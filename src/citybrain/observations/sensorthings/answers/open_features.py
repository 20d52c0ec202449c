"""Which features of interest somebody may read: readings name them, so that records alone do not tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, not_, select, true

from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.filters.record_dialect import speech_of
from citybrain.observations.sensorthings.model import DATASTREAM
from citybrain.observations.sensorthings.sources import Visible
from citybrain.records.tables.sensing import datastream, location_feature, thing_location


class FeaturesOfReaders:
    """For one request: a feature of closed datastreams alone is closed, and so is one made of a closed place."""

    def __init__(self, sensing: Sensing, connection: Connection, visible: Visible) -> None:
        self._store = sensing.store
        self._connection = connection
        self._visible = visible

    def __call__(self, key: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether the feature of an id may be read."""
        return not_(speech_of(self._connection).among(key, self._closed)) if self._closed else true()

    @cached_property
    def _closed(self) -> frozenset[int]:
        classes = sorted(self._visible.classes)
        is_closed = datastream.c.data_class.not_in(classes)
        hidden = self._all(select(datastream.c.id).where(is_closed))
        if not hidden:
            return frozenset()
        closed = self._visible.closed_place(thing_location.c.location)
        things = select(datastream.c.thing).where(is_closed)
        places = select(thing_location.c.location).where(thing_location.c.thing.in_(things), closed)
        of, at = location_feature.c.feature, location_feature.c.location
        some = self._named(hidden) | self._all(select(of).where(at.in_(places)))
        if not some:
            return frozenset()
        elsewhere = select(of).where(speech_of(self._connection).among(of, some), at.not_in(places))
        some -= self._all(elsewhere.where(location_feature.c.withdrawn_at.is_(None)))
        return frozenset(some - self._named(self._open()) if some else some)

    def _open(self) -> set[int]:
        rows = self._visible.of(DATASTREAM)
        return self._all(select(rows.c.id))

    def _named(self, streams: Iterable[int]) -> set[int]:
        """Features that readings of some streams name."""
        return set[int]().union(*map(self._store.features, streams)) - {NO_FEATURE}

    def _all(self, asked: Select[Any]) -> set[int]:
        return set(self._connection.execute(asked).scalars())


def reader_of(sensing: Sensing, connection: Connection, visible: Visible) -> Visible:
    """The same with what may be read of features of interest."""
    return Visible(visible.classes, FeaturesOfReaders(sensing, connection, visible))
