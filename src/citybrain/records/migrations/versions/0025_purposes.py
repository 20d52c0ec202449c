"""What somebody reads for in a session at the page."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Add the column; in sessions that there are nobody chose."""
    op.add_column("web_session", sa.Column("purpose", sa.String))
