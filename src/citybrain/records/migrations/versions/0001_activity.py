"""Lines of activity of the inventory, their batches, choices, changes of method, consumption-based accounts."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "activity_batch",
        sa.Column("id", sa.Integer),
        sa.Column("file", sa.String),
        sa.Column("sha256", sa.String),
        sa.Column("sheet", sa.String),
        sa.Column("layout", sa.String, nullable=False),
        sa.Column("received", sa.Integer, nullable=False),
        sa.Column("kept", sa.Integer, nullable=False),
        sa.Column("report", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_activity_batch"),
        sa.CheckConstraint("kept <= received", name="ck_activity_batch_kept"),
    )
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer),
        sa.Column("batch", sa.Integer, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("subcategory", sa.String, nullable=False),
        sa.Column("description", sa.String),
        sa.Column("amount", sa.Float),
        sa.Column("unit", sa.String),
        sa.Column("factor", sa.String),
        sa.Column("own_factors", sa.String),
        sa.Column("notation_key", sa.String),
        sa.Column("reason", sa.String),
        sa.Column("activity_quality", sa.String),
        sa.Column("factor_quality", sa.String),
        sa.Column("activity_uncertainty", sa.Float),
        sa.Column("factor_uncertainty", sa.Float),
        sa.Column("source", sa.String),
        sa.Column("note", sa.String),
        sa.Column("first_by", sa.String),
        sa.Column("first_at", sa.String),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_activity"),
        sa.ForeignKeyConstraint(["batch"], ["activity_batch.id"], name="fk_activity_batch_activity_batch"),
        sa.CheckConstraint("(amount IS NULL) = (notation_key IS NOT NULL)", name="ck_activity_amount_or_key"),
    )
    op.create_index("ix_activity_batch", "activity", ["batch"])
    withdrawn = sa.column("withdrawn_at").is_not(None)
    op.create_index("ix_activity_withdrawn", "activity", ["id"], sqlite_where=withdrawn, postgresql_where=withdrawn)
    op.create_table(
        "inventory_choice",
        sa.Column("id", sa.Integer),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("subcategory", sa.String, nullable=False),
        sa.Column("counts", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_inventory_choice"),
        sa.CheckConstraint("counts IN ('entered', 'computed')", name="ck_inventory_choice_counts"),
    )
    op.create_table(
        "inventory_change",
        sa.Column("id", sa.Integer),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("effect", sa.Float),
        sa.Column("recalculated", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_inventory_change"),
    )
    op.create_table(
        "consumption_account",
        sa.Column("id", sa.Integer),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("emissions", sa.Float, nullable=False),
        sa.Column("uncertainty", sa.Float),
        sa.Column("method", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_consumption_account"),
    )
