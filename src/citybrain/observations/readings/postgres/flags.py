"""Flags of quality: rows for the readings that are not good, and up to which number each stream was evaluated."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import psycopg

from citybrain.observations.readings.columns import Streams, Times
from citybrain.observations.readings.postgres import rollups
from citybrain.observations.readings.state import GOOD
from citybrain.observations.readings.store import Checked, Flagged

FAILED = 4
GIVEN = "unnest(%(stream)s::integer[], %(number)s::integer[]) AS given (stream, number)"
MARKS = "unnest(%(stream)s::integer[], %(since)s::integer[], %(upto)s::integer[]) AS marks (stream, since, upto)"
REPLACED = f"""
    DELETE FROM flag USING {MARKS}
    WHERE flag.stream = marks.stream AND flag.number > marks.since AND flag.number <= marks.upto
    RETURNING flag.stream, flag.number, flag.flag"""
ANEW = f"""
    DELETE FROM flag USING {GIVEN} WHERE flag.stream = given.stream AND flag.number = given.number
    RETURNING flag.stream, flag.number, flag.flag"""
FLAG = """
    INSERT INTO flag SELECT * FROM unnest(%(stream)s::integer[], %(number)s::integer[], %(flag)s::smallint[],
                                          %(tests)s::text[])"""
MARK = f"""
    INSERT INTO checked SELECT stream, upto FROM {MARKS} ON CONFLICT (stream) DO UPDATE SET upto = excluded.upto"""
TIMES = f"""
    SELECT given.stream, time FROM {GIVEN}
    CROSS JOIN LATERAL (
        SELECT time FROM reading WHERE stream = given.stream AND number = given.number LIMIT 1) AS there"""
Row = tuple[int, int, int, str]
"""Stream, number, flag, tests."""


def replace(connection: psycopg.Connection, checked: Sequence[tuple[Checked, int]]) -> list[Checked]:
    """Write what was found of streams with their marks until now, and compute hours again; what holds of it.

    Behind a mark all flags are replaced, before it those that are given anew.
    """
    done = [_up_to(one, max(one.upto, mark)) for one, mark in checked]
    marks = {
        "stream": [one.stream for one in done],
        "since": [mark for _, mark in checked],
        "upto": [one.upto for one in done],
    }
    rows = [row for one in done for row in _rows(one)]
    keys = {"stream": [row[0] for row in rows], "number": [row[1] for row in rows]}
    before = connection.execute(REPLACED, marks).fetchall() + connection.execute(ANEW, keys).fetchall()
    if bad := [row for row in rows if row[2] != GOOD]:
        columns = zip(("stream", "number", "flag", "tests"), zip(*bad, strict=True), strict=True)
        connection.execute(FLAG, {name: list(column) for name, column in columns})
    connection.execute(MARK, marks)
    _compute_again(connection, _failed(before) ^ _failed(rows))
    return done


def given(streams: Streams, numbers: Times) -> dict[str, list[int]]:
    """Values of `GIVEN`."""
    return {"stream": streams.tolist(), "number": numbers.tolist()}


def _up_to(one: Checked, mark: int) -> Checked:
    """The same up to its mark."""
    number, flag, tests = one.flagged
    some = number <= mark
    return one._replace(upto=mark, flagged=Flagged(number[some], flag[some], tests[some]))


def _rows(one: Checked) -> list[Row]:
    number, flag, tests = one.flagged
    return [(one.stream, *row) for row in zip(number.tolist(), flag.tolist(), tests.tolist(), strict=True)]


def _failed(rows: Sequence[tuple[int, ...] | Row]) -> set[tuple[int, int]]:
    """Streams and numbers of those that failed."""
    return {(row[0], row[1]) for row in rows if row[2] == FAILED}


def _compute_again(connection: psycopg.Connection, readings: set[tuple[int, int]]) -> None:
    """Compute the hours again of readings that failed now, or do no longer."""
    if readings:
        streams, numbers = np.array(sorted(readings)).T
        times = connection.execute(TIMES, given(streams, numbers), binary=True).fetchall()
        if times:
            stream, time = np.array(times, np.int64).T
            rollups.again(connection, stream.astype(np.int32), time)
