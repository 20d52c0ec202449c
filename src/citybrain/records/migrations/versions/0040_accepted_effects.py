"""Measured effects of measures that persons accepted."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "accepted_effect",
        sa.Column("id", sa.Integer),
        sa.Column("begun", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("intervention", "carrier")),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("share", "low", "high")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("why", "evidence")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_accepted_effect"),
        sa.ForeignKeyConstraint(["begun"], ["begun_measure.id"], name="fk_accepted_effect_begun_begun_measure"),
    )
