"""Changes to readings that are there: one is replaced, some are removed. Rare; they wait for whatever else writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.readings.columns import Readings, Streams, Times, identities, streams_and_numbers
from citybrain.observations.readings.embedded import rollups
from citybrain.observations.readings.embedded.archive import Archive
from citybrain.observations.readings.embedded.loading import load
from citybrain.observations.readings.embedded.summaries import summarise
from citybrain.observations.readings.embedded.tables import (
    COLD,
    FROM_COLUMNS,
    HOT,
    KEPT,
    NAMES,
    STORED,
    as_columns,
)
from citybrain.observations.readings.embedded.write_session import Upkeep
from citybrain.observations.readings.state import StreamState

SAME_TIMES = f"""
    SELECT other.number FROM {STORED} AS other JOIN given USING (stream, time)
    WHERE other.number <> given.number AND coalesce(other.made, other.time) = coalesce(given.made, given.time)"""
REPLACE = f"""
    UPDATE {{table}} AS there SET {", ".join(f"{name} = new.{name}" for name in NAMES[2:])}
    FROM ({FROM_COLUMNS} FROM given) AS new WHERE there.stream = new.stream AND there.number = new.number"""
REMOVE = "DELETE FROM {table} AS there USING given WHERE there.stream = given.stream AND there.number = given.number"
OPEN_AGAIN = "UPDATE checked SET upto = least(upto, $number - 1) WHERE stream = $stream"
HOURS = f"SELECT there.stream, epoch_us(there.time) AS time FROM {KEPT} AS there JOIN given USING (stream, number)"
GIVEN = "SEMI JOIN given USING (stream, number)"


class EmbeddedChanges:
    """Replaces and removes readings; what is held in memory follows."""

    def __init__(self, upkeep: Upkeep, archive: Archive, state: StreamState) -> None:
        self._upkeep = upkeep
        self._archive = archive
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
            if same := self._upkeep.connection.execute(SAME_TIMES).fetchall():
                stored = identities(streams, np.array(same[0]))
                raise InputError("reading-conflicts", stored=str(stored[0]))
            if reading.time[0] < self._state.horizon[streams[0]]:
                raise InputError("reading-forgotten")
            self._archive.take_back(GIVEN, given)
            before = self._hours(given)
            if not self._run(REPLACE, given, COLD, *HOT):
                raise NotFoundError("reading-unknown", received=str(identity))
            self._upkeep.connection.execute(OPEN_AGAIN, {"stream": int(streams[0]), "number": int(numbers[0])})
            self._again(before, self._hours(given))

    def remove(self, identities: Times) -> int:
        """Remove readings; see Store."""
        streams, numbers = streams_and_numbers(np.unique(identities))
        there = self._state.gave(streams, numbers)
        streams, numbers = streams[there], numbers[there]
        if not len(streams):
            return 0
        given = {"stream": streams, "number": numbers.astype(np.int32)}
        with self._transaction(streams):
            self._archive.take_back(GIVEN, given)
            hours = self._hours(given)
            removed = self._run(REMOVE, given, COLD, *HOT)
            self._run(REMOVE, given, "flag")
            self._again(hours)
        return removed

    @contextmanager
    def _transaction(self, streams: Streams) -> Iterator[None]:
        """Nobody else writes meanwhile; summaries and what is in memory of the streams follow."""
        with self._upkeep.lock, self._upkeep.writer.lock:
            with self._upkeep.transaction():
                yield
                summarise(self._upkeep.connection, self._state, np.unique(streams))
            load(self._state, self._upkeep.connection, streams)
            self._archive.sweep()

    def _hours(self, given: dict[str, Any]) -> dict[str, Any]:
        """Streams and times of those of the given readings that lie in the large table."""
        return self._upkeep.connection.execute(HOURS).fetchnumpy()

    def _again(self, *hours: dict[str, Any]) -> None:
        """Compute the hours of some readings again."""
        stream, time = (np.concatenate([one[name] for one in hours]) for name in ("stream", "time"))
        if len(stream):
            rollups.again(self._upkeep.connection, stream, time)

    def _run(self, statement: str, given: dict[str, Any], *tables: str) -> int:
        """How many rows of some tables a statement touched that reads `given` as a table."""
        touched = 0
        for table in tables:
            touched += self._upkeep.connection.execute(statement.format(table=table)).fetchall()[0][0]
        return touched
