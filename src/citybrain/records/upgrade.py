"""Bring the tables of a database up to date: the migrations in `migrations/versions`, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, column, event, inspect, select, table

from citybrain.records.errors import NotRecordedError

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = MIGRATIONS / "versions"
TABLE = "alembic_version"

_STATEMENTS: dict[tuple[object, ...], list[tuple[str, Any]]] = {}
"""What the migrations execute in a new database, with parameters: by kind of database, and by the migrations."""


def revisions() -> list[str]:
    """Numbers of the migrations that this program knows, oldest first: the first four digits of their files."""
    return sorted(path.name[:4] for path in VERSIONS.glob("[0-9][0-9][0-9][0-9]_*.py"))


def bring_up_to_date(
    engine: Engine, place: str, writable: bool, before: Callable[[str], None] = lambda number: None
) -> None:
    """Run the migrations that the database lacks, all in one transaction: where one fails, none was run.

    `before` is called first where there are tables, with the number at which they are, while nobody else may write.

    Raises NotRecordedError for a database newer than this program, and for an older one that may not be written to.
    """
    known = revisions()
    with engine.connect() as connection, connection.begin():
        present = _present(connection, place, known)
    if present == known[-1]:
        return
    if not writable:
        raise NotRecordedError("records-old-read-only", file=place, received=present or "-", allowed=known[-1])
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        if (present := _present(connection, place, known)) != known[-1]:
            if present is not None:
                before(present)
            _migrate(connection) if inspect(connection).get_table_names() else _create(connection, known)


def _present(connection: Connection, place: str, known: list[str]) -> str | None:
    """Number of the last migration of a database, None where it is new."""
    if TABLE not in inspect(connection).get_table_names():
        return None
    present = connection.execute(select(column("version_num")).select_from(table(TABLE))).scalar()
    if present is not None and present not in known:
        raise NotRecordedError("records-newer", file=place, received=str(present), allowed=known[-1])
    return None if present is None else str(present)


def _create(connection: Connection, known: list[str]) -> None:
    """Run all migrations in a database without tables: once in a program, what they execute is executed again then.

    To run them takes 0.15 s of computing, and 0.4 s more the first time, to execute their statements a tenth of it.
    """
    dialect = connection.dialect
    kind = (dialect.name, dialect.server_version_info, VERSIONS, *known)
    if kind in _STATEMENTS:
        for statement, parameters in _STATEMENTS[kind]:
            connection.exec_driver_sql(statement, parameters)
        return
    statements: list[tuple[str, Any]] = []

    def add(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        statements.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", add)
    _migrate(connection)
    event.remove(connection, "before_cursor_execute", add)
    _STATEMENTS[kind] = statements


def _migrate(connection: Connection, to: str = "head") -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    context = EnvironmentContext(config, script, fn=lambda present, _: script._upgrade_revs(to, present))
    with context:
        context.configure(connection=connection, transactional_ddl=True)
        context.run_migrations()
