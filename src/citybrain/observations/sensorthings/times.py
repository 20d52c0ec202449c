"""Instants and intervals of ISO 8601 as µs since 1970 in UTC, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from citybrain.observations.readings.columns import NO_TIME, Times
from citybrain.observations.sensorthings.errors import AskedError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FORM = re.compile(r"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?([Zz]|[+-]\d\d(:?\d\d)?)$")
LONGEST_SHOWN = 60
EARLIEST = (datetime.min.replace(tzinfo=UTC) - EPOCH) // MICROSECOND
LATEST = (datetime.max.replace(tzinfo=UTC) - EPOCH) // MICROSECOND
"""Times [µs] that Python, and so both databases, can tell in UTC."""


class Span(NamedTuple):
    """A phenomenon time [µs]; `until` is NO_TIME for an instant."""

    time: int
    until: int = NO_TIME


def instant(text: object) -> int:
    """µs of a time with its offset. Raises AskedError for anything else."""
    try:
        if not isinstance(text, str) or not FORM.match(text):
            raise ValueError
        return tellable((datetime.fromisoformat(text.upper()) - EPOCH) // MICROSECOND)
    except ValueError:
        raise AskedError("sta-time", received=str(text)[:LONGEST_SHOWN]) from None


def tellable(time: int) -> int:
    """The same time [µs]. Raises ValueError for one beyond the years 1 to 9999 in UTC."""
    if not EARLIEST <= time <= LATEST:
        raise ValueError(time)
    return time


def span(text: object) -> Span:
    """An instant, or an interval `begin/end`. Raises AskedError for anything else, and for an end before its begin."""
    if not isinstance(text, str) or "/" not in text:
        return Span(instant(text))
    begin, _, end = text.partition("/")
    found = Span(instant(begin), instant(end))
    if found.until < found.time:
        raise AskedError("sta-interval", received=text[:LONGEST_SHOWN])
    return found


def instants(texts: Sequence[object]) -> Times | None:
    """µs of many times at once, or None where one of them is no instant with its offset."""
    try:
        column = pc.cast(pa.array(texts, pa.string()), pa.timestamp("us", "UTC"))
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return None
    return None if column.null_count else np.asarray(column.to_numpy(zero_copy_only=False).view(np.int64), np.int64)


def written(times: Times) -> list[str | None]:
    """ISO 8601 texts in UTC, None for NO_TIME; all with seconds, or with the places that one of them needs."""
    there = times != NO_TIME
    known = times[there]
    unit: Literal["s", "ms", "us"] = (
        "s" if not np.any(known % 1_000_000) else "ms" if not np.any(known % 1000) else "us"
    )
    texts = iter(np.datetime_as_string(known.view("M8[us]"), unit=unit).tolist())
    return [f"{next(texts)}Z" if is_there else None for is_there in there.tolist()]


def recorded(time: int) -> str:
    """A time as records hold it, so that their order as texts is that of time."""
    return (EPOCH + time * MICROSECOND).isoformat(timespec="microseconds")


def shown(record: str) -> str:
    """A time of the records as it is answered."""
    text = written(np.array([instant(record)], np.int64))[0]
    assert text is not None
    return text


def _places(times: Times) -> Literal["s", "ms", "us"]:
    """The longest unit in which all times are whole numbers."""
    if not np.any(times % 1_000_000):
        return "s"
    return "us" if np.any(times % 1000) else "ms"
