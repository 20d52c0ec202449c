"""What is held in memory of each stream: how many readings, the number of the next one, the newest, what is checked."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.units import Mask
from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Readings, Streams, Times, identities
from citybrain.observations.readings.store import Extent, FoundReadings, Latest

GOOD, OPEN = 1, 2
"""Flags of readings that stand in no row of their own: evaluated, and not evaluated yet."""

ROW = np.dtype(
    [(name, np.int64) for name in ("count", "following", "checked", "horizon", "number", "time", "until", "made")]
    + [(name, np.int64) for name in Extent._fields]
    + [("value", np.float64), ("said", np.object_), ("feature", np.int32), ("flag", np.int8), ("version", np.int64)]
)
NOTHING = np.array((0, 1, 0, NO_TIME, 0, *[NO_TIME] * 7, np.nan, None, NO_FEATURE, OPEN, 0), ROW)


class ReadingCounts(NamedTuple):
    """By stream: how many readings, and the number that the next one gets."""

    readings: Times
    following: Times


class Marks(NamedTuple):
    """Up to which number the readings of streams were evaluated."""

    stream: Streams
    upto: Times


class Flags(NamedTuple):
    """Flags of the newest readings of streams, of those that have a row of their own."""

    stream: Streams
    flag: NDArray[np.int8]


class SeenStream(NamedTuple):
    """Streams and features of interest of their readings, each pair once."""

    stream: Streams
    feature: Streams


class StreamState:
    """Rows by number of the stream; safe for threads. Streams without readings are there with NO_TIME."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pairs: set[tuple[int, int]] = set()
        self._features: dict[int, list[int]] = {}
        self._rows: NDArray[Any] = np.zeros(0, ROW)
        self.total = 0

    @property
    def newest(self) -> Times:
        """Time of the newest reading, by stream."""
        time: Times = self._rows["time"]
        return time

    @property
    def following(self) -> Times:
        """Number of the next reading, by stream."""
        following: Times = self._rows["following"]
        return following

    @property
    def horizon(self) -> Times:
        """Time before which readings were forgotten, by stream; NO_TIME where none were."""
        horizon: Times = self._rows["horizon"]
        return horizon

    def take(
        self,
        counts: ReadingCounts,
        newest: Readings,
        number: Times,
        marks: Marks,
        flags: Flags,
        extent: Extent,
        seen: SeenStream,
    ) -> None:
        """Take what is stored of some streams in place of what was known; `newest` and `number` are of their newest."""
        streams = newest.stream
        self.reach(np.append(streams, marks.stream))
        with self._lock:
            self.total -= int(self._rows["count"][streams].sum())
            self._rows["count"][streams] = counts.readings
            self._rows["following"][streams] = np.maximum(self._rows["following"][streams], counts.following)
            self._put(newest, number)
            for name, times in extent._asdict().items():
                self._rows[name][streams] = times
            for stream in streams.tolist():
                self._pairs.difference_update((stream, feature) for feature in self._features.pop(stream, ()))
            self._see(seen)
            self._rows["checked"][marks.stream] = marks.upto
            self._rows["flag"][streams] = np.where(number <= self._rows["checked"][streams], GOOD, OPEN)
            self._rows["flag"][flags.stream] = flags.flag
            self.total += int(self._rows["count"][streams].sum())
            self._rows["version"][np.append(streams, marks.stream)] += 1

    def evaluated(self, stream: int, upto: int, numbers: Times, flags: NDArray[np.int8]) -> None:
        """Readings were evaluated up to a number; those of these numbers are flagged."""
        with self._lock:
            row = self._rows[stream : stream + 1]
            newest = row["number"][0]
            flagged = np.flatnonzero(numbers == newest)
            if len(flagged):
                row["flag"] = flags[flagged[0]]
            elif row["checked"][0] < newest <= upto:
                row["flag"] = GOOD
            row["checked"] = upto
            row["version"] += 1

    def closing(self, streams: Streams, whole: bool) -> Streams:
        """Streams that readings can be forgotten of, each once: those that have had any, or all of them where they are
        forgotten as a `whole`, so that what is on its way to one without readings is not taken.
        """
        if not whole:
            return np.unique(streams[self.gave(streams, np.ones(len(streams), np.int64))])
        self.reach(streams)
        return np.unique(streams)

    def forgot(self, streams: Streams, before: Times) -> Times:
        """Readings of streams are forgotten that lie before these times; which times these were until now."""
        self.reach(streams)
        with self._lock:
            former: Times = self._rows["horizon"][streams]
            self._rows["horizon"][streams] = before
            self._rows["version"][streams] += 1
        return former

    def open_again(self, stream: int) -> None:
        """Readings of a stream are to be evaluated again."""
        with self._lock:
            row = self._rows[stream : stream + 1]
            row["flag"] = np.where(row["flag"] == GOOD, OPEN, row["flag"])
            row["checked"] = 0
            row["version"] += 1

    def unchecked(self, most: int, after: int) -> list[tuple[int, int]]:
        """Streams with readings that were not evaluated, and the first number of those."""
        with self._lock:
            rows = self._rows[after + 1 :]
            streams = np.flatnonzero(rows["checked"] < rows["following"] - 1)[:most]
            firsts = rows["checked"][streams] + 1
        return list(zip((streams + after + 1).tolist(), firsts.tolist(), strict=True))

    def checked_of(self, streams: Streams) -> Times:
        """Numbers up to which readings of streams were evaluated."""
        checked: Times = self._of(streams)["checked"]
        return checked

    def reach(self, streams: NDArray[np.integer[Any]]) -> None:
        """Make room for these streams."""
        top = int(streams.max(initial=-1)) + 1
        if top > len(self._rows):
            with self._lock:
                size = max(64, 1 << (top - 1).bit_length())
                self._rows = np.append(self._rows, np.full(size - len(self._rows), NOTHING))

    def unseen(self, fresh: Readings) -> SeenStream:
        """Which streams of new readings have none yet of a feature; `fresh` has every column."""
        assert fresh.feature is not None
        if len(fresh) == 1:
            pairs = [(int(fresh.stream[0]), int(fresh.feature[0]))]
        else:
            keys = np.unique(fresh.stream.astype(np.int64) << 32 | (fresh.feature.astype(np.int64) - NO_FEATURE))
            pairs = list(zip((keys >> 32).tolist(), ((keys & 0xFFFFFFFF) + NO_FEATURE).tolist(), strict=True))
        some = [pair for pair in pairs if pair not in self._pairs]
        return SeenStream(*np.array(some, np.int32).reshape(-1, 2).T)

    def add(self, fresh: Readings, number: Times, seen: SeenStream) -> None:
        """Take note of new readings that are on disk, and of what was unseen of them; `fresh` has every column."""
        order = np.lexsort((number, fresh.time, fresh.stream))
        ends = np.flatnonzero(np.diff(fresh.stream[order], append=-1) != 0)
        counts = np.diff(ends, prepend=-1)
        last = order[ends]
        stream = fresh.stream[last]
        begins = np.append(0, ends[:-1] + 1) if len(ends) else ends
        assert fresh.until is not None
        until, made = np.maximum(fresh.time, fresh.until)[order], fresh.result_time[order]
        extent = Extent(
            fresh.time[order[begins]],
            np.maximum.reduceat(until, begins) if len(begins) else until,
            np.minimum.reduceat(made, begins) if len(begins) else made,
            np.maximum.reduceat(made, begins) if len(begins) else made,
        )
        with self._lock:
            self._widen(stream, extent)
            self._see(seen)
            self._rows["count"][stream] += counts
            self._rows["following"][stream] += counts
            self.total += len(order)
            last = last[fresh.time[last] >= self._rows["time"][stream]]
            self._put(fresh.taken(last), number[last])
            self._rows["flag"][fresh.stream[last]] = OPEN
            self._rows["version"][stream] += 1

    def versions(self, streams: NDArray[np.integer[Any]] | None = None) -> Times:
        """Of streams, or by number of all, a number that is another one after anything of their readings changed."""
        with self._lock:
            if streams is None:
                return self._rows["version"].copy()
            versions = np.zeros(len(streams), np.int64)
            known = (streams >= 0) & (streams < len(self._rows))
            versions[known] = self._rows["version"][streams[known]]
        return versions

    def latest(self, streams: Streams) -> Latest:
        """The newest reading of each."""
        rows = self._of(streams)
        return Latest(identities(streams, rows["number"]), rows["time"], rows["value"])

    def extent_of(self, streams: Streams) -> Extent:
        """From when to when each has readings."""
        rows = self._of(streams)
        return Extent(*(rows[name] for name in Extent._fields))

    def features_of(self, stream: int) -> Sequence[int]:
        """Features of interest of the readings of a stream."""
        return self._features.get(stream, ())

    def newest_of(self, streams: Streams) -> FoundReadings:
        """The newest reading of each of those that have any."""
        rows = self._of(streams)
        there = rows["count"] > 0
        rows, some = rows[there], np.asarray(streams, np.int32)[there]
        columns = (rows[name] for name in ("time", "value", "until", "made", "said", "feature"))
        return FoundReadings(identities(some, rows["number"]), Readings(some, *columns), rows["flag"])

    def following_of(self, streams: NDArray[np.integer[Any]]) -> Times:
        """Numbers that the next readings of streams get."""
        following: Times = self._of(streams)["following"]
        return following

    def counts_of(self, streams: NDArray[np.integer[Any]]) -> Times:
        """How many readings each of these streams has."""
        with self._lock:
            known = (streams >= 0) & (streams < len(self._rows))
            counts = np.zeros(len(streams), np.int64)
            counts[known] = self._rows["count"][streams[known]]
        return counts

    def gave(self, streams: Streams, number: Times) -> Mask:
        """Which of these numbers were given to readings, whether they are there or were removed."""
        given: Mask = (number > 0) & (number < self._of(streams)["following"])
        return given

    def base_flags(self, streams: Streams, number: Times) -> NDArray[np.int8]:
        """Flags of readings that stand in no row of their own."""
        self.reach(streams)
        with self._lock:
            checked = self._rows["checked"][streams]
        return np.where(number <= checked, GOOD, OPEN).astype(np.int8)

    def _of(self, streams: NDArray[np.integer[Any]]) -> NDArray[Any]:
        """Copies of the rows of streams, that of none for those beyond."""
        with self._lock:
            known = (streams >= 0) & (streams < len(self._rows))
            rows = np.full(len(streams), NOTHING)
            rows[known] = self._rows[streams[known]]
        return rows

    def _put(self, newest: Readings, number: Times) -> None:
        for name in ("time", "value", "until", "made", "said", "feature"):
            self._rows[name][newest.stream] = getattr(newest, name)
        self._rows["number"][newest.stream] = number

    def _widen(self, streams: Streams, extent: Extent) -> None:
        rows = self._rows
        for name in ("end", "made_last"):
            rows[name][streams] = np.maximum(rows[name][streams], getattr(extent, name))
        for name in ("begin", "made_first"):
            known, new = rows[name][streams], getattr(extent, name)
            rows[name][streams] = np.where(known == NO_TIME, new, np.minimum(known, new))

    def _see(self, seen: SeenStream) -> None:
        for pair in zip(seen.stream.tolist(), seen.feature.tolist(), strict=True):
            if pair not in self._pairs:
                self._pairs.add(pair)
                self._features.setdefault(pair[0], []).append(pair[1])
