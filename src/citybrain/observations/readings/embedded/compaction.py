"""Sorts full hot tables into runs of the cold one, in a thread of its own, while the other hot table takes readings."""

from __future__ import annotations

import logging
import threading

import duckdb

from citybrain.observations.readings.embedded import rollups
from citybrain.observations.readings.embedded.tables import COLD, COLUMNS, HOT, merged, summary
from citybrain.observations.readings.embedded.writer import Writer

LOG = logging.getLogger("citybrain.observations")

ROWS = 500_000
"""Readings of a hot table from which on it is sorted away: a run. The rows of one stream in it lie side by side."""

PAUSE = 0.5
"""Seconds between two looks at the hot table."""


class Compactor:
    """Keeps the hot tables small."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, writer: Writer, rows: int = ROWS) -> None:
        self._connection = connection.cursor()
        self._writer = writer
        self._rows = rows
        self.lock = threading.Lock()
        """Held while readings move between tables: who has it finds each where it was."""
        self._end = threading.Event()
        self.thread = threading.Thread(target=self._run, name="observations-compaction", daemon=True)

    def start_table(self) -> str:
        """The hot table that takes readings first: the fuller one, so that the other is empty when it is wanted."""
        return max(HOT, key=self._size)

    def _run(self) -> None:
        while not self._end.wait(PAUSE):
            try:
                if self._size(self._writer.hot) >= self._rows:
                    self.compact()
            except duckdb.Error:  # a full disk, say: nothing is lost, and it is tried again
                LOG.exception("Readings could not be sorted away")

    def compact(self) -> None:
        """Sort away what the hot tables hold now. What is half done when the program ends is as if it had not begun."""
        with self.lock:
            current = self._writer.hot
            for old in sorted(HOT, key=lambda table: table == current):
                if self._size(old):
                    self._sort_away(old)
            with self._writer.lock:  # no transaction of the writer is open, so a checkpoint cannot be refused
                self._connection.execute("CHECKPOINT")

    def _sort_away(self, old: str) -> None:
        if old == self._writer.hot:
            with self._writer.lock:
                self._writer.hot = next(table for table in HOT if table != old)
        self._connection.execute("BEGIN")
        try:
            self._connection.execute(f"INSERT INTO {COLD} SELECT * FROM {old} ORDER BY stream, time, number")
            parts = f"SELECT * FROM summary UNION ALL {summary(old)}"
            self._connection.execute(f"CREATE OR REPLACE TABLE summary AS {merged(parts)}")
            rollups.add(self._connection, old)
            self._connection.execute(f"DROP TABLE {old}")
            self._connection.execute(f"CREATE TABLE {old} ({COLUMNS})")
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def _size(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])

    def close(self) -> None:
        """Begin no more; wait for what runs."""
        self._end.set()
        if self.thread.is_alive():
            self.thread.join()
