"""Readings that are to be tested, with as many before and after as the tests look at."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from sqlalchemy import ColumnElement

from citybrain.kernel.units import Mask
from citybrain.observations.quality.flags import Flags
from citybrain.observations.quality.series import SECOND, Block
from citybrain.observations.readings.columns import streams_and_numbers
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Found, Question, Store

FIRST = 100
"""Readings of a stream from which its interval is estimated; until it has more, all of them are tested again."""
FEWEST = 10
"""Readings of a stream that say something about its interval."""
AT_ONCE = 100_000
"""New readings of one stream that are tested at once."""
ALL = 1 << 40
BEGIN = datetime.datetime(1970, 1, 1)


class Span(NamedTuple):
    """From one time to another, both included [µs]."""

    since: int
    until: int

    def joined(self, other: Span | None) -> Span:
        """The shortest one that holds both."""
        return self if other is None else Span(min(self.since, other.since), max(self.until, other.until))

    def wider(self, by: int) -> Span:
        """Longer by so much at both ends."""
        return Span(self.since - by, self.until + by)


class New(NamedTuple):
    """Readings of a stream that were not tested: their numbers, from the first to the last.

    `span` holds their times and those of others that are tested again with them; None where there are none any more.
    """

    first: int
    upto: int
    span: Span | None


class Part(NamedTuple):
    """Readings of one stream, by time and result time, the flags that they have, and which of them get new ones."""

    block: Block
    flag: Flags
    touched: Mask


def new_readings(store: Store, stream: int, first: int) -> New:
    """What there is to test of a stream whose first reading that was not tested has this number."""
    some = (READING.c.stream == stream) & (READING.c.number >= (1 if first <= FIRST else first))
    found = store.find(Question(some, (READING.c.number.asc(),), AT_ONCE))
    if not len(found.identity):
        return New(first, first, None)
    _, number = streams_and_numbers(found.identity)
    time = found.readings.time
    return New(first, max(first, int(number[-1])), Span(int(time.min()), int(time.max())))


def part_of(store: Store, stream: int, load: Span, touch: Span | None, reach: tuple[int, int]) -> Part:
    """Readings of a span, with so many before it and after it.

    Those within `touch` get new flags, and those near it whose flags may change with it: the last one before, and all
    but the last one after. None: none do.
    """
    own = READING.c.stream == stream
    before, after = reach
    parts = [store.last(stream, before, before=load.since)] if before else []
    parts.append(store.find(Question(own & within(load), most=ALL)))
    if after and int(store.latest(np.array([stream], np.int32)).time[0]) > load.until:
        later = own & (READING.c.time > instant(load.until))
        parts.append(store.find(Question(later, (READING.c.time.asc(), READING.c.number.asc()), after)))
    block, flag = _joined(parts)
    touched = np.zeros(len(flag), bool)
    if touch is not None:
        low, high = np.searchsorted(block.time, touch.since), np.searchsorted(block.time, touch.until, "right")
        complete = len(flag) - high < after
        touched[max(low - 1, 0) : len(flag) if complete else max(high, len(flag) - 1)] = True
    return Part(block, flag, touched)


def _joined(parts: Sequence[Found]) -> tuple[Block, Flags]:
    whole = [found.readings.whole() for found in parts]
    names = ("time", "made", "value", "said")
    time, made, value, said = (np.concatenate([getattr(one, name) for one in whole]) for name in names)
    stream, number = streams_and_numbers(np.concatenate([found.identity for found in parts]))
    order = np.lexsort((number, made, time))
    block = Block(stream.astype(np.int32), number.astype(np.int64), time, value, said).taken(order)
    return block, np.concatenate([found.flag for found in parts])[order]


def intervals(store: Store, streams: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """Seconds from one reading to the next, from the first readings of each stream, and how many these were.

    Whole seconds, at least one; streams with too few readings are left out.
    """
    some = READING.c.stream.in_(list(streams)) & (READING.c.number <= FIRST)
    found = store.find(Question(some, (READING.c.stream.asc(), READING.c.time.asc()), ALL))
    estimated = {}
    edges = np.flatnonzero(np.diff(found.readings.stream, prepend=-1, append=-1))
    for begin, end in pairwise(edges):
        steps = np.diff(np.unique(found.readings.time[begin:end]))
        if end - begin >= FEWEST and len(steps):
            seconds = max(1, round(float(np.median(steps)) / SECOND))
            estimated[int(found.readings.stream[begin])] = (seconds, int(end - begin))
    return estimated


def within(span: Span) -> ColumnElement[bool]:
    """Times of a span as a question has them."""
    return (READING.c.time >= instant(span.since)) & (READING.c.time <= instant(span.until))


def instant(time: int) -> datetime.datetime:
    """A time [µs] as a question has it: naive, in UTC."""
    return BEGIN + datetime.timedelta(microseconds=time)
