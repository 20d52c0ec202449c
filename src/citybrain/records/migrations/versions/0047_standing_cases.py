"""Cases whose condition still holds are listed at once, however many there are."""

from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    """By rank, as all cases are."""
    op.execute("CREATE INDEX ix_city_case_standing ON city_case (rank DESC, id) WHERE standing > 0")
