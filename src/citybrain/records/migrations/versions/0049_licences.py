"""Licences of firms for vehicles on named roads: applications and entries, which stay, contacts, published figures."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import create, index, numbers, places, texts

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    """Create the tables; applications and entries are neither changed nor deleted."""
    create(
        "licence_application",
        sa.Column("enterprise", sa.Integer, nullable=False),
        *texts("kind"),
        sa.Column("vehicles", sa.Integer, nullable=False),
        *texts("since", "until", "content"),
        enterprise="enterprise",
    )
    create(
        "licence_contact",
        sa.Column("application", sa.Integer, nullable=False),
        *texts("name", "address"),
        *texts("key", nullable=True),
        application="licence_application",
    )
    create(
        "licence_entry",
        sa.Column("application", sa.Integer, nullable=False),
        *texts("kind", "since"),
        *texts("until", nullable=True),
        *texts("vehicle"),
        *numbers(sa.Float, "distance", "duration", "orders", "passengers", "odometer", nullable=True),
        *places(),
        *texts("place", "text", "content"),
        application="licence_application",
    )
    create(
        "licence_figure",
        *texts("kind", "name"),
        sa.Column("amount", sa.Float, nullable=False),
        *texts("since", nullable=True),
        *texts("until", "source", "text"),
    )
    index("ix_licence_application_enterprise", "licence_application", ["enterprise"])
    index("ix_licence_contact_application", "licence_contact", ["application"])
    index("ix_licence_entry_application", "licence_entry", ["application", "kind", "since"])
    index("ix_licence_figure_kind", "licence_figure", ["kind"])
    for table in ("licence_application", "licence_entry"):
        guard(op.get_bind(), table)
