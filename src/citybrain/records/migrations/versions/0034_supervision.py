"""Enterprises, the entries of their files, which stay, their people and streams, and the cells of a grid."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import create, places, texts

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Create the tables; entries are neither changed nor deleted."""
    create(
        "enterprise",
        *texts("identifier", "name", "activity", "address"),
        *places(),
        sa.Column("sole_trader", sa.Boolean, nullable=False),
        *texts("source"),
    )
    create(
        "enterprise_entry",
        sa.Column("enterprise", sa.Integer, nullable=False),
        *texts("kind", "since"),
        *texts("until", "pollutant", nullable=True),
        sa.Column("amount", sa.Float),
        *texts("unit", "per", "outlet", nullable=True),
        *places(),
        *texts("reference", "text", "data_class"),
        *(sa.Column(name, sa.Integer) for name in ("about", "corrects")),
        enterprise="enterprise",
        about="enterprise_entry",
        corrects="enterprise_entry",
    )
    create(
        "enterprise_person",
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("enterprise", "identity")),
        enterprise="enterprise",
        identity="identity",
    )
    create(
        "enterprise_stream",
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("enterprise", "stream")),
        *texts("source"),
        *texts("outlet", nullable=True),
        enterprise="enterprise",
        stream="datastream",
    )
    create(
        "supervision_cell",
        *texts("name"),
        sa.Column("keeper", sa.Integer),
        sa.Column("days", sa.Integer, nullable=False),
        *texts("shape"),
        keeper="identity",
    )
    counts = sa.column("withdrawn_at").is_(None)
    op.create_index(
        "ux_enterprise_identifier", "enterprise", ["identifier"], unique=True,
        sqlite_where=counts, postgresql_where=counts,
    )  # fmt: skip
    op.create_index("ix_enterprise_entry_enterprise", "enterprise_entry", ["enterprise", "kind", "since"])
    op.create_index("ux_enterprise_entry_corrects", "enterprise_entry", ["corrects"], unique=True)
    op.create_index("ix_enterprise_person_identity", "enterprise_person", ["identity"])
    op.create_index("ix_enterprise_stream_enterprise", "enterprise_stream", ["enterprise"])
    guard(op.get_bind(), "enterprise_entry")
