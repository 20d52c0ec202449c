"""The areas that streams observe: bounding boxes of the features of interest of their readings."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import shapely
from shapely.errors import ShapelyError
from sqlalchemy import Connection, select

from citybrain.observations.readings.columns import NO_FEATURE
from citybrain.observations.readings.store import Store
from citybrain.records.tables.sensing import feature

AT_ONCE = 10_000
"""Features in one question to records."""

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north [°]."""


class _Known(NamedTuple):
    """The box of so many of the features of a stream."""

    features: Sequence[int]
    number: int
    box: Box | None


class Areas:
    """Remembers the boxes of one city: only features that are new to a stream are read. Safe for threads."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}
        self.version = 0
        """Another number after each time that all was forgotten."""

    def forget(self) -> None:
        """Features of interest were changed: read all of them again."""
        self._known = {}
        self.version += 1

    def of_named(self, connection: Connection, store: Store, streams: Iterable[int]) -> dict[int, Box]:
        """Boxes of streams that have readings which name a feature with a place."""
        known, before = self._known, {}
        for stream in streams:
            features = store.features(stream)
            there = known.get(stream)
            before[stream] = there if there and there.features is features else _Known(features, 0, None)
        fresh = {stream: list(one.features[one.number :]) for stream, one in before.items()}
        boxes = _boxes(connection, {key for some in fresh.values() for key in some if key != NO_FEATURE})
        for stream, some in fresh.items():
            if some:
                _, number, box = before[stream]
                wider = widened([box, *(boxes.get(key) for key in some)])
                known[stream] = before[stream] = _Known(before[stream].features, number + len(some), wider)
        return {stream: one.box for stream, one in before.items() if one.box is not None}


def _boxes(connection: Connection, keys: set[int]) -> dict[int, Box]:
    found: dict[int, Box] = {}
    wanted = sorted(keys)
    for begin in range(0, len(wanted), AT_ONCE):
        some = feature.c.id.in_(wanted[begin : begin + AT_ONCE])
        rows = connection.execute(select(feature.c.id, feature.c.feature).where(some, feature.c.withdrawn_at.is_(None)))
        found |= {key: box for key, text in rows if (box := box_of(text)) is not None}
    return found


@lru_cache(maxsize=16_384)
def box_of(text: str) -> Box | None:
    """The bounding box of GeoJSON; None for anything else, and where there are no coordinates."""
    try:
        place = shapely.from_geojson(text)
    except (ShapelyError, ValueError):
        return None
    west, south, east, north = map(float, place.bounds)
    return None if math.isnan(west) else (west, south, east, north)


def widened(boxes: Iterable[Box | None]) -> Box | None:
    """The box around all of them; None around none."""
    some = [box for box in boxes if box is not None]
    if not some:
        return None
    west, south, east, north = zip(*some, strict=True)
    return min(west), min(south), max(east), max(north)


def as_geojson(box: Box) -> Mapping[str, object]:
    """A box as a polygon, or as the line or the point that it is where it has no width or height."""
    west, south, east, north = box
    if (west, south) == (east, north):
        return {"type": "Point", "coordinates": [west, south]}
    if west == east or south == north:
        return {"type": "LineString", "coordinates": [[west, south], [east, north]]}
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [corners]}


def as_text(box: Box) -> str:
    """The same as text."""
    return json.dumps(as_geojson(box))
