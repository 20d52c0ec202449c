"""Imports of readings tell what they share with others, and what they are about to store or to undo."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add columns, create the table."""
    op.add_column("reading_import", sa.Column("shared", sa.String, nullable=False, server_default="[]"))
    op.add_column("reading_import", sa.Column("kept", sa.Integer))
    op.add_column("reading_import", sa.Column("undone_by", sa.String))
    op.create_table(
        "reading_delivery",
        sa.Column("id", sa.Integer),
        sa.Column("reading_import", sa.Integer, nullable=False),
        sa.Column("readings", sa.LargeBinary, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_reading_delivery"),
        sa.ForeignKeyConstraint(
            ["reading_import"], ["reading_import.id"], name="fk_reading_delivery_reading_import_reading_import"
        ),
    )
