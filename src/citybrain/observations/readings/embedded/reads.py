"""Reads readings, each thread with a cursor of its own: by stream, by question, as means, as a whole."""

from __future__ import annotations

import datetime
import json
import threading
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import ColumnElement

from citybrain.observations.readings.columns import Streams, Times, identities, streams_and_numbers
from citybrain.observations.readings.embedded import rollups
from citybrain.observations.readings.embedded.errors import translate_error
from citybrain.observations.readings.embedded.questions import EmbeddedStatement, asked, counted, distinct
from citybrain.observations.readings.embedded.tables import STORED, TO_COLUMNS, readings_of, words_of
from citybrain.observations.readings.memory import StreamMemory
from citybrain.observations.readings.store import (
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

LAST = f"""
    SELECT {TO_COLUMNS} FROM {STORED}
    WHERE stream = $stream AND time < make_timestamp($before) AND time >= make_timestamp($since)
    ORDER BY time DESC, number DESC LIMIT $most"""
BY_IDENTITY = f"SELECT {TO_COLUMNS} FROM {STORED} JOIN wanted USING (stream, number) ORDER BY place"
NEWEST = f"""
    SELECT {TO_COLUMNS} FROM {STORED} JOIN wanted USING (stream)
    WHERE {STORED}.time >= wanted.since AND {STORED}.time >= make_timestamp($least)
    QUALIFY row_number() OVER (PARTITION BY place ORDER BY time DESC, number DESC) <= $most
    ORDER BY place, {STORED}.time DESC, number DESC"""
RECENT = f"""
    SELECT place, epoch_us(min(time)) AS since FROM (
        SELECT place, time FROM {STORED} JOIN wanted USING (stream)
        WHERE number > wanted.first AND number > $least
        QUALIFY row_number() OVER (PARTITION BY place ORDER BY time DESC) <= $most)
    GROUP BY place HAVING count(*) = $most"""
"""A time since which there are so many readings, from those delivered last: they lie together, and most are newest."""
FLAGS = "SELECT place, flag FROM flag JOIN wanted USING (stream, number)"
FLAG_TIMES = f"""
    SELECT epoch_us(time) AS time, number, flag, tests
    FROM (FROM flag WHERE stream = $stream) JOIN (FROM {STORED} WHERE stream = $stream) USING (number)
    WHERE time >= make_timestamp($since) AND time < make_timestamp($before) ORDER BY time, number"""
ALL = f"""
    SELECT stream, number, time, until, coalesce(made, time) AS result_time, value, said AS text
    FROM {STORED} WHERE $stream IS NULL OR stream = $stream ORDER BY stream, time, number"""
NOT_UNDERSTOOD = (duckdb.DataError, duckdb.BinderException, duckdb.CatalogException, duckdb.InvalidInputException)
AT_ONCE = 100_000
TALLIES = """
    SELECT source, day, sum(received)::BIGINT, sum(stored)::BIGINT, sum(duplicates)::BIGINT, sum(rejected)::BIGINT
    FROM ledger GROUP BY source, day ORDER BY day, source"""
FORGOTTEN = "SELECT stream, epoch_us(before), count FROM forgotten ORDER BY stream"
QUARANTINED = """
    SELECT number, source, came, code, arguments, place, received FROM quarantine
    WHERE number > $after AND ($source IS NULL OR source = $source) ORDER BY number LIMIT $most"""
EARLIEST, LATEST = -(1 << 58), 1 << 58
"""Times beyond all readings, within what the database can tell."""

PATIENCE = 30.0
"""Seconds that a question may take."""


class Reads(StreamMemory):
    """What is read of the file; what is held in memory of each stream saves many a look."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        super().__init__()
        self.path = path
        self._connection = connection
        self._own = threading.local()

    def last(self, stream: int, most: int, before: int | None = None, since: int | None = None) -> FoundReadings:
        """The newest readings of a stream; see Store."""
        bound = EARLIEST if before is not None else int(self._since(np.array([stream]), most)[0])
        found = self._ask(
            LAST,
            stream=stream,
            most=most,
            before=LATEST if before is None else before,
            since=max(EARLIEST if since is None else since, bound),
        )
        return self._fetch_readings(found)

    def newest(self, streams: Streams, most: int = 1) -> FoundReadings:
        """The newest readings of each of these streams, one of each from memory; see Store."""
        if most == 1:
            return self._state.newest_of(streams)
        since = self._since(streams, most)
        wanted = {
            "stream": np.asarray(streams, np.int32),
            "since": since.view("M8[us]"),
            "place": np.arange(len(since)),
        }
        least = int(since.min(initial=LATEST))
        return self._fetch_readings(self._ask(NEWEST, wanted, most=most, least=least))

    def find(self, question: Question) -> FoundReadings:
        """Readings that fit a question, in its order; see Store."""
        return self._fetch_readings(self._answer(asked(question)))

    def number_of(self, where: ColumnElement[bool] | None = None) -> int:
        """How many readings fit; see Store."""
        return self.count() if where is None else int(self._answer(counted(where)).fetchall()[0][0])

    def distinct(
        self, columns: Sequence[ColumnElement[Any]], where: ColumnElement[bool] | None
    ) -> list[tuple[Any, ...]]:
        """What stands in some columns of readings that fit; see Store."""
        return self._answer(distinct(columns, where)).fetchall()

    def readings(self, identities: Times) -> FoundReadings:
        """Readings by their identity, in that order; see Store."""
        stream, number = streams_and_numbers(identities)
        wanted = {"stream": stream, "number": number.astype(np.int32), "place": np.arange(len(identities))}
        return self._fetch_readings(self._ask(BY_IDENTITY, wanted))

    def flags(self, stream: int, since: int, before: int) -> FlaggedTimes:
        """Readings of a stream that are not good; see Store."""
        found: dict[str, Any] = self._ask(FLAG_TIMES, stream=stream, since=since, before=before).fetchnumpy()
        number = np.asarray(found["number"], np.int64)
        return FlaggedTimes(found["time"], number, found["flag"], words_of(found["tests"]))

    def means(self, stream: int, since: int, before: int, interval: datetime.timedelta) -> Means:
        """Means of a stream over intervals; see Store."""
        asked = rollups.means(f"stream = {int(stream)}", since, before, interval)
        found = self._ask(asked.statement, **asked.values).fetchnumpy()
        return Means(*(np.ma.getdata(found[name]) for name in Means._fields))

    def means_of(self, streams: Streams | None, since: int, before: int, interval: datetime.timedelta) -> MeansOf:
        """Means of some streams, or of all; see Store."""
        wanted = None if streams is None else {"stream": np.asarray(streams, np.int32)}
        some = "true" if wanted is None else "stream IN (SELECT stream FROM wanted)"
        asked = rollups.means(some, since, before, interval)
        found = self._ask(asked.statement, wanted, **asked.values).fetchnumpy()
        return MeansOf(*(np.ma.getdata(found[name]) for name in MeansOf._fields))

    def batches(self, stream: int | None = None) -> Iterator[pa.Table]:
        """All readings by stream and time, some at once; see Store."""
        self._settle()
        with self._connection.cursor() as cursor:
            for batch in cursor.sql(ALL, params={"stream": stream}).to_arrow_reader(AT_ONCE):
                yield pa.Table.from_batches([batch])

    def tallies(self) -> list[Tally]:
        """What each source delivered on each day."""
        return [Tally(*row) for row in self._ask(TALLIES).fetchall()]

    def forgotten(self) -> list[Forgotten]:
        """What was forgotten of each stream."""
        return [Forgotten(*row) for row in self._ask(FORGOTTEN).fetchall()]

    def quarantined(self, source: str | None = None, most: int = 100, after: int = 0) -> Iterator[Quarantined]:
        """Rejected readings; see Store."""
        for row in self._ask(QUARANTINED, source=source, most=most, after=after).fetchall():
            number, name, at, code, arguments, place, received = row
            time = at.replace(tzinfo=datetime.UTC)
            yield Quarantined(number, name, time, code, json.loads(arguments), place, received)

    def _since(self, streams: NDArray[np.integer[Any]], most: int) -> Times:
        """Times [µs] since which each stream has at least so many readings: older ones need not be looked at."""
        since = np.full(len(streams), EARLIEST)
        first = self._state.following_of(streams) - 1 - 2 * most
        many = np.flatnonzero(first > 0)
        if len(many):
            wanted = {"stream": streams[many].astype(np.int32), "first": first[many], "place": many}
            found = self._ask(RECENT, wanted, most=most, least=int(first[many].min())).fetchnumpy()
            since[found["place"]] = found["since"]
        return since

    def _fetch_readings(self, cursor: duckdb.DuckDBPyConnection) -> FoundReadings:
        """What a statement gives as `TO_COLUMNS`, with the flags."""
        readings, number = readings_of(cursor.fetchnumpy())
        flag = self._state.base_flags(readings.stream, number)
        wanted = {"stream": readings.stream, "number": number.astype(np.int32), "place": np.arange(len(number))}
        rows = self._ask(FLAGS, wanted).fetchnumpy()
        flag[rows["place"]] = rows["flag"]
        return FoundReadings(identities(readings.stream, number), readings, flag)

    def _answer(self, statement: EmbeddedStatement) -> duckdb.DuckDBPyConnection:
        """Run the statement of a question."""
        cursor = self._cursor()
        alarm = threading.Timer(PATIENCE, cursor.interrupt)
        alarm.start()
        try:
            self._settle()
            cursor.execute(*statement)
        except NOT_UNDERSTOOD as problem:
            raise QuestionError("readings-question", problem=str(problem).partition("\n")[0][:300]) from problem
        except duckdb.InterruptException as problem:
            raise QuestionError("readings-question-slow", seconds=PATIENCE) from problem
        except duckdb.Error as problem:
            raise translate_error(problem, str(self.path)) or problem from problem
        finally:
            alarm.cancel()
        return cursor

    def _ask(self, statement: str, wanted: dict[str, Any] | None = None, **values: Any) -> duckdb.DuckDBPyConnection:
        """Run a statement, which may read `wanted` as a table. Fetch all: an answer half read blocks checkpoints."""
        try:
            self._settle()
            cursor: duckdb.DuckDBPyConnection = self._cursor().execute(statement, values)
        except duckdb.Error as problem:
            raise translate_error(problem, str(self.path)) or problem from problem
        return cursor

    @abstractmethod
    def _settle(self) -> None:
        """Bring all that was acknowledged into the tables, if they take it."""

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """This thread's own."""
        if not hasattr(self._own, "cursor"):
            self._own.cursor = self._connection.cursor()
        cursor: duckdb.DuckDBPyConnection = self._own.cursor
        return cursor
