"""What else somebody signs in with than a token: passwords, second factors, passkeys, links, providers."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.migrations.audit_columns import acts

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Create the table, and tell of sessions on what device they are."""
    op.add_column("web_session", sa.Column("device", sa.String))
    op.create_table(
        "credential",
        sa.Column("id", sa.Integer),
        sa.Column("identity", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("handle", sa.String),
        sa.Column("secret", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("counter", sa.Integer, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_credential"),
        sa.ForeignKeyConstraint(["identity"], ["identity.id"], name="fk_credential_identity_identity"),
    )
    op.create_index("ix_credential_identity", "credential", ["identity"])
    counting = sa.column("withdrawn_at").is_(None)
    op.create_index(
        "ix_credential_counting",
        "credential",
        ["kind", "handle"],
        unique=True,
        sqlite_where=counting,
        postgresql_where=counting,
    )
