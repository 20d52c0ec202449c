"""What is told of streams as a whole, computed anew from their readings: after changes, and for older databases."""

from __future__ import annotations

import numpy as np
import psycopg

from citybrain.observations.readings.columns import NO_FEATURE, Streams
from citybrain.observations.readings.postgres import rollups
from citybrain.observations.readings.postgres.tables import EXTENT, OBSERVED

VERSION = 3
"""Of the tables that tell it."""

SOME = "(%(some)s::integer[] IS NULL OR stream = ANY(%(some)s::integer[]))"
AGAIN = (
    f"""
    UPDATE summary SET ("begin", "end", made_first, made_last) = (
        SELECT min(time), max(coalesce(until, time)), min(coalesce(made, time)), max(coalesce(made, time))
        FROM reading WHERE reading.stream = summary.stream)
    WHERE {SOME}""",
    f"DELETE FROM observed WHERE {SOME}",
    f"INSERT INTO observed SELECT DISTINCT stream, coalesce(feature, {NO_FEATURE}) FROM reading WHERE {SOME} "
    "ON CONFLICT DO NOTHING",
)


def again(connection: psycopg.Connection, streams: Streams | None = None) -> None:
    """Compute it for all streams or some, in a transaction in which nothing is left to fold."""
    some = None if streams is None else np.unique(streams).tolist()
    for statement in AGAIN:
        connection.execute(statement, {"some": some})


def upgrade(connection: psycopg.Connection) -> None:
    """Bring tables of earlier versions, which do not tell it, to what they are now, all or nothing."""
    if connection.execute("SELECT max(number) FROM version").fetchall()[0][0] >= VERSION:
        return
    with connection.transaction():
        for table in ("added", "summary"):
            columns = ", ".join(f"ADD COLUMN {column}" for column in EXTENT.split(", "))
            connection.execute(f"ALTER TABLE {table} {columns}")
        connection.execute(OBSERVED)
        connection.execute(rollups.FOLD)
        again(connection)
        connection.execute("INSERT INTO version VALUES (%s)", [VERSION])
