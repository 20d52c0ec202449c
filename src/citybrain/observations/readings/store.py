"""What every store of readings can do, whatever database it stands on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import ColumnElement

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.kernel.units import Array
from citybrain.observations.readings.columns import Delivery, Readings, Receipt, Streams, Times, Words
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.progress_token import ProgressToken

Detail = Literal["readings", "hours", "days"]
"""What is kept of what was measured, from the finest on."""


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


class Extent(NamedTuple):
    """Of each of some streams, over all its readings: the first and the last moment that is observed, and the first and
    the last result time [µs]; NO_TIME for a stream without any."""

    begin: Times
    end: Times
    made_first: Times
    made_last: Times


class Means(NamedTuple):
    """Means of a stream over intervals of one length: start of each [µs], mean, number of readings with a number, least
    and most of them. Readings that failed (flag 4) do not count."""

    start: Times
    mean: Array
    number: Times
    least: Array
    most: Array


class MeansOf(NamedTuple):
    """The same of many streams, by stream and start."""

    stream: Streams
    start: Times
    mean: Array
    number: Times
    least: Array
    most: Array


class Flagged(NamedTuple):
    """Readings of one stream that are not good: number, flag, and what the tests said, as JSON like {"spike": 4}."""

    number: Times
    flag: NDArray[np.int8]
    tests: Words


class Checked(NamedTuple):
    """Readings of a stream were evaluated up to a number: all that are not flagged are good.

    Readings that were evaluated before may be flagged anew: each of them by itself, flag 1 where it is good now.
    `after` is the number up to which readings were evaluated when the flags were found: where that is another one by
    now, as some are to be evaluated again, this is left out. None: it does not matter.
    """

    stream: int
    upto: int
    flagged: Flagged
    after: int | None = None


class FlaggedTimes(NamedTuple):
    """Flagged readings with their phenomenon times [µs], by time."""

    time: Times
    number: Times
    flag: NDArray[np.int8]
    tests: Words


class FoundReadings(NamedTuple):
    """Readings that were read, with their identities and flags (see `READING`); newest first if not asked otherwise."""

    identity: Times
    readings: Readings
    flag: NDArray[np.int8]


class Archived(NamedTuple):
    """Readings of a month (UTC) that moved into a file of the archive."""

    file: str
    month: datetime.datetime
    readings: int


class Forgotten(NamedTuple):
    """How many readings of a stream were forgotten, and before which time [µs] none is taken any more."""

    stream: int
    before: int
    readings: int


class Recovered(NamedTuple):
    """What became of a damaged log: bytes that were cut off and kept, readings that are there, where the damaged files
    are; None where nothing was damaged."""

    cut: int
    kept: int
    readings: int
    aside: Path | None


class Store(Protocol):
    """A store of readings. Safe for threads; one contract suite holds for all."""

    def deliver(self, delivery: Delivery, patience: float = ...) -> Future[Receipt]:
        """Take a delivery; the future is done when all of it is on disk, or holds the error, and then nothing of it is.

        Waits while too much is waiting to be written. Raises NotStoredError where that lasts longer than so many
        seconds, and after closing.
        """

    def latest(self, streams: Streams) -> Latest:
        """The newest reading of each stream, by phenomenon time."""

    def extent(self, streams: Streams) -> Extent:
        """From when to when each stream has readings; from memory."""

    def features(self, stream: int) -> Sequence[int]:
        """Features of interest of the readings of a stream, in the order in which they came; NO_FEATURE among them.

        From memory: always the same list, which only grows, until readings are changed or removed.
        """

    def last(self, stream: int, most: int, before: int | None = None, since: int | None = None) -> FoundReadings:
        """The newest readings of a stream: at most so many, before one time [µs] and not before another."""

    def newest(self, streams: Streams, most: int = 1) -> FoundReadings:
        """The newest readings of each of these streams, at most so many of each: by stream as given, newest first."""

    def find(self, question: Question) -> FoundReadings:
        """Readings that fit a question, in its order. Raises QuestionError."""

    def number_of(self, where: ColumnElement[bool] | None = None) -> int:
        """How many readings fit; exact. Raises QuestionError."""

    def distinct(
        self, columns: Sequence[ColumnElement[Any]], where: ColumnElement[bool] | None
    ) -> list[tuple[Any, ...]]:
        """What stands in some columns of readings that fit, each combination once. Raises QuestionError."""

    def readings(self, identities: Times) -> FoundReadings:
        """Readings by their identity, in that order; those that are not there are left out."""

    def change(self, identity: int, reading: Readings) -> None:
        """Put this one reading in the place of another of its stream; the identity stays, its flag is open again.

        Raises NotFoundError where there is none, InputError where another reading has its times.
        """

    def remove(self, identities: Times) -> int:
        """Remove readings for good; how many there were. Their identities are never given again."""

    def unchecked(self, most: int, after: int = -1) -> list[tuple[int, int]]:
        """Streams after a number with readings that were not evaluated, by number; with the first such reading's."""

    def flag(self, stream: int, upto: int, flagged: Flagged) -> None:
        """Replace the flags of the readings that follow the last evaluated one, up to a number: see `flag_many`."""

    def flag_many(self, checked: Sequence[Checked]) -> None:
        """Replace the flags of evaluated readings of some streams, each once: all or none. Cheaper than one by one.

        A mark never moves back here: `recheck` does that. Flags beyond the mark are left out.
        """

    def recheck(self, stream: int) -> None:
        """All readings of a stream are to be evaluated again; flags stand until then."""

    def flags(self, stream: int, since: int, before: int) -> FlaggedTimes:
        """Readings of a stream that are not good, from one time [µs] on and before another."""

    def means(self, stream: int, since: int, before: int, interval: datetime.timedelta) -> Means:
        """Means of a stream over intervals from `since` on, those without readings left out.

        Quick where the intervals begin and end with hours or days of UTC.
        """

    def means_of(self, streams: Streams | None, since: int, before: int, interval: datetime.timedelta) -> MeansOf:
        """The same of some streams, or of all."""

    def batches(self, stream: int | None = None) -> Iterator[pa.Table]:
        """All readings, or those of one stream, by stream and time, some at once, as they are when it begins.

        Columns: stream, number, time, until, result_time (timestamps in UTC), value, text.
        """

    def count(self, stream: int | None = None) -> int:
        """Number of readings of a stream, or of all."""

    def counts(self, streams: Streams) -> Times:
        """Number of readings of each of these streams."""

    def following(self, streams: Streams) -> Times:
        """Number that the next reading of each of these streams gets; from memory."""

    def versions(self, streams: Streams | None = None) -> Times:
        """Of each of these streams, or by number of all that are known, a number that is another one after anything of
        its readings changed, their flags included; 0 of those beyond. From memory, and anew after each opening.

        Read before readings are read, it is never newer than these.
        """

    def tallies(self) -> list[Tally]:
        """What each source delivered on each day, by day and source."""

    def quarantined(self, source: str | None = None, most: int = 100, after: int = 0) -> Iterator[Quarantined]:
        """Rejected readings in the order in which they came, from the one after a number on."""

    archives: bool
    """Whether months move into files."""

    def archive(self, before: int, watch: ProgressToken | None = None) -> list[Archived]:
        """Move months (UTC) that end before a time [µs] into files; they stay part of every answer."""

    def forget(
        self, streams: Streams, before: int, what: Detail = "readings", watch: ProgressToken | None = None
    ) -> int:
        """Forget readings of streams on days (UTC) that end before a time [µs]; how many.

        Their means of hours and days stay, unless they are to go as well: "hours" leaves days alone, "days" nothing.
        What comes later of such a time is rejected, as it cannot be told from what was there. All or nothing.
        """

    def forgotten(self) -> list[Forgotten]:
        """What was forgotten of each stream: what was stored of it and never removed is there, or is counted here."""

    def backup(self, folder: Path, watch: ProgressToken | None = None) -> int:
        """Copy all readings into a new folder while deliveries go on; how many the copy has.

        Raises InputError where the folder is there or cannot be written.
        """

    def close(self) -> None:
        """Write what waits and let go of the files."""
