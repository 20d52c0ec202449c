"""Which features of interest somebody may read: readings name them, so that records alone do not tell."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, func, not_, select, true

from citybrain.governance import DataClass
from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.filters.record_dialect import speech_of
from citybrain.observations.sensorthings.model import DATASTREAM
from citybrain.observations.sensorthings.sources import Visible, readable
from citybrain.records.tables.sensing import datastream, feature, location_feature, thing_location

NEW = datetime.timedelta(days=1)
"""How long somebody sees a feature that they made and nothing names."""


class FeaturesOfReaders:
    """For one request: a feature is open that readings of an open datastream name, or that was made of an open place.

    All others are closed but to who reads every class, also those that nothing names any more: they may have been
    where a person was. Who made one sees it for a day, or until a reading names it.
    """

    def __init__(self, sensing: Sensing, connection: Connection, visible: Visible) -> None:
        self._store = sensing.store
        self._connection = connection
        self._visible = visible

    def __call__(self, key: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether the feature of an id may be read: by the shorter one of two lists."""
        if self._visible.classes >= frozenset(DataClass):
            return true()
        speech, (opened, closed) = speech_of(self._connection), self._lists
        if not len(closed):
            return true()
        few = len(opened) < len(closed)
        return speech.among(key, opened.tolist()) if few else not_(speech.among(key, closed.tolist()))

    @cached_property
    def _lists(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        streams, made = _asked(frozenset(self._visible.classes))
        opened = self._named(self._all(streams)) | self._all(made) | self._own()
        last = self._connection.execute(select(func.max(feature.c.id))).scalar() or 0
        some = np.array(sorted(opened), np.int64)
        return some, np.setdiff1d(np.arange(1, last + 1), some, assume_unique=True)

    def _own(self) -> set[int]:
        """Features that who asks made, and that nothing names yet."""
        if not self._visible.maker:
            return set()
        since = (datetime.datetime.now(datetime.UTC) - NEW).isoformat(timespec="microseconds")
        mine = (feature.c.made_by == self._visible.maker) & (feature.c.made_at >= since)
        made = self._all(select(feature.c.id).where(mine, feature.c.withdrawn_at.is_(None)))
        return made - self._named(self._all(select(datastream.c.id))) if made else made

    def _named(self, streams: Iterable[int]) -> set[int]:
        """Features that readings of some streams name."""
        return set[int]().union(*map(self._store.features, streams)) - {NO_FEATURE}

    def _all(self, asked: Select[Any]) -> set[int]:
        return set(self._connection.execute(asked).scalars())


@lru_cache(maxsize=64)
def _asked(classes: frozenset[DataClass | int]) -> tuple[Select[Any], Select[Any]]:
    """Datastreams that may be read, and features made of open places: making these takes longer than asking them."""
    visible, rows = Visible(classes), datastream
    things = select(rows.c.thing).where(not_(readable(rows, classes)))
    closed = visible.closed_place(thing_location.c.location)
    places = select(thing_location.c.location).where(thing_location.c.thing.in_(things), closed)
    counts = location_feature.c.withdrawn_at.is_(None)
    made = select(location_feature.c.feature).where(counts, location_feature.c.location.not_in(places))
    return select(visible.of(DATASTREAM).c.id), made


def reader_of(sensing: Sensing, connection: Connection, visible: Visible) -> Visible:
    """The same with what may be read of features of interest."""
    return Visible(visible.classes, FeaturesOfReaders(sensing, connection, visible), visible.maker)


def every_feature(_: ColumnElement[Any]) -> ColumnElement[bool]:
    """For features that readings name which may be read: they may be, too."""
    return true()
