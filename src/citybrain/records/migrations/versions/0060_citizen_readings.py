"""Readings that residents sent of their own instruments."""

import sqlalchemy as sa

from citybrain.records.migrations.audit_columns import create, index, numbers, texts

revision = "0060"
down_revision = "0057"


def upgrade() -> None:
    """Create the table."""
    name = "citizen_reading"
    create(
        name,
        *texts("sending", "measured", "device", "measured_at", "data_class"),
        *numbers(sa.Float, "value", "longitude", "latitude"),
        *numbers(sa.Float, "reference", nullable=True),
        *numbers(sa.Integer, "reference_stream", nullable=True),
    )
    index(f"ux_{name}_sending", name, ["sending"], unique=True)
    index(f"ix_{name}_measured_at", name, ["measured_at"])
