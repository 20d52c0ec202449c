"""How far the readings of each stream were looked at, on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from citybrain.cases.steps import BY_RULE
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import case_cursor

BEGUN = 0
"""Stands for a stream: that readings are looked at since then, so that a stream without a cursor is looked at whole."""

FEW = 500
"""Streams whose cursors are read one by one."""


def begin_cursors(connection: Connection, streams: Sequence[int], sequences: Sequence[int]) -> None:
    """The first time that a city is looked at, what it has read before is history: it opens no cases."""
    if connection.execute(select(case_cursor.c.stream).limit(1)).first() is None:
        move_cursors(connection, {BEGUN: 0, **dict(zip(streams, sequences, strict=True))})


def cursors(connection: Connection) -> dict[int, int]:
    """Number of the last reading that was looked at, by stream."""
    asked = select(case_cursor.c.stream, case_cursor.c.sequence).where(case_cursor.c.stream != BEGUN)
    return {int(stream): int(sequence) for stream, sequence in connection.execute(asked)}


def move_cursors(connection: Connection, reached: Mapping[int, int]) -> None:
    """Move cursors on; never back."""
    known = _some(connection, reached) if len(reached) <= FEW else cursors(connection)
    acts = {"made_by": BY_RULE, "made_at": moment()}
    new = [{"stream": one, "sequence": at, **acts} for one, at in reached.items() if one not in known]
    if new:
        connection.execute(insert(case_cursor), new)
    on = [{"of": one, "to": at} for one, at in reached.items() if at > known.get(one, at)]
    if on:
        moved = update(case_cursor).where(case_cursor.c.stream == bindparam("of"))
        connection.execute(moved.values(sequence=bindparam("to"), made_at=acts["made_at"]), on)


def _some(connection: Connection, reached: Mapping[int, int]) -> dict[int, int]:
    asked = select(case_cursor.c.stream, case_cursor.c.sequence).where(case_cursor.c.stream.in_(list(reached)))
    return {int(stream): int(sequence) for stream, sequence in connection.execute(asked)}
