"""What is frozen of a stream as evidence: its readings of a time, or its events, with what they say of a limit."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from sqlalchemy import Connection, select
from typing_extensions import TypedDict

from citybrain.cases.observed import observed
from citybrain.cases.rules import CaseRule
from citybrain.cases.tracing.evidence import hash_of
from citybrain.observations.readings.store import FoundReadings
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.records.tables.sensing import observation_more

FORMAT = 1


class FrozenReading(TypedDict):
    """A reading: a number, or the words of an event with what its detector said of it. flag: QARTOD."""

    time: str
    value: float | None
    words: str | None
    said: dict[str, Any] | None
    flag: int


class EvidenceSummary(TypedDict):
    """Numbers in the unit of the stream, null where there are none. beyond: how many were beyond the `limit` of the
    rule of the case, null where it has none for this property; each reading by itself, not the mean of a window."""

    count: int
    first: str
    last: str
    least: float | None
    mean: float | None
    greatest: float | None
    limit: float | None
    beyond: int | None


class EvidenceDocument(TypedDict):
    """What is frozen; `sha256` is over all else, as JSON with sorted keys. until: null for all that was there
    when it was frozen. simulated: no sensor measured it."""

    format: int
    case: int
    stream: int
    name: str
    place: str
    property: str
    unit: str | None
    simulated: bool
    since: str
    until: str | None
    summary: EvidenceSummary
    readings: list[FrozenReading]
    sha256: str


def evidence_document(
    connection: Connection, case: int, rule: CaseRule | None, stream: KnownStream, span: tuple[int, int | None],
    found: FoundReadings,
) -> EvidenceDocument:  # fmt: skip
    """The document of readings, the oldest first; there is at least one."""
    times = [_instant(one) for one in found.readings.time.tolist()]
    values = [one if math.isfinite(one) else None for one in found.readings.value.tolist()]
    words = [None] * len(times) if found.readings.said is None else [_words(one) for one in found.readings.said]
    of_events = (one for one, said in zip(found.identity.tolist(), words, strict=True) if said is not None)
    said = _parameters(connection, of_events)
    readings: list[FrozenReading] = [
        {"time": time, "value": value, "words": word, "said": said.get(identity), "flag": flag}
        for time, value, word, identity, flag in zip(
            times, values, words, found.identity.tolist(), found.flag.tolist(), strict=True
        )
    ]
    made: EvidenceDocument = {
        "format": FORMAT, "case": case, "stream": stream.number, "name": stream.name, "place": stream.thing,
        "property": stream.key, "unit": stream.unit, "simulated": stream.simulated, "since": _instant(span[0]),
        "until": None if span[1] is None else _instant(span[1]),
        "summary": _summary(rule, stream, times, [one for one in values if one is not None]),
        "readings": readings, "sha256": "",
    }  # fmt: skip
    made["sha256"] = sha256_of(made)
    return made


def sha256_of(document: EvidenceDocument) -> str:
    """The hash of all of a document but its hash."""
    return hash_of({name: value for name, value in document.items() if name != "sha256"})


def _summary(rule: CaseRule | None, stream: KnownStream, times: list[str], values: list[float]) -> EvidenceSummary:
    limit = _limit(rule, stream)
    numbers = np.array(values, float)
    side = 1 if rule is None else rule.side
    return {
        "count": len(times), "first": times[0], "last": times[-1],
        "least": float(numbers.min()) if values else None,
        "mean": float(numbers.mean()) if values else None,
        "greatest": float(numbers.max()) if values else None,
        "limit": limit, "beyond": None if limit is None else int((side * numbers > side * limit).sum()),
    }  # fmt: skip


def _instant(time: int) -> str:
    """A time [µs] to the microsecond, where it is no whole second."""
    return (EPOCH + time * MICROSECOND).isoformat().replace("+00:00", "Z")


def _limit(rule: CaseRule | None, stream: KnownStream) -> float | None:
    """The limit of a rule in the unit of a stream of its property."""
    of = observed(stream)
    if rule is None or of is None or rule.observes != of.property:
        return None
    return (rule.limit - of.offset) / of.factor


def _words(said: str | None) -> str | None:
    if said is None:
        return None
    words = json.loads(said)
    return words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)


def _parameters(connection: Connection, identities: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What detectors said of their events: confidence, detector, the address of a picture."""
    keys = list(identities)
    told: dict[int, dict[str, Any]] = {}
    for begin in range(0, len(keys), 500):
        of = observation_more.c.id.in_(keys[begin : begin + 500]) & observation_more.c.parameters.is_not(None)
        rows = connection.execute(select(observation_more.c.id, observation_more.c.parameters).where(of))
        told |= {int(row.id): json.loads(row.parameters) for row in rows}
    return told
