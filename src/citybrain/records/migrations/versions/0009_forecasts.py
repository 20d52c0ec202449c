"""Trained models of streams, and warnings that a person issued."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0009"
down_revision = "0008"


def words(*names: str) -> tuple[sa.Column[str], ...]:
    """Columns of texts."""
    return tuple(sa.Column(name, sa.String, nullable=False) for name in names)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "forecast_model",
        sa.Column("id", sa.Integer),
        sa.Column("datastream", sa.Integer, nullable=False),
        *words("since", "until", "data_hash"),
        sa.Column("seed", sa.Integer, nullable=False),
        *words("versions", "card", "files"),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_forecast_model"),
        sa.ForeignKeyConstraint(["datastream"], ["datastream.id"], name="fk_forecast_model_datastream_datastream"),
    )
    op.create_table(
        "issued_warning",
        sa.Column("id", sa.Integer),
        *words("key", "said"),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_issued_warning"),
    )
    op.create_index("ix_forecast_model_datastream", "forecast_model", ["datastream"])
    op.create_index("ix_issued_warning_key", "issued_warning", ["key"])
