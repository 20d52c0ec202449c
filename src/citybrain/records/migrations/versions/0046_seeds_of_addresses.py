"""Codes of a subscription are made of a seed of its own, so that its address is sealed for its row as all else is."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.bound_fields import bind_fields

revision = "0046"
down_revision = "0043"


def upgrade() -> None:
    """Codes that are in use stay: they were made of the address as it was sealed."""
    op.add_column("subscription", sa.Column("seed", sa.String))
    rows = sa.table("subscription", sa.column("seed"), sa.column("address"))
    op.execute(sa.update(rows).values(seed=rows.c.address))
    bind_fields(op.get_bind())
