"""Cases whose condition still holds are listed at once, however many there are."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    """By rank, as all cases are."""
    holds = sa.text("standing > 0")
    columns = [sa.text("rank DESC"), "id"]
    op.create_index("ix_city_case_standing", "city_case", columns, sqlite_where=holds, postgresql_where=holds)
