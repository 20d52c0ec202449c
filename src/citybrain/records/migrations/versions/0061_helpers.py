"""Helpers who act for a person, and what they did."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import create, index, numbers, texts

revision = "0061"
down_revision = "0060"


def upgrade() -> None:
    """Create the tables."""
    mandate, act = "helper_mandate", "helper_act"
    create(
        mandate,
        *texts("tasks", "until", "code", "helper_code", "letterbox", "person", "helper"),
        *texts("key", nullable=True),
    )
    create(
        act,
        sa.Column("mandate", sa.Integer, nullable=False),
        *texts("task", "record", "link"),
        *numbers(sa.BigInteger, "at"),
        mandate=mandate,
    )
    index(f"ux_{mandate}_code", mandate, ["code"], unique=True)
    index(f"ux_{mandate}_helper_code", mandate, ["helper_code"], unique=True)
    index(f"ix_{mandate}_key", mandate, ["made_at"], where="key IS NOT NULL")
    index(f"ix_{act}_mandate", act, ["mandate"])
    index(f"ix_{act}_record", act, ["record"])
    guard(op.get_bind(), act)
