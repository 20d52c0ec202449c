"""Connections to the database: one that writes and holds the store for this program, and some that read."""

from __future__ import annotations

import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg.adapt import Dumper, Loader
from psycopg.pq import Format
from sqlalchemy import create_engine

from citybrain.observations.readings.postgres.rows import EPOCH, Instant
from citybrain.observations.readings.postgres.tables import SCHEMA
from citybrain.observations.readings.store import NotStoredError
from citybrain.records.database import Database

LOCK = (0x43425249, 1)
"""The advisory lock of who writes readings: the program's mark, and which of its locks."""

HOLDERS = """
    SELECT DISTINCT application_name, coalesce(host(client_addr), 'this machine'), backend_start::timestamp(0)::text
    FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND classid = %s AND objid = %s"""
HELD = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND pid = %s"
GRACE = 2.0
"""Seconds that the server gets to notice that the program which held the store has ended."""

READERS = 16
"""Connections that read at once; who comes beyond them waits."""


class _InstantDumper(Dumper):
    format = Format.BINARY
    oid = psycopg.adapters.types["timestamp"].oid

    def dump(self, value: Instant) -> bytes:
        return struct.pack("!q", value.time - EPOCH)


class _TimeLoader(Loader):
    format = Format.BINARY

    def load(self, data: Any) -> int:
        return int(struct.unpack("!q", data)[0]) + EPOCH


class DatabaseSessions:
    """Safe for threads, but for the one that writes, which belongs to the writer."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._writing: psycopg.Connection | None = None
        self._pool = create_engine(
            "postgresql+psycopg://", creator=self._connect, pool_pre_ping=True, pool_size=READERS, max_overflow=0
        )

    def writing(self) -> tuple[psycopg.Connection, bool]:
        """The connection that holds the store, and whether it is a new one: then much may have happened meanwhile.

        Raises NotStoredError where another program holds it, psycopg.OperationalError where the database is gone.
        """
        if self._writing is not None and not self._writing.closed:
            return self._writing, False
        connection = self._connect()
        end = time.monotonic() + GRACE
        while not connection.execute("SELECT pg_try_advisory_lock(%s, %s)", LOCK).fetchall()[0][0]:
            if time.monotonic() < end:
                time.sleep(GRACE / 20)
                continue
            others = [" ".join(row) for row in connection.execute(HOLDERS, LOCK)]
            connection.close()
            raise NotStoredError("observations-locked", file=str(self.database), problem="; ".join(others))
        self._writing = connection
        return connection, True

    @contextmanager
    def reading(self) -> Iterator[psycopg.Connection]:
        """A connection for statements that stand for themselves. Raises NotStoredError where the database is gone."""
        with self.told():
            pooled = self._pool.raw_connection()
            try:
                connection: Any = pooled.driver_connection
                yield connection
            finally:
                pooled.close()

    @contextmanager
    def changing(self) -> Iterator[psycopg.Connection]:
        """One transaction that sees one state, while this program holds the store. Raises NotStoredError."""
        with self.reading() as connection, connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            writing = self._writing
            if writing is None or not connection.execute(HELD, (*LOCK, writing.info.backend_pid)).fetchall():
                raise NotStoredError("postgresql-unreachable", database=str(self.database), problem="reconnecting")
            yield connection

    @contextmanager
    def told(self) -> Iterator[None]:
        """Errors of the database as errors for people; faults of the program pass as they are."""
        try:
            yield
        except psycopg.Error as problem:
            raise self.as_told(problem) from problem

    def as_told(self, problem: BaseException) -> BaseException:
        """An error as a person is told of it."""
        known = self.database.told(problem)
        return problem if known is None else NotStoredError(known[0], **known[1])

    def close(self) -> None:
        """Let go of the store and of all connections."""
        if self._writing is not None:
            with suppress(psycopg.OperationalError):
                self._writing.execute("SELECT pg_advisory_unlock_all()")
            self._writing.close()
        self._pool.dispose()

    def _connect(self) -> psycopg.Connection:
        connection = self.database.connect(autocommit=True)
        connection.execute(f"SET search_path = {SCHEMA}, public; SET TIME ZONE 'UTC'; SET jit = off")
        connection.execute(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
        )
        connection.adapters.register_dumper(Instant, _InstantDumper)
        connection.adapters.register_loader("timestamp", _TimeLoader)
        return connection
