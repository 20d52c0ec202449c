"""What datastreams tell of their observations: when they are, when they were made, and where (OGC 18-088, table 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sqlalchemy import Connection, select

from citybrain.observations.areas import Box, as_geojson, as_text, box_of, widened
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers.entity import Entity
from citybrain.observations.sensorthings.model import DATASTREAM
from citybrain.observations.sensorthings.sources import PLACED_NOW, Visible
from citybrain.observations.times import written
from citybrain.records.tables.sensing import datastream, location, thing_location

AT_ONCE = 10_000
"""Datastreams in one question to records."""

_ASKED = select(datastream.c.id, location.c.location).select_from(
    datastream.join(thing_location, PLACED_NOW).join(location, location.c.id == thing_location.c.location)
)


class Extents:
    """When and where the datastreams of a city observe, for one request."""

    def __init__(self, sensing: Sensing, connection: Connection, visible: Visible) -> None:
        self._sensing = sensing
        self._connection = connection
        self._visible = visible

    def complete(self, streams: Sequence[Entity]) -> None:
        """Put it into datastreams; what was sent as their area stands where their observations have no place."""
        keys = [one.id for one in streams]
        extent = self._sensing.store.extent(np.array(keys, np.int32))
        areas = self._areas(keys)
        for one, begin, end, first, last in zip(streams, *(times.tolist() for times in extent), strict=True):
            if one.id in areas:
                one.values["observedArea"] = as_geojson(areas[one.id])
            if begin != NO_TIME:
                one.values["phenomenonTime"] = f"{written(begin)}/{written(end)}"
                one.values["resultTime"] = f"{written(first)}/{written(last)}"

    def times(self, name: str) -> Mapping[int, str]:
        """One of the times of `Extent` as records hold times, of each datastream with observations."""
        keys = self._all()
        times = getattr(self._sensing.store.extent(keys), name)
        there = times != NO_TIME
        texts = np.datetime_as_string(times[there].view("M8[us]"), unit="us").tolist()
        return {key: f"{text}+00:00" for key, text in zip(keys[there].tolist(), texts, strict=True)}

    def areas(self) -> Mapping[int, str]:
        """Areas as GeoJSON, of each datastream whose observations have a place."""
        return {key: as_text(box) for key, box in self._areas(self._all().tolist()).items()}

    def _all(self) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        rows = self._visible.of(DATASTREAM)
        return np.array(self._connection.execute(select(rows.c.id)).scalars().all(), np.int32)

    def _areas(self, keys: Sequence[int]) -> dict[int, Box]:
        """Readings that name no feature are of the place where their thing is now."""
        store = self._sensing.store
        boxes = self._sensing.areas.of_named(self._connection, store, keys)
        for key, box in self._places([key for key in keys if NO_FEATURE in store.features(key)]):
            wider = widened([box, boxes.get(key)])
            if wider is not None:
                boxes[key] = wider
        return boxes

    def _places(self, keys: Sequence[int]) -> Iterable[tuple[int, Box | None]]:
        for begin in range(0, len(keys), AT_ONCE):
            some = _ASKED.where(datastream.c.id.in_(keys[begin : begin + AT_ONCE]))
            for key, text in self._connection.execute(some):
                yield key, box_of(text)
