"""Imports of readings from files, which can be undone."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "reading_import",
        sa.Column("id", sa.Integer),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("since", sa.String),
        sa.Column("until", sa.String),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("received", "stored", "duplicates", "rejected")),
        sa.Column("runs", sa.String, nullable=False),
        sa.Column("removed", sa.Integer),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_reading_import"),
    )
