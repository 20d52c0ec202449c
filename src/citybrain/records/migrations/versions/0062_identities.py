"""Consultations and surveys have an identity, so that codes and noise are of one city alone."""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"


def upgrade() -> None:
    """Those that were opened before have none: their codes, which people hold, are read as they were made."""
    for table in ("consultation", "questionnaire"):
        op.add_column(table, sa.Column("identity", sa.String))
