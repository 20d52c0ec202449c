"""What is seen now, as the own API answers it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from citybrain.base.answers import answer_of
from citybrain.messages import label_language
from citybrain.observations.ingest_counts import HourCounts
from citybrain.observations.properties import candidates
from citybrain.observations.quality.freshness import LATE, SILENT
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.concerns import Concern, concerns
from citybrain.observations.stream_status.extraordinary import Extraordinary
from citybrain.observations.stream_status.shapes import (
    SensedFailing,
    SensedProperty,
    SensedStream,
    SensedUnusual,
    SensedUsual,
    SensingArrived,
    SensingCandidate,
    SensingConcern,
    SensingLimit,
    SensingNow,
    SensingQuestion,
)
from citybrain.observations.stream_status.shown import BURDEN, shown
from citybrain.observations.stream_status.status import Seen
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.observations.warnings.told import early_warnings

if TYPE_CHECKING:
    from citybrain.observations.quality.failing import Failing
    from citybrain.observations.quality.unusual import Finding


class Asks(NamedTuple):
    """Who asks: in which language, and whether they may issue warnings."""

    language: str
    may_issue: bool


def instant(time: int) -> str:
    """A time [µs] as the API writes it."""
    return (
        datetime.datetime.fromtimestamp(time / 1e6, datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    )


def now_answer(
    sensing: Sensing, seen: Sequence[Seen], now: int, found: Extraordinary, asks: Asks, withheld: int
) -> SensingNow:
    """Everything that the place Now begins with."""
    drafts = None if found.warnings is None else found.warnings.warnings
    readable = {one.stream.number for one in seen}
    warnings = early_warnings(drafts, found.issued, readable, asks.language, sensing.zone)
    return {
        "now": instant(now),
        "speed": sensing.speed or None,
        "time_zone": sensing.zone,
        "properties": _properties(seen, asks.language),
        "streams": [_stream(one, found, asks.language) for one in seen],
        "freshness": {"late": LATE, "silent": SILENT},
        "concerns": [_concern(one, asks.language) for one in concerns(seen, found.unusual, found.failing, warnings)],
        "looked": None if found.looked is None else instant(found.looked),
        "warned": None if found.warnings is None else instant(found.warnings.looked),
        "may_issue": asks.may_issue,
        "arrived": arrived_answer(sensing.ingest_counts.last_hour()),
        "withheld": withheld,
    }


def arrived_answer(arrived: HourCounts) -> SensingArrived:
    """The counts of the last hour."""
    return answer_of(SensingArrived, arrived, seconds=round(arrived.seconds, 1))


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
        "limit": None if one.limit is None else answer_of(SensingLimit, one.limit),
        "streams": count,
    }


def _stream(one: Seen, found: Extraordinary, language: str) -> SensedStream:
    longitude, latitude = one.place or (None, None)
    return {
        "id": one.stream.number,
        "name": one.stream.name,
        "thing": one.stream.thing_labels.get(language, one.stream.thing),
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
        "unusual": _unusual(found.unusual.get(one.stream.number)),
        "failing": [_failing(test) for test in found.failing.get(one.stream.number, ())],
    }


def _unusual(found: Finding | None) -> SensedUnusual | None:
    if found is None:
        return None
    return answer_of(SensedUnusual, found, hour=instant(found.time), score=round(found.score, 2))


def _failing(found: Failing) -> SensedFailing:
    return answer_of(SensedFailing, found, since=instant(found.since), until=instant(found.until))


def _usual(usual: tuple[float, float, float] | None) -> SensedUsual | None:
    return None if usual is None else {"low": usual[0], "middle": usual[1], "high": usual[2]}


def _question(stream: KnownStream, language: str) -> SensingQuestion:
    fit = candidates(stream.property, stream.unit or "")
    told: list[SensingCandidate] = [
        {"key": one.key, "label": one.label[label_language(language)], "unit": one.unit or ""} for one in fit
    ]
    return {"observed_property": stream.measured, "candidates": told}


def _concern(one: Concern, language: str) -> SensingConcern:
    return {
        "kind": one.kind,
        "property": one.streams[0].stream.key,
        "streams": [seen.stream.number for seen in one.streams],
        "since": None if one.since is None else instant(one.since),
        "warning": one.warning,
        "test": one.test,
        "zones": list(one.zones),
        "question": _question(one.streams[0].stream, language) if one.kind == "unrecognised" else None,
    }
