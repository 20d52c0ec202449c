"""The store itself: opens the database, starts the threads, reads."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
import pyarrow as pa
from sqlalchemy import ColumnElement

from citybrain.observations.readings.columns import (
    Readings,
    Streams,
    Times,
    identities,
    streams_and_numbers,
)
from citybrain.observations.readings.memory import StreamMemory
from citybrain.observations.readings.postgres import rollups
from citybrain.observations.readings.postgres.changes import PostgresChanges
from citybrain.observations.readings.postgres.dumping import dump
from citybrain.observations.readings.postgres.questions import asked, counted, distinct
from citybrain.observations.readings.postgres.rows import Instant
from citybrain.observations.readings.postgres.sessions import DatabaseSessions
from citybrain.observations.readings.postgres.tables import FOUND, readings_of, words
from citybrain.observations.readings.postgres.writer import PostgresWriter
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.readings.store import (
    Archived,
    Checked,
    Detail,
    FlaggedTimes,
    Forgotten,
    FoundReadings,
    Means,
    MeansOf,
    Quarantined,
    Question,
    QuestionError,
    Tally,
)
from citybrain.observations.readings.writing import GroupWriter
from citybrain.records.database import Database

LAST = f"""
    SELECT {FOUND} FROM reading WHERE stream = %(stream)s {{bounds}}
    ORDER BY time DESC, number DESC LIMIT %(most)s"""
BOUNDS = {"before": "AND time < %(before)s", "since": "AND time >= %(since)s"}
WANTED = "unnest(%(stream)s::integer[], %(number)s::integer[]) WITH ORDINALITY AS wanted (stream, number, place)"
BY_IDENTITY = f"""
    SELECT {FOUND} FROM {WANTED} CROSS JOIN LATERAL (
        SELECT * FROM reading WHERE stream = wanted.stream AND number = wanted.number LIMIT 1) AS reading
    ORDER BY place"""
NEWEST = f"""
    SELECT {FOUND} FROM unnest(%(stream)s::integer[]) WITH ORDINALITY AS wanted (stream, place) CROSS JOIN LATERAL (
        SELECT * FROM reading WHERE stream = wanted.stream ORDER BY time DESC, number DESC LIMIT %(most)s) AS reading
    ORDER BY place, time DESC, reading.number DESC"""
FLAGS = f"SELECT place - 1, flag FROM {WANTED} JOIN flag USING (stream, number)"
FLAG_TIMES = """
    SELECT time, number, flag, tests FROM flag CROSS JOIN LATERAL (
        SELECT time FROM reading WHERE stream = flag.stream AND number = flag.number LIMIT 1) AS there
    WHERE stream = %(stream)s AND time >= %(since)s AND time < %(before)s ORDER BY time, number"""
ALL = """
    SELECT stream, number, time, until, coalesce(made, time), value, said
    FROM reading {where} ORDER BY stream, reading.time, number"""
ALL_NAMES = ("stream", "number", "time", "until", "result_time", "value", "text")
TIME = pa.timestamp("us")
ALL_TYPES = (pa.int32(), pa.int32(), TIME, TIME, TIME, pa.float64(), pa.string())
AT_ONCE = 100_000
TALLIES = "SELECT source, day, received, stored, duplicates, rejected FROM ledger ORDER BY day, source"
FORGOTTEN = "SELECT stream, before, count FROM forgotten ORDER BY stream"
QUARANTINED = """
    SELECT number, source, came, code, arguments, place, received FROM quarantine
    WHERE number > %(after)s AND (%(source)s::text IS NULL OR source = %(source)s) ORDER BY number LIMIT %(most)s"""
NOT_UNDERSTOOD = (psycopg.DataError, psycopg.ProgrammingError)


PATIENCE = 30.0
"""Seconds that a question may take."""


class PostgresStore(StreamMemory):
    """Readings of one city in a database, which one program at a time can open. Safe for threads."""

    archives = False

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database
        self._sessions = DatabaseSessions(database)
        self._writer = PostgresWriter(self._sessions, self._state)
        self._changes = PostgresChanges(self._sessions, self._writer, self._state)
        self._writing = GroupWriter(self._queue, self._writer.commit, self._sessions.as_told, self._writer.gone)
        try:
            self._writer.open()
        except BaseException:
            self._sessions.close()
            raise
        self._writing.thread.start()
        self._changes.thread.start()

    def last(self, stream: int, most: int, before: int | None = None, since: int | None = None) -> FoundReadings:
        """The newest readings of a stream; see Store."""
        given = {name: time for name, time in (("before", before), ("since", since)) if time is not None}
        bounds = " ".join(BOUNDS[name] for name in given)
        with self._sessions.reading() as connection:
            values = {"stream": stream, "most": most, **_instants(**given)}
            return self._fetch_readings(connection, LAST.format(bounds=bounds), values)

    def newest(self, streams: Streams, most: int = 1) -> FoundReadings:
        """The newest readings of each of these streams, one of each from memory; see Store."""
        if most == 1:
            return self._state.newest_of(streams)
        with self._sessions.reading() as connection:
            return self._fetch_readings(connection, NEWEST, {"stream": np.asarray(streams).tolist(), "most": most})

    def find(self, question: Question) -> FoundReadings:
        """Readings that fit a question, in its order; see Store."""
        with self._asking() as connection:
            return self._fetch_readings(connection, *asked(question))

    def number_of(self, where: ColumnElement[bool] | None = None) -> int:
        """How many readings fit; see Store."""
        if where is None:
            return self.count()
        with self._asking() as connection:
            return int(_rows(connection, *counted(where))[0][0])

    def distinct(
        self, columns: Sequence[ColumnElement[Any]], where: ColumnElement[bool] | None
    ) -> list[tuple[Any, ...]]:
        """What stands in some columns of readings that fit; see Store."""
        with self._asking() as connection:
            return _rows(connection, *distinct(columns, where))

    def readings(self, identities: Times) -> FoundReadings:
        """Readings by their identity, in that order; see Store."""
        stream, number = streams_and_numbers(identities)
        with self._sessions.reading() as connection:
            return self._fetch_readings(connection, BY_IDENTITY, {"stream": stream.tolist(), "number": number.tolist()})

    def change(self, identity: int, reading: Readings) -> None:
        """Put this reading in the place of another; see Store."""
        self._changes.change(identity, reading)

    def remove(self, identities: Times) -> int:
        """Remove readings for good; see Store."""
        return self._changes.remove(identities)

    def flag_many(self, checked: Sequence[Checked]) -> None:
        """Replace the flags of evaluated readings of some streams; see Store."""
        self._changes.flag(checked)

    def recheck(self, stream: int) -> None:
        """All readings of a stream are to be evaluated again."""
        self._changes.recheck(stream)

    def flags(self, stream: int, since: int, before: int) -> FlaggedTimes:
        """Readings of a stream that are not good; see Store."""
        with self._sessions.reading() as connection:
            rows = _rows(connection, FLAG_TIMES, {"stream": stream, **_instants(since=since, before=before)})
        time, number, flag, tests = zip(*rows, strict=True) if rows else [()] * 4
        return FlaggedTimes(np.array(time, np.int64), np.array(number, np.int64), np.array(flag, np.int8), words(tests))

    def means(self, stream: int, since: int, before: int, interval: datetime.timedelta) -> Means:
        """Means of a stream over intervals; see Store."""
        return Means(*self.means_of(np.array([stream], np.int32), since, before, interval)[1:])

    def means_of(self, streams: Streams | None, since: int, before: int, interval: datetime.timedelta) -> MeansOf:
        """Means of some streams, or of all; see Store."""
        some = None if streams is None else np.asarray(streams).tolist()
        with self._sessions.reading() as connection:
            rows = _rows(connection, *rollups.means(some, since, before, interval))
        columns = zip(*rows, strict=True) if rows else [()] * len(MeansOf._fields)
        types = (np.int32, np.int64, np.float64, np.int64, np.float64, np.float64)
        return MeansOf(*(np.array(column, kind) for column, kind in zip(columns, types, strict=True)))

    def batches(self, stream: int | None = None) -> Iterator[pa.Table]:
        """All readings by stream and time, some at once; see Store."""
        where = "" if stream is None else "WHERE stream = %(stream)s"
        with self._sessions.reading() as connection, connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            with connection.cursor("batches", binary=True) as cursor:
                cursor.execute(ALL.format(where=where), {"stream": stream})
                while rows := cursor.fetchmany(AT_ONCE):
                    columns = zip(*rows, strict=True)
                    arrays = [pa.array(column, kind) for column, kind in zip(columns, ALL_TYPES, strict=True)]
                    yield pa.table(arrays, ALL_NAMES)

    def tallies(self) -> list[Tally]:
        """What each source delivered on each day."""
        with self._sessions.reading() as connection:
            return [Tally(*row) for row in connection.execute(TALLIES)]

    def forgotten(self) -> list[Forgotten]:
        """What was forgotten of each stream."""
        with self._sessions.reading() as connection:
            return [Forgotten(*row) for row in connection.execute(FORGOTTEN, binary=True)]

    def quarantined(self, source: str | None = None, most: int = 100, after: int = 0) -> Iterator[Quarantined]:
        """Rejected readings; see Store."""
        with self._sessions.reading() as connection:
            rows = _rows(connection, QUARANTINED, {"source": source, "most": most, "after": after})
        for number, name, came, code, arguments, place, received in rows:
            at = datetime.datetime.fromtimestamp(came / 1e6, datetime.UTC)
            yield Quarantined(number, name, at, code, json.loads(arguments), place, received)

    def compact(self) -> None:
        """Add now to the counters of hours and days what came in since the last time."""
        self._changes.fold()

    def archive(self, before: int, watch: ProgressToken | None = None) -> list[Archived]:
        """Nothing moves: the parts of the table that hold older months are files of their own already."""
        return []

    def forget(
        self, streams: Streams, before: int, what: Detail = "readings", watch: ProgressToken | None = None
    ) -> int:
        """Forget older readings of streams; see Store."""
        return self._changes.forget(np.asarray(streams, np.int32), before, what, watch or ProgressToken())

    def backup(self, folder: Path, watch: ProgressToken | None = None) -> int:
        """Copy readings and records into a new folder, by pg_dump; see Store."""
        return dump(self._sessions, folder, watch or ProgressToken())

    def close(self) -> None:
        """Write what waits and let go of the database."""
        self._queue.close()
        self._writer.close()
        self._writing.thread.join()
        self._changes.close()
        self._sessions.close()

    @contextmanager
    def _asking(self) -> Iterator[psycopg.Connection]:
        """A connection for a question, which may take no longer than PATIENCE. Raises QuestionError."""
        with self._sessions.reading() as connection, connection.transaction():
            connection.execute(f"SET LOCAL statement_timeout = {int(PATIENCE * 1000)}")
            try:
                yield connection
            except psycopg.errors.QueryCanceled as problem:
                raise QuestionError("readings-question-slow", seconds=PATIENCE) from problem

    def _fetch_readings(self, connection: psycopg.Connection, statement: str, values: dict[str, Any]) -> FoundReadings:
        """What a statement gives as `FOUND`, with the flags."""
        readings, number = readings_of(_rows(connection, statement, values))
        flag = self._state.base_flags(readings.stream, number)
        for place, one in _rows(connection, FLAGS, {"stream": readings.stream.tolist(), "number": number.tolist()}):
            flag[place] = one
        return FoundReadings(identities(readings.stream, number), readings, flag)


def _rows(connection: psycopg.Connection, statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """All rows. Raises QuestionError for a question that does not fit the columns."""
    try:
        return connection.execute(statement, values, binary=True).fetchall()
    except NOT_UNDERSTOOD as problem:
        raise QuestionError("readings-question", problem=str(problem).partition("\n")[0][:300]) from problem


def _instants(**times: int) -> dict[str, Instant]:
    return {name: Instant(time) for name, time in times.items()}


def open_store(database: Database) -> PostgresStore:
    """Open or create the readings of a city in a database.

    Raises NotStoredError where another program has them, the database cannot be reached, or lacks TimescaleDB.
    """
    return PostgresStore(database)
