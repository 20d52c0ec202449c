"""Observations as JSON of OGC SensorThings 1.1: read into a reading where that is all they say, and written."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from citybrain.kernel.errors import InputError
from citybrain.observations.feed import StoredReadings
from citybrain.observations.incoming import Reading, number_of, parse_json
from citybrain.observations.readings.columns import NO_TIME
from citybrain.observations.sensorthings.writing.documents import link_of
from citybrain.observations.sensorthings.writing.parsed_observations import MORE, parse_observation
from citybrain.observations.times import written

TypeOf = Callable[[int], str]
"""The observation type of a stream; raises NotFoundError for one that is not there."""

PLAIN = frozenset({"result", "phenomenonTime", "resultTime", "Datastream"})
"""Properties of an observation that makes nothing but a reading."""


def read_document(content: bytes) -> dict[str, Any]:
    """An Observation as it was sent. Raises InputError for anything but a JSON object."""
    told = parse_json(content)
    if not isinstance(told, dict):
        raise InputError("reading-json-broken", problem=type(told).__name__)
    return told


def plain_observation(told: dict[str, Any], stream: int | None, type_of: TypeOf, now: int) -> Reading | None:
    """The reading of an Observation, None for one that says more; `stream` is that of the topic, where it names one.

    Without phenomenonTime it is of now [µs]. Raises NotTakenError for one that is no reading, NotFoundError for an
    unknown stream.
    """
    if not PLAIN.issuperset(told) or any(told.get(name) for name in MORE):
        return None
    if stream is None:
        stream = link_of(told.get("Datastream"))
        if stream is None:
            return None
    elif told.get("Datastream") is not None:
        return None
    return parse_observation(told, stream, type_of(stream), now).reading


def write_observation(base: str, identity: int, arrived: Reading, select: Sequence[str] = ()) -> bytes:
    """An Observation as the service gives it; `base` is the address of the service, `select` the wanted properties."""
    self = f"{base}/Observations({identity})"
    time = written(arrived.time)
    result: Any = None if math.isnan(arrived.value) else number_of(arrived.value)
    whole = {
        "@iot.id": identity,
        "@iot.selfLink": self,
        "phenomenonTime": time if arrived.until == NO_TIME else f"{time}/{written(arrived.until)}",
        "resultTime": None if arrived.made == NO_TIME else written(arrived.made),
        "result": result if arrived.said is None else json.loads(arrived.said),
        "Datastream@iot.navigationLink": f"{self}/Datastream",
        "FeatureOfInterest@iot.navigationLink": f"{self}/FeatureOfInterest",
    }
    told = {name: whole[name] for name in map(_selectable, select)} if select else whole
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


SELECTABLE = ("id", "@iot.id", "@iot.selfLink", "phenomenonTime", "resultTime", "result")


def _selectable(name: str) -> str:
    return "@iot.id" if name == "id" else name


def each(stored: StoredReadings) -> Iterator[tuple[int, Reading]]:
    """Readings that were stored, one by one with their identities."""
    whole = stored.readings.whole()
    assert whole.until is not None
    assert whole.made is not None
    assert whole.said is not None
    assert whole.feature is not None
    columns = (whole.stream, whole.time, whole.value, whole.until, whole.made, whole.said, whole.feature)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for identity, row in zip(stored.identity.tolist(), rows, strict=True):
        yield identity, Reading(*row)
