"""Proposals, their steps, which stay, and what is sent to actuators."""

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import create, index, numbers, texts

revision = "0033"
down_revision = "0031"


def upgrade() -> None:
    """Create the tables; steps are neither changed nor deleted."""
    create(
        "proposal",
        *texts("key", "kind", "target", "label", "title", "approves", "content", "sha256", "state"),
        *numbers(sa.BigInteger, "due", "expires", nullable=True),
        *texts("machine", "decision", nullable=True),
        *numbers(sa.Integer, "version"),
    )
    create(
        "proposal_step",
        *numbers(sa.Integer, "proposal"),
        *texts("step"),
        *numbers(sa.BigInteger, "at"),
        *texts("state", "why", "about"),
        proposal="proposal",
    )
    create(
        "proposal_command",
        *numbers(sa.Integer, "proposal"),
        *texts("purpose", "key", "state"),
        *numbers(sa.Float, "claimed", nullable=True),
        proposal="proposal",
    )
    index("ix_proposal_key", "proposal", ["key"], unique=True)
    index("ix_proposal_state", "proposal", ["state", "id"])
    index("ix_proposal_target", "proposal", ["kind", "target"])
    index("ix_proposal_machine", "proposal", ["machine", "id"], where="machine IS NOT NULL")
    running, waiting = "state IN ('executing', 'rolling_back')", "state IN ('waiting', 'claimed')"
    index("ux_proposal_running", "proposal", ["kind", "target"], unique=True, where=running)
    index("ix_proposal_step_proposal", "proposal_step", ["proposal"])
    index("ux_proposal_command_once", "proposal_command", ["proposal", "purpose"], unique=True)
    index("ix_proposal_command_open", "proposal_command", ["id"], where=waiting)
    guard(op.get_bind(), "proposal_step")
