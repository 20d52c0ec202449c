"""Observations on their way into the store: those that can be stored, and those that stand apart with a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from citybrain.kernel.errors import InputError
from citybrain.observations.incoming import Reading, as_json, as_readings, result_of
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Fate, Readings, Receipt, Rejected
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.times import Span, TimeError, instant, not_ahead, span

LONGEST_KEPT = 2_000
"""Characters of what stands apart."""

MORE = {"resultQuality": "quality", "validTime": "valid_time", "parameters": "parameters"}


class NotTakenError(AskedError):
    """A reading that cannot be stored; it stands apart with this reason, as it came and with its place."""

    document: Any = None
    place: str = ""


@dataclass
class ParsedObservation:
    """One observation; `identity` and `fate` are told once it is on disk. `more` is what records keep of it."""

    stream: int
    span: Span
    made: int
    value: float
    said: str | None
    feature: int = NO_FEATURE
    more: dict[str, str] = field(default_factory=dict)
    identity: int = 0
    fate: Fate = Fate.STORED

    @property
    def reading(self) -> Reading:
        """The reading alone."""
        return Reading(self.stream, self.span.time, self.value, self.span.until, self.made, self.said, self.feature)


def parse_observation(document: Mapping[str, Any], stream: int, type_: str, now: int) -> ParsedObservation:
    """The observation of a document. Raises NotTakenError where it cannot be stored."""
    if "result" not in document:
        raise NotTakenError("reading-no-result")
    try:
        value, said = result_of(document["result"], type_)
        told = document.get("phenomenonTime")
        time = Span(now) if told is None else span(told)
        made = NO_TIME if document.get("resultTime") is None else instant(document["resultTime"])
        if document.get("validTime") is not None:
            span(document["validTime"])
        not_ahead(max(time.time, time.until, made), now)
        kept = {column: document[name] for name, column in MORE.items() if document.get(name) not in (None, {})}
        more = {column: as_json(told) for column, told in kept.items()}
    except TimeError as problem:
        raise NotTakenError("reading-time-unread") from problem
    except InputError as problem:
        raise NotTakenError(problem.code, **problem.arguments) from problem
    return ParsedObservation(stream, time, made, value, said, more=more)


def feature_of(feature: int) -> int:
    """The feature of interest of an observation. Raises NotTakenError where there is none (OGC 18-088, 10.2.1.2)."""
    if feature == NO_FEATURE:
        raise NotTakenError("reading-feature-missing")
    return feature


def readings_of(every: Sequence[ParsedObservation]) -> Readings:
    """Observations as columns."""
    return as_readings([arrived.reading for arrived in every])


def rejected(problem: NotTakenError, document: Any, place: str) -> Rejected:
    """A reading as it stands apart."""
    received = json.dumps(document, ensure_ascii=False)[:LONGEST_KEPT]
    return Rejected(problem.code, received, place, problem.arguments)


def assign_fates(every: Sequence[ParsedObservation], receipt: Receipt) -> None:
    """Tell observations their identities and what became of them."""
    for arrived, identity, fate in zip(every, receipt.identity.tolist(), receipt.fate.tolist(), strict=True):
        arrived.identity, arrived.fate = identity, Fate(fate)
