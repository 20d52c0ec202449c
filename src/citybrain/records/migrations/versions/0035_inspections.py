"""Photos, visits that are due, inspections, and what they found."""

import sqlalchemy as sa

from citybrain.records.migrations.audit_columns import create, index, numbers, texts

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Create the tables."""
    create(
        "photo",
        *texts("subject"),
        *texts("item", nullable=True),
        *texts("sha256", "source_sha256"),
        *numbers(sa.Integer, "size", "width", "height"),
        *texts("claimed_at", nullable=True),
        *numbers(sa.Float, "claimed_longitude", "claimed_latitude", nullable=True),
        *texts("data_class"),
    )
    create(
        "inspection_visit",
        *texts("subject", "label"),
        *numbers(sa.Float, "longitude", "latitude", nullable=True),
        *texts("checklist", "due", "why", "data_class"),
    )
    create(
        "inspection",
        *texts("identity"),
        sa.Column("visit", sa.Integer),
        *texts("subject", "label", "checklist", "document", "sha256"),
        *numbers(sa.Float, "longitude", "latitude", "accuracy", "distance", nullable=True),
        *numbers(sa.BigInteger, "begun", "finished", "received"),
        *numbers(sa.Float, "ahead"),
        *texts("data_class"),
        visit="inspection_visit",
    )
    create("inspection_checklist", *texts("sha256", "content"))
    create(
        "inspection_finding",
        *numbers(sa.Integer, "inspection"),
        *texts("item", "severity", "state", "why"),
        *texts("decided_by", "decided_at", nullable=True),
        sa.Column("case", sa.Integer),
        inspection="inspection",
    )
    _add_indices()


def _add_indices() -> None:
    standing = "withdrawn_at IS NULL"
    index("ux_photo_once", "photo", ["subject", "source_sha256"], unique=True, where=standing)
    index("ix_photo_sha256", "photo", ["sha256"])
    index("ix_inspection_visit_due", "inspection_visit", ["due"], where=standing)
    index("ux_inspection_checklist_sha256", "inspection_checklist", ["sha256"], unique=True)
    index("ux_inspection_identity", "inspection", ["identity"], unique=True)
    index("ix_inspection_visit", "inspection", ["visit"])
    index("ix_inspection_subject", "inspection", ["subject"])
    index("ix_inspection_finding_inspection", "inspection_finding", ["inspection"])
