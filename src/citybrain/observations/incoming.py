"""Single readings as they come over a wire: their results, and what cannot be one."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.errors import InputError
from citybrain.observations.catalogue import MEASUREMENT
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Readings
from citybrain.records.texts import require_text

LARGEST = 1 << 53
"""Whole numbers beyond this are not told exactly by a double."""

OM = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_"
RESULTS: Mapping[str, tuple[type, ...]] = {
    MEASUREMENT: (int, float),
    f"{OM}CountObservation": (int,),
    f"{OM}TruthObservation": (bool,),
    f"{OM}CategoryObservation": (str,),
}
"""Types of results by observation type (OGC 18-088, table 12); any other type takes any JSON."""


class Reading(NamedTuple):
    """One reading; columns and marks as in Readings."""

    stream: int
    time: int
    value: float
    until: int = NO_TIME
    made: int = NO_TIME
    said: str | None = None
    feature: int = NO_FEATURE


def as_readings(arrived: Sequence[Reading]) -> Readings:
    """Readings as columns, in the same order."""
    if not arrived:
        return Readings(np.zeros(0, np.int32), np.zeros(0, np.int64), np.zeros(0)).whole()
    stream, time, value, until, made, said, feature = zip(*arrived, strict=True)
    return Readings(
        np.array(stream, np.int32),
        np.array(time, np.int64),
        np.array(value, np.float64),
        np.array(until, np.int64),
        np.array(made, np.int64),
        np.array(said, object),
        np.array(feature, np.int32),
    )


def result_of(result: Any, type_: str) -> tuple[float, str | None]:
    """A number, or NaN and the JSON of what is none; `type_` is the observation type of the stream.

    Raises InputError for NaN, infinite and huge numbers, and for what a stream of that type does not take. Any stream
    takes null, which is a reading without a result.
    """
    allowed = RESULTS.get(type_)
    if allowed and result is not None and not (isinstance(result, allowed) and _is_like(result, allowed)):
        raise InputError("reading-result-type", received=json.dumps(result)[:60], allowed=type_.rpartition("_")[2])
    if isinstance(result, bool) or not isinstance(result, int | float):
        text = as_json(result)
        require_text(text)
        return math.nan, text
    if isinstance(result, int) and abs(result) > LARGEST:
        raise InputError("reading-number-huge")
    if not math.isfinite(result):
        raise InputError("reading-not-a-number")
    return float(result), None


def number_of(value: float) -> float:
    """A result as it is told: a whole number without a fraction, however it was sent."""
    return int(value) if value.is_integer() and abs(value) <= LARGEST else value


def _is_like(result: Any, allowed: tuple[type, ...]) -> bool:
    """A truth is a whole number to Python, and to nobody else."""
    return isinstance(result, bool) == (allowed == (bool,))


def as_json(value: Any) -> str:
    """A value as JSON, which has no NaN and no infinite numbers. Raises InputError."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError):
        raise InputError("reading-not-a-number") from None


def _no_constant(name: str) -> float:
    raise ValueError(name)


DECODER = json.JSONDecoder(parse_constant=_no_constant)


def parse_json(content: bytes | str) -> Any:
    """A JSON text; NaN and Infinity are no JSON. Raises InputError."""
    try:
        return DECODER.decode(content if isinstance(content, str) else content.decode())
    except (ValueError, RecursionError) as problem:
        raise InputError("reading-json-broken", problem=str(problem)[:100]) from problem
