"""Flags of quality: rows for the readings that are not good, and up to which number each stream was evaluated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from citybrain.observations.readings.columns import Times, identities, streams_and_numbers
from citybrain.observations.readings.embedded import rollups
from citybrain.observations.readings.embedded.tables import FAILED, KEPT
from citybrain.observations.readings.embedded.write_session import Upkeep
from citybrain.observations.readings.state import GOOD, StreamState
from citybrain.observations.readings.store import Checked, Flagged

REPLACED = "flag.stream = marks.stream AND flag.number > marks.since AND flag.number <= marks.upto"
FAILURES = f"""
    SELECT flag.stream, flag.number FROM ({FAILED}) AS flag JOIN marks ON {REPLACED}
    UNION SELECT stream, number FROM ({FAILED}) JOIN earlier USING (stream, number)"""
SAME = "flag.stream = earlier.stream AND flag.number = earlier.number"
MARK = """
    MERGE INTO checked USING (SELECT stream, upto FROM marks) AS new USING (stream)
    WHEN MATCHED THEN UPDATE SET upto = new.upto WHEN NOT MATCHED THEN INSERT VALUES (new.stream, new.upto)"""
HOURS = f"SELECT stream, epoch_us(time) AS time FROM {KEPT} JOIN failures USING (stream, number)"


class EmbeddedFlags:
    """Writes flags; safe for threads."""

    def __init__(self, upkeep: Upkeep, state: StreamState) -> None:
        self._upkeep = upkeep
        self._connection = upkeep.connection
        self._state = state

    def put(self, checked: Sequence[Checked]) -> None:
        """Replace the flags of readings that were evaluated now, and move the marks: all in one transaction."""
        with self._upkeep.lock:  # readings whose hours are computed again stay where they are
            marks = self._state.checked_of(np.array([one.stream for one in checked], np.int32)).tolist()
            some = [
                _up_to(one, max(one.upto, mark))
                for one, mark in zip(checked, marks, strict=True)
                if one.after in (None, mark)
            ]
            some.sort(key=lambda one: one.stream)
            with self._upkeep.transaction():
                self._replace(some)
            for one in some:
                self._state.evaluated(one.stream, one.upto, one.flagged.number, one.flagged.flag)

    def _replace(self, checked: Sequence[Checked]) -> None:
        streams = np.array([one.stream for one in checked], np.int32)
        upto = np.array([one.upto for one in checked], np.int64)
        rows, since = _rows(checked), self._state.checked_of(streams)
        marks = {"stream": streams, "since": since, "upto": upto}  # read by its name
        again = rows["number"] <= since[np.searchsorted(streams, rows["stream"])]
        earlier = {name: rows[name][again] for name in ("stream", "number")}  # read by its name
        before = self._failures(marks, earlier)
        self._connection.execute(f"DELETE FROM flag USING marks WHERE {REPLACED}")
        if again.any():
            self._connection.execute("DELETE FROM flag USING earlier WHERE " + SAME)
        if len(rows["stream"]):
            self._connection.execute(
                f"INSERT INTO flag SELECT stream, number, flag, tests FROM rows WHERE flag <> {GOOD}"
            )
        self._connection.execute(MARK)
        after = self._failures(marks, earlier)
        failures = np.setxor1d(before, after)
        if len(failures):
            self._again(failures)

    def _failures(self, marks: dict[str, Any], earlier: dict[str, Any]) -> Times:
        """Identities of failed readings between marks, and of those among some earlier ones."""
        found = self._connection.execute(FAILURES).fetchnumpy()
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


def _up_to(one: Checked, mark: int) -> Checked:
    """The same up to its mark."""
    number, flag, tests = one.flagged
    some = number <= mark
    return one._replace(upto=mark, flagged=Flagged(number[some], flag[some], tests[some]))


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
