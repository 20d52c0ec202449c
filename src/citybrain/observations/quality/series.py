"""Readings of many streams as one long series in which every stretch of a stream stands apart."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Mask, Rows
from citybrain.observations.readings.columns import Streams, Times, Words

SECOND = 1_000_000
HOUR = 3600 * SECOND


class Block(NamedTuple):
    """Readings of some streams, ordered by stream, time and result time. Times in µs since 1970, UTC.

    A result that is no number is NaN, with its text (JSON) in `said`, None elsewhere.
    """

    stream: Streams
    number: Times
    time: Times
    value: Array
    said: Words

    def taken(self, rows: Rows | Mask | slice) -> Block:
        """Some of them."""
        return Block(self.stream[rows], self.number[rows], self.time[rows], self.value[rows], self.said[rows])


def rows_by_stream(block: Block) -> dict[int, slice]:
    """Which rows of a block are of which stream."""
    edges = np.flatnonzero(np.diff(block.stream, prepend=-1, append=-1)).tolist()
    return {int(block.stream[low]): slice(low, high) for low, high in pairwise(edges)}


class Stretches(NamedTuple):
    """One series of all stretches, each set off by a value that is none (NaN), as the tests of `ioos_qc` take it.

    place: where each reading stands in the series. nth: how many of its stretch are before it. value: of the series.
    time: of the series, as seconds within the stretch; parts of a second count as whole ones.
    """

    place: Rows
    nth: Rows
    value: Array
    time: Times


def starts(block: Block, gap: float | None) -> Mask:
    """Which readings begin a stretch: the first of a stream, and those that come after so many hours without any."""
    first = np.ones(len(block.stream), bool)
    first[1:] = np.diff(block.stream) != 0
    if gap is not None:
        first[1:] |= np.diff(block.time) > gap * HOUR
    return first


def stretches(block: Block, first: Mask) -> Stretches:
    """The long series of readings, from the marks of those that begin a stretch."""
    count = len(first)
    stretch = np.cumsum(first)
    heads = np.flatnonzero(first)
    head = heads[stretch - 1]
    place = np.arange(count) + stretch
    value = np.full(count + len(heads) + 1, np.nan)
    value[place] = block.value
    steps = np.zeros(count, np.int64)
    steps[1:] = -(-np.diff(block.time) // SECOND)
    passed = np.cumsum(steps)
    time = np.zeros(len(value), np.int64)
    time[place] = passed - passed[head]
    return Stretches(place, np.arange(count) - head, value, time)


def superseded(block: Block) -> Mask:
    """Which readings were corrected: a later result for the same stream and time stands after them."""
    again = np.zeros(len(block.stream), bool)
    again[:-1] = (np.diff(block.stream) == 0) & (np.diff(block.time) == 0)
    return again
