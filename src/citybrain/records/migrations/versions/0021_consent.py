"""Persons whom data is about, by pseudonyms, the ledger of what they agreed to, and what data was read for."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Create the tables, whose rows of the ledger are neither changed nor deleted; add a column to the audit log."""
    op.add_column("audit_entry", sa.Column("purpose", sa.String))
    op.create_table(
        "data_subject",
        sa.Column("id", sa.Integer),
        *(sa.Column(name, sa.String, nullable=False) for name in ("pseudonym", "hash")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_data_subject"),
    )
    op.create_index("ix_data_subject_pseudonym", "data_subject", ["pseudonym"], unique=True)
    op.create_index("ix_data_subject_hash", "data_subject", ["hash"], unique=True)
    op.create_table(
        "consent_entry",
        sa.Column("id", sa.Integer),
        sa.Column("subject", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("purpose", "basis", "text_version", "streams")),
        sa.Column("ends", sa.Integer),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_consent_entry"),
        sa.ForeignKeyConstraint(["subject"], ["data_subject.id"], name="fk_consent_entry_subject_data_subject"),
        sa.ForeignKeyConstraint(["ends"], ["consent_entry.id"], name="fk_consent_entry_ends_consent_entry"),
    )
    op.create_index("ix_consent_entry_purpose", "consent_entry", ["purpose"])
    guard(op.get_bind(), "consent_entry")
