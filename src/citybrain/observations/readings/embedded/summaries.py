"""What is told of each stream as a whole, computed again after readings went or changed."""

from __future__ import annotations

import duckdb

from citybrain.observations.readings.columns import Streams
from citybrain.observations.readings.embedded.tables import OBSERVED, summarised
from citybrain.observations.readings.state import StreamState

TOUCHED = "stream IN (SELECT stream FROM touched)"
AGAIN = (
    f"DELETE FROM summary WHERE {TOUCHED}",
    f"INSERT INTO summary BY NAME {summarised('touched')}",
    f"DELETE FROM observed WHERE {TOUCHED}",
    f"INSERT INTO observed {OBSERVED} WHERE {TOUCHED}",
)


def summarise(connection: duckdb.DuckDBPyConnection, state: StreamState, streams: Streams) -> None:
    """Within a transaction of who calls; numbers that were given stay given."""
    touched = {"stream": streams, "following": state.following[streams]}  # read by its name
    for statement in AGAIN:
        connection.execute(statement)
    del touched
