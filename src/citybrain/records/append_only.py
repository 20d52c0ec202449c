"""Triggers that refuse to change or delete the rows of a table."""

from __future__ import annotations

from sqlalchemy import Connection

REFUSALS = {
    "audit_entry": "rows of the audit log are neither changed nor deleted",
    "audit_head": "heads of the audit log are neither changed nor deleted",
    "consent_entry": "entries of the ledger of consent are neither changed nor deleted",
    "breach_entry": "rows of the register of breaches are neither changed nor deleted",
    "assessment_version": "versions of impact assessments are neither changed nor deleted",
    "case_step": "steps of cases are neither changed nor deleted",
    "enterprise_entry": "entries in the file of an enterprise are neither changed nor deleted",
    "case_diagnosis": "diagnoses of cases are neither changed nor deleted",
    "diagnosis_outcome": "outcomes of inspections are neither changed nor deleted",
    "incident_entry": "entries of the log of incidents are neither changed nor deleted",
    "case_evidence": "evidence of cases is neither changed nor deleted",
    "case_effect": "effects of cases are neither changed nor deleted",
    "effect_evaluation": "evaluations are neither changed nor deleted",
    "effect_stream": "evaluations are neither changed nor deleted",
    "notification_step": "steps of notifications are neither changed nor deleted",
    "licence_application": "applications for licences are neither changed nor deleted",
    "licence_entry": "entries of licences are neither changed nor deleted",
    "report_message": "messages about reports are neither changed nor deleted",
    "matter_entry": "entries of what residents asked for are neither changed nor deleted",
    "species_judgement": "judgements on detections of species are neither changed nor deleted",
    "consultation_entry": "what the city said of a consultation is neither changed nor deleted",
    "helper_act": "what helpers did for persons is neither changed nor deleted",
    "proposal_step": "steps of proposals are neither changed nor deleted",
}
"""What the database says, by table."""

POSTGRESQL_GUARDS = """
    SELECT relname, tgname, prosrc, tgtype, tgenabled = 'O' AND tgqual IS NULL AND tgattr::text = '' FROM pg_trigger
    JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace
    UNION ALL SELECT tablename, rulename, definition, 0, false FROM pg_rules WHERE schemaname = current_schema()"""
BEFORE_ALL = 2 | 8 | 16 | 32
"""BEFORE DELETE OR UPDATE OR TRUNCATE, for each statement (pg_trigger.h)."""


def guard(connection: Connection, table: str) -> None:
    """Let the database refuse whatever would lose a row of a table."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $${_body(table)}$$"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_stays()"
        )
        return
    for statement in _triggers(table).values():
        connection.exec_driver_sql(statement)


def unguard(connection: Connection, table: str) -> None:
    """Let rows be changed, in a transaction that guards the table again."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"DROP TRIGGER {table}_stays ON {table}")
        connection.exec_driver_sql(f"DROP FUNCTION {table}_stays()")
        return
    for name in _triggers(table):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def missing_guards(connection: Connection) -> list[str]:
    """Tables whose rows can be changed or kept out, since a trigger is missing, switched off, or another one."""
    wanted: dict[str, set[tuple[object, ...]]]
    if connection.dialect.name == "postgresql":
        rows = [(table, tuple(what)) for table, *what in connection.exec_driver_sql(POSTGRESQL_GUARDS)]
        wanted = {table: {(f"{table}_stays", _body(table), BEFORE_ALL, True)} for table in REFUSALS}
    else:
        asked = "SELECT lower(tbl_name), name, sql FROM sqlite_master WHERE type = 'trigger'"
        rows = [(table, tuple(what)) for table, *what in connection.exec_driver_sql(asked)]
        wanted = {table: set(_triggers(table).items()) for table in REFUSALS}
    return [table for table, guards in wanted.items() if {what for other, what in rows if other == table} != guards]


def _body(table: str) -> str:
    return f" BEGIN RAISE EXCEPTION '{REFUSALS[table]}' USING ERRCODE = 'integrity_constraint_violation'; END "


def _triggers(table: str) -> dict[str, str]:
    """The statements of SQLite, by name of the trigger: INSERT OR REPLACE deletes without asking that of DELETE."""
    replaced = f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    ways = {"changed": f"UPDATE ON {table}", "deleted": f"DELETE ON {table}", "replaced": replaced}
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSALS[table]}'); END"
    named = {f"{table}_is_not_{way}": when for way, when in ways.items()}
    return {name: f"CREATE TRIGGER {name} BEFORE {when} {refuse}" for name, when in named.items()}
