"""Readings that are forgotten as they grow old, in a transaction in which all counters are folded."""

from __future__ import annotations

from typing import Any

import psycopg

from citybrain.observations.readings.accounts import CONFLICTS
from citybrain.observations.readings.columns import Streams
from citybrain.observations.readings.postgres.rows import Instant
from citybrain.observations.readings.store import Detail

GOING: dict[Detail, tuple[str, ...]] = {"readings": (), "hours": ("hour",), "days": ("hour", "day")}
"""Tables of means whose rows go as well."""

FLAGS = """
    DELETE FROM flag USING reading
    WHERE flag.stream = ANY(%(streams)s::integer[]) AND reading.stream = flag.stream AND reading.number = flag.number
          AND reading.time < %(before)s"""
FORGET = """
    WITH gone AS (DELETE FROM reading WHERE stream = ANY(%(streams)s::integer[]) AND time < %(before)s RETURNING stream)
    SELECT stream, count(*) FROM gone GROUP BY stream"""
NOTE = """
    INSERT INTO forgotten AS kept
    SELECT stream, %(before)s, coalesce(count, 0) FROM unnest(%(streams)s::integer[]) AS stream
    LEFT JOIN unnest(%(gone)s::integer[], %(count)s::bigint[]) AS gone (stream, count) USING (stream)
    ON CONFLICT (stream) DO UPDATE
    SET before = greatest(kept.before, excluded.before), count = kept.count + excluded.count"""

CONFLICTS_OF = r"""
    UPDATE quarantine SET received = regexp_replace(received, ', "result": .*\}$', '}')
    WHERE code = %(code)s AND substring(received from '"stream": (\d+)')::integer = ANY(%(streams)s::integer[])
          AND substring(received from '"time": (-?\d+)')::bigint < %(time)s"""
"""What was rejected as another result of a reading stands in quarantine with its stream and time from then on."""


def forget(connection: psycopg.Connection, streams: Streams, before: int, what: Detail) -> dict[int, int]:
    """Remove readings of streams before a day [µs]; how many of each of those that had any."""
    given: dict[str, Any] = {"streams": streams.tolist(), "before": Instant(before)}
    connection.execute(FLAGS, given)
    connection.execute(CONFLICTS_OF, {**given, "code": CONFLICTS, "time": before})
    gone: dict[int, int] = dict(connection.execute(FORGET, given).fetchall())
    connection.execute(NOTE, {**given, "gone": list(gone), "count": list(gone.values())})
    for level in GOING[what]:
        connection.execute(
            f"DELETE FROM {level} WHERE stream = ANY(%(streams)s::integer[]) AND start < %(before)s", given
        )
    return gone
