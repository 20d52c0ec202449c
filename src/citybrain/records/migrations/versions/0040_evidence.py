"""Measured effects of measures that persons accepted, and readings that were frozen as evidence of cases."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    """Create the tables; evidence is neither changed nor deleted."""
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
    op.create_table(
        "case_evidence",
        sa.Column("id", sa.Integer),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("case", "stream")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("data_class", "place", "property")),
        sa.Column("unit", sa.String),
        sa.Column("simulated", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("summary", "document", "sha256")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_case_evidence"),
        sa.ForeignKeyConstraint(["case"], ["city_case.id"], name="fk_case_evidence_case_city_case"),
        sa.ForeignKeyConstraint(["stream"], ["datastream.id"], name="fk_case_evidence_stream_datastream"),
    )
    op.create_index("ux_case_evidence_once", "case_evidence", ["case", "sha256"], unique=True)
    guard(op.get_bind(), "case_evidence")
