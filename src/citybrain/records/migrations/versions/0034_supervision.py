"""Enterprises, the entries of their files, which stay, their people and streams, and the cells of a grid."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0034"
down_revision = "0033"


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=nullable) for name in names]


def _places() -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Float) for name in ("longitude", "latitude")]


def _create(table: str, *parts: sa.schema.SchemaItem, **references: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer),
        *parts,
        *acts(),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")
            for column, other in references.items()
        ),
    )


def upgrade() -> None:
    """Create the tables; entries are neither changed nor deleted."""
    _create(
        "enterprise",
        *_texts("identifier", "name", "activity", "address"),
        *_places(),
        sa.Column("sole_trader", sa.Boolean, nullable=False),
        *_texts("source"),
    )
    _create(
        "enterprise_entry",
        sa.Column("enterprise", sa.Integer, nullable=False),
        *_texts("kind", "since"),
        *_texts("until", "pollutant", nullable=True),
        sa.Column("amount", sa.Float),
        *_texts("unit", "per", "outlet", nullable=True),
        *_places(),
        *_texts("reference", "text", "data_class"),
        *(sa.Column(name, sa.Integer) for name in ("about", "corrects")),
        enterprise="enterprise",
        about="enterprise_entry",
        corrects="enterprise_entry",
    )
    _create(
        "enterprise_person",
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("enterprise", "identity")),
        enterprise="enterprise",
        identity="identity",
    )
    _create(
        "enterprise_stream",
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("enterprise", "stream")),
        *_texts("source"),
        *_texts("outlet", nullable=True),
        enterprise="enterprise",
        stream="datastream",
    )
    _create(
        "supervision_cell",
        *_texts("name"),
        sa.Column("keeper", sa.Integer),
        sa.Column("days", sa.Integer, nullable=False),
        *_texts("shape"),
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
