"""Statements from elsewhere, and what a consumption-based account says beside its total."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table and add the columns."""
    op.create_table(
        "inventory_statement",
        sa.Column("id", sa.Integer),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("landfill", sa.String),
        sa.Column("climate", sa.String),
        sa.Column("amount", sa.Float, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("uncertainty", sa.Float),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("note", sa.String),
        sa.Column("first_by", sa.String),
        sa.Column("first_at", sa.String),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_inventory_statement"),
        sa.CheckConstraint("amount >= 0", name="ck_inventory_statement_amount"),
    )
    for name in ("produced", "imported", "exported"):
        op.add_column("consumption_account", sa.Column(name, sa.Float))
