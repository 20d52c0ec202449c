"""The tables of the file. New rows go to one of two tables in turn; the other is sorted into runs of the large one.

Times are TIMESTAMP in UTC. A result time that is the phenomenon time is null, which halves what a reading takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection

from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Readings, Times, Words

HOT = ("hot0", "hot1")
COLD = "cold"
KEPT = "kept"
"""The view of the large table and the archive."""

COLUMNS = (
    "stream INTEGER, number INTEGER, time TIMESTAMP, until TIMESTAMP, made TIMESTAMP, value DOUBLE, said VARCHAR, "
    "feature INTEGER"
)
NAMES = tuple(column.split()[0] for column in COLUMNS.split(", "))
KEPT_NAMES = (*NAMES, "rolled")
"""Columns of the large table and of the archive; `rolled` tells which of hours and days stand for a reading."""

STORED = "stored"
"""The view of all readings."""

ASKED = f"SELECT *, coalesce(made, time) AS result_time, said AS text FROM {STORED}"
FLAGGED = f"""
    SELECT asked.*, coalesce(flag.flag, CASE WHEN number <= checked.upto THEN 1 ELSE 2 END) AS flag
    FROM ({ASKED}) AS asked LEFT JOIN flag USING (stream, number) LEFT JOIN checked USING (stream)"""
"""Rows as questions see them, without and with their flags."""


FAILED = "SELECT stream, number FROM flag WHERE flag = 4"
"""Readings that do not count in means."""


def summary(table: str) -> str:
    """A row for each stream of a table: how many readings, the number that the next one gets, and the newest one."""
    return f"""
        SELECT stream, count(*) AS count, (max(number) + 1)::BIGINT AS following,
               min(time) AS "begin", max(coalesce(until, time)) AS "end",
               min(coalesce(made, time)) AS made_first, max(coalesce(made, time)) AS made_last,
               unnest(arg_max({{number: number, time: time, until: until, made: made, value: value, said: said,
                                feature: feature}}, (time, number)))
        FROM {table} GROUP BY stream"""


def merged(summaries: str) -> str:
    """One row for each stream from several."""
    return f"""
        SELECT stream, sum(count)::BIGINT AS count, max(following) AS following, min("begin") AS "begin",
               max("end") AS "end", min(made_first) AS made_first, max(made_last) AS made_last,
               unnest(coalesce(arg_max({{number: number, time: time, until: until, made: made, value: value, said: said,
                                         feature: feature}}, (time, number)) FILTER (count > 0),
                               any_value({{number: number, time: time, until: until, made: made, value: value,
                                           said: said, feature: feature}})))
        FROM ({summaries}) GROUP BY stream"""


def summarised(streams: str) -> str:
    """What `summary` tells of streams of a table that has their next numbers, from what `kept` holds of them now."""
    return f"""
        SELECT there.stream, coalesce(kept.count, 0) AS count, there.following,
               kept.* EXCLUDE (stream, count, following)
        FROM {streams} AS there
        LEFT JOIN ({summary(f"(FROM {KEPT} WHERE stream IN (SELECT stream FROM {streams}))")}) AS kept USING (stream)"""


OBSERVED = f"""SELECT DISTINCT stream, coalesce(feature, {NO_FEATURE})::INTEGER AS feature FROM {STORED}"""
"""What the table `observed` tells."""

OTHERS = (
    "CREATE TABLE IF NOT EXISTS ledger (source VARCHAR, day DATE, received BIGINT, stored BIGINT, duplicates BIGINT, "
    "rejected BIGINT)",
    "CREATE SEQUENCE IF NOT EXISTS quarantine_number",
    "CREATE TABLE IF NOT EXISTS quarantine (number BIGINT DEFAULT nextval('quarantine_number'), source VARCHAR, "
    "came TIMESTAMP, code VARCHAR, arguments VARCHAR, place VARCHAR, received VARCHAR)",
    f"CREATE TABLE IF NOT EXISTS summary AS {summary(COLD)}",
    "CREATE TABLE IF NOT EXISTS flag (stream INTEGER, number INTEGER, flag TINYINT, tests VARCHAR)",
    "CREATE TABLE IF NOT EXISTS checked (stream INTEGER, upto INTEGER)",
    "CREATE TABLE IF NOT EXISTS archive (file VARCHAR, month TIMESTAMP, count BIGINT, gone BOOLEAN)",
    "CREATE TABLE IF NOT EXISTS forgotten (stream INTEGER, before TIMESTAMP, count BIGINT)",
)
"""`ledger` has a row for each source of each commit; its sums are what counts. `summary` is that of `kept`, and keeps
the next number of streams whose newest readings were removed. `flag` has a row for each reading that is not good,
`checked` the number up to which the readings of a stream were evaluated. `forgotten` tells how many of a stream were
forgotten, and before which time no more are taken. `observed` has each feature of interest of each stream once."""


def create(connection: DuckDBPyConnection) -> None:
    """Create the tables that are not there."""
    for table in (COLD, *HOT):
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({COLUMNS})")
    connection.execute(f"ALTER TABLE {COLD} ADD COLUMN IF NOT EXISTS rolled TINYINT DEFAULT 0")
    for statement in OTHERS:
        connection.execute(statement)


def create_views(connection: DuckDBPyConnection, files: Sequence[str]) -> None:
    """Create the views, with the Parquet files of the archive."""
    listed = ", ".join(quoted(file) for file in files)
    archived = f" UNION ALL SELECT {', '.join(KEPT_NAMES)} FROM read_parquet([{listed}])" if files else ""
    connection.execute(f"CREATE OR REPLACE VIEW {KEPT} AS SELECT * FROM {COLD}{archived}")
    parts = " UNION ALL ".join(f"SELECT {', '.join(NAMES)} FROM {table}" for table in (KEPT, *HOT))
    connection.execute(f"CREATE OR REPLACE VIEW {STORED} AS {parts}")


def complete(connection: DuckDBPyConnection) -> None:
    """Compute from the views what files of earlier versions do not tell yet."""
    known = {
        tuple(row)
        for row in connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    }
    if ("summary", "end") not in known:
        connection.execute(f"CREATE OR REPLACE TABLE summary AS {summarised('summary')}")
    if ("observed", "feature") not in known:
        connection.execute(f"CREATE TABLE observed AS {OBSERVED}")


def quoted(path: Path | str) -> str:
    """A path as a text of a statement."""
    escaped = str(path).replace("'", "''")
    return f"'{escaped}'"


FROM_COLUMNS = (
    "SELECT stream, number, time, until, made, CASE WHEN isnan(value) THEN NULL ELSE value END AS value, said, "
    f"nullif(feature, {NO_FEATURE}) AS feature"
)
"""Rows of a hot table from `as_columns`."""


def as_columns(readings: Readings, number: Times) -> dict[str, Any]:
    """Columns that the database reads as a table."""
    whole = readings.whole()
    assert whole.made is not None
    assert whole.until is not None
    return {
        "stream": whole.stream,
        "number": number.astype(np.int32),
        "time": whole.time.view("M8[us]"),
        "until": whole.until.view("M8[us]"),
        "made": whole.made.view("M8[us]"),
        "value": whole.value,
        "said": whole.said,
        "feature": whole.feature,
    }


TO_COLUMNS = (
    "stream, number, epoch_us(time) AS time, epoch_us(until) AS until, epoch_us(made) AS made, value, said, feature"
)
"""Columns that `readings_of` reads."""


def readings_of(found: dict[str, Any]) -> tuple[Readings, Times]:
    """Readings and their numbers from `TO_COLUMNS` as NumPy columns of the database."""
    readings = Readings(
        np.ma.getdata(found["stream"]).astype(np.int32),
        np.ma.filled(found["time"], NO_TIME),
        np.ma.filled(found["value"], np.nan),
        np.ma.filled(found["until"], NO_TIME),
        np.ma.filled(found["made"], NO_TIME),
        words_of(found["said"]),
        np.ma.filled(found["feature"], NO_FEATURE).astype(np.int32),
    )
    return readings, np.ma.filled(found["number"], 0).astype(np.int64)


def words_of(column: Any) -> Words:
    """A column of texts as the database gives it, with None where there is none."""
    words = np.array(np.ma.getdata(column), object)
    words[np.ma.getmaskarray(column)] = None
    return words
