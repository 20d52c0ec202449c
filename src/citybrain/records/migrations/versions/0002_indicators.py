"""Values of indicators, and figures of other cities."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "indicator_value",
        sa.Column("id", sa.Integer),
        sa.Column("framework", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("evidence", sa.String),
        sa.Column("method", sa.String, nullable=False),
        sa.Column("note", sa.String),
        sa.Column("file", sa.String),
        sa.Column("line", sa.Integer),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_indicator_value"),
        sa.CheckConstraint("level BETWEEN 1 AND 6", name="ck_indicator_value_level"),
        sa.CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="ck_indicator_value_interval"),
    )
    op.create_index("ix_indicator_value_of", "indicator_value", ["framework", "code"])
    op.create_table(
        "compared_file",
        sa.Column("id", sa.Integer),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("figures", sa.Integer, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_compared_file"),
    )
    op.create_table(
        "compared_figure",
        sa.Column("id", sa.Integer),
        sa.Column("file", sa.Integer, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("city", sa.String, nullable=False),
        sa.Column("country", sa.String),
        sa.Column("population", sa.Float),
        sa.Column("climate", sa.String),
        sa.Column("income", sa.Float),
        sa.Column("framework", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("accounting", sa.String, nullable=False),
        sa.Column("definition", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_compared_figure"),
        sa.ForeignKeyConstraint(["file"], ["compared_file.id"], name="fk_compared_figure_file_compared_file"),
        sa.CheckConstraint(
            "accounting IN ('territorial', 'consumption', 'none')", name="ck_compared_figure_accounting"
        ),
    )
    op.create_index("ix_compared_figure_of", "compared_figure", ["framework", "code"])
