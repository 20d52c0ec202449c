"""Hours and days of each stream: number, sum, least and most of what did not fail.

Each commit says what it adds to the hours, in its own transaction; from time to time that is folded into the rows of
hours and days. Whoever asks adds up both, so that they are right at any time and whenever the program ends.
"""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

import numpy as np
import psycopg

from citybrain.observations.readings.columns import Readings, Streams, Times
from citybrain.observations.readings.postgres.rows import DatabaseColumn, Instant, instants
from citybrain.observations.readings.postgres.tables import FAILED

HOUR, DAY = 3_600_000_000, 86_400_000_000
LEVELS = {"day": DAY, "hour": HOUR}
EXTENT = 'min("begin") AS "begin", max("end") AS "end", min(made_first) AS made_first, max(made_last) AS made_last'
ADDED = "sum(number) AS number, sum(sum) AS sum, min(least) AS least, max(most) AS most"
MEASURES = "count(*) AS number, sum(value) AS sum, min(value) AS least, max(value) AS most"
FOLD = f"""
    WITH gone AS (DELETE FROM added RETURNING *),
    counted AS (
        INSERT INTO summary AS kept
        SELECT stream, sum(count), sum(count), {EXTENT} FROM gone GROUP BY stream ORDER BY stream
        ON CONFLICT (stream) DO UPDATE
        SET count = kept.count + excluded.count, given = kept.given + excluded.given,
            "begin" = least(kept."begin", excluded."begin"), "end" = greatest(kept."end", excluded."end"),
            made_first = least(kept.made_first, excluded.made_first),
            made_last = greatest(kept.made_last, excluded.made_last)),
    days AS (
        INSERT INTO day AS kept SELECT stream, date_trunc('day', start) AS start, {ADDED} FROM gone WHERE number > 0
        GROUP BY stream, date_trunc('day', start) ORDER BY stream, start
        ON CONFLICT (stream, start) DO UPDATE
        SET number = kept.number + excluded.number, sum = kept.sum + excluded.sum,
            least = least(kept.least, excluded.least), most = greatest(kept.most, excluded.most))
    INSERT INTO hour AS kept SELECT stream, start, {ADDED} FROM gone WHERE number > 0
    GROUP BY stream, start ORDER BY stream, start
    ON CONFLICT (stream, start) DO UPDATE
    SET number = kept.number + excluded.number, sum = kept.sum + excluded.sum,
        least = least(kept.least, excluded.least), most = greatest(kept.most, excluded.most)"""
GIVEN = "unnest(%(stream)s::integer[], %(start)b::timestamp[]) AS given (stream, start)"
FORGET = f"DELETE FROM {{level}} AS kept USING {GIVEN} WHERE kept.stream = given.stream AND kept.start = given.start"
HOURS = f"""
    INSERT INTO hour SELECT given.stream, given.start, {MEASURES}
    FROM {GIVEN} CROSS JOIN LATERAL (
        SELECT value FROM reading WHERE stream = given.stream AND time >= given.start
               AND time < given.start + interval '1 hour' AND value IS NOT NULL AND NOT {FAILED}) AS counting
    GROUP BY given.stream, given.start"""
DAYS = f"""
    INSERT INTO day SELECT given.stream, given.start, {ADDED}
    FROM {GIVEN} JOIN hour ON hour.stream = given.stream AND hour.start >= given.start
         AND hour.start < given.start + interval '1 day'
    GROUP BY given.stream, given.start"""


def added(fresh: Readings) -> list[DatabaseColumn]:
    """What new readings add to hours, as columns of `added`; `fresh` has every column."""
    assert fresh.until is not None
    start = fresh.time // HOUR * HOUR
    order = np.lexsort((start, fresh.stream))
    stream, start, value = fresh.stream[order], start[order], fresh.value[order]
    begins = np.flatnonzero(np.append(True, (np.diff(stream) != 0) | (np.diff(start) != 0)))
    until, made = np.maximum(fresh.time, fresh.until)[order], fresh.result_time[order]
    number = np.add.reduceat((~np.isnan(value)).astype(np.int32), begins)
    return [
        DatabaseColumn(">i4", stream[begins]),
        instants(start[begins]),
        DatabaseColumn(">i4", np.diff(np.append(begins, len(order)))),
        DatabaseColumn(">i4", number),
        DatabaseColumn(">f8", np.add.reduceat(np.nan_to_num(value, nan=0.0), begins), number == 0),
        DatabaseColumn(">f8", np.fmin.reduceat(value, begins), number == 0),
        DatabaseColumn(">f8", np.fmax.reduceat(value, begins), number == 0),
        instants(np.minimum.reduceat(fresh.time[order], begins)),
        instants(np.maximum.reduceat(until, begins)),
        instants(np.minimum.reduceat(made, begins)),
        instants(np.maximum.reduceat(made, begins)),
    ]


def again(connection: psycopg.Connection, streams: Streams, times: Times) -> None:
    """Compute the hours and days [µs] of some readings again, in a transaction in which nothing is left to fold."""
    for level, statement in (("hour", HOURS), ("day", DAYS)):
        stream, start = np.unique(np.stack([streams, times // LEVELS[level] * LEVELS[level]]), axis=1)
        given = {"stream": stream.tolist(), "start": [Instant(one) for one in start.tolist()]}
        connection.execute(FORGET.format(level=level), given)
        connection.execute(statement, given)


class Asked(NamedTuple):
    """A statement for means, and its values."""

    statement: str
    values: dict[str, Any]


def means(streams: list[int] | None, since: int, before: int, interval: datetime.timedelta) -> Asked:
    """The statement for means of some or all streams over intervals from `since` on.

    From days or hours where the intervals begin and end with them, and from readings what they do not cover.
    """
    length = round(interval / datetime.timedelta(microseconds=1))
    level = next((one for one, whole in LEVELS.items() if not since % whole and not length % whole), None)
    whole = max(since, before // LEVELS[level] * LEVELS[level]) if level else since
    some = "" if streams is None else "AND stream = ANY(%(streams)s::integer[])"
    parts = [
        f"""SELECT stream, time AS start, 1 AS number, value AS sum, value AS least, value AS most FROM reading
            WHERE time >= %(whole)s AND time < %(before)s AND value IS NOT NULL AND NOT {FAILED} {some}"""
    ]
    if level:
        parts += [
            f"""SELECT stream, start, number, sum, least, most FROM {table}
                WHERE start >= %(since)s AND start < %(whole)s AND number > 0 {some}"""
            for table in (level, "added")
        ]
    values = {"since": since, "before": before, "whole": whole}
    return Asked(
        f"""
        SELECT stream, start, sum / number, number, least, most FROM (
            SELECT stream, date_bin(%(interval)s, start, %(since)s) AS start, {ADDED}
            FROM ({" UNION ALL ".join(parts)}) AS parts GROUP BY 1, 2) AS intervals
        ORDER BY stream, start""",
        {
            **{name: Instant(value) for name, value in values.items()},
            "streams": streams,
            "interval": datetime.timedelta(microseconds=length),
        },
    )
