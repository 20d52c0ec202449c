"""What every store of readings can do, whatever database it stands on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import pyarrow as pa

from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.units import Array
from citybrain.observations.readings.columns import Delivery, Readings, Receipt, Streams, Times


class NotStoredError(CityBrainError):
    """The store of readings cannot be opened, or cannot take or give readings now."""


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
    """Readings that were read, newest first, with their identities."""

    identity: Times
    readings: Readings


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
