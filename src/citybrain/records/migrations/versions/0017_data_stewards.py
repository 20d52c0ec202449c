"""Stewards of data sets: who answers for each, since when, named by whom."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Create the table; one steward of a data set counts at a time."""
    op.create_table(
        "data_steward",
        sa.Column("id", sa.Integer),
        sa.Column("data_set", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("contact", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_data_steward"),
    )
    counting = sa.column("withdrawn_at").is_(None)
    op.create_index(
        "ix_data_steward_counting",
        "data_steward",
        ["data_set"],
        unique=True,
        sqlite_where=counting,
        postgresql_where=counting,
    )
