"""What the file tells of each stream, for the memory of the store."""

from __future__ import annotations

from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection

from citybrain.observations.readings.columns import Streams
from citybrain.observations.readings.embedded.tables import HOT, TO_COLUMNS, merged, readings_of, summary
from citybrain.observations.readings.state import Loaded

SUMMARIES = merged(" UNION ALL ".join(["SELECT * FROM summary", *(summary(table) for table in HOT)]))
FLAG_OF_NEWEST = "SELECT stream, flag FROM flag JOIN keys USING (stream, number)"


def loaded(connection: DuckDBPyConnection, streams: Streams | None = None) -> Loaded:
    """All streams, or some."""
    if streams is None:
        return _loaded(connection, SUMMARIES, "SELECT stream, upto FROM checked")
    some = f"stream IN ({', '.join(map(str, np.unique(streams)))})"
    parts = [f"SELECT * FROM summary WHERE {some}"]
    parts += [summary(f"(SELECT * FROM {table} WHERE {some})") for table in HOT]
    return _loaded(connection, merged(" UNION ALL ".join(parts)), f"SELECT stream, upto FROM checked WHERE {some}")


def _loaded(connection: DuckDBPyConnection, summaries: str, marks: str) -> Loaded:
    found: dict[str, Any] = connection.execute(f"SELECT count, following, {TO_COLUMNS} FROM ({summaries})").fetchnumpy()
    checked: dict[str, Any] = connection.execute(marks).fetchnumpy()
    newest, number = readings_of(found)
    keys = {"stream": newest.stream, "number": number}  # read by its name in the statement
    flags: dict[str, Any] = connection.execute(FLAG_OF_NEWEST).fetchnumpy()
    del keys
    return Loaded(
        found["count"],
        found["following"],
        newest,
        number,
        checked["stream"],
        checked["upto"],
        flags["stream"],
        flags["flag"],
    )
