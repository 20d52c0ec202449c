"""How connectors stand, and places of readings found by name."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the table and the index."""
    op.create_table(
        "connector",
        sa.Column("id", sa.Integer),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("mark", sa.String, nullable=False),
        sa.Column("tried_at", sa.String),
        sa.Column("succeeded_at", sa.String),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("problem", sa.String),
        sa.Column("arguments", sa.String),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_connector"),
    )
    op.create_index("ix_connector_name", "connector", ["name"], unique=True)
    op.create_index("ix_feature_name", "feature", ["name"])
