"""The one connection for all that is written beside new readings: one at a time, each in a transaction."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from citybrain.observations.readings.embedded.errors import undo
from citybrain.observations.readings.embedded.overwritten import OverwrittenBlocks
from citybrain.observations.readings.embedded.writer import EmbeddedWriter

PAUSE = 0.05
"""Seconds between two attempts."""


class Upkeep:
    """Who holds its lock finds each reading where it was: none moves from one table to another meanwhile."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, writer: EmbeddedWriter, path: Path, descriptor: int
    ) -> None:
        self.connection = connection.cursor()
        self.writer = writer
        self.log = path.with_name(path.name + ".wal")
        self._overwritten = OverwrittenBlocks(self.connection, path, descriptor)
        self.lock = threading.RLock()
        self.due = False

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """All or nothing; what was acknowledged before is in the tables."""
        with self.lock:
            self.writer.settle()
            self.connection.begin()
            try:
                yield self.connection
                self.connection.commit()
            except BaseException:
                undo(self.connection)
                raise

    def checkpoint(self, patience: float = 0) -> bool:
        """Bring what the log holds into the file; whether that could be done within some seconds.

        It cannot while somebody reads what has changed since. `due` says that it is to be tried again.
        """
        end = time.monotonic() + patience
        while True:
            with self.lock, self.writer.lock:  # no transaction may be open
                self.writer.settle()
                self.due = self.log.exists() and not self._bring_in()
            if not self.due or time.monotonic() >= end:
                return not self.due
            time.sleep(PAUSE)

    def _bring_in(self) -> bool:
        with self._overwritten.set_aside():
            try:
                self.connection.execute("CHECKPOINT")
            except duckdb.TransactionException:
                return False
        return True
