"""Photos, visits that are due, inspections, and what they found."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0035"
down_revision = "0034"


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=nullable) for name in names]


def _numbers(kind: type, *names: str, nullable: bool = False) -> list[sa.Column[float]]:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


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
    """Create the tables."""
    _create(
        "photo",
        *_texts("subject"),
        *_texts("item", nullable=True),
        *_texts("sha256", "source_sha256"),
        *_numbers(sa.Integer, "size", "width", "height"),
        *_texts("claimed_at", nullable=True),
        *_numbers(sa.Float, "claimed_longitude", "claimed_latitude", nullable=True),
        *_texts("data_class"),
    )
    _create(
        "inspection_visit",
        *_texts("subject", "label"),
        *_numbers(sa.Float, "longitude", "latitude", nullable=True),
        *_texts("checklist", "due", "why", "data_class"),
    )
    _create(
        "inspection",
        *_texts("identity"),
        sa.Column("visit", sa.Integer),
        *_texts("subject", "label", "checklist", "document", "sha256"),
        *_numbers(sa.Float, "longitude", "latitude", "accuracy", "distance", nullable=True),
        *_numbers(sa.BigInteger, "begun", "finished", "received"),
        *_numbers(sa.Float, "ahead"),
        *_texts("data_class"),
        visit="inspection_visit",
    )
    _create(
        "inspection_finding",
        *_numbers(sa.Integer, "inspection"),
        *_texts("item", "severity", "state", "why"),
        *_texts("decided_by", "decided_at", nullable=True),
        sa.Column("case", sa.Integer),
        inspection="inspection",
    )
    _add_indices()


def _index(name: str, table: str, columns: list[str], unique: bool = False, where: str = "") -> None:
    condition = sa.text(where) if where else None
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def _add_indices() -> None:
    standing = "withdrawn_at IS NULL"
    _index("ux_photo_once", "photo", ["subject", "source_sha256"], unique=True, where=standing)
    _index("ix_photo_sha256", "photo", ["sha256"])
    _index("ix_inspection_visit_due", "inspection_visit", ["due"], where=standing)
    _index("ux_inspection_identity", "inspection", ["identity"], unique=True)
    _index("ix_inspection_visit", "inspection", ["visit"])
    _index("ix_inspection_subject", "inspection", ["subject"])
    _index("ix_inspection_finding_inspection", "inspection_finding", ["inspection"])
