"""Tests what came in: new readings of all streams, and older ones whose flags change with them.

A spike shows only when the next reading is there, a late reading stands between two that were compared before, and a
station is compared with others whose readings come after its own. So the flags of a reading may change for as long as
readings near it arrive: the one before the new ones, those after a late one, and those of other stations at the same
time are tested again with the new ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from zoneinfo import ZoneInfo

import numpy as np

from citybrain.observations.quality.batches import SHORT, Batch, batches
from citybrain.observations.quality.evaluate import QualitySubject, evaluate
from citybrain.observations.quality.flat import back, may_be_flat
from citybrain.observations.quality.intervals import ReadingIntervals
from citybrain.observations.quality.loading import LoadedPart, LoadedSpan, Loader, New
from citybrain.observations.quality.neighbours import APART
from citybrain.observations.quality.series import Block
from citybrain.observations.quality.subjects import state, subjects
from citybrain.observations.quality.told import Done, checked, done_of, nothing
from citybrain.observations.sensing import Sensing

STREAMS = 1000
"""Streams whose intervals are looked up together."""
EVERY = 1 << 21
AROUND = 4 * APART
"""How far around readings those of neighbours are most often looked at [µs]: an hour for the reading before them."""


def check(sensing: Sensing) -> Done:
    """Test everything that came in and was not tested yet."""
    runner, done = Runner(sensing), Done()
    while (more := runner.round()) is not None:
        done = done.plus(more)
    return done


class Runner:
    """Tests readings of one city, round by round. Not safe for threads: one runner belongs to a city."""

    def __init__(self, sensing: Sensing) -> None:
        self._store = sensing.store
        self._records = sensing.records
        self._zone = ZoneInfo(sensing.zone)
        self._intervals = ReadingIntervals(sensing.store)
        self._state: object = None
        self._subjects: dict[int, QualitySubject] = {}
        self._beside: dict[int, list[int]] = {}

    def known(self) -> dict[int, QualitySubject]:
        """All streams that something is tested of, with their intervals."""
        self._renew()
        return self._intervals.of(self._subjects)[0]

    def round(self) -> Done | None:
        """Test what came in, of each stream at most so much at once; None where there was nothing."""
        open_streams = self._store.unchecked(EVERY)
        if not open_streams:
            return None
        self._renew()
        todo = [pair for pair in open_streams if pair[0] in self._subjects]
        todo.sort(key=lambda pair: (min((*self._subjects[pair[0]].near, pair[0])), pair[0]))
        done = None
        for begin in range(0, len(todo), STREAMS):
            some = todo[begin : begin + STREAMS]
            known, estimates = self._intervals.of(self._around(dict(some)))
            for batch in batches(self._store, some, known, estimates):
                done = (done or Done()).plus(self._test(batch, known))
        return done

    def _renew(self) -> None:
        """Read the streams again where something about them changed."""
        with self._records.read() as connection:
            now = state(connection)
            if now == self._state:
                return
            self._subjects = subjects(connection)
        self._state = now
        beside = defaultdict(list)
        for stream, subject in self._subjects.items():
            for other in subject.near:
                beside[other].append(stream)
        self._beside = beside

    def _around(self, some: Mapping[int, int]) -> dict[int, QualitySubject]:
        """Streams, those that are compared with them, and those that these are compared with."""
        compared = set(some).union(*(self._beside.get(one, ()) for one in some))
        return {one: self._subjects[one] for one in compared.union(*(self._subjects[one].near for one in compared))}

    def _test(self, batch: Batch, known: Mapping[int, QualitySubject]) -> Done:
        held = sorted({*batch.held, *(self._around(batch.firsts) if batch.held else ())})
        loader = Loader(self._store, held, LoadedSpan(batch.since, batch.until + 6 * APART))
        new = {stream: loader.new_readings(stream, first) for stream, first in batch.firsts.items()}
        touch = self._touched(new)
        parts = {
            stream: _part(loader, stream, known[stream], span.wider(AROUND), touch, new)
            for stream, span in touch.items()
        }
        for stream, span in self._compared(parts).items():
            parts[stream] = _part(loader, stream, known[stream], span, touch, new)
        parts = dict(sorted(parts.items()))
        if not parts:
            self._store.flag_many(nothing(new))
            return Done()
        columns = zip(*(part.block for part in parts.values()), strict=True)
        outcome = evaluate(Block(*(np.concatenate(column) for column in columns)), known, self._zone)
        self._store.flag_many(list(checked(parts, outcome, new)))
        return done_of(parts, outcome, new)

    def _touched(self, new: Mapping[int, New]) -> dict[int, LoadedSpan]:
        """Times of readings that get new flags: the new ones, and those of streams that are compared with them."""
        touch: dict[int, LoadedSpan] = {}
        for stream, one in new.items():
            if one.span is not None:
                touch[stream] = one.span.joined(touch.get(stream))
                for other in self._beside.get(stream, ()):
                    touch[other] = one.span.wider(APART).joined(touch.get(other))
        return touch

    def _compared(self, parts: Mapping[int, LoadedPart]) -> dict[int, LoadedSpan]:
        """Times of readings that are compared with those that get new flags, of streams that lack some of these."""
        spans: dict[int, LoadedSpan] = {}
        for stream, part in parts.items():
            if part.span is not None:
                wanted = part.span.wider(APART)
                spans |= {other: wanted.joined(spans.get(other)) for other in self._subjects[stream].near}
        return {
            other: span.joined(parts[other].load if other in parts else None)
            for other, span in spans.items()
            if other not in parts or not parts[other].load.holds(span)
        }


def _part(
    loader: Loader,
    stream: int,
    subject: QualitySubject,
    load: LoadedSpan,
    touch: Mapping[int, LoadedSpan],
    new: Mapping[int, New],
) -> LoadedPart:
    """The part of one stream with as many readings around it as its tests look at."""
    if stream not in touch:
        return loader.part(stream, load, None, 0, 0)
    most = back(subject)
    after = most if stream in new else 2
    part = loader.part(stream, load, touch[stream], min(most, SHORT), after)
    if most > SHORT and may_be_flat(part, subject, SHORT):
        part = loader.part(stream, load, touch[stream], most, after)
    return part if stream in new else part.only(touch[stream])
