"""Promises, approvals of plans, and figures of years."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "promise",
        sa.Column("id", sa.Integer),
        sa.Column("said", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_promise"),
    )
    op.create_table(
        "approval",
        sa.Column("id", sa.Integer),
        sa.Column("plan", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("said", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_approval"),
    )
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("uncertainty", sa.Float),
        sa.Column("simulated", sa.Boolean, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_figure"),
        sa.CheckConstraint("subject IN ('emissions', 'residents', 'gdp')", name="ck_figure_subject"),
    )
    op.create_index("ix_figure_subject_year", "figure", ["subject", "year"])
