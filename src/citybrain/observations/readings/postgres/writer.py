"""Writes deliveries to the tables, and comes back when the database was gone."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from typing import Any

import numpy as np
import psycopg

from citybrain.observations.readings import accounts
from citybrain.observations.readings.columns import Delivery, Fate, Readings, Receipt, Times, joined
from citybrain.observations.readings.postgres.loading import load
from citybrain.observations.readings.postgres.rollups import added
from citybrain.observations.readings.postgres.rows import DatabaseColumn, Instant
from citybrain.observations.readings.postgres.sessions import DatabaseSessions
from citybrain.observations.readings.postgres.summaries import upgrade
from citybrain.observations.readings.postgres.tables import FEW, add, create, filled, reading_rows, words
from citybrain.observations.readings.sorting import Known, sort_out
from citybrain.observations.readings.state import SeenStream, StreamState
from citybrain.observations.readings.store import NotStoredError

LOG = logging.getLogger("citybrain.observations")

PATIENCE = 30.0
"""Seconds for which deliveries wait for a database that is gone."""

PAUSE = 0.2
"""Seconds between two attempts to find it."""

LOOKUP = """
    SELECT place - 1, known.number, known.value, known.said
    FROM unnest(%(stream)s::integer[], %(time)b::timestamp[], %(made)b::timestamp[])
         WITH ORDINALITY AS given (stream, time, made, place)
    CROSS JOIN LATERAL (
        SELECT number, value, said FROM reading
        WHERE stream = given.stream AND time = given.time AND coalesce(reading.made, time) = given.made
              AND time >= %(first)s AND time <= %(last)s
        LIMIT 1) AS known"""
TALLIED = ("received", "stored", "duplicates", "rejected")
LEDGER = f"""
    INSERT INTO ledger (source, day, {", ".join(TALLIED)}) VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (source, day) DO UPDATE SET {", ".join(f"{one} = ledger.{one} + excluded.{one}" for one in TALLIED)}"""
QUARANTINE = f"INSERT INTO quarantine ({', '.join(accounts.RefusedReadings._fields)}) VALUES (%s, %s, %s, %s, %s, %s)"
NUL = str.maketrans({"\0": "\N{REPLACEMENT CHARACTER}"})
"""PostgreSQL keeps no texts with this letter; what was received is kept without it."""


class PostgresWriter:
    """The only one that writes new readings, as long as its session holds the lock of the store."""

    def __init__(self, sessions: DatabaseSessions, state: StreamState) -> None:
        self._sessions = sessions
        self._state = state
        self._stale = False
        self._closing = threading.Event()
        self._connection: psycopg.Connection
        self.lock = threading.Lock()
        """Held while a transaction is open."""
        self.unfolded = 0
        """Rows of `added` since they were folded the last time."""

    def open(self) -> None:
        """Take hold of the store, make its tables where there are none, and learn what it holds.

        Raises NotStoredError.
        """
        with self._sessions.told():
            self._connection, _ = self._sessions.writing()
            create(self._connection, str(self._sessions.database))
            upgrade(self._connection)
            load(self._state, self._connection)
            self.unfolded = self._connection.execute("SELECT count(*) FROM added").fetchall()[0][0]

    def commit(self, deliveries: Sequence[Delivery]) -> list[Receipt]:
        """Store deliveries; nothing of them is stored where it fails.

        Where the database is gone, wait for it and begin again.
        """
        readings = joined([delivery.readings for delivery in deliveries])
        self._state.reach(readings.stream)
        until = time.monotonic() + PATIENCE
        with self.lock:
            while True:
                try:
                    return self._commit(deliveries, readings)
                except (psycopg.OperationalError, NotStoredError) as problem:
                    if not self.gone(problem):
                        raise
                    self._connection.close()
                    if time.monotonic() > until or self._closing.wait(PAUSE):
                        raise
                    LOG.warning("Readings wait for the database: %s", problem)

    def _commit(self, deliveries: Sequence[Delivery], readings: Readings) -> list[Receipt]:
        with self._transaction(len(readings) <= FEW):
            found = sort_out(readings, self._state.newest, self._state.following, self._state.horizon, self._lookup)
            new = found.fate == Fate.STORED
            fresh, number = (readings, found.number) if new.all() else (readings.taken(new), found.number[new])
            seen = self._state.unseen(fresh)
            if len(fresh):
                self._insert(fresh, number, seen)
            receipts = accounts.receipts(deliveries, readings, found)
            self._note(deliveries, receipts)
        self._state.add(fresh, number, seen)
        return receipts

    def _connect(self) -> None:
        self._connection, new = self._sessions.writing()
        if new or self._stale:
            self._stale = True
            load(self._state, self._connection)
            self._stale = False

    @contextmanager
    def _transaction(self, few: bool) -> Iterator[None]:
        """Where the connection breaks while it commits, the database is asked what became of it.

        Statements of `few` rows do not wait for one another, so that two answers of the server are all it takes.
        """
        self._connect()
        connection = self._connection
        try:
            with connection.pipeline() if few else nullcontext():
                connection.execute("BEGIN")
                asked = connection.execute("SELECT pg_current_xact_id()::text")
                yield
            number = asked.fetchall()[0][0]
        except BaseException:
            with suppress(psycopg.OperationalError):
                connection.execute("ROLLBACK")
            raise
        try:
            connection.execute("COMMIT")
        except psycopg.OperationalError as problem:
            connection.close()
            if not self.gone(problem) or not self._committed(number):
                raise

    def _committed(self, number: str) -> bool:
        """What became of a transaction, once the database is back. Memory is filled again before the next one."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                connection, new = self._sessions.writing()
                self._stale = self._stale or new
                state = connection.execute("SELECT pg_xact_status(%s::xid8)", [number]).fetchall()[0][0]
                if state != "in progress":
                    return bool(state == "committed")
            except (psycopg.OperationalError, NotStoredError):
                if time.monotonic() > until or self._closing.is_set():
                    raise
            self._closing.wait(PAUSE)

    def _lookup(self, late: Readings) -> Known:
        values = {
            "stream": late.stream.tolist(),
            "time": [Instant(one) for one in late.time.tolist()],
            "made": [Instant(one) for one in late.result_time.tolist()],
            "first": Instant(late.time.min()),
            "last": Instant(late.time.max()),
        }
        rows = self._connection.execute(LOOKUP, values, binary=True).fetchall()
        place, number, value, said = zip(*rows, strict=True) if rows else [()] * 4
        results = np.array(filled(value, np.nan), np.float64)
        return Known(np.array(place, np.intp), np.array(number, np.int64), results, words(said))

    def _insert(self, fresh: Readings, number: Times, seen: SeenStream) -> None:
        add(self._connection, *reading_rows(fresh, number))
        hours = added(fresh)
        add(self._connection, "added", hours)
        self.unfolded += len(hours[0].values)
        if len(seen.stream):
            add(self._connection, "observed", [DatabaseColumn(">i4", seen.stream), DatabaseColumn(">i4", seen.feature)])

    def _note(self, deliveries: Sequence[Delivery], receipts: Sequence[Receipt]) -> None:
        """The ledger and the quarantine, in the transaction of the readings."""
        now = datetime.now(UTC).replace(tzinfo=None)
        tallies = accounts.tallies(deliveries, receipts)
        with self._connection.cursor() as cursor:
            rows = sorted((_stored(source), now.date(), *counts) for source, counts in tallies.items())
            cursor.executemany(LEDGER, rows)
            if refused := accounts.refused(deliveries, receipts, now):
                cursor.executemany(QUARANTINE, [[_stored(value) for value in row] for row in refused])

    def gone(self, problem: BaseException) -> bool:
        """Whether the connection broke, or another program holds the store (perhaps a ghost of this one)."""
        if isinstance(problem, NotStoredError):
            return problem.code == "observations-locked"
        told = self._sessions.as_told(problem)
        return isinstance(told, NotStoredError) and told.code == "postgresql-unreachable"

    def close(self) -> None:
        """Wait no longer for a database that is gone."""
        self._closing.set()


def _stored(value: Any) -> Any:
    return value.translate(NUL) if isinstance(value, str) else value
