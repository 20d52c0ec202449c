"""Identities, roles, tokens, and the audit log, which refuses to be changed."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0006"
down_revision = "0005"

REFUSED = "rows of the audit log are neither changed nor deleted"
GUARDS = {
    "changed": "UPDATE ON audit_entry",
    "deleted": "DELETE ON audit_entry",
    "replaced": "INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)",
}
"""INSERT OR REPLACE deletes without asking the trigger of DELETE."""

REFUSING = f"""
    CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""


def refers(table: str, to: str) -> sa.ForeignKeyConstraint:
    """A column that names a row of another table."""
    return sa.ForeignKeyConstraint([to], [f"{to}.id"], name=f"fk_{table}_{to}_{to}")


def upgrade() -> None:
    """Create the tables and their guards."""
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer),
        sa.Column("name", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_identity"),
    )
    counting = sa.column("withdrawn_at").is_(None)
    op.create_index(
        "ix_identity_counting", "identity", ["name"], unique=True, sqlite_where=counting, postgresql_where=counting
    )
    op.create_table(
        "identity_role",
        sa.Column("id", sa.Integer),
        sa.Column("identity", sa.Integer, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_identity_role"),
        refers("identity_role", "identity"),
    )
    op.create_index("ix_identity_role_identity", "identity_role", ["identity"])
    op.create_table(
        "access_token",
        sa.Column("id", sa.Integer),
        sa.Column("identity", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("hash", "scopes", "expires_at", "purpose")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_access_token"),
        refers("access_token", "identity"),
    )
    op.create_index("ix_access_token_identity", "access_token", ["identity"])
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer),
        sa.Column("token", sa.Integer),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("object", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("requests", sa.Integer, nullable=False),
        sa.Column("request", sa.String, nullable=False),
        sa.Column("status", sa.Integer),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_made_at", "audit_entry", ["made_at"])
    guard_in_postgresql() if op.get_bind().dialect.name == "postgresql" else guard_in_sqlite()


def guard_in_sqlite() -> None:
    """A trigger for each way to lose a row."""
    for name, when in GUARDS.items():
        refuse = f"SELECT RAISE(ABORT, '{REFUSED}');"
        op.execute(f"CREATE TRIGGER audit_entry_is_not_{name} BEFORE {when} BEGIN {refuse} END")


def guard_in_postgresql() -> None:
    """One trigger for all of them."""
    op.execute(REFUSING)
    op.execute(
        "CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()"
    )
