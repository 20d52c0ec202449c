"""Judgements of experts on detections of species, which stay."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import create, index, texts

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    """Create the table; judgements are neither changed nor deleted."""
    create(
        "species_judgement",
        sa.Column("observation", sa.BigInteger, nullable=False),
        sa.Column("stream", sa.Integer, nullable=False),
        *texts("verdict", "species", "why"),
    )
    index("ix_species_judgement_observation", "species_judgement", ["observation"])
    guard(op.get_bind(), "species_judgement")
