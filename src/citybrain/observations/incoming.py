"""Single readings as they come over a wire: instants, results, and what cannot be a reading."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.errors import InputError
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Readings

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MICROSECOND = datetime.timedelta(microseconds=1)

LEAD = 15 * 60 * 1_000_000
"""µs by which a clock may go ahead of ours: a reading further in the future is rejected."""

LONGEST_TEXT = 100_000
"""Characters of a result that is no number."""


class Arrived(NamedTuple):
    """One reading; columns and marks as in Readings."""

    stream: int
    time: int
    value: float
    until: int = NO_TIME
    made: int = NO_TIME
    said: str | None = None
    feature: int = NO_FEATURE


def as_readings(arrived: Sequence[Arrived]) -> Readings:
    """Readings as columns, in the same order."""
    if not arrived:
        return Readings(np.zeros(0, np.int32), np.zeros(0, np.int64), np.zeros(0))
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


def instant(text: Any) -> int:
    """An ISO 8601 time with its offset [µs since 1970]. Raises InputError for anything else."""
    try:
        there = datetime.datetime.fromisoformat(text)
        return (there - EPOCH) // MICROSECOND
    except (TypeError, ValueError, OverflowError) as problem:
        raise InputError("reading-time-unread") from problem


def written(time: int) -> str:
    """An instant [µs] as ISO 8601 in UTC, with fractions of a second where it has them."""
    there = EPOCH + time * MICROSECOND
    finest = "seconds" if not there.microsecond else "microseconds" if there.microsecond % 1000 else "milliseconds"
    return there.isoformat(timespec=finest).replace("+00:00", "Z")


def span(text: Any) -> tuple[int, int]:
    """An instant, or an interval written "start/end"; NO_TIME as the end of an instant. Raises InputError."""
    if not isinstance(text, str) or "/" not in text:
        return instant(text), NO_TIME
    start, _, end = text.partition("/")
    begin, finish = instant(start), instant(end)
    if finish < begin:
        raise InputError("reading-interval-backwards", received=text[:80])
    return begin, finish


def not_ahead(time: int, now: int) -> int:
    """The time, unless it lies too far in the future: then InputError."""
    if time > now + LEAD:
        raise InputError("reading-future")
    return time


def result_of(result: Any, numeric: bool) -> tuple[float, str | None]:
    """A result as number, or NaN and its JSON where it is none. Raises InputError for what a stream cannot take.

    A stream of numbers (`numeric`) takes finite numbers and null, which is a reading without a number.
    """
    if isinstance(result, (int, float)) and not isinstance(result, bool):
        try:
            number = float(result)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise InputError("reading-not-a-number")
        return number, None
    if numeric and result is not None:
        raise InputError("reading-not-a-number")
    said = json.dumps(result, ensure_ascii=False)
    if len(said) > LONGEST_TEXT:
        raise InputError("reading-result-long", received=len(said), allowed=LONGEST_TEXT)
    return math.nan, None if numeric else said


def _no_constant(name: str) -> float:
    raise ValueError(name)


DECODER = json.JSONDecoder(parse_constant=_no_constant)


def parse_json(content: bytes | str) -> Any:
    """A JSON text; NaN and Infinity are no JSON. Raises InputError."""
    try:
        return DECODER.decode(content if isinstance(content, str) else content.decode())
    except (ValueError, RecursionError) as problem:
        raise InputError("reading-json-broken", problem=str(problem)[:100]) from problem
