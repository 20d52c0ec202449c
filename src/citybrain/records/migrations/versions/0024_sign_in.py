"""Departments of identities, tokens with which somebody set what they sign in with, sessions of a provider."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Add the columns; of what there is nobody knows."""
    op.add_column("identity", sa.Column("department", sa.String))
    op.add_column("credential", sa.Column("token", sa.Integer))
    op.add_column("web_session", sa.Column("provider_session", sa.String))
