"""Corrections of parameters that objections led to, and the saved plans that are outdated by them."""

import sqlalchemy as sa

from citybrain.records.migrations.audit_columns import create, index, numbers, texts

revision = "0056"
down_revision = "0055"


def upgrade() -> None:
    """Create the tables."""
    create(
        "parameter_correction",
        sa.Column("matter", sa.Integer, nullable=False),
        *texts("parameter", "unit", "since"),
        *numbers(sa.Float, "before", "value"),
        *texts("source", "why"),
        matter="resident_matter",
    )
    create(
        "outdated_plan",
        sa.Column("correction", sa.Integer, nullable=False),
        *texts("plan", "tag"),
        correction="parameter_correction",
    )
    index("ix_outdated_plan_plan", "outdated_plan", ["plan"])
