"""The tables of the file. New rows go to one of two tables in turn; the other is sorted into runs of the large one.

Times are TIMESTAMP in UTC. A result time that is the phenomenon time is null, which halves what a reading takes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection

from citybrain.observations.readings.columns import NO_FEATURE, NO_TIME, Readings, Times, Words

HOT = ("hot0", "hot1")
COLD = "cold"
COLUMNS = (
    "stream INTEGER, number INTEGER, time TIMESTAMP, until TIMESTAMP, made TIMESTAMP, value DOUBLE, said VARCHAR, "
    "feature INTEGER"
)
NAMES = tuple(column.split()[0] for column in COLUMNS.split(", "))
READING = "reading"
"""The view of all three."""

OTHERS = (
    "CREATE TABLE IF NOT EXISTS ledger (source VARCHAR, day DATE, received BIGINT, stored BIGINT, duplicates BIGINT, "
    "rejected BIGINT)",
    "CREATE SEQUENCE IF NOT EXISTS quarantine_number",
    "CREATE TABLE IF NOT EXISTS quarantine (number BIGINT DEFAULT nextval('quarantine_number'), source VARCHAR, "
    "came TIMESTAMP, code VARCHAR, arguments VARCHAR, place VARCHAR, received VARCHAR)",
)
"""`ledger` has a row for each source of each commit; its sums are what counts."""


def create(connection: DuckDBPyConnection) -> None:
    """Create what is not there."""
    for table in (COLD, *HOT):
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({COLUMNS})")
    parts = " UNION ALL ".join(f"SELECT * FROM {table}" for table in (COLD, *HOT))
    connection.execute(f"CREATE OR REPLACE VIEW {READING} AS {parts}")
    for statement in OTHERS:
        connection.execute(statement)


FROM_COLUMNS = (
    "SELECT stream, number, time, until, made, CASE WHEN isnan(value) THEN NULL ELSE value END, said, "
    f"nullif(feature, {NO_FEATURE})"
)
"""Rows of a hot table from `as_columns`."""


def as_columns(readings: Readings, number: Times) -> dict[str, Any]:
    """Columns that the database reads as a table; a result time that is the phenomenon time is none."""
    whole = readings.whole()
    assert whole.made is not None
    assert whole.until is not None
    return {
        "stream": whole.stream,
        "number": number.astype(np.int32),
        "time": whole.time.view("M8[us]"),
        "until": whole.until.view("M8[us]"),
        "made": np.where(whole.made == whole.time, NO_TIME, whole.made).view("M8[us]"),
        "value": whole.value,
        "said": whole.said,
        "feature": whole.feature,
    }


def words_of(column: Any) -> Words:
    """A column of texts as the database gives it, with None where there is none."""
    words = np.array(np.ma.getdata(column), object)
    words[np.ma.getmaskarray(column)] = None
    return words
