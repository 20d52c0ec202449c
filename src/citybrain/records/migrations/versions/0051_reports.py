"""Reports of residents, whom to ask about them apart, and what was answered, which stays."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import create, index, numbers, places, texts

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    """Create the tables; messages are neither changed nor deleted."""
    create(
        "resident_report",
        *numbers(sa.Integer, "case", nullable=True),
        *texts("source"),
        *texts("reference", "code", nullable=True),
        *texts("content", "channel", "service", "service_label"),
        *numbers(sa.Integer, "private"),
        *texts("text", "address", "media", "answers", "area"),
        *places(),
        *numbers(sa.BigInteger, "cell", nullable=True),
        *numbers(sa.BigInteger, "requested"),
        *numbers(sa.BigInteger, "answer_by", "done_by", "answered", "closed", nullable=True),
        *numbers(sa.Integer, "shown"),
        *texts("why"),
        case="city_case",
    )
    create(
        "report_contact",
        *numbers(sa.Integer, "report"),
        *texts("name", "email", "telephone"),
        *texts("key", nullable=True),
        report="resident_report",
    )
    create(
        "report_message",
        *numbers(sa.Integer, "report"),
        *texts("kind", "text"),
        *numbers(sa.BigInteger, "at"),
        report="resident_report",
    )
    index("ix_resident_report_case", "resident_report", ["case"])
    index("ix_resident_report_code", "resident_report", ["code"], unique=True)
    index("ix_resident_report_reference", "resident_report", ["source", "reference"], unique=True)
    index("ix_resident_report_near", "resident_report", ["service", "cell", "requested"])
    index("ix_resident_report_requested", "resident_report", ["requested"])
    index("ix_report_contact_report", "report_contact", ["report"])
    index("ix_report_contact_key", "report_contact", ["made_at"], where="key IS NOT NULL")
    index("ix_report_message_report", "report_message", ["report"])
    guard(op.get_bind(), "report_message")
