"""Observations as JSON of OGC SensorThings 1.1: read into a reading, and written for those who listen."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citybrain.kernel.errors import InputError
from citybrain.observations.incoming import Arrived, instant, not_ahead, parse_json, result_of, span, written
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME

IsNumeric = Callable[[int], bool]
"""Whether a stream takes numbers; raises NotFoundError for one that is not there."""


def read_observation(content: bytes, stream: int | None, is_numeric: IsNumeric, now: int) -> Arrived:
    """An Observation; `stream` is that of the address, where it names one. Raises InputError and NotFoundError.

    Without phenomenonTime it is of now [µs] (table 17 of the standard).
    """
    told = parse_json(content)
    if not isinstance(told, dict):
        raise InputError("reading-json-broken", problem=type(told).__name__)
    if stream is None:
        stream = _linked(told, "Datastream")
        if stream is None:
            raise InputError("reading-stream-missing")
    if "result" not in told:
        raise InputError("reading-result-missing")
    value, said = result_of(told["result"], is_numeric(stream))
    phenomenon, made = told.get("phenomenonTime"), told.get("resultTime")
    time, until = (now, NO_TIME) if phenomenon is None else span(phenomenon)
    not_ahead(time, now)
    feature = _linked(told, "FeatureOfInterest") if "FeatureOfInterest" in told else None
    return Arrived(
        stream, time, value, until, NO_TIME if made is None else not_ahead(instant(made), now), said,
        NO_FEATURE if feature is None else feature,
    )  # fmt: skip


def _linked(told: Mapping[str, Any], name: str) -> int | None:
    """The id of an entity that is linked. Raises InputError for one that is to be made with the observation."""
    link = told.get(name)
    if link is None:
        return None
    number = link.get("@iot.id") if isinstance(link, dict) else None
    if isinstance(number, bool) or not isinstance(number, int) or not 0 < number < 1 << 31:
        raise InputError("reading-link", name=name, received=json.dumps(link)[:80])
    return number


def write_observation(base: str, identity: int, arrived: Arrived, select: Sequence[str] = ()) -> bytes:
    """An Observation as the service gives it; `base` is the address of the service, `select` the wanted properties."""
    self = f"{base}/Observations({identity})"
    time = written(arrived.time)
    result: Any = None if math.isnan(arrived.value) else arrived.value
    whole = {
        "@iot.id": identity,
        "@iot.selfLink": self,
        "phenomenonTime": time if arrived.until == NO_TIME else f"{time}/{written(arrived.until)}",
        "resultTime": time if arrived.made == NO_TIME else written(arrived.made),
        "result": result if arrived.said is None else json.loads(arrived.said),
        "Datastream@iot.navigationLink": f"{self}/Datastream",
        "FeatureOfInterest@iot.navigationLink": f"{self}/FeatureOfInterest",
    }
    told = {name: whole[name] for name in map(_selectable, select)} if select else whole
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


SELECTABLE = ("id", "@iot.id", "@iot.selfLink", "phenomenonTime", "resultTime", "result")


def _selectable(name: str) -> str:
    return "@iot.id" if name == "id" else name
