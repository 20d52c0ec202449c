"""Tokens of sensors: which streams a token sends readings of, where that is all it may."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column; tokens that were given before may what they could."""
    op.add_column("access_token", sa.Column("streams", sa.String))
