"""Records in a PostgreSQL database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from citybrain.records.database import Database
from citybrain.records.errors import NotRecordedError
from citybrain.records.store import IMMEDIATE, OVERFLOW, PATIENCE, Records
from citybrain.records.upgrade import bring_up_to_date

WRITES = (0x43425249, 2)
"""The advisory lock of who writes records: the program's mark, and which of its locks."""


def open_in(database: Database) -> Records:
    """Open the records in a database and bring their tables up to date. Raises NotRecordedError."""
    engine = _engine(database)
    records = Records(database, engine, True, told=lambda problem: translate_error(problem, database))
    with records.errors_told():
        bring_up_to_date(engine, str(database), True)
    return records


def translate_error(problem: BaseException, database: Database) -> NotRecordedError | None:
    """The error for a person, or None where the fault is one of the program."""
    known = database.told(problem)
    return None if known is None else NotRecordedError(known[0], **known[1])


def _engine(database: Database) -> Engine:
    """Who reads sees one state; who writes has waited for all that wrote before, as in SQLite."""
    engine = create_engine(
        "postgresql+psycopg://",
        creator=database.connect,
        pool_pre_ping=True,
        max_overflow=OVERFLOW,
        pool_timeout=PATIENCE,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(IMMEDIATE):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(PATIENCE * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITES[0]}, {WRITES[1]})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        connection.execute("SET TIME ZONE 'UTC'")
        connection.commit()

    return engine
