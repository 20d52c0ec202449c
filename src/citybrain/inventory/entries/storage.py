"""Lines of activity in the records: put in, read back, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl
from sqlalchemy import Connection, func, insert, select, update

from citybrain.inventory.entries.frame import LINES
from citybrain.inventory.entries.table import LINE
from citybrain.kernel import NotFoundError
from citybrain.records.tables.activity import activity, activity_batch
from citybrain.records.tables.base import now

AT_A_TIME = 50_000
COUNTS = activity.c.withdrawn_at.is_(None) & activity.c.batch.in_(
    select(activity_batch.c.id).where(activity_batch.c.withdrawn_at.is_(None))
)
"""Lines that are not withdrawn, nor the batch they came in."""

READ: dict[str, type[pl.DataType]] = {"id": pl.Int64, "batch": pl.Int64, LINE: pl.UInt32, **LINES}
MADE: dict[str, type[pl.DataType]] = {"made_by": pl.String, "made_at": pl.String}


def add_batch(connection: Connection, lines: pl.DataFrame, by: str, **batch: Any) -> int:
    """Record lines that came together; return the number of their batch. `batch` are its other columns."""
    made = {"made_by": by, "made_at": now()}
    batch_made = insert(activity_batch).values(**batch, **made).returning(activity_batch.c.id)
    number = int(connection.execute(batch_made).scalar_one())
    filled = [column.name for column in lines.select(LINE, *LINES) if column.null_count() < len(lines)]
    columns = [*filled, *made, "batch"]
    statement = str(insert(activity).compile(connection, column_keys=columns))
    order = [column.name for column in activity.c if column.name in columns]
    common = [pl.lit(value).alias(name) for name, value in {**made, "batch": number}.items()]
    for part in lines.select(*filled, *common).select(order).iter_slices(AT_A_TIME):
        connection.exec_driver_sql(statement, part.rows())
    return number


def recorded_lines(
    connection: Connection, years: Iterable[int] | None = None, after: int = 0, like: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Lines that count, of some years or all, with an id greater than `after`; columns of READ and MADE.

    With `like`, of which there should be few, only those that have the amount of one of these lines, or none.
    Who made a line and when is what its batch says. Columns in which nothing stands are not fetched.
    """
    wanted = [COUNTS, activity.c.id > after]
    if years is not None:
        wanted.append(activity.c.year.in_(sorted(years)))
    if like is not None:
        amounts = like["amount"].drop_nulls().unique().to_list()
        wanted.append(activity.c.amount.in_(amounts) | activity.c.amount.is_(None))
    nullable = [name for name in READ if activity.c[name].nullable]
    counts = connection.execute(select(*(func.count(activity.c[name]) for name in nullable)).where(*wanted)).one()
    empty = {name for name, count in zip(nullable, counts, strict=True) if not count}
    schema = {name: kind for name, kind in READ.items() if name not in empty}
    parts = [pl.DataFrame(schema=schema)]
    chosen = select(*(activity.c[name] for name in schema)).where(*wanted).order_by(activity.c.id)
    cursor = connection.execute(chosen).cursor
    while cursor is not None and (rows := cursor.fetchmany(AT_A_TIME)):
        columns = zip(schema.items(), zip(*rows, strict=True), strict=True)
        parts.append(pl.DataFrame([pl.Series(name, values, kind) for (name, kind), values in columns]))
    read = pl.concat(parts).with_columns(pl.lit(None, READ[name]).alias(name) for name in empty)
    return read.select(list(READ)).join(_made(connection), on="batch", how="left", maintain_order="left")


def _made(connection: Connection) -> pl.DataFrame:
    batches = select(activity_batch.c.id, activity_batch.c.made_by, activity_batch.c.made_at)
    rows = [tuple(row) for row in connection.execute(batches)]
    return pl.DataFrame(rows, schema={"batch": pl.Int64, **MADE}, orient="row")


def state_of(connection: Connection) -> tuple[int, int, int]:
    """What changes whenever lines are added or withdrawn: the last id, and how many rows and batches are withdrawn."""
    last = connection.execute(select(func.max(activity.c.id))).scalar() or 0
    rows = connection.execute(
        select(func.count(activity.c.id)).where(activity.c.withdrawn_at.is_not(None))
    ).scalar_one()
    batches = connection.execute(
        select(func.count()).select_from(activity_batch).where(activity_batch.c.withdrawn_at.is_not(None))
    ).scalar_one()
    return int(last), int(rows), int(batches)


def batches_of(connection: Connection, hashes: Sequence[str]) -> dict[tuple[str, str | None], int]:
    """Batches that count of files with these hashes, by hash and sheet."""
    chosen = select(activity_batch.c.sha256, activity_batch.c.sheet, activity_batch.c.id).where(
        activity_batch.c.sha256.in_(hashes), activity_batch.c.withdrawn_at.is_(None)
    )
    return {(digest, sheet): int(number) for digest, sheet, number in connection.execute(chosen)}


def batches_told(connection: Connection) -> dict[int, dict[str, Any]]:
    """File, sheet, who and when of every batch, by its number."""
    columns = [activity_batch.c[name] for name in ("id", "file", "sheet", "received", "kept", "made_by", "made_at")]
    return {int(row["id"]): dict(row) for row in connection.execute(select(*columns)).mappings()}


def withdraw_line(connection: Connection, identity: int, by: str) -> None:
    """Let a line count no longer; it stays in the records. Raises NotFoundError where no such line counts."""
    changed = connection.execute(
        update(activity).where(activity.c.id == identity, COUNTS).values(withdrawn_by=by, withdrawn_at=now())
    )
    if changed.rowcount == 0:
        raise NotFoundError("activity-unknown", received=str(identity))


def withdraw_batch(connection: Connection, number: int, by: str) -> int:
    """Let all lines of a file count no longer; return how many. Raises NotFoundError where no such batch counts."""
    of_batch = activity.c.batch == number
    count = connection.execute(select(func.count(activity.c.id)).where(of_batch, COUNTS)).scalar_one()
    changed = connection.execute(
        update(activity_batch)
        .where(activity_batch.c.id == number, activity_batch.c.withdrawn_at.is_(None))
        .values(withdrawn_by=by, withdrawn_at=now())
    )
    if changed.rowcount == 0:
        raise NotFoundError("activity-batch-unknown", received=str(number))
    return int(count)
