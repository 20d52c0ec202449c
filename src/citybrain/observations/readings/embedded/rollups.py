"""Hours and days of each stream, kept beside the large table: number, sum, least and most of what did not fail.

A row stands for the readings of one run, so that several of one hour are added up when they are read; they are written
in the transaction in which readings enter the large table. What still lies in the hot tables is added when it is asked
for. Hence they are right at any time, whenever readings come and whenever the program ends.

A stream whose readings lie further apart has no rows, which would save nothing: `rolled` of its readings tells that
they are read themselves (see `ROLLED`).
"""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

import duckdb
import numpy as np

from citybrain.observations.readings.columns import Streams, Times
from citybrain.observations.readings.embedded.tables import COLD, FAILED, HOT, KEPT, NAMES

HOUR, DAY = 3_600_000_000, 86_400_000_000
LEVELS = {"day": DAY, "hour": HOUR}
ROLLED = {"day": 1, "hour": 2}
"""The least `rolled` of readings that stand in the rows of a level."""

DENSE = 4
"""Readings for which a row stands at least, on average of a stream in a run."""

COLUMNS = "stream INTEGER, start TIMESTAMP, number INTEGER, sum DOUBLE, least DOUBLE, most DOUBLE"
MEASURES = "count(*) AS number, sum(value) AS sum, min(value) AS least, max(value) AS most"
ADDED = "sum(number) AS number, sum(sum) AS sum, min(least) AS least, max(most) AS most"
DENSITY = f"""
    CREATE OR REPLACE TEMP TABLE density AS
    SELECT stream, CASE WHEN sum(number) >= {DENSE} * count(*) THEN 2
                        WHEN sum(number) >= {DENSE} * count(DISTINCT start::DATE) THEN 1 ELSE 0 END AS rolled
    FROM hours GROUP BY stream"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables that are not there."""
    for level in LEVELS:
        connection.execute(f"CREATE TABLE IF NOT EXISTS {level} ({COLUMNS})")


def _counting(rows: str) -> str:
    """Those of some rows that have a number and did not fail."""
    return f"(FROM {rows} WHERE value IS NOT NULL) AS readings ANTI JOIN ({FAILED}) AS failed USING (stream, number)"


def _grouped(rows: str, level: str) -> str:
    """Rows of a level from readings."""
    return f"""
        SELECT stream, date_trunc('{level}', time) AS start, {MEASURES} FROM {_counting(rows)} GROUP BY ALL"""


def move(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Put the readings of a table into the large one, sorted, and what stands for them into hours and days."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE hours AS {_grouped(table, 'hour')}")
    connection.execute(DENSITY)
    connection.execute(f"""
        INSERT INTO {COLD} SELECT {", ".join(NAMES)}, coalesce(rolled, {ROLLED["hour"]})
        FROM {table} LEFT JOIN density USING (stream) ORDER BY stream, time, number""")
    for level, least in ROLLED.items():
        connection.execute(f"""
            INSERT INTO {level} SELECT stream, date_trunc('{level}', start) AS start, {ADDED}
            FROM hours JOIN density USING (stream) WHERE rolled >= {least} GROUP BY ALL ORDER BY ALL""")


def keep(connection: duckdb.DuckDBPyConnection, condition: str, given: dict[str, Any]) -> None:
    """Put sorted readings that are about to go into the levels in which they do not stand yet.

    The condition may read `given` as a table.
    """
    for level, least in ROLLED.items():
        rows = f"(FROM {KEPT} WHERE rolled < {least} AND {condition})"
        connection.execute(f"INSERT INTO {level} {_grouped(rows, level)} ORDER BY ALL")


def forget(connection: duckdb.DuckDBPyConnection, level: str, before: int, given: dict[str, Any]) -> None:
    """Remove the rows of a level before a time [µs] of the streams of `given`."""
    connection.execute(
        f"DELETE FROM {level} WHERE stream IN (SELECT stream FROM given) AND start < make_timestamp({before})"
    )


def again(connection: duckdb.DuckDBPyConnection, streams: Streams, times: Times) -> None:
    """Compute the hours and days [µs] of some readings of the large table again, as they changed or were flagged."""
    for level, least in ROLLED.items():
        stream, start = np.unique(np.stack([streams, times // LEVELS[level] * LEVELS[level]]), axis=1)
        given = {"stream": stream.astype(np.int32), "start": start.view("M8[us]")}  # read by its name
        same = f"{level}.stream = given.stream AND {level}.start = given.start"
        connection.execute(f"DELETE FROM {level} USING given WHERE {same}")
        connection.execute(f"INSERT INTO {level} {_grouped(_within(level, least), level)} ORDER BY ALL")
        del given


def _within(level: str, least: int) -> str:
    """Readings that stand in the given hours or days; the bounds let whole blocks of the others be skipped."""
    return f"""(
        SELECT {KEPT}.* FROM {KEPT} SEMI JOIN given
        ON {KEPT}.stream = given.stream AND date_trunc('{level}', {KEPT}.time) = given.start
        WHERE {KEPT}.stream IN (SELECT stream FROM given) AND {KEPT}.time >= (SELECT min(start) FROM given)
              AND {KEPT}.time < (SELECT max(start) FROM given) + INTERVAL 1 {level} AND rolled >= {least})"""


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
    rows = [_rows(table, streams) for table in HOT]
    if level is None:
        rows.append(_rows(KEPT, streams))
    else:
        values["whole"] = max(since, before // LEVELS[level] * LEVELS[level])
        rows.append(_rows(KEPT, f"{streams} AND (rolled < {ROLLED[level]} OR time >= make_timestamp($whole))"))
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


def _rows(table: str, condition: str) -> str:
    """Readings of a table, each as an interval of its own."""
    span = f"(FROM {table} WHERE {condition} AND time >= make_timestamp($since) AND time < make_timestamp($before))"
    alone = "1 AS number, value AS sum, value AS least, value AS most"
    return f"SELECT stream, time AS start, {alone} FROM {_counting(span)}"
