"""What every store of readings can do, whatever database it stands on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import ColumnElement

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.kernel.units import Array
from citybrain.observations.readings.columns import Delivery, Readings, Receipt, Streams, Times
from citybrain.observations.readings.expressions import READING


class NotStoredError(CityBrainError):
    """The store of readings cannot be opened, or cannot take or give readings now."""


class QuestionError(InputError):
    """A question about readings that the store cannot answer, as one that compares a number with a text."""


@dataclass(frozen=True)
class Question:
    """Which readings, in which order, how many, and how many of them are passed over first; see `READING`.

    What is null comes last, whichever way is ordered.
    """

    where: ColumnElement[bool] | None = None
    order: Sequence[ColumnElement[Any]] = (READING.c.time.desc(), READING.c.number.desc())
    most: int = 100
    skip: int = 0


@dataclass(frozen=True)
class Tally:
    """What one source delivered on one day (UTC): received = stored + duplicates + rejected."""

    source: str
    day: datetime.date
    received: int
    stored: int
    duplicates: int
    rejected: int


@dataclass(frozen=True)
class Quarantined:
    """A rejected reading as it is kept: when and from where it came, why it was not stored, what was received."""

    number: int
    source: str
    at: datetime.datetime
    code: str
    arguments: dict[str, str | int | float]
    place: str
    received: str


class Latest(NamedTuple):
    """The newest reading of each of some streams; NO_TIME and NaN for a stream without any."""

    identity: Times
    time: Times
    value: Array


class Means(NamedTuple):
    """Means of a stream over intervals of one length: start of each [µs], mean, number of readings with a number."""

    start: Times
    mean: Array
    number: Times


class Found(NamedTuple):
    """Readings that were read, with their identities and flags (see `READING`); newest first if not asked otherwise."""

    identity: Times
    readings: Readings
    flag: NDArray[np.int8]


class Store(Protocol):
    """A store of readings. Safe for threads; one contract suite holds for all."""

    def deliver(self, delivery: Delivery) -> Future[Receipt]:
        """Take a delivery; the future is done when all of it is on disk, or holds the error, and then nothing of it is.

        Waits while too much is waiting to be written. Raises NotStoredError where that lasts, and after closing.
        """

    def latest(self, streams: Streams) -> Latest:
        """The newest reading of each stream, by phenomenon time."""

    def last(self, stream: int, most: int, before: int | None = None, since: int | None = None) -> Found:
        """The newest readings of a stream: at most so many, before one time [µs] and not before another."""

    def newest(self, streams: Streams, most: int = 1) -> Found:
        """The newest readings of each of these streams, at most so many of each: by stream as given, newest first."""

    def find(self, question: Question) -> Found:
        """Readings that fit a question, in its order. Raises QuestionError."""

    def number_of(self, where: ColumnElement[bool] | None = None) -> int:
        """How many readings fit; exact. Raises QuestionError."""

    def readings(self, identities: Times) -> Found:
        """Readings by their identity, in that order; those that are not there are left out."""

    def change(self, identity: int, reading: Readings) -> None:
        """Put this one reading in the place of another of its stream; the identity stays, its flag is open again.

        Raises NotFoundError where there is none, InputError where another reading has its times.
        """

    def remove(self, identities: Times) -> int:
        """Remove readings for good; how many there were. Their identities are never given again."""

    def means(self, stream: int, since: int, before: int, interval: datetime.timedelta) -> Means:
        """Means of a stream over intervals from `since` on, those without readings left out."""

    def batches(self, stream: int | None = None) -> Iterator[pa.Table]:
        """All readings, or those of one stream, by stream and time, some at once, as they are when it begins.

        Columns: stream, number, time, until, result_time (timestamps in UTC), value, text.
        """

    def count(self, stream: int | None = None) -> int:
        """Number of readings of a stream, or of all."""

    def tallies(self) -> list[Tally]:
        """What each source delivered on each day, by day and source."""

    def quarantined(self, source: str | None = None, most: int = 100, after: int = 0) -> Iterator[Quarantined]:
        """Rejected readings in the order in which they came, from the one after a number on."""

    def close(self) -> None:
        """Write what waits and let go of the files."""
