"""Tests what came in: new readings of all streams, and older ones whose flags change with them.

A spike shows only when the next reading is there, a late reading stands between two that were compared before, and a
station is compared with others whose readings come after its own. So the flags of a reading may change for as long as
readings near it arrive: the one before the new ones, those after a late one, and those of other stations at the same
time are tested again with the new ones.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from citybrain.observations.quality.evaluate import Outcome, Subject, evaluate
from citybrain.observations.quality.flags import Flag
from citybrain.observations.quality.loading import FIRST, New, Part, Span, intervals, new_readings, part_of
from citybrain.observations.quality.neighbours import APART
from citybrain.observations.quality.series import Block
from citybrain.observations.quality.subjects import state, subjects
from citybrain.observations.readings.store import Checked, Flagged
from citybrain.observations.sensing import Sensing

ROWS = 500_000
"""New readings that are tested together, about."""
STREAMS = 1 << 21
SPARE = 8
"""Readings more than a flat line looks back at, for corrected ones among them."""


class Done(NamedTuple):
    """Readings that were tested for the first time, and how many of these are suspect or failed."""

    readings: int = 0
    suspect: int = 0
    failed: int = 0

    def plus(self, other: Done) -> Done:
        """Both together."""
        return Done(*(one + more for one, more in zip(self, other, strict=True)))


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
        self._state: object = None
        self._subjects: dict[int, Subject] = {}
        self._beside: dict[int, list[int]] = {}
        self._intervals: dict[int, int] = {}

    def round(self) -> Done | None:
        """Test what came in, of each stream at most so much at once; None where there was nothing."""
        open_streams = self._store.unchecked(STREAMS)
        if not open_streams:
            return None
        self._renew()
        todo = [pair for pair in open_streams if pair[0] in self._subjects]
        if not todo:
            return None
        todo.sort(key=lambda pair: (min((*self._subjects[pair[0]].near, pair[0])), pair[0]))
        done = Done()
        batch: dict[int, New] = {}
        for stream, first in todo:
            batch[stream] = new_readings(self._store, stream, first)
            if sum(new.upto - new.first + 1 for new in batch.values()) >= ROWS:
                done = done.plus(self._test(batch))
                batch = {}
        return done.plus(self._test(batch)) if batch else done

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

    def _test(self, batch: Mapping[int, New]) -> Done:
        touch = self._touched(batch)
        load = self._loaded(touch)
        known = {stream: self._subjects[stream] for stream in load}
        known = self._with_intervals(known)
        parts = {stream: self._part(known[stream], stream, load, touch, batch) for stream in sorted(load)}
        if not parts:
            nothing = Flagged(np.zeros(0, np.int64), np.zeros(0, np.int8), np.zeros(0, object))
            self._store.flag_many([Checked(stream, new.upto, nothing) for stream, new in batch.items()])
            return Done()
        block = Block(
            *(np.concatenate(columns) for columns in zip(*(part.block for part in parts.values()), strict=True))
        )
        outcome = evaluate(block, known, self._zone)
        self._store.flag_many(list(_checked(parts, outcome, batch)))
        return _done(parts, outcome, batch)

    def _touched(self, batch: Mapping[int, New]) -> dict[int, Span]:
        """Times of readings that get new flags: the new ones, and those of streams that are compared with them."""
        touch: dict[int, Span] = {}
        for stream, new in batch.items():
            if new.span is not None:
                touch[stream] = new.span.joined(touch.get(stream))
                for other in self._beside.get(stream, ()):
                    touch[other] = new.span.wider(APART).joined(touch.get(other))
        return touch

    def _loaded(self, touch: Mapping[int, Span]) -> dict[int, Span]:
        """Times of readings that are needed for that: the same, and those of neighbours."""
        load = dict(touch)
        for stream, span in touch.items():
            for other in self._subjects[stream].near:
                load[other] = span.wider(APART).joined(load.get(other))
        return load

    def _part(
        self,
        subject: Subject,
        stream: int,
        load: Mapping[int, Span],
        touch: Mapping[int, Span],
        batch: Mapping[int, New],
    ) -> Part:
        if stream not in touch:
            return part_of(self._store, stream, load[stream], None, (0, 0))
        before = reach(subject)
        after = before if stream in batch else 2
        return part_of(self._store, stream, load[stream], touch[stream], (before, after))

    def _with_intervals(self, known: Mapping[int, Subject]) -> dict[int, Subject]:
        """The same with the intervals of streams, declared or estimated."""
        unknown = [
            one for one, subject in known.items() if not subject.settings.interval and one not in self._intervals
        ]
        estimated = intervals(self._store, unknown) if unknown else {}
        self._intervals |= {stream: seconds for stream, (seconds, number) in estimated.items() if number >= FIRST}
        found = {}
        for stream, subject in known.items():
            declared = subject.settings.interval
            seconds = max(1, round(declared)) if declared else self._intervals.get(stream)
            if seconds is None and stream in estimated:
                seconds = estimated[stream][0]
            found[stream] = subject._replace(interval=seconds)
        return found


def reach(subject: Subject) -> int:
    """How many readings before one its tests look at."""
    line = subject.settings.flat_line
    if line is None or subject.interval is None:
        return SPARE
    return int(line.fail * 3600 / subject.interval) + SPARE


def _checked(parts: Mapping[int, Part], outcome: Outcome, batch: Mapping[int, New]) -> Iterator[Checked]:
    """What the store is told of each stream: how far it was tested, and what is not good or was not."""
    begin = 0
    for stream, part in parts.items():
        end = begin + len(part.flag)
        new = batch.get(stream)
        flag = outcome.flag[begin:end]
        number = part.block.number
        told = part.touched & ((flag != Flag.GOOD) | (part.flag != Flag.GOOD))
        if new is not None:
            told &= (number <= new.upto) & ((flag != Flag.GOOD) | (number < new.first))
        rows = np.flatnonzero(told)
        if new is not None or len(rows):
            tests = np.array(_reasons(outcome, begin + rows), object)
            order = np.argsort(number[rows])
            flagged = Flagged(number[rows][order], flag[rows][order], tests[order])
            yield Checked(stream, new.upto, flagged, new.first - 1) if new else Checked(stream, 0, flagged)
        begin = end


def _reasons(outcome: Outcome, rows: np.ndarray) -> Sequence[str]:
    """For each reading the tests that it did not pass, as JSON like {"spike": 4}."""
    against: list[dict[str, int]] = [{} for _ in rows]
    for name, flags in outcome.tests.items():
        some = flags[rows]
        for index in np.flatnonzero((some == Flag.SUSPECT) | (some == Flag.FAIL)):
            against[index][name] = int(some[index])
    return [json.dumps(one) for one in against]


def _done(parts: Mapping[int, Part], outcome: Outcome, batch: Mapping[int, New]) -> Done:
    begin, done = 0, Done()
    for stream, part in parts.items():
        end = begin + len(part.flag)
        if stream in batch:
            new = (part.block.number >= batch[stream].first) & (part.block.number <= batch[stream].upto)
            flag = outcome.flag[begin:end][new]
            suspect, failed = (int(np.count_nonzero(flag == one)) for one in (Flag.SUSPECT, Flag.FAIL))
            done = done.plus(Done(len(flag), suspect, failed))
        begin = end
    return done
