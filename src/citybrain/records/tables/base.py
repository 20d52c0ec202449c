"""What all tables share: the MetaData, and who made or withdrew a row and when."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, MetaData, String

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def acts() -> tuple[Column[str], ...]:
    """Columns of every table: who made a row and when; who withdrew it and when, null while it counts.

    Times are UTC as ISO 8601 texts. Nothing is deleted: what is withdrawn stays.
    """
    return (
        Column("made_by", String, nullable=False),
        Column("made_at", String, nullable=False),
        Column("withdrawn_by", String),
        Column("withdrawn_at", String),
    )


def where(condition: ColumnElement[bool]) -> dict[str, Any]:
    """Options of an index on some of the rows alone, in every database."""
    return {"sqlite_where": condition, "postgresql_where": condition}


def now() -> str:
    """The time as records hold it: "2026-01-31T12:00:00.123456+00:00"."""
    return datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="microseconds")
