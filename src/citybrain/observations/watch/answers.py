"""What is seen now, as the own API answers it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from citybrain.observations.arrivals import Arrived
from citybrain.observations.watch.concerns import Concern, concerns
from citybrain.observations.watch.shapes import (
    SensedProperty,
    SensedStream,
    SensedUsual,
    SensingArrived,
    SensingConcern,
    SensingLimit,
    SensingNow,
)
from citybrain.observations.watch.shown import BURDEN, Limit, shown
from citybrain.observations.watch.watch import Seen


def instant(time: int) -> str:
    """A time [µs] as the API writes it."""
    return (
        datetime.datetime.fromtimestamp(time / 1e6, datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    )


def now_answer(
    seen: Sequence[Seen], now: int, speed: float, zone: str, arrived: Arrived, withheld: int, language: str
) -> SensingNow:
    """Everything that the place Now begins with."""
    return {
        "now": instant(now),
        "speed": speed or None,
        "time_zone": zone,
        "properties": _properties(seen, language),
        "streams": [_stream(one) for one in seen],
        "concerns": [_concern(one) for one in concerns(seen)],
        "arrived": arrived_answer(arrived),
        "withheld": withheld,
    }


def arrived_answer(arrived: Arrived) -> SensingArrived:
    """The counts of the last hour."""
    return {
        "seconds": round(arrived.seconds, 1),
        "received": arrived.received,
        "stored": arrived.stored,
        "duplicates": arrived.duplicates,
        "rejected": arrived.rejected,
    }


def _properties(seen: Sequence[Seen], language: str) -> list[SensedProperty]:
    """Each property that some stream measures in numbers: those that are shown in a way of their own come first."""
    order = {key: place for place, key in enumerate(shown())}
    first = {one.stream.key: one for one in reversed(seen) if one.stream.numeric}
    count = Counter(one.stream.key for one in seen)
    keys = sorted(first, key=lambda key: (order.get(key, len(order)), key))
    return [_property(first[key], count[key], language) for key in keys]


def _property(one: Seen, count: int, language: str) -> SensedProperty:
    stream, breaks = one.stream, one.shown.breaks_with(one.limit)
    return {
        "key": stream.key,
        "label": stream.labels.get(language, stream.property),
        "unit": stream.unit,
        "definition": stream.definition,
        "scale": "burden" if one.shown.scale == BURDEN else "amount",
        "breaks": None if breaks is None else list(breaks),
        "limit": None if one.limit is None else _limit(one.limit),
        "streams": count,
    }


def _limit(limit: Limit) -> SensingLimit:
    return {"value": limit.value, "hours": limit.hours, "source": limit.source}


def _stream(one: Seen) -> SensedStream:
    longitude, latitude = one.place or (None, None)
    return {
        "id": one.stream.number,
        "name": one.stream.name,
        "thing": one.stream.thing,
        "property": one.stream.key,
        "unit": one.stream.unit,
        "longitude": longitude,
        "latitude": latitude,
        "moving": one.moving,
        "data_class": one.stream.data_class,
        "simulated": one.stream.simulated,
        "time": None if one.time is None else instant(one.time),
        "value": one.value,
        "text": one.text,
        "age": one.age,
        "rhythm": one.rhythm,
        "state": one.state,
        "mean": one.mean,
        "usual": _usual(one.usual),
        "held": one.held,
        "flag": one.flag,
        "over": one.over,
        "stuck": None if one.stuck is None else instant(one.stuck),
    }


def _usual(usual: tuple[float, float, float] | None) -> SensedUsual | None:
    return None if usual is None else {"low": usual[0], "middle": usual[1], "high": usual[2]}


def _concern(one: Concern) -> SensingConcern:
    return {
        "kind": one.kind,
        "property": one.streams[0].stream.key,
        "streams": [seen.stream.number for seen in one.streams],
        "since": None if one.since is None else instant(one.since),
    }
