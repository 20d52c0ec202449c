"""Which readings of a delivery are new, which were there before, and which conflict with one that was there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Array, Mask, Rows
from citybrain.observations.readings.columns import Fate, Readings, Times, Words


class Known(NamedTuple):
    """Stored readings that have the stream and times of given ones: place of the given one, number, result."""

    place: Rows
    number: Times
    value: Array
    said: Words


Lookup = Callable[[Readings], Known]


class Sorted(NamedTuple):
    """For each reading its number within its stream and its fate."""

    number: Times
    fate: NDArray[np.int8]


def sort_out(readings: Readings, newest: Times, following: Times, horizon: Times, lookup: Lookup) -> Sorted:
    """Tell new readings from those that were there, and number the new ones.

    `readings` has every column. By stream: `newest` is the time of the newest stored reading, `following` the number
    that the next new one gets, `horizon` the time before which readings were forgotten: whether one of an earlier time
    was there cannot be told. Only readings that are not newer than the newest one are looked up. A reading is known by
    its stream, phenomenon time and result time; of equal ones in one delivery the first stands for all.
    """
    number, fate = np.full(len(readings), -1, np.int64), np.full(len(readings), Fate.STORED, np.int8)
    first = first_alike(readings)
    gone = readings.time < horizon[readings.stream]
    number[gone], fate[gone] = 0, Fate.LATE
    late = np.flatnonzero(~gone & (readings.time <= newest[readings.stream]))
    if len(late):
        some = readings.taken(late)
        known = lookup(some)
        same = alike(some.value[known.place], some.said[known.place], known.value, known.said)  # type: ignore[index]
        rows = late[known.place]
        number[rows] = known.number
        fate[rows] = np.where(same, Fate.DUPLICATE, Fate.CONFLICT)
    fresh = number < 0
    heads = np.flatnonzero(fresh & (first == np.arange(len(readings))))
    number[heads] = following[readings.stream[heads]] + ranks(readings.stream[heads])
    again = np.flatnonzero(fresh & (number < 0))
    if len(again):
        one, other = readings.taken(again), readings.taken(first[again])
        same = alike(one.value, one.said, other.value, other.said)
        number[again] = number[first[again]]
        fate[again] = np.where(same, Fate.DUPLICATE, Fate.CONFLICT)
    return Sorted(number, fate)


def first_alike(readings: Readings) -> Rows:
    """For each reading the place of the first one with the same stream and times."""
    made, time, stream = readings.result_time, readings.time, readings.stream
    order = np.lexsort((made, time, stream))
    begins = np.ones(len(order), bool)
    begins[1:] = (np.diff(stream[order]) != 0) | (np.diff(time[order]) != 0) | (np.diff(made[order]) != 0)
    first = np.empty(len(order), np.intp)
    first[order] = order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
    return first


def ranks(stream: NDArray[np.int32]) -> Times:
    """How many of the same stream stand before each."""
    order = np.argsort(stream, kind="stable")
    begins = np.flatnonzero(np.diff(stream[order], prepend=-1) != 0)
    sizes = np.diff(np.append(begins, len(order)))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - np.repeat(begins, sizes)
    return rank


def alike(value: Array, said: Words | None, other_value: Array, other_said: Words | None) -> Mask:
    """Which results are the same; NaN is the same as NaN."""
    same: Mask = (value == other_value) | (np.isnan(value) & np.isnan(other_value))
    return same if said is None or other_said is None else same & np.asarray(said == other_said, bool)
