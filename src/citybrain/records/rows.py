"""Rows that are added to tables of the records, and threads of them: a row that begins one, and others that go on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Row, Table, insert, or_, select

from citybrain.records.tables.base import now


def add_row(connection: Connection, table: Table, by: str, **values: Any) -> int:
    """The number of a new row that somebody makes, now where `values` have no `made_at`."""
    made = connection.execute(insert(table).values(**{"made_by": by, "made_at": now(), **values}))
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


def threads(
    connection: Connection, begins: Column[Any], most: int, only: int | None = None
) -> dict[int, list[Row[Any]]]:
    """The latest threads, the latest first, or the one of a number, each with its rows, the oldest first.

    `begins` is the column that names the first row of a thread, null in that row.
    """
    table = begins.table
    first = select(table.c.id).where(begins.is_(None)).order_by(table.c.id.desc())
    numbers = connection.execute(first.where(table.c.id == only) if only is not None else first.limit(most)).scalars()
    rows: dict[int, list[Row[Any]]] = {number: [] for number in numbers}
    asked = select(table).where(or_(table.c.id.in_(rows), begins.in_(rows))).order_by(table.c.id)
    for row in connection.execute(asked):
        rows[row._mapping[begins] or row.id].append(row)
    return rows
