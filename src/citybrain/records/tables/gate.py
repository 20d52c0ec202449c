"""What is proposed, every step of it, and what is sent to actuators."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

proposal = Table(
    "proposal",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False),
    Column("label", String, nullable=False),
    Column("title", String, nullable=False),
    Column("approves", String, nullable=False),
    Column("content", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("state", String, nullable=False),
    Column("due", BigInteger),
    Column("expires", BigInteger),
    Column("machine", String),
    Column("decision", String),
    Column("version", Integer, nullable=False),
    *acts(),
)
"""What somebody, or a `machine` by way of them, wants changed: `content` as JSON, which never changes, with its hash.

`key` tells it from every other one. `label` (of the kind, as JSON by language), `title` and `approves` (the role) are
what a list shows of the content. `due` is until when [µs since 1970, clock of the city] readings have to show that
it was done, `expires` until when it can be approved and done; `decision` what persons made of what a machine wanted.
`version` counts the steps.
"""

Index("ix_proposal_key", proposal.c.key, unique=True)
Index("ix_proposal_state", proposal.c.state, proposal.c.id)
Index("ix_proposal_target", proposal.c.kind, proposal.c.target)
Index("ix_proposal_machine", proposal.c.machine, proposal.c.id, **where(proposal.c.machine.is_not(None)))
Index(
    "ux_proposal_running", proposal.c.kind, proposal.c.target, unique=True,
    **where(proposal.c.state.in_(("executing", "rolling_back"))),
)  # fmt: skip

proposal_step = Table(
    "proposal_step",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("proposal", ForeignKey("proposal.id"), nullable=False),
    Column("step", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("why", String, nullable=False),
    Column("about", String, nullable=False),
    *acts(),
)
"""A step: `at` on the clock of the city, `state` after it, `about` as JSON. Rows are neither changed nor deleted."""

Index("ix_proposal_step_proposal", proposal_step.c.proposal)

proposal_command = Table(
    "proposal_command",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("proposal", ForeignKey("proposal.id"), nullable=False),
    Column("purpose", String, nullable=False),
    Column("key", String, nullable=False),
    Column("state", String, nullable=False),
    Column("claimed", Float),
    *acts(),
)
"""What is sent to an actuator, at most once: one for each purpose. Who has it in hand has `claimed` it before [s since
1970]; what was claimed and nobody answers for any more is `unknown`, and is not sent again.
"""

Index("ux_proposal_command_once", proposal_command.c.proposal, proposal_command.c.purpose, unique=True)
Index("ix_proposal_command_open", proposal_command.c.id, **where(proposal_command.c.state.in_(("waiting", "claimed"))))
