"""Instants and intervals of ISO 8601 as µs since 1970 in UTC, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa

from citybrain.kernel.errors import InputError
from citybrain.observations.readings.columns import NO_TIME, Times

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FORM = re.compile(r"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?([Zz]|[+-]\d\d(:?\d\d)?)$")
LONGEST_SHOWN = 60
EARLIEST = (datetime.min.replace(tzinfo=UTC) - EPOCH) // MICROSECOND
LATEST = (datetime.max.replace(tzinfo=UTC) - EPOCH) // MICROSECOND
"""Times [µs] that Python, and so both databases, can tell in UTC."""

LEAD = 15 * 60 * 1_000_000
"""µs by which a clock may go ahead of ours: a reading further in the future is rejected."""


class TimeError(InputError):
    """A text that is no time with its offset, or an interval that ends before it begins."""


class Span(NamedTuple):
    """A phenomenon time [µs]; `until` is NO_TIME for an instant."""

    time: int
    until: int = NO_TIME


def instant(text: object) -> int:
    """µs of a time with its offset. Raises TimeError for anything else."""
    try:
        if not isinstance(text, str) or not FORM.match(text):
            raise ValueError
        return tellable((datetime.fromisoformat(text.upper()) - EPOCH) // MICROSECOND)
    except ValueError:
        raise TimeError("time-unread", received=str(text)[:LONGEST_SHOWN]) from None


def tellable(time: int) -> int:
    """The same time [µs]. Raises ValueError for one beyond the years 1 to 9999 in UTC."""
    if not EARLIEST <= time <= LATEST:
        raise ValueError(time)
    return time


def span(text: object) -> Span:
    """An instant, or an interval `begin/end`. Raises TimeError for anything else, and for an end before its begin."""
    if not isinstance(text, str) or "/" not in text:
        return Span(instant(text))
    begin, _, end = text.partition("/")
    found = Span(instant(begin), instant(end))
    if found.until < found.time:
        raise TimeError("time-interval", received=text[:LONGEST_SHOWN])
    return found


def instants(texts: Sequence[object]) -> Times | None:
    """µs of many times at once, or None where one of them is no instant with its offset."""
    try:
        column = pa.array(texts, pa.string()).cast(pa.timestamp("us", "UTC"))
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return None
    return None if column.null_count else np.asarray(column.to_numpy(zero_copy_only=False).view(np.int64), np.int64)


def not_ahead(time: int, now: int) -> int:
    """The time, unless it lies too far in the future: then InputError."""
    if time > now + LEAD:
        raise InputError("reading-future")
    return time


def written(time: int) -> str:
    """ISO 8601 in UTC, with fractions of a second where the time has them."""
    there = EPOCH + time * MICROSECOND
    finest = "seconds" if not there.microsecond else "microseconds" if there.microsecond % 1000 else "milliseconds"
    return there.isoformat(timespec=finest).replace("+00:00", "Z")


def all_written(times: Times) -> list[str | None]:
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
    return written(instant(record))
