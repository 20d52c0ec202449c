"""What single streams are tested for."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "stream_quality",
        sa.Column("id", sa.Integer),
        sa.Column("datastream", sa.Integer, nullable=False),
        sa.Column("settings", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_stream_quality"),
        sa.ForeignKeyConstraint(["datastream"], ["datastream.id"], name="fk_stream_quality_datastream_datastream"),
    )
    op.create_index("ix_stream_quality_datastream", "stream_quality", ["datastream"])
