"""The register of breaches of data, whose rows stay."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Create the table; its rows are neither changed nor deleted."""
    op.create_table(
        "breach_entry",
        sa.Column("id", sa.Integer),
        sa.Column("breach", sa.Integer),
        *(sa.Column(name, sa.String, nullable=False) for name in ("step", "at", "about", "classes")),
        sa.Column("persons", sa.Integer),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_breach_entry"),
        sa.ForeignKeyConstraint(["breach"], ["breach_entry.id"], name="fk_breach_entry_breach_breach_entry"),
    )
    op.create_index("ix_breach_entry_breach", "breach_entry", ["breach"])
    guard(op.get_bind(), "breach_entry")
