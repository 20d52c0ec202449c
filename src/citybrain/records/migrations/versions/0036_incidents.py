"""The log of incidents, whose rows stay."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Create the table; its rows are neither changed nor deleted."""
    op.create_table(
        "incident_entry",
        sa.Column("id", sa.Integer),
        sa.Column("incident", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("task", sa.String),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("about", "why", "sha256")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_incident_entry"),
    )
    op.create_index("ux_incident_entry_once", "incident_entry", ["incident", "position"], unique=True)
    op.create_index("ix_incident_entry_step", "incident_entry", ["step", "incident"])
    guard(op.get_bind(), "incident_entry")
