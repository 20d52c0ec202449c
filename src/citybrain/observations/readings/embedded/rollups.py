"""Hours and days of each stream, kept beside the large table: number, sum, least and most of what did not fail.

A row stands for the readings of one run, so that several of one hour are added up when they are read; they are written
in the transaction in which readings enter the large table. What still lies in the hot tables is added when it is asked
for. Hence they are right at any time, whenever readings come and whenever the program ends.
"""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

import duckdb
import numpy as np

from citybrain.observations.readings.columns import Streams, Times
from citybrain.observations.readings.embedded.tables import COLD, FAILED, HOT, KEPT, STORED

HOUR, DAY = 3_600_000_000, 86_400_000_000
LEVELS = {"day": DAY, "hour": HOUR}
COLUMNS = "stream INTEGER, start TIMESTAMP, number INTEGER, sum DOUBLE, least DOUBLE, most DOUBLE"
MEASURES = "count(*) AS number, sum(value) AS sum, min(value) AS least, max(value) AS most"
ADDED = "sum(number) AS number, sum(sum) AS sum, min(least) AS least, max(most) AS most"


def _counting(table: str) -> str:
    """Readings of a table that have a number and did not fail."""
    return f"(FROM {table} WHERE value IS NOT NULL) AS readings ANTI JOIN ({FAILED}) AS failed USING (stream, number)"


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Create what is not there, from the readings that are."""
    made = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if "hour" not in made:
        connection.execute("BEGIN")
        for level in LEVELS:
            connection.execute(f"CREATE TABLE {level} ({COLUMNS})")
        add(connection, COLD)
        connection.execute("COMMIT")


def add(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Add the readings of a table, which enters the large one in the same transaction."""
    for level in LEVELS:
        connection.execute(f"""
            INSERT INTO {level} SELECT stream, date_trunc('{level}', time) AS start, {MEASURES} FROM {_counting(table)}
            GROUP BY ALL ORDER BY stream, start""")


def again(connection: duckdb.DuckDBPyConnection, streams: Streams, times: Times) -> None:
    """Compute the hours and days [µs] of some readings of the large table again, as they changed or were flagged."""
    counting = _counting(_within(KEPT, "time", "hour"))
    hour = f"SELECT stream, date_trunc('hour', time) AS start, {MEASURES} FROM {counting}"
    day = f"SELECT stream, date_trunc('day', start) AS start, {ADDED} FROM {_within('hour', 'start', 'day')}"
    for level, source in (("hour", hour), ("day", day)):
        stream, start = np.unique(np.stack([streams, times // LEVELS[level] * LEVELS[level]]), axis=1)
        given = {"stream": stream.astype(np.int32), "start": start.view("M8[us]")}  # read by its name
        same = f"{level}.stream = given.stream AND {level}.start = given.start"
        connection.execute(f"DELETE FROM {level} USING given WHERE {same}")
        connection.execute(f"INSERT INTO {level} {source} GROUP BY ALL ORDER BY stream, start")
        del given


def _within(table: str, time: str, span: str) -> str:
    """Rows of a table that lie in the given hours or days; the bounds let whole blocks of the others be skipped."""
    return f"""(
        SELECT {table}.* FROM {table} SEMI JOIN given
        ON {table}.stream = given.stream AND date_trunc('{span}', {table}.{time}) = given.start
        WHERE {table}.stream IN (SELECT stream FROM given) AND {table}.{time} >= (SELECT min(start) FROM given)
              AND {table}.{time} < (SELECT max(start) FROM given) + INTERVAL 1 {span})"""


class Asked(NamedTuple):
    """A statement for means, and its values."""

    statement: str
    values: dict[str, Any]


def means(streams: str, since: int, before: int, interval: datetime.timedelta) -> Asked:
    """The statement for means over intervals from `since` on; `streams` is a condition on the stream.

    From days or hours where the intervals begin and end with them, and from readings what they do not cover.
    """
    length = round(interval / datetime.timedelta(microseconds=1))
    level = next((one for one, whole in LEVELS.items() if not since % whole and not length % whole), None)
    values = {"since": since, "before": before, "interval": length}
    rows = [_rows(table, streams, "$since") for table in HOT] if level else [_rows(STORED, streams, "$since")]
    if level:
        values["whole"] = max(since, before // LEVELS[level] * LEVELS[level])
        rows.append(_rows(KEPT, streams, "$whole"))
        rows.append(f"""
            SELECT stream, start, number, sum, least, most FROM {level}
            WHERE {streams} AND start >= make_timestamp($since) AND start < make_timestamp($whole)""")
    return Asked(
        f"""
        SELECT stream, epoch_us(bucket) AS start, mean, number, least, most FROM (
            SELECT stream, time_bucket(to_microseconds($interval), start, make_timestamp($since)) AS bucket,
                   sum(sum) / sum(number) AS mean, sum(number)::BIGINT AS number, min(least) AS least, max(most) AS most
            FROM ({" UNION ALL ".join(rows)}) GROUP BY stream, bucket)
        ORDER BY stream, start""",
        values,
    )


def _rows(table: str, streams: str, since: str) -> str:
    """Readings of a table, each as an interval of its own."""
    span = f"(FROM {table} WHERE {streams} AND time >= make_timestamp({since}) AND time < make_timestamp($before))"
    return (
        f"SELECT stream, time AS start, 1 AS number, value AS sum, value AS least, value AS most FROM {_counting(span)}"
    )
