"""Triggers that refuse to change or delete the rows of a table."""

from __future__ import annotations

from sqlalchemy import Connection

TABLES = ("audit_entry", "audit_head", "consent_entry")
NAMES = ("changed", "deleted", "replaced")


def guard(connection: Connection, table: str, refused: str) -> None:
    """Let the database refuse, with some words, whatever would lose a row of a table."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{refused}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )  # fmt: skip
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_stays()"
        )  # fmt: skip
        return
    # INSERT OR REPLACE deletes without asking the trigger of DELETE.
    replaced = f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    for name, when in zip(NAMES, (f"UPDATE ON {table}", f"DELETE ON {table}", replaced), strict=True):
        refuse = f"SELECT RAISE(ABORT, '{refused}');"
        connection.exec_driver_sql(f"CREATE TRIGGER {table}_is_not_{name} BEFORE {when} BEGIN {refuse} END")


def missing_guards(connection: Connection) -> list[str]:
    """Tables whose rows can be changed, since a trigger is missing or switched off."""
    if connection.dialect.name == "postgresql":
        there = "SELECT tgname FROM pg_trigger WHERE tgenabled = 'O' AND NOT tgisinternal"
        wanted = {table: [f"{table}_stays"] for table in TABLES}
    else:
        there = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        wanted = {table: [f"{table}_is_not_{name}" for name in NAMES] for table in TABLES}
    found = set(connection.exec_driver_sql(there).scalars())
    return [table for table, names in wanted.items() if not found.issuperset(names)]
