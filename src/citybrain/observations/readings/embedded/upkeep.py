"""The one connection for all that is written beside new readings: one at a time, each in a transaction."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from citybrain.observations.readings.embedded.writer import Writer


class Upkeep:
    """Who holds its lock finds each reading where it was: none moves from one table to another meanwhile."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, writer: Writer) -> None:
        self.connection = connection.cursor()
        self.writer = writer
        self.lock = threading.RLock()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """All or nothing."""
        with self.lock:
            self.connection.begin()
            try:
                yield self.connection
                self.connection.commit()
            except BaseException:
                self.connection.rollback()
                raise

    def checkpoint(self) -> None:
        """Bring what the log holds into the file. No transaction may be open, hence both locks."""
        with self.lock, self.writer.lock:
            self.connection.execute("CHECKPOINT")
