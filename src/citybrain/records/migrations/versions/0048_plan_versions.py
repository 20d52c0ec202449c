"""Who saved a plan is on record, so that they do not approve it alone."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    """Create the table; of plans that were saved before, nobody knows by whom."""
    op.create_table(
        "plan_version",
        sa.Column("id", sa.Integer),
        sa.Column("plan", sa.String, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_plan_version"),
    )
    op.create_index("ix_plan_version_plan", "plan_version", ["plan"])
