"""Deliveries of imports that were on their way when the program was stopped: what of them is in the store."""

from __future__ import annotations

import datetime
import io
import zlib
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sqlalchemy import and_

from citybrain.observations.readings.columns import Fate, Readings, Receipt, Streams, Times, streams_and_numbers
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question, Store

EPOCH = datetime.datetime(1970, 1, 1)


class Underway(NamedTuple):
    """Stream and time [µs] of each reading, and the number that the next reading of its stream got before."""

    stream: Streams
    time: Times
    following: Times


def packed(readings: Readings, following: Callable[[Streams], Times]) -> bytes:
    """Readings that are about to be delivered, so that `on_disk` finds them again; `following` as a store has it."""
    streams, row = np.unique(readings.stream, return_inverse=True)
    file = io.BytesIO()
    steps = np.diff(readings.time, prepend=np.int64(0))
    np.savez(file, streams=streams, row=row.astype(np.int32), steps=steps, following=following(streams))
    return zlib.compress(file.getvalue(), 1)


def unpacked(content: bytes) -> Underway:
    """What `packed` told."""
    with np.load(io.BytesIO(zlib.decompress(content)), allow_pickle=False) as held:
        row = held["row"]
        return Underway(held["streams"][row], np.cumsum(held["steps"]), held["following"][row])


def on_disk(store: Store, underway: Underway) -> Receipt | None:
    """What became of a delivery; None where nothing of it was stored.

    Stored is what has its stream and time and a number that was not given before; all of it is, or nothing.
    """
    fate = np.full(len(underway.stream), Fate.CONFLICT, np.int8)
    identity = np.zeros(len(underway.stream), np.int64)
    for stream in np.unique(underway.stream).tolist():
        rows = np.flatnonzero(underway.stream == stream)
        found = _within(store, stream, underway.time[rows])
        times, numbers = found
        order = np.argsort(times, kind="stable")
        place = np.searchsorted(times[order], underway.time[rows])
        place = np.minimum(place, max(len(times) - 1, 0))
        there = times[order][place] == underway.time[rows] if len(times) else np.zeros(len(rows), bool)
        number = numbers[order][place[there]]
        rows = rows[there]
        identity[rows] = (np.int64(stream) << 32) | number
        fate[rows] = np.where(number >= underway.following[rows], Fate.STORED, Fate.DUPLICATE)
    return Receipt(identity, fate) if (fate == Fate.STORED).any() else None


def _within(store: Store, stream: int, times: Times) -> tuple[Times, Times]:
    """Times and numbers of the readings of a stream from the first to the last of some times."""
    first, last = (EPOCH + datetime.timedelta(microseconds=int(time)) for time in (times.min(), times.max()))
    where = and_(READING.c.stream == stream, READING.c.time >= first, READING.c.time <= last)
    found = store.find(Question(where, most=max(store.count(stream), 1)))
    return found.readings.time, streams_and_numbers(found.identity)[1]
