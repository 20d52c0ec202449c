"""Changes to readings that are there: one is replaced, some are removed. Rare; they wait for whatever else writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import numpy as np

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.columns import Readings, Streams, Times, identities, streams_and_numbers
from citybrain.observations.readings.embedded import rollups
from citybrain.observations.readings.embedded.compaction import Compactor
from citybrain.observations.readings.embedded.loading import loaded
from citybrain.observations.readings.embedded.tables import (
    COLD,
    FROM_COLUMNS,
    HOT,
    NAMES,
    STORED,
    as_columns,
    summary,
)
from citybrain.observations.readings.embedded.writer import Writer
from citybrain.observations.readings.state import StreamState

SAME_TIMES = f"""
    SELECT other.number FROM {STORED} AS other JOIN given USING (stream, time)
    WHERE other.number <> given.number AND coalesce(other.made, other.time) = coalesce(given.made, given.time)"""
REPLACE = f"""
    UPDATE {{table}} AS there SET {", ".join(f"{name} = new.{name}" for name in NAMES[2:])}
    FROM ({FROM_COLUMNS} FROM given) AS new WHERE there.stream = new.stream AND there.number = new.number"""
REMOVE = "DELETE FROM {table} AS there USING given WHERE there.stream = given.stream AND there.number = given.number"
HOURS = f"SELECT there.stream, epoch_us(there.time) AS time FROM {COLD} AS there JOIN given USING (stream, number)"
SUMMARY_AGAIN = f"""
    INSERT INTO summary BY NAME
    SELECT touched.stream, coalesce(kept.count, 0) AS count, touched.following,
           kept.* EXCLUDE (stream, count, following)
    FROM touched LEFT JOIN ({summary(f"(FROM {COLD} WHERE stream IN (SELECT stream FROM touched))")}) AS kept
    USING (stream)"""


class Changes:
    """Replaces and removes readings; what is held in memory follows."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, writer: Writer, compactor: Compactor, state: StreamState
    ) -> None:
        self._connection = connection.cursor()
        self._writer = writer
        self._compactor = compactor
        self._state = state

    def change(self, identity: int, reading: Readings) -> None:
        """Replace a reading; see Store."""
        streams, numbers = streams_and_numbers(np.array([identity]))
        if not self._state.gave(streams, numbers)[0]:
            raise NotFoundError("reading-unknown", received=str(identity))
        if len(reading) != 1 or reading.stream[0] != streams[0]:
            raise ValueError("one reading of the same stream is wanted")
        given = as_columns(reading, numbers)
        with self._transaction(streams):
            if same := self._connection.execute(SAME_TIMES).fetchall():
                stored = identities(streams, np.array(same[0]))
                raise InputError("reading-conflicts", stored=str(stored[0]))
            hours = self._hours(given)
            if not self._run(REPLACE, given, COLD, *HOT):
                raise NotFoundError("reading-unknown", received=str(identity))
            self._connection.execute(
                "UPDATE checked SET upto = least(upto, $number - 1) WHERE stream = $stream",
                {"stream": int(streams[0]), "number": int(numbers[0])},
            )
            self._again(hours, self._hours(given))

    def remove(self, identities: Times) -> int:
        """Remove readings; see Store."""
        streams, numbers = streams_and_numbers(np.unique(identities))
        given_once = self._state.gave(streams, numbers)
        streams, numbers = streams[given_once], numbers[given_once]
        if not len(streams):
            return 0
        given = {"stream": streams, "number": numbers.astype(np.int32)}
        with self._transaction(streams):
            hours = self._hours(given)
            removed = self._run(REMOVE, given, COLD, *HOT)
            self._run(REMOVE, given, "flag")
            self._again(hours)
        return removed

    @contextmanager
    def _transaction(self, streams: Streams) -> Iterator[None]:
        """Nobody else writes or moves readings meanwhile; summaries and what is in memory of the streams follow."""
        with self._compactor.lock, self._writer.lock:
            self._connection.execute("BEGIN")
            try:
                yield
                self._summarise(np.unique(streams))
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._state.load(loaded(self._connection, streams))

    def _summarise(self, streams: Streams) -> None:
        touched = {"stream": streams, "following": self._state.following[streams]}  # read by its name
        self._connection.execute("DELETE FROM summary WHERE stream IN (SELECT stream FROM touched)")
        self._connection.execute(SUMMARY_AGAIN)
        del touched

    def _hours(self, given: dict[str, Any]) -> dict[str, Any]:
        """Streams and times of those of the given readings that lie in the large table."""
        return self._connection.execute(HOURS).fetchnumpy()

    def _again(self, *hours: dict[str, Any]) -> None:
        """Compute the hours of some readings again."""
        stream, time = (np.concatenate([one[name] for one in hours]) for name in ("stream", "time"))
        if len(stream):
            rollups.again(self._connection, stream, time)

    def _run(self, statement: str, given: dict[str, Any], *tables: str) -> int:
        """How many rows of some tables a statement touched that reads `given` as a table."""
        touched = 0
        for table in tables:
            touched += self._connection.execute(statement.format(table=table)).fetchall()[0][0]
        return touched
