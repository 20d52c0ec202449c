"""Readings that are to be tested, with as many before and after as the tests look at.

What comes in is nearly always newer than all before. So the newest readings of many streams are fetched together and
held; only where these do not reach back far enough, as with late readings, a stream is asked for by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Mask
from citybrain.observations.quality.flags import Flags
from citybrain.observations.quality.series import Block
from citybrain.observations.readings.columns import streams_and_numbers
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import FoundReadings, Question, Store
from citybrain.observations.times import EARLIEST, LATEST

FIRST = 100
"""Readings of a stream from which its interval is estimated; until it has more, all of them are tested again."""
AT_ONCE = 100_000
"""New readings of one stream that are tested at once."""
FEW = 100
"""New readings that are looked at one by one, to know from when they are."""
ALL = 1 << 40
BEGIN = datetime.datetime(1970, 1, 1)


class LoadedSpan(NamedTuple):
    """From one time to another, both included [µs]."""

    since: int
    until: int

    def joined(self, other: LoadedSpan | None) -> LoadedSpan:
        """The shortest one that holds both."""
        return self if other is None else LoadedSpan(min(self.since, other.since), max(self.until, other.until))

    def holds(self, other: LoadedSpan) -> bool:
        """Whether another lies within this one."""
        return self.since <= other.since and other.until <= self.until

    def wider(self, by: int) -> LoadedSpan:
        """Longer by so much at both ends."""
        return LoadedSpan(self.since - by, self.until + by)


class New(NamedTuple):
    """Readings of a stream that were not tested: their numbers, from the first to the last.

    `span` holds their times and those of others that are tested again with them; None where there are none any more.
    """

    first: int
    upto: int
    span: LoadedSpan | None


class Held(NamedTuple):
    """Readings of one stream within a span, by time and result time, with their flags.

    `whole`: all there are; `newest`: none is later than the span.
    """

    block: Block
    flag: Flags
    whole: bool
    newest: bool


class LoadedPart(NamedTuple):
    """Readings of one stream, by time and result time, the flags that they have, and which of them get new ones.

    All that there are within `load` are there.
    """

    block: Block
    flag: Flags
    touched: Mask
    load: LoadedSpan

    @property
    def span(self) -> LoadedSpan | None:
        """Times of the readings that get new flags."""
        time = self.block.time[self.touched]
        return LoadedSpan(int(time[0]), int(time[-1])) if len(time) else None

    def only(self, touch: LoadedSpan) -> LoadedPart:
        """The same, with new flags for those within a span alone: of a stream that has nothing new itself."""
        low, high = _rows(self.block, touch)
        place = np.arange(len(self.touched))
        return self._replace(touched=(place >= low) & (place < high))


class Loader:
    """Gives parts of streams, from readings of many of them within a span or one by one."""

    def __init__(self, store: Store, streams: Sequence[int], span: LoadedSpan) -> None:
        self._store = store
        self._span = span
        self._held = dict(_held(store, streams, span)) if streams else {}

    def new_readings(self, stream: int, first: int) -> New:
        """What there is to test of a stream whose first reading that was not tested has this number."""
        start = beginning(first)
        held = self._held.get(stream)
        if held is not None:
            number, time = held.block.number, held.block.time
            some = number >= start
            count = int(np.count_nonzero(some))
            if count and count == number[some].max() - start + 1:
                return New(first, start + count - 1, LoadedSpan(int(time[some].min()), int(time[some].max())))
        return _new_readings(self._store, stream, first)

    def part(self, stream: int, load: LoadedSpan, touch: LoadedSpan | None, before: int, after: int) -> LoadedPart:
        """Readings of a span, with so many before it and after it.

        Those within `touch` get new flags, and those near it whose flags may change with it: the last one before, and
        so many after but for the last. None: none do.
        """
        held = self._held.get(stream)
        if held is not None and (held.whole or self._reaches(held, load, before, after)):
            low, high = _rows(held.block, load)
            some = slice(max(low - before, 0), high + after)
            block, flag = held.block.taken(some), held.flag[some]
        else:
            block, flag = _one_by_one(self._store, stream, load, before, after)
        touched = np.zeros(len(flag), bool)
        if touch is not None:
            low, high = _rows(block, touch)
            complete = len(flag) - high < after
            touched[max(low - 1, 0) : len(flag) if complete else high + max(after - 1, 0)] = True
        return LoadedPart(block, flag, touched, load)

    def _reaches(self, held: Held, load: LoadedSpan, before: int, after: int) -> bool:
        """Whether a span is held with so many before it and after it, or to the end of the stream."""
        low, high = _rows(held.block, load)
        return self._span.holds(load) and low >= before and (held.newest or len(held.flag) - high >= after)


def beginning(first: int) -> int:
    """The number from which a stream is tested, from that of the first reading that was not."""
    return 1 if first <= FIRST else first


def _rows(block: Block, span: LoadedSpan) -> tuple[int, int]:
    """The first row of a span of time, and the one that follows it."""
    low, high = np.searchsorted(block.time, span.since), np.searchsorted(block.time, span.until, "right")
    return int(low), int(high)


def _held(store: Store, streams: Sequence[int], span: LoadedSpan) -> Mapping[int, Held]:
    numbers = np.array(streams, np.int32)
    newest = (store.latest(numbers).time <= span.until).tolist()
    within = (READING.c.time >= instant(span.since)) & (READING.c.time <= instant(span.until))
    block, flag = joined([store.find(Question(READING.c.stream.in_(list(streams)) & within, (), ALL))])
    found = {}
    edges = (np.searchsorted(block.stream, one).tolist() for one in (numbers, numbers + 1))
    for stream, low, high, last in zip(streams, *edges, newest, strict=True):
        found[stream] = Held(block.taken(slice(low, high)), flag[low:high], high - low == store.count(stream), last)
    return found


def _new_readings(store: Store, stream: int, first: int) -> New:
    start = beginning(first)
    numbers = READING.c.number.between(start, start + AT_ONCE - 1)
    some = (READING.c.stream == stream) & numbers
    found = [store.find(Question(some, (READING.c.number.asc(),), FEW))]
    if len(found[0].identity) == FEW:
        ends = (READING.c.number.desc(), READING.c.time.asc(), READING.c.time.desc())
        found = [store.find(Question(some, (end,), 1)) for end in ends]
    time = np.concatenate([one.readings.time for one in found])
    if not len(time):
        return New(first, first, None)
    number = max(int(streams_and_numbers(one.identity)[1].max()) for one in found)
    return New(first, max(first, number), LoadedSpan(int(time.min()), int(time.max())))


def _one_by_one(store: Store, stream: int, load: LoadedSpan, before: int, after: int) -> tuple[Block, Flags]:
    own = READING.c.stream == stream
    parts = [store.last(stream, before, before=load.since)] if before else []
    span = (READING.c.time >= instant(load.since)) & (READING.c.time <= instant(load.until))
    parts.append(store.find(Question(own & span, (), ALL)))
    if after and int(store.latest(np.array([stream], np.int32)).time[0]) > load.until:
        later = own & (READING.c.time > instant(load.until))
        parts.append(store.find(Question(later, (READING.c.time.asc(), READING.c.number.asc()), after)))
    return joined(parts)


def joined(parts: Sequence[FoundReadings]) -> tuple[Block, Flags]:
    """Readings that were found, by stream, time and result time, with their flags."""
    whole = [found.readings.whole() for found in parts]
    names = ("time", "result_time", "value", "said")
    time, made, value, said = (np.concatenate([getattr(one, name) for one in whole]) for name in names)
    stream, number = streams_and_numbers(np.concatenate([found.identity for found in parts]))
    order = np.lexsort((number, made, time, stream))
    block = Block(stream.astype(np.int32), number.astype(np.int64), time, value, said).taken(order)
    return block, np.concatenate([found.flag for found in parts])[order]


def instant(time: int) -> datetime.datetime:
    """A time [µs] as a question has it: naive, in UTC; the edge of what can be told for one beyond it."""
    return BEGIN + datetime.timedelta(microseconds=min(max(time, EARLIEST), LATEST))
