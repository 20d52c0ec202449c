"""The tables in the database, in a schema of their own. Times are `timestamp` in UTC.

A result time that is the phenomenon time is null. `added` has what each commit added to each hour of each stream; from
time to time its rows are folded into `summary`, `hour` and `day`, which are right only together with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import psycopg

from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Readings, Times, Words
from citybrain.observations.readings.postgres.rows import KINDS, DatabaseColumn, as_list, encoded, instants
from citybrain.observations.readings.store import NotStoredError

SCHEMA = "readings"
CHUNK = "30 days"
"""Of the phenomenon time that one part of the hypertable holds."""

MEASURES = "number integer NOT NULL, sum double precision, least double precision, most double precision"
EXTENT = '"begin" timestamp, "end" timestamp, made_first timestamp, made_last timestamp'
OBSERVED = "CREATE TABLE observed (stream integer, feature integer, PRIMARY KEY (stream, feature))"
TABLES = (
    "CREATE TABLE reading (stream integer NOT NULL, number integer NOT NULL, time timestamp NOT NULL, "
    "until timestamp, made timestamp, value double precision, feature integer, said text)",
    f"SELECT create_hypertable('reading', by_range('time', INTERVAL '{CHUNK}'), create_default_indexes => false)",
    "CREATE INDEX reading_stream_time ON reading (stream, time, number)",
    "CREATE INDEX reading_stream_number ON reading (stream, number)",
    f"CREATE TABLE added (stream integer NOT NULL, start timestamp NOT NULL, count integer NOT NULL, {MEASURES})",
    "CREATE TABLE summary (stream integer PRIMARY KEY, count bigint NOT NULL, given integer NOT NULL)",
    *(
        f"CREATE TABLE {level} (stream integer, start timestamp, {MEASURES}, PRIMARY KEY (stream, start))"
        for level in ("hour", "day")
    ),
    "CREATE TABLE ledger (source text, day date, received bigint NOT NULL, stored bigint NOT NULL, "
    "duplicates bigint NOT NULL, rejected bigint NOT NULL, PRIMARY KEY (source, day))",
    "CREATE TABLE quarantine (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source text NOT NULL, "
    "came timestamp NOT NULL, code text NOT NULL, arguments text NOT NULL, place text NOT NULL, "
    "received text NOT NULL)",
    "CREATE TABLE flag (stream integer, number integer, flag smallint NOT NULL, tests text NOT NULL, "
    "PRIMARY KEY (stream, number))",
    "CREATE TABLE checked (stream integer PRIMARY KEY, upto integer NOT NULL)",
    "CREATE TABLE version (number integer PRIMARY KEY)",
    "INSERT INTO version VALUES (1)",
)
"""`summary` counts the readings of a stream and the numbers given to them, and tells from when to when there are any.
`flag` has a row for each reading that is not good, `checked` the number up to which the readings of a stream were
evaluated. `forgotten` tells how many of a stream were forgotten, and before which time no more are taken. `observed`
has each feature of interest of each stream once."""

LATER = {
    2: "CREATE TABLE forgotten (stream integer PRIMARY KEY, before timestamp NOT NULL, count bigint NOT NULL)",
}
"""What came to the tables of the first version, by number of the version; see `summaries` for the third."""

NAMES = "stream, number, time, until, made, value, feature, said"
FOUND = "reading.stream, reading.number, time, until, made, value, said, feature"
"""Columns that `readings_of` reads."""

FEW = 200
"""Rows that are added as values of a statement."""

FAILED = "EXISTS (SELECT FROM flag WHERE flag.stream = reading.stream AND flag.number = reading.number AND flag = 4)"
"""A reading that does not count in means."""


def create(connection: psycopg.Connection, database: str) -> None:
    """Create what is not there, all or nothing. Raises NotStoredError where the database lacks TimescaleDB."""
    if connection.execute("SELECT to_regclass('version')").fetchall()[0][0] is None:
        _create_first(connection, database)
    (there,) = connection.execute("SELECT max(number) FROM version").fetchall()[0]
    for number in sorted(set(LATER) - set(range(there + 1))):
        with connection.transaction():
            connection.execute(LATER[number])
            connection.execute("INSERT INTO version VALUES (%s)", [number])


def _create_first(connection: psycopg.Connection, database: str) -> None:
    try:
        connection.execute("CREATE EXTENSION IF NOT EXISTS timescaledb WITH SCHEMA public")
    except psycopg.Error as problem:
        said = " ".join(str(problem).split())[:300]
        raise NotStoredError("postgresql-no-extension", database=database, problem=said) from problem
    with connection.transaction():
        if connection.execute("SELECT to_regnamespace(%s)", [SCHEMA]).fetchall()[0][0] is None:
            connection.execute(f"CREATE SCHEMA {SCHEMA}")
        for statement in TABLES:
            connection.execute(statement)


def add(
    connection: psycopg.Connection, table: str, columns: Sequence[DatabaseColumn], texts: Words | None = None
) -> None:
    """Add rows to a table: a few as values of a statement, which a pipeline can take, many as a COPY."""
    if len(columns[0].values) <= FEW:
        kinds = [f"%b::{KINDS[column.type]}[]" for column in columns] + ([] if texts is None else ["%s::text[]"])
        values: list[list[Any]] = [as_list(column) for column in columns] + ([] if texts is None else [texts.tolist()])
        connection.execute(f"INSERT INTO {table} SELECT * FROM unnest({', '.join(kinds)})", values)
        return
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copying:
        for part in encoded(columns, texts):
            copying.write(part)


def reading_rows(readings: Readings, number: Times) -> tuple[str, list[DatabaseColumn], Words | None]:
    """Readings as what `add` takes, by stream and time, so that those of a stream are written together."""
    order = np.lexsort((number, readings.time, readings.stream))
    some, number = readings.whole().taken(order), number[order]
    assert some.until is not None
    assert some.made is not None
    assert some.feature is not None
    columns = [
        DatabaseColumn(">i4", some.stream),
        DatabaseColumn(">i4", number),
        instants(some.time),
        instants(some.until, some.until == NO_TIME),
        instants(some.made, some.made == NO_TIME),
        DatabaseColumn(">f8", some.value, np.isnan(some.value)),
        DatabaseColumn(">i4", some.feature, some.feature == NO_FEATURE),
    ]
    return f"reading ({NAMES})", columns, some.said


def readings_of(rows: list[tuple[Any, ...]]) -> tuple[Readings, Times]:
    """Readings and their numbers from rows of `FOUND`."""
    stream, number, time, until, made, value, said, feature = zip(*rows, strict=True) if rows else [()] * 8
    readings = Readings(
        np.array(stream, np.int32),
        np.array(filled(time, NO_TIME), np.int64),
        np.array(filled(value, np.nan), np.float64),
        np.array(filled(until, NO_TIME), np.int64),
        np.array(filled(made, NO_TIME), np.int64),
        words(said),
        np.array(filled(feature, NO_FEATURE), np.int32),
    )
    return readings, np.array(number, np.int64)


def filled(values: Iterable[Any], none: Any) -> list[Any]:
    """Values with another one in the place of null."""
    return [none if value is None else value for value in values]


def words(texts: Iterable[str | None]) -> Words:
    """A column of texts."""
    column = list(texts)
    made = np.empty(len(column), object)
    made[:] = column
    return made
