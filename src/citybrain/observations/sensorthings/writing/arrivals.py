"""Observations on their way into the store: those that can be stored, and those that stand apart with a reason."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from citybrain.observations.importing.files import LEAD
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Fate, Readings, Receipt, Rejected
from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.times import Span, instant, span

LARGEST = 1 << 53
"""Whole numbers beyond this are not told exactly by a double."""

LONGEST_KEPT = 2_000
"""Characters of what stands apart."""

OM = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_"
RESULTS: Mapping[str, tuple[type, ...]] = {
    f"{OM}Measurement": (int, float),
    f"{OM}CountObservation": (int,),
    f"{OM}TruthObservation": (bool,),
    f"{OM}CategoryObservation": (str,),
}
"""Types of results by observation type (OGC 18-088, table 12); any other type takes any JSON."""

MORE = {"resultQuality": "quality", "validTime": "valid_time", "parameters": "parameters"}


class NotTakenError(AskedError):
    """A reading that cannot be stored; it stands apart with this reason, as it came and with its place."""

    document: Any = None
    place: str = ""


@dataclass
class Arrival:
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


def arrival(document: Mapping[str, Any], stream: int, type_: str, now: int) -> Arrival:
    """The observation of a document. Raises NotTakenError where it cannot be stored."""
    if "result" not in document:
        raise NotTakenError("reading-no-result")
    value, said = result_of(document["result"], type_)
    told = document.get("phenomenonTime")
    try:
        time = Span(now) if told is None else span(told)
        made = NO_TIME if document.get("resultTime") is None else instant(document["resultTime"])
        if document.get("validTime") is not None:
            span(document["validTime"])
    except AskedError as problem:
        raise NotTakenError("reading-time-unread") from problem
    if max(time.time, time.until, made) > now + LEAD:
        raise NotTakenError("reading-future")
    said_more = {column: document[name] for name, column in MORE.items() if document.get(name) not in (None, {})}
    more = {column: _as_json(told) for column, told in said_more.items()}
    return Arrival(stream, time, made, value, said, more=more)


def result_of(result: Any, type_: str) -> tuple[float, str | None]:
    """A number, or what is none as JSON. Raises NotTakenError for NaN, infinite and huge ones, and for wrong types."""
    allowed = RESULTS.get(type_)
    if allowed and result is not None and not (isinstance(result, allowed) and _is_like(result, allowed)):
        raise NotTakenError("reading-result-type", received=json.dumps(result)[:60], allowed=type_.rpartition("_")[2])
    if isinstance(result, bool) or not isinstance(result, int | float):
        return math.nan, _as_json(result)
    if isinstance(result, int) and abs(result) > LARGEST:
        raise NotTakenError("reading-number-huge")
    if not math.isfinite(result):
        raise NotTakenError("reading-not-a-number")
    return float(result), None


def _is_like(result: Any, allowed: tuple[type, ...]) -> bool:
    """A truth is a whole number to Python, and to nobody else."""
    return isinstance(result, bool) == (allowed == (bool,))


def _as_json(value: Any) -> str:
    """NaN and infinite numbers within it are no JSON."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError):
        raise NotTakenError("reading-not-a-number") from None


def readings_of(every: Sequence[Arrival]) -> Readings:
    """Observations as columns."""
    return Readings(
        np.array([arrived.stream for arrived in every], np.int32),
        np.array([arrived.span.time for arrived in every], np.int64),
        np.array([arrived.value for arrived in every], np.float64),
        np.array([arrived.span.until for arrived in every], np.int64),
        np.array([arrived.made for arrived in every], np.int64),
        np.array([arrived.said for arrived in every], object),
        np.array([arrived.feature for arrived in every], np.int32),
    )


def rejected(problem: NotTakenError, document: Any, place: str) -> Rejected:
    """A reading as it stands apart."""
    received = json.dumps(document, ensure_ascii=False)[:LONGEST_KEPT]
    return Rejected(problem.code, received, place, problem.arguments)


def settle(every: Sequence[Arrival], receipt: Receipt) -> None:
    """Tell observations their identities and what became of them."""
    for arrived, identity, fate in zip(every, receipt.identity.tolist(), receipt.fate.tolist(), strict=True):
        arrived.identity, arrived.fate = identity, Fate(fate)
