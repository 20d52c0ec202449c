"""What was done to keep readings in order."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the table and the index."""
    op.create_table(
        "upkeep",
        sa.Column("id", sa.Integer),
        sa.Column("task", sa.String, nullable=False),
        sa.Column("ended_at", sa.String),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("result", sa.String),
        sa.Column("problem", sa.String),
        sa.Column("arguments", sa.String),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_upkeep"),
    )
    op.create_index("ix_upkeep_task", "upkeep", ["task"])
