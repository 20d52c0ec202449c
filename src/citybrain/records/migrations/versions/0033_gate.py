"""Proposals, their steps, which stay, and what is sent to actuators."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from citybrain.records.append_only import guard
from citybrain.records.migrations.audit_columns import acts

revision = "0033"
down_revision = "0031"

RUNNING = sa.column("state", sa.String).in_(("executing", "rolling_back"))
OPEN = sa.column("state", sa.String).in_(("waiting", "claimed"))
BY_MACHINE = sa.column("machine").is_not(None)


def upgrade() -> None:
    """Create the tables; steps are neither changed nor deleted."""
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("key", "kind", "target", "content", "sha256", "state")
        ),
        *(sa.Column(name, sa.BigInteger) for name in ("due", "expires")),
        *(sa.Column(name, sa.String) for name in ("machine", "decision")),
        sa.Column("version", sa.Integer, nullable=False),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
    )
    op.create_table(
        "proposal_step",
        sa.Column("id", sa.Integer),
        sa.Column("proposal", sa.Integer, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("state", "why", "about")),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_proposal_step"),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name="fk_proposal_step_proposal_proposal"),
    )
    op.create_table(
        "proposal_command",
        sa.Column("id", sa.Integer),
        sa.Column("proposal", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("purpose", "key", "state")),
        sa.Column("claimed", sa.Float),
        *acts(),
        sa.PrimaryKeyConstraint("id", name="pk_proposal_command"),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name="fk_proposal_command_proposal_proposal"),
    )
    _indices()
    guard(op.get_bind(), "proposal_step")


def _indices() -> None:
    op.create_index("ix_proposal_key", "proposal", ["key"], unique=True)
    op.create_index("ix_proposal_state", "proposal", ["state", "id"])
    op.create_index("ix_proposal_target", "proposal", ["kind", "target"])
    op.create_index("ix_proposal_machine", "proposal", ["machine", "id"], **_where(BY_MACHINE))
    op.create_index("ux_proposal_running", "proposal", ["kind", "target"], unique=True, **_where(RUNNING))
    op.create_index("ix_proposal_step_proposal", "proposal_step", ["proposal"])
    op.create_index("ux_proposal_command_once", "proposal_command", ["proposal", "purpose"], unique=True)
    op.create_index("ix_proposal_command_open", "proposal_command", ["id"], **_where(OPEN))


def _where(condition: sa.ColumnElement[bool]) -> dict[str, Any]:
    return {"sqlite_where": condition, "postgresql_where": condition}
