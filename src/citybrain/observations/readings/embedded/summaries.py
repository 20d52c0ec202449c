"""The row of each stream in `summary`, computed again after readings went or changed."""

from __future__ import annotations

import duckdb

from citybrain.observations.readings.columns import Streams
from citybrain.observations.readings.embedded.tables import KEPT, summary
from citybrain.observations.readings.state import StreamState

AGAIN = f"""
    INSERT INTO summary BY NAME
    SELECT touched.stream, coalesce(kept.count, 0) AS count, touched.following,
           kept.* EXCLUDE (stream, count, following)
    FROM touched LEFT JOIN ({summary(f"(FROM {KEPT} WHERE stream IN (SELECT stream FROM touched))")}) AS kept
    USING (stream)"""


def summarise(connection: duckdb.DuckDBPyConnection, state: StreamState, streams: Streams) -> None:
    """Within a transaction of who calls; numbers that were given stay given."""
    touched = {"stream": streams, "following": state.following[streams]}  # read by its name
    connection.execute("DELETE FROM summary WHERE stream IN (SELECT stream FROM touched)")
    connection.execute(AGAIN)
    del touched
