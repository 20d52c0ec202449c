"""Features of interest of observations that name none: the one that was made of the place where the thing is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from citybrain.observations.readings.expressions import READING
from citybrain.observations.sensorthings.sources import PLACED_NOW
from citybrain.records.tables.sensing import datastream, location_feature, thing_location

_FEATURE = func.min(location_feature.c.feature)
_ASKED = (
    select(datastream.c.id, _FEATURE)
    .select_from(
        datastream.join(thing_location, PLACED_NOW).join(
            location_feature, location_feature.c.location == thing_location.c.location
        )
    )
    .where(location_feature.c.withdrawn_at.is_(None))
    .group_by(datastream.c.id)
)


class Features:
    """What observations are of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_streams(self, streams: Sequence[int]) -> Mapping[int, int]:
        """By datastream, the feature of its observations that name none."""
        return self._found(_ASKED.where(datastream.c.id.in_(streams))) if streams else {}

    def streams_at(self, features: Sequence[int]) -> Mapping[int, int]:
        """The same for datastreams whose observations are of some features."""
        return self._found(_ASKED.having(_FEATURE.in_(features))) if features else {}

    def condition(self, features: Iterable[int]) -> ColumnElement[bool]:
        """Whether a reading is of one of some features."""
        wanted = sorted(features)
        named, streams = READING.c.feature.in_(wanted), sorted(self.streams_at(wanted))
        if not streams:
            return named
        return or_(named, and_(READING.c.feature.is_(None), READING.c.stream.in_(streams)))

    @staticmethod
    def of_reading(streams: Mapping[int, int]) -> ColumnElement[Any]:
        """The feature of a reading; `streams` tells it for readings that name none."""
        if not streams:
            return READING.c.feature
        return func.coalesce(READING.c.feature, case(dict(streams), value=READING.c.stream))

    def _found(self, asked: Any) -> Mapping[int, int]:
        rows: Sequence[Any] = self._connection.execute(asked).all()
        return dict(rows)
