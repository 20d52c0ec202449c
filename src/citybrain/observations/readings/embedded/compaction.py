"""Sorts full hot tables into runs of the cold one, in a thread of its own, while the other hot table takes readings."""

from __future__ import annotations

import logging
import threading

import duckdb

from citybrain.observations.readings.embedded import rollups
from citybrain.observations.readings.embedded.tables import COLUMNS, HOT, merged, summary
from citybrain.observations.readings.embedded.write_session import Upkeep

LOG = logging.getLogger("citybrain.observations")

ROWS = 500_000
"""Readings of a hot table from which on it is sorted away: a run. The rows of one stream in it lie side by side."""

LARGE = 256 << 20
"""Bytes of the log from which on it is brought into the file, so that a start does not take long."""

PAUSE = 0.5
"""Seconds between two looks at the hot table."""


class Compactor:
    """Keeps the hot tables and the log small."""

    def __init__(self, upkeep: Upkeep, rows: int = ROWS) -> None:
        self._upkeep = upkeep
        self._rows = rows
        self._end = threading.Event()
        self.thread = threading.Thread(target=self._run, name="observations-compaction", daemon=True)

    def start(self) -> None:
        """Begin."""
        self.thread.start()

    def _run(self) -> None:
        while not self._end.wait(PAUSE):
            try:
                self._upkeep.writer.settle()
                if self._upkeep.writer.rows >= self._rows:
                    self.compact()
                elif self._upkeep.due or (self._upkeep.log.exists() and self._upkeep.log.stat().st_size > LARGE):
                    self._upkeep.checkpoint()
            except (duckdb.Error, OSError):  # a full disk, say: nothing is lost, and it is tried again
                LOG.exception("Readings could not be sorted away")

    def compact(self) -> None:
        """Sort away what the hot tables hold now. What is half done when the program ends is as if it had not begun."""
        with self._upkeep.lock:
            self._upkeep.writer.settle()
            current = self._upkeep.writer.hot
            for old in sorted(HOT, key=lambda table: table == current):
                if self._size(old):
                    self._sort_away(old)
            self._upkeep.checkpoint()

    def _sort_away(self, old: str) -> None:
        writer = self._upkeep.writer
        if old == writer.hot:
            writer.turn_to(next(table for table in HOT if table != old))
        with self._upkeep.transaction() as connection:
            parts = f"SELECT * FROM summary UNION ALL {summary(old)}"
            connection.execute(f"CREATE OR REPLACE TABLE summary AS {merged(parts)}")
            rollups.move(connection, old)
            connection.execute(f"DROP TABLE {old}")
            connection.execute(f"CREATE TABLE {old} ({COLUMNS})")

    def _size(self, table: str) -> int:
        return int(self._upkeep.connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])

    def close(self) -> None:
        """Begin no more; wait for what runs."""
        self._end.set()
        if self.thread.is_alive():
            self.thread.join()
