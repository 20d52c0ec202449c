"""What is held in memory of each stream: how many readings, the number of the next one, and the newest."""

from __future__ import annotations

import threading

import numpy as np
from duckdb import DuckDBPyConnection

from citybrain.observations.readings.columns import NO_TIME, Readings, Streams, Times, identities
from citybrain.observations.readings.embedded.tables import READING
from citybrain.observations.readings.store import Latest

SUMMARY = f"""
    SELECT stream, count(*) AS count, max(number) AS last_number, epoch_us(max(time)) AS time,
           arg_max(value, (time, number)) AS value, arg_max(number, (time, number)) AS number
    FROM {READING} GROUP BY stream"""


class StreamState:
    """Columns by number of the stream; safe for threads. Streams without readings are there with NO_TIME."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._size = 0
        self.total = 0
        self.count = self.following = self.number = np.zeros(0, np.int64)
        self.newest = np.zeros(0, np.int64)
        self.value = np.zeros(0)

    def load(self, connection: DuckDBPyConnection) -> None:
        """Read it from the file."""
        found = connection.execute(SUMMARY).fetchnumpy()
        streams = np.asarray(found["stream"], np.int64)
        if not len(streams):
            return
        with self._lock:
            self._grow(int(streams.max()) + 1)
            self.count[streams] = found["count"]
            self.following[streams] = np.asarray(found["last_number"], np.int64) + 1
            self.newest[streams] = found["time"]
            self.value[streams] = np.ma.filled(found["value"], np.nan)
            self.number[streams] = found["number"]
            self.total = int(self.count.sum())

    def reach(self, streams: Streams) -> None:
        """Make room for these streams."""
        top = int(streams.max(initial=-1)) + 1
        if top > self._size:
            with self._lock:
                self._grow(top)

    def add(self, fresh: Readings, number: Times) -> None:
        """Take note of readings that are on disk."""
        order = np.lexsort((number, fresh.time, fresh.stream))
        streams = fresh.stream[order]
        ends = np.flatnonzero(np.diff(streams, append=-1) != 0)
        counts = np.diff(ends, prepend=-1)
        last, stream = order[ends], streams[ends]
        with self._lock:
            self.count[stream] += counts
            self.following[stream] += counts
            self.total += len(order)
            newer = fresh.time[last] >= self.newest[stream]
            last, stream = last[newer], stream[newer]
            self.newest[stream], self.value[stream] = fresh.time[last], fresh.value[last]
            self.number[stream] = number[last]

    def latest(self, streams: Streams) -> Latest:
        """The newest reading of each."""
        asked = np.asarray(streams, np.int64)
        with self._lock:
            known = (asked >= 0) & (asked < self._size)
            at = np.where(known, asked, 0)
            if not self._size:
                none = np.zeros(len(asked), np.int64)
                return Latest(none, np.full(len(asked), NO_TIME), np.full(len(asked), np.nan))
            time = np.where(known, self.newest[at], NO_TIME)
            value = np.where(known, self.value[at], np.nan)
            return Latest(identities(asked, np.where(known, self.number[at], 0)), time, value)

    def count_of(self, stream: int) -> int:
        """Readings of one stream."""
        with self._lock:
            return int(self.count[stream]) if 0 <= stream < self._size else 0

    def _grow(self, top: int) -> None:
        size = max(64, 1 << (top - 1).bit_length())
        more = size - self._size
        self.count = np.append(self.count, np.zeros(more, np.int64))
        self.following = np.append(self.following, np.ones(more, np.int64))
        self.number = np.append(self.number, np.zeros(more, np.int64))
        self.newest = np.append(self.newest, np.full(more, NO_TIME))
        self.value = np.append(self.value, np.full(more, np.nan))
        self._size = size
