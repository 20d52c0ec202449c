"""Who is signed in at the page."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the table and the index."""
    op.create_table(
        "web_session",
        sa.Column("id", sa.Integer),
        sa.Column("token", sa.Integer, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("until", sa.Float, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_web_session"),
        sa.ForeignKeyConstraint(["token"], ["access_token.id"], name="fk_web_session_token_access_token"),
    )
    op.create_index("ix_web_session_until", "web_session", ["until"])
