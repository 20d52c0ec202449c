"""Readings as columns: what a source delivers at once, and the receipt for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Rows

Streams = NDArray[np.int32]
Times = NDArray[np.int64]
Words = NDArray[np.object_]

NO_TIME = np.iinfo(np.int64).min
"""A time that is not told; NumPy's own mark for it."""

NO_FEATURE = -1


@dataclass(frozen=True)
class Readings:
    """Readings as columns of one length, in the order in which they came. Times are µs since 1970 in UTC.

    stream: number of the datastream. time: phenomenon time, its start where it is an interval. value: the result, NaN
    where it is no number. until: end of the phenomenon time, NO_TIME for an instant. made: result time, NO_TIME where
    it is not told. said: a result that is no number, as JSON, None elsewhere. feature: number of the feature of
    interest, NO_FEATURE where it is that of the thing.
    """

    stream: Streams
    time: Times
    value: Array
    until: Times | None = None
    made: Times | None = None
    said: Words | None = None
    feature: Streams | None = None

    def __post_init__(self) -> None:
        size = len(self.stream)
        for name, column in vars(self).items():
            if column is not None and len(column) != size:
                raise ValueError(f"{name}: {len(column)} values for {size} readings")

    def __len__(self) -> int:
        return len(self.stream)

    @property
    def result_time(self) -> Times:
        """Result times; the phenomenon time where none is told."""
        return self.time if self.made is None else np.where(self.made == NO_TIME, self.time, self.made)

    def whole(self) -> Readings:
        """The same with every column there."""
        return Readings(
            self.stream,
            self.time,
            self.value,
            np.full(len(self), NO_TIME) if self.until is None else self.until,
            np.full(len(self), NO_TIME) if self.made is None else self.made,
            np.full(len(self), None, object) if self.said is None else self.said,
            np.full(len(self), NO_FEATURE, np.int32) if self.feature is None else self.feature,
        )

    def taken(self, rows: Rows | NDArray[np.bool_]) -> Readings:
        """Some of them."""
        some: dict[str, Any] = {name: None if column is None else column[rows] for name, column in vars(self).items()}
        return Readings(**some)


NOT_TOLD: Mapping[str, Any] = {"until": NO_TIME, "made": NO_TIME, "said": None, "feature": NO_FEATURE}
"""What stands in a column of a reading for which it is not told."""


def joined(many: Sequence[Readings]) -> Readings:
    """All readings of several, one after another, with every column."""
    if len(many) == 1:
        return many[0].whole()
    columns = {name: _joined(many, name) for name in vars(many[0])}
    return Readings(**columns).whole()


def _joined(many: Sequence[Readings], name: str) -> Any:
    """One column of all; None where none has it."""
    parts = [getattr(readings, name) for readings in many]
    known = next((part for part in parts if part is not None), None)
    if known is None:
        return None
    return np.concatenate(
        [
            np.full(len(readings), NOT_TOLD[name], known.dtype) if part is None else part
            for part, readings in zip(parts, many, strict=True)
        ]
    )


@dataclass(frozen=True)
class Rejected:
    """A reading that cannot be stored: a message with its arguments, what was received, and where it stood."""

    code: str
    received: str
    place: str = ""
    arguments: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Delivery:
    """What one source delivers at once: readings, and what was received beside them that is none."""

    source: str
    readings: Readings
    rejected: Sequence[Rejected] = ()


class Fate(IntEnum):
    """What became of a reading."""

    STORED = 0
    DUPLICATE = 1
    """Stream, times and result of one that was there. Nothing was stored; its identity is the first one's."""
    CONFLICT = 2
    """A reading of the same stream and times with another result was there; this one stands in quarantine."""
    LATE = 3
    """Readings of that stream and time were forgotten; that this one came stands in quarantine, without its result."""


REFUSED = frozenset({Fate.CONFLICT, Fate.LATE})
"""Fates of readings that were rejected."""


@dataclass(frozen=True)
class Receipt:
    """What became of the readings of a delivery, in their order. Given when all of it is on disk.

    identity: stream * 2**32 + number within the stream; of a conflict, that of the reading it conflicts with; number 0
    where readings of that time were forgotten.
    """

    identity: Times
    fate: NDArray[np.int8]

    def number(self, fate: Fate) -> int:
        """How many met that fate."""
        return int(np.count_nonzero(self.fate == fate))

    @property
    def refused(self) -> int:
        """How many were rejected."""
        return sum(self.number(fate) for fate in REFUSED)


def identities(stream: NDArray[np.integer[Any]], number: NDArray[np.integer[Any]]) -> Times:
    """Identities of readings from their streams and their numbers within the stream; below 2**53 for 2**21 streams."""
    return np.asarray(stream.astype(np.int64) << 32 | number.astype(np.int64))


def streams_and_numbers(identities: NDArray[np.integer[Any]]) -> tuple[Streams, Times]:
    """Streams and numbers within the stream of identities; those that can be of no reading belong to stream 0."""
    known = (identities > 0) & (identities < 1 << 62)
    numbers = np.where(known, identities, 0).astype(np.int64)
    return (numbers >> 32).astype(np.int32), numbers & 0xFFFFFFFF
