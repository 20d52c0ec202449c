"""Flags of quality: rows for the readings that are not good, and up to which number each stream was evaluated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from citybrain.observations.readings.columns import Streams, Times, identities, streams_and_numbers
from citybrain.observations.readings.embedded import rollups
from citybrain.observations.readings.embedded.tables import FAILED, KEPT
from citybrain.observations.readings.embedded.upkeep import Upkeep
from citybrain.observations.readings.state import StreamState
from citybrain.observations.readings.store import Checked

REPLACED = "flag.stream = marks.stream AND flag.number > marks.since AND flag.number <= marks.upto"
FAILURES = f"SELECT flag.stream, flag.number FROM ({FAILED}) AS flag JOIN marks ON {REPLACED}"
MARK = """
    MERGE INTO checked USING (SELECT stream, upto FROM marks) AS new USING (stream)
    WHEN MATCHED THEN UPDATE SET upto = new.upto WHEN NOT MATCHED THEN INSERT VALUES (new.stream, new.upto)"""
HOURS = f"SELECT stream, epoch_us(time) AS time FROM {KEPT} JOIN failures USING (stream, number)"


class Flags:
    """Writes flags; safe for threads."""

    def __init__(self, upkeep: Upkeep, state: StreamState) -> None:
        self._upkeep = upkeep
        self._connection = upkeep.connection
        self._state = state

    def put(self, checked: Sequence[Checked]) -> None:
        """Replace the flags of readings that were evaluated now, and move the marks: all in one transaction."""
        checked = sorted(checked, key=lambda one: one.stream)
        streams = np.array([one.stream for one in checked], np.int32)
        upto = np.array([one.upto for one in checked], np.int64)
        rows = _rows(checked)
        with self._upkeep.lock:
            with self._upkeep.transaction():
                self._replace(streams, upto, rows)
            for one in checked:
                self._state.evaluated(one.stream, one.upto, one.flagged.number, one.flagged.flag)

    def _replace(self, streams: Streams, upto: Times, rows: dict[str, Any]) -> None:
        since = self._state.checked_of(streams)
        marks = {"stream": streams, "since": since, "upto": upto}  # read by its name
        place = np.searchsorted(streams, rows["stream"])
        if np.any(since > upto) or np.any((rows["number"] <= since[place]) | (rows["number"] > upto[place])):
            raise ValueError("what is flagged lies behind the mark of its stream and up to the new one")
        before = self._failures(FAILURES, marks)
        self._connection.execute(f"DELETE FROM flag USING marks WHERE {REPLACED}")
        if len(rows["stream"]):
            self._connection.execute("INSERT INTO flag SELECT stream, number, flag, tests FROM rows")
        self._connection.execute(MARK)
        after = self._failures(FAILURES, marks)
        failures = np.setxor1d(before, after)
        if len(failures):
            self._again(failures)

    def _failures(self, statement: str, marks: dict[str, Any]) -> Times:
        """Identities of failed readings between marks."""
        found = self._connection.execute(statement).fetchnumpy()
        return identities(np.asarray(found["stream"]), np.asarray(found["number"]))

    def _again(self, failed: Times) -> None:
        """Compute the hours again of readings that failed now, or do no longer."""
        streams, numbers = streams_and_numbers(failed)
        failures = {"stream": streams, "number": numbers.astype(np.int32)}  # read by its name
        found: dict[str, Any] = self._connection.execute(HOURS).fetchnumpy()
        del failures
        if len(found["time"]):
            rollups.again(self._connection, found["stream"], found["time"])

    def recheck(self, stream: int) -> None:
        """All readings of the stream are to be evaluated again; their flags stand until then."""
        with self._upkeep.lock:
            self._connection.execute("UPDATE checked SET upto = 0 WHERE stream = $stream", {"stream": stream})
            self._state.open_again(stream)


def _rows(checked: Sequence[Checked]) -> dict[str, Any]:
    """Rows of the table."""
    flagged = [one.flagged for one in checked]
    sizes = [len(one.number) for one in flagged]
    none: list[np.ndarray[Any, Any]] = [np.zeros(0, np.int64)]
    return {
        "stream": np.repeat(np.array([one.stream for one in checked], np.int32), sizes),
        "number": np.concatenate([*none, *(one.number for one in flagged)]).astype(np.int32),
        "flag": np.concatenate([*none, *(one.flag for one in flagged)]).astype(np.int8),
        "tests": np.concatenate([np.zeros(0, object), *(np.asarray(one.tests, object) for one in flagged)]),
    }
