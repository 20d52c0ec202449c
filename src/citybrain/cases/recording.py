"""Puts on record what rules make of readings and of what observations find: conditions, and cases of these."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection

from citybrain.cases.cursors import move_cursors
from citybrain.cases.findings import finding_conditions
from citybrain.cases.notifying import follow_step, notify_owner
from citybrain.cases.opening import CaseOpener, End, Onset, closed_though_standing, standing_conditions
from citybrain.cases.rules import CaseRules
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import BY_RULE
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream

MOST_CHANGES = 500
"""Changes of one transaction: others who write wait no longer than that."""

ReadingChange = tuple[int, int, Onset | End]
"""What a reading leads to: number of its stream, its own number, and what begins or ends."""


class CaseRecorder:
    """Records what concerns `streams`, by number; whoever has to know is told in the same transaction."""

    def __init__(self, sensing: Sensing, rules: CaseRules) -> None:
        self._sensing, self._rules = sensing, rules
        self.streams: dict[int, KnownStream] = {}

    def record(self, changes: list[ReadingChange]) -> None:
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

    def mend(self) -> None:
        """End what stands though nobody looks at it any more; open anew what was closed and still holds."""
        with self._sensing.records.read() as connection:
            gone = any(
                one.rule not in self._rules.all or one.stream not in self.streams
                for one in standing_conditions(connection)
            )
            closed = closed_though_standing(connection)
        if gone:
            self.write(CaseOpener.end_of_gone)
        if closed:
            self.write(CaseOpener.reopen)

    def write_peaks(self, worse: Iterable[tuple[str, int, float, int]]) -> None:
        """Record how far what holds has grown worse."""
        grown = iter(worse)
        while some := list(islice(grown, MOST_CHANGES)):
            with self._sensing.records.begin() as connection:
                opener = self._opener(connection)
                for one in some:
                    opener.grow(*one)

    def write(self, act: Callable[[CaseOpener], None]) -> None:
        """Have something done in a transaction."""
        with self._sensing.records.begin() as connection:
            opener = self._opener(connection)
            act(opener)
            self._notify(connection, opener)

    def find(self, now: int) -> None:
        """Compare what observations find now with what stands on record."""
        conditions = finding_conditions(self._sensing, self._rules, list(self.streams.values()))
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
        return CaseOpener(connection, self._rules, self.streams, self._sensing.now())


def _whole_readings(changes: Iterable[ReadingChange]) -> Iterator[list[ReadingChange]]:
    """Changes in parts, none of which ends between two of the same reading."""
    part: list[ReadingChange] = []
    for change in changes:
        if len(part) >= MOST_CHANGES and part[-1][:2] != change[:2]:
            yield part
            part = []
        part.append(change)
    if part:
        yield part
