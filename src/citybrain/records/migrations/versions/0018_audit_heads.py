"""Heads of the audit log: the hash of all entries after each transaction that added some, signed."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0018"
down_revision = "0017"

TEXTS = ("log", "root", "subtrees", "key", "signature")


def upgrade() -> None:
    """Create the table; its rows are neither changed nor deleted."""
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer),
        *(sa.Column(name, sa.String, nullable=False) for name in TEXTS),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("size", "last")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    guard(op.get_bind(), "audit_head")
