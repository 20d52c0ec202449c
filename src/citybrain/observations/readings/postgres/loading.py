"""What the tables tell of each stream, for the memory of the store."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import psycopg

from citybrain.observations.readings.columns import NO_TIME, Readings, Streams, Times
from citybrain.observations.readings.postgres.rollups import EXTENT
from citybrain.observations.readings.postgres.tables import filled, readings_of
from citybrain.observations.readings.state import Flags, Marks, ReadingCounts, SeenStream, StreamState
from citybrain.observations.readings.store import Extent

FORGOTTEN = """
    SELECT stream, before FROM forgotten WHERE %(some)s::integer[] IS NULL OR stream = ANY(%(some)s::integer[])"""
NAMES = ", ".join(f'"{name}"' for name in Extent._fields)
COUNTED = f"""
    SELECT stream, sum(count)::bigint AS count, sum(given)::integer + 1 AS following, {EXTENT}
    FROM (SELECT stream, count, given, {NAMES} FROM summary UNION ALL SELECT stream, count, count, {NAMES} FROM added)
    AS parts
    WHERE %(some)s::integer[] IS NULL OR stream = ANY(%(some)s::integer[]) GROUP BY stream"""
NEWEST = f"""
    SELECT count, following, coalesce(upto, 0), flag, {NAMES},
           counted.stream, coalesce(newest.number, 0), time, until, made, value, said, feature
    FROM ({COUNTED}) AS counted
    LEFT JOIN LATERAL (
        SELECT * FROM reading WHERE stream = counted.stream ORDER BY time DESC, number DESC LIMIT 1
    ) AS newest ON true
    LEFT JOIN checked ON checked.stream = counted.stream
    LEFT JOIN flag ON flag.stream = counted.stream AND flag.number = newest.number"""


SEEN = """
    SELECT stream, feature FROM observed
    WHERE %(some)s::integer[] IS NULL OR stream = ANY(%(some)s::integer[])"""


class Loaded(NamedTuple):
    """What `StreamState.take` takes."""

    counts: ReadingCounts
    newest: Readings
    number: Times
    marks: Marks
    flags: Flags
    extent: Extent
    seen: SeenStream


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
    newest, number = readings_of([row[8:] for row in rows])
    count, following, checked = (np.array([row[place] for row in rows], np.int64) for place in range(3))
    flagged = np.array([place for place, row in enumerate(rows) if row[3] is not None], np.intp)
    flags = np.array([rows[place][3] for place in flagged], np.int8)
    stream = newest.stream
    extent = Extent(*(np.array(filled([row[place] for row in rows], NO_TIME), np.int64) for place in range(4, 8)))
    pairs = np.array(connection.execute(SEEN, {"some": some}, binary=True).fetchall(), np.int32).reshape(-1, 2).T
    marks, flagged_ = Marks(stream, checked), Flags(stream[flagged], flags)
    return Loaded(ReadingCounts(count, following), newest, number, marks, flagged_, extent, SeenStream(*pairs))
