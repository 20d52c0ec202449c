"""What the tables tell of each stream, for the memory of the store."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import psycopg

from citybrain.observations.readings.columns import Readings, Streams, Times
from citybrain.observations.readings.postgres.tables import readings_of
from citybrain.observations.readings.state import Counts, Flags, Marks, StreamState

FORGOTTEN = """
    SELECT stream, before FROM forgotten WHERE %(some)s::integer[] IS NULL OR stream = ANY(%(some)s::integer[])"""
COUNTED = """
    SELECT stream, sum(count)::bigint AS count, sum(given)::integer + 1 AS following
    FROM (SELECT stream, count, given FROM summary UNION ALL SELECT stream, count, count FROM added) AS parts
    WHERE %(some)s::integer[] IS NULL OR stream = ANY(%(some)s::integer[]) GROUP BY stream"""
NEWEST = f"""
    SELECT count, following, coalesce(upto, 0), flag,
           counted.stream, coalesce(newest.number, 0), time, until, coalesce(made, time), value, said, feature
    FROM ({COUNTED}) AS counted
    LEFT JOIN LATERAL (
        SELECT * FROM reading WHERE stream = counted.stream ORDER BY time DESC, number DESC LIMIT 1
    ) AS newest ON true
    LEFT JOIN checked ON checked.stream = counted.stream
    LEFT JOIN flag ON flag.stream = counted.stream AND flag.number = newest.number"""


class Loaded(NamedTuple):
    """What `StreamState.take` takes."""

    counts: Counts
    newest: Readings
    number: Times
    marks: Marks
    flags: Flags


def load(state: StreamState, connection: psycopg.Connection, streams: Streams | None = None) -> None:
    """Take all streams, or some, in place of what was known."""
    found = loaded(connection, streams)
    some = None if streams is None else np.unique(streams).tolist()
    gone = connection.execute(FORGOTTEN, {"some": some}, binary=True).fetchall()
    state.take(*found)
    state.forgot(np.array([row[0] for row in gone], np.int32), np.array([row[1] for row in gone], np.int64))


def loaded(connection: psycopg.Connection, streams: Streams | None = None) -> Loaded:
    """All streams, or some."""
    some = None if streams is None else np.unique(streams).tolist()
    rows = connection.execute(NEWEST, {"some": some}, binary=True).fetchall()
    newest, number = readings_of([row[4:] for row in rows])
    count, following, checked = (np.array([row[place] for row in rows], np.int64) for place in range(3))
    flagged = np.array([place for place, row in enumerate(rows) if row[3] is not None], np.intp)
    flags = np.array([rows[place][3] for place in flagged], np.int8)
    stream = newest.stream
    return Loaded(Counts(count, following), newest, number, Marks(stream, checked), Flags(stream[flagged], flags))
