"""Reads from the file what is held in memory of each stream."""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np

from citybrain.observations.readings.columns import NO_TIME, Streams
from citybrain.observations.readings.embedded.tables import HOT, TO_COLUMNS, merged, readings_of, summary
from citybrain.observations.readings.state import Flags, Marks, ReadingCounts, SeenStream, StreamState
from citybrain.observations.readings.store import Extent

EXTENT = ", ".join(f'epoch_us("{name}") AS extent_{name}' for name in Extent._fields)


def load(state: StreamState, connection: duckdb.DuckDBPyConnection, streams: Streams | None = None) -> None:
    """Take all streams, or some of which readings were changed or removed."""
    some = "true" if streams is None else f"stream IN ({', '.join(map(str, np.unique(streams).tolist()))})"
    parts = [f"SELECT * FROM summary WHERE {some}"]
    parts += [summary(f"(FROM {table} WHERE {some})") for table in HOT]
    asked = f"SELECT count, following, {EXTENT}, {TO_COLUMNS} FROM ({merged(' UNION ALL '.join(parts))})"
    found: dict[str, Any] = connection.execute(asked).fetchnumpy()
    marks: dict[str, Any] = connection.execute(f"SELECT stream, upto FROM checked WHERE {some}").fetchnumpy()
    newest, number = readings_of(found)
    gone: dict[str, Any] = connection.execute(
        f"SELECT stream, epoch_us(before) AS before FROM forgotten WHERE {some}"
    ).fetchnumpy()
    keys = {"stream": newest.stream, "number": number.astype(np.int32)}  # read by its name in the statement
    flags: dict[str, Any] = connection.execute(
        "SELECT stream, flag FROM flag JOIN keys USING (stream, number)"
    ).fetchnumpy()
    del keys
    seen: dict[str, Any] = connection.execute(f"SELECT stream, feature FROM observed WHERE {some}").fetchnumpy()
    counts = ReadingCounts(found["count"], found["following"])
    state.take(
        counts,
        newest,
        number,
        Marks(marks["stream"], marks["upto"]),
        Flags(flags["stream"], flags["flag"]),
        Extent(*(np.ma.filled(found[f"extent_{name}"], NO_TIME) for name in Extent._fields)),
        SeenStream(seen["stream"], seen["feature"]),
    )
    state.forgot(gone["stream"], gone["before"])
