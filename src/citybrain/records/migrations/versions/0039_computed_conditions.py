"""Conditions of computed quantities that hold by rules of cases."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "computed_condition",
        sa.Column("id", sa.Integer),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("case", sa.Integer),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("cleared", sa.BigInteger),
        sa.Column("peak", sa.Float, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_computed_condition"),
        sa.ForeignKeyConstraint(["case"], ["city_case.id"], name="fk_computed_condition_case_city_case"),
    )
    stands = sa.column("withdrawn_at").is_(None)
    once: dict[str, Any] = {"unique": True, "sqlite_where": stands, "postgresql_where": stands}
    op.create_index("ux_computed_condition_stands", "computed_condition", ["rule", "subject"], **once)
