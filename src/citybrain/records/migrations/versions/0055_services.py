"""Services of the city with their versions; what residents ask of it, and what came of that, which stays."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import create, index, texts

revision = "0055"
down_revision = "0054"


def upgrade() -> None:
    """Create the tables; entries of matters are neither changed nor deleted."""
    create("public_service", *texts("code", "since", "content", "source"))
    create(
        "resident_matter",
        *texts("kind", "about", "subject", "language", "channel", "code", "text", "name", "address"),
        *texts("key", nullable=True),
    )
    create(
        "matter_entry",
        sa.Column("matter", sa.Integer, nullable=False),
        *texts("kind"),
        *texts("outcome", nullable=True),
        *texts("text", "content"),
        sa.Column("at", sa.BigInteger, nullable=False),
        matter="resident_matter",
    )
    index("ix_public_service_code", "public_service", ["code", "since"])
    index("ix_resident_matter_code", "resident_matter", ["code"], unique=True)
    index("ix_resident_matter_kind", "resident_matter", ["kind"])
    index("ix_matter_entry_matter", "matter_entry", ["matter"])
    guard(op.get_bind(), "matter_entry")
