"""Follows the readings of an open city by a cursor, and records what its rules make of them.

Every reading that is stored is looked at once and in order, however often the program is stopped or killed: the cursor
stands in the transaction of what it led to, and what was looked at after it is looked at again, which changes nothing.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from citybrain.cases.board import Board, board_of, lookback
from citybrain.cases.clocks import silence_over
from citybrain.cases.cursors import begin_cursors, cursors, move_cursors
from citybrain.cases.findings import finding_conditions
from citybrain.cases.notifying import follow_step, notify_owner
from citybrain.cases.opening import CaseOpener, End, Onset, closed_though_standing, standing_conditions
from citybrain.cases.rules import CaseRules, words_fit
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import BY_RULE
from citybrain.governance import DataClass
from citybrain.observations.quality.loading import instant
from citybrain.observations.readings.columns import Readings, Streams, Times, identities, joined, streams_and_numbers
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream, known_streams
from citybrain.records.tables.sensing import datastream

PAUSE = 1.0
"""Seconds after which silences are looked at."""

LATER = 0.05
"""Seconds from a delivery until it is looked at, with all that come meanwhile: who delivered gets the receipt first,
and does not share the interpreter with its rules."""

LOOK = 30.0
"""Seconds between looks at what observations find, which looks at hours."""

LOAD = 5.0
"""Seconds between two times at least that streams are read again since something about sensors changed."""

WRITE = 60.0
"""Seconds between two times that the cursors of all streams are written; what leads to something writes its own."""

MOST_CHANGES = 500
"""Changes of one transaction: others who write wait no longer than that."""

AT_ONCE_READ = 200_000
TOGETHER, NEAR = 200, 6 * 3_600_000_000
"""Streams whose readings are read at once, and how far [µs] their newest ones lie apart."""

CLOSED = frozenset({DataClass.PERSONAL.value, DataClass.SENSITIVE_PERSONAL.value})
"""Classes of data of which no case is made: nobody is watched by a rule."""


_Change = tuple[int, int, Onset | End]
"""What a reading leads to: number of its stream, its own number, and what begins or ends."""


class ReadingsFollower:
    """One time of following, from the cursors on record; after a failure another one begins there."""

    def __init__(self, sensing: Sensing, rules: CaseRules, stopped: threading.Event) -> None:
        self._sensing, self._rules, self._stopped = sensing, rules, stopped
        self._named = rules.named_words
        self._known = np.zeros(0, bool)
        """By number, streams that were there when they were read last."""
        self._streams: dict[int, KnownStream] = {}
        self._events: dict[int, list[str]] = {}
        self._seen = np.zeros(0, np.int64)
        """By number of the stream, up to which reading it was looked at."""
        self._version: int | None = None
        self._restored = False
        self._next_look = self._next_write = self._next_load = self._next_upkeep = 0.0

    def run(self) -> None:
        """Go on until it is stopped or the city is closed; the cursors are written then."""
        with self._sensing.feed.subscribe() as subscription:
            self._restore()
            dropped = 0
            while not self._stopped.is_set() and not subscription.closed:
                taken = subscription.take(PAUSE)
                if self._stopped.is_set():
                    break
                if taken:
                    self._stopped.wait(LATER)
                    taken += subscription.take(0)
                    identity = np.concatenate([one.identity for one in taken])
                    self._follow(identity, joined([one.readings for one in taken]))
                if subscription.dropped != dropped:
                    dropped = subscription.dropped
                    self._catch_up()
                if time.monotonic() >= self._next_upkeep:
                    self._upkeep()
                    self._next_upkeep = time.monotonic() + PAUSE
        self._write_cursors()

    def at_rest(self) -> bool:
        """Whether nothing is left to look at."""
        with self._sensing.records.read() as connection:
            numbers = np.array(streams_of_rules(connection), np.int32)
        seen = self._seen
        return self._restored and bool(
            (numbers < len(seen)).all() and (self._sensing.store.following(numbers) - 1 <= seen[numbers]).all()
        )

    def _restore(self) -> None:
        """Know again what holds, from the records and from readings of before the cursors; then go on from these."""
        self._load_streams()
        numbers = np.array(sorted(self._streams), np.int32)
        following = self._sensing.store.following(numbers)
        with self._sensing.records.begin() as connection:
            begin_cursors(connection, numbers.tolist(), (following - 1).tolist())
            known = cursors(connection)
            standing = standing_conditions(connection)
        self._seen = np.zeros(int(numbers.max(initial=0)) + 1, np.int64)
        for stream, sequence in known.items():
            self._reach(stream)
            self._seen[stream] = sequence
        for identity, readings in self._before_cursors():
            self._board.move(readings.stream, streams_and_numbers(identity)[1], readings.time, readings.value)
        on_record = {(one.rule, one.stream): math.nan if one.peak is None else one.peak for one in standing}
        self._record(
            [
                (
                    one.stream,
                    number := int(self._seen[one.stream]),
                    Onset(one.rule, one.stream, "", number, one.time, one.peak),
                )
                for one in self._board.agree(on_record)
            ]
        )
        self._catch_up()
        self._restored = True

    def _load_streams(self) -> None:
        """The streams that rules are about, and the board of these, which goes on where the one before was."""
        version = self._sensing.version.now()
        with self._sensing.records.read() as connection:
            wanted = set(streams_of_rules(connection))
            streams = {one.number: one for one in known_streams(connection) if one.number in wanted}
        if streams != self._streams or self._version is None:
            board = board_of(self._rules.observing, list(streams.values()))
            if self._streams:
                board.take_over(self._board)
            self._board: Board = board
            self._streams = streams
            by_property: dict[str, list[str]] = {}
            for rule in self._rules.detecting:
                by_property.setdefault(rule.detects or "", []).append(rule.name)
            self._events = {one.number: by_property[one.key] for one in streams.values() if one.key in by_property}
        self._version = -1 if version is None else version
        self._next_load = time.monotonic() + LOAD

    def _before_cursors(self) -> Iterator[tuple[Times, Readings]]:
        """Readings up to the cursors that bear on what holds now, by stream and number."""
        streams = self._board.streams
        if not len(streams):
            return
        at = self._sensing.store.readings(identities(streams, self._seen[streams]))
        back = lookback(self._rules.observing)
        for of, since in _alike(streams_and_numbers(at.identity)[0], at.readings.time):
            for identity, readings in self._read(of, READING.c.time >= instant(since - back)):
                stream, number = streams_and_numbers(identity)
                before = number <= self._seen[stream]
                yield identity[before], readings.taken(before)

    def _catch_up(self) -> None:
        """Look at all that is stored after the cursors."""
        numbers = np.array(sorted(self._streams), np.int32)
        self._reach(int(numbers.max(initial=0)))
        behind = numbers[self._sensing.store.following(numbers) - 1 > self._seen[numbers]]
        for stream in behind.tolist():
            after = READING.c.number > int(self._seen[stream])
            for identity, readings in self._read(np.array([stream], np.int32), after):
                self._look(identity, readings)
                if self._stopped.is_set():
                    return

    def _read(self, streams: Streams, where: Any) -> Iterator[tuple[Times, Readings]]:
        """Readings of streams that fit, by stream and number, in parts."""
        of, order = READING.c.stream.in_(streams.tolist()) & where, (READING.c.stream.asc(), READING.c.number.asc())
        after = of
        while True:
            part = self._sensing.store.find(Question(after, order, AT_ONCE_READ))
            if len(part.identity):
                yield part.identity, part.readings
            if len(part.identity) < AT_ONCE_READ:
                return
            stream, number = (int(one[-1]) for one in streams_and_numbers(part.identity))
            beyond = (READING.c.stream == stream) & (READING.c.number > number)
            after = of & ((READING.c.stream > stream) | beyond)

    def _follow(self, identity: Times, readings: Readings) -> None:
        """Look at readings that were just stored: those that follow the cursor, after what lies between."""
        stream, number = streams_and_numbers(identity)
        self._reach(int(stream.max()))
        if not self._known[stream].all():
            self._load_streams()
            self._known[stream] = True
        first: dict[int, int] = {}
        for one, at in zip(stream[::-1].tolist(), number[::-1].tolist(), strict=True):
            first[one] = min(at, first.get(one, at))
        if any(one in self._streams and at > self._seen[one] + 1 for one, at in first.items()):
            self._catch_up()
        new = number > self._seen[stream]
        if new.any():
            order = np.argsort(number[new], kind="stable")
            self._look(identity[new][order], readings.taken(np.flatnonzero(new)[order]))

    def _look(self, identity: Times, readings: Readings) -> None:
        """Look at readings in order, and record what that leads to with the cursors of its streams."""
        stream, number = streams_and_numbers(identity)
        changes: list[_Change] = [
            (one.stream, one.number, Onset(one.rule, one.stream, "", one.number, one.time, one.peak))
            if one.begins
            else (one.stream, one.number, End(one.rule, one.stream, "", one.time, one.peak))
            for one in self._board.move(stream, number, readings.time, readings.value)
        ]
        changes += self._events_in(stream, number, readings)
        self._record(changes)
        np.maximum.at(self._seen, stream, number)

    def _record(self, changes: list[_Change]) -> None:
        """Record what began and ended in streams by readings of a number; the cursors stand at these readings.

        What one reading leads to is recorded at once.
        """
        for some in _whole_readings(changes):
            reached: dict[int, int] = {}
            for of, sequence, _ in some:
                reached[of] = max(sequence, reached.get(of, 0))
            with self._sensing.records.begin() as connection:
                self._take(connection, (change for _, _, change in some))
                move_cursors(connection, reached)

    def _events_in(self, stream: Streams, number: Times, readings: Readings) -> list[_Change]:
        """Events among readings, by the rules on their properties."""
        if readings.said is None or not self._events:
            return []
        events: list[_Change] = []
        for at in np.flatnonzero(np.isin(stream, list(self._events))).tolist():
            of, when, said = int(stream[at]), int(readings.time[at]), readings.said[at]
            words = said if said is None else json.loads(said)
            if not isinstance(words, str):
                continue
            words = words.replace("\0", "\N{SYMBOL FOR NULL}")  # of before it was refused; no record takes it
            for name in self._events[of]:
                if words_fit(self._rules.all[name], words, self._named):
                    onset = Onset(name, of, words[:200], int(number[at]), when, math.nan, ended=when)
                    events.append((of, int(number[at]), onset))
        return events

    def _upkeep(self) -> None:
        """Silences that are over, what observations find; peaks and cursors from time to time."""
        version = self._sensing.version.now()
        if (version is None or version != self._version) and time.monotonic() >= self._next_load:
            self._load_streams()
        now = self._sensing.now()
        with self._sensing.records.read() as connection:
            waking = silence_over(connection, now)
        if waking:
            self._write(CaseOpener.wake)
        if time.monotonic() >= self._next_look:
            self._find(now)
            self._mend()
            self._next_look = time.monotonic() + LOOK
        if time.monotonic() >= self._next_write:
            self._write_peaks()
            self._write_cursors()

    def _mend(self) -> None:
        """End what stands though nobody looks at it any more; open anew what was closed and still holds."""
        with self._sensing.records.read() as connection:
            gone = any(
                one.rule not in self._rules.all or one.stream not in self._streams
                for one in standing_conditions(connection)
            )
            closed = closed_though_standing(connection)
        if gone:
            self._write(CaseOpener.end_of_gone)
        if closed:
            self._write(CaseOpener.reopen)

    def _write_peaks(self) -> None:
        """Record how far what holds has grown worse."""
        grown = iter(self._board.grown())
        while some := list(islice(grown, MOST_CHANGES)):
            with self._sensing.records.begin() as connection:
                opener = self._opener(connection)
                for one in some:
                    opener.grow(*one)

    def _write(self, act: Callable[[CaseOpener], None]) -> None:
        with self._sensing.records.begin() as connection:
            opener = self._opener(connection)
            act(opener)
            self._notify(connection, opener)

    def _find(self, now: int) -> None:
        """Compare what observations find now with what stands on record."""
        conditions = finding_conditions(self._sensing, self._rules, list(self._streams.values()))
        with self._sensing.records.read() as connection:
            standing = [one for one in standing_conditions(connection) if one.rule in conditions]
        held = {(one.rule, one.stream, one.words) for one in standing}
        holds = {(one.rule, one.stream, one.words) for some in conditions.values() for one in some}
        changes: list[Onset | End] = [
            End(one.rule, one.stream, one.words, now, math.nan)
            for one in standing
            if (one.rule, one.stream, one.words) not in holds
        ]
        changes += [
            one for some in conditions.values() for one in some if (one.rule, one.stream, one.words) not in held
        ]
        left = iter(changes)
        while some := list(islice(left, MOST_CHANGES)):
            with self._sensing.records.begin() as connection:
                self._take(connection, some)

    def _take(self, connection: Connection, changes: Iterable[Onset | End]) -> None:
        opener = self._opener(connection)
        opener.take(changes)
        self._notify(connection, opener)

    def _notify(self, connection: Connection, opener: CaseOpener) -> None:
        for number in opener.merged:
            follow_step(connection, number, CaseStep.MERGE, BY_RULE, self._sensing.zone)
        for number in opener.opened:
            notify_owner(connection, number, self._sensing.zone)

    def _opener(self, connection: Connection) -> CaseOpener:
        return CaseOpener(connection, self._rules, self._streams, self._sensing.now())

    def _write_cursors(self) -> None:
        """Put on record how far every stream was looked at, where that is further than what stands there."""
        self._next_write = time.monotonic() + WRITE
        with self._sensing.records.read() as connection:
            known = cursors(connection)
        moved = {
            stream: int(self._seen[stream])
            for stream in self._streams
            if stream < len(self._seen) and self._seen[stream] != known.get(stream, 0)
        }
        if moved:
            with self._sensing.records.begin() as connection:
                move_cursors(connection, moved)

    def _reach(self, stream: int) -> None:
        more = stream + 1 - len(self._seen)
        if more > 0:
            self._seen = np.concatenate([self._seen, np.zeros(more, np.int64)])
        more = stream + 1 - len(self._known)
        if more > 0:
            self._known = np.concatenate([self._known, np.zeros(more, bool)])


def _whole_readings(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Changes in parts, none of which ends between two of the same reading."""
    part: list[_Change] = []
    for change in changes:
        if len(part) >= MOST_CHANGES and part[-1][:2] != change[:2]:
            yield part
            part = []
        part.append(change)
    if part:
        yield part


def streams_of_rules(connection: Connection) -> list[int]:
    """Numbers of the streams that rules may look at."""
    asked = select(datastream.c.id).where(datastream.c.withdrawn_at.is_(None), datastream.c.data_class.not_in(CLOSED))
    return list(connection.execute(asked.order_by(datastream.c.id)).scalars())


def _alike(streams: Streams, times: Times) -> Iterator[tuple[Streams, int]]:
    """Streams together whose times are within hours of one another, with the first of these times [µs]."""
    order = np.argsort(times, kind="stable")
    begin = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or end - begin == TOGETHER or times[order[end]] - times[order[begin]] > NEAR:
            yield streams[order[begin:end]], int(times[order[begin]])
            begin = end
