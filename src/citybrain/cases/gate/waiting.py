"""Cases whose proposal nobody has decided yet."""

from __future__ import annotations

from sqlalchemy import Connection, Select, String, cast, literal, select

from citybrain.cases.gate.states import ProposalState
from citybrain.records.tables.gate import proposal

PROPOSAL = "proposal"
"""What a rule raises that asks for an approval."""


def asked_subjects() -> Select[str]:
    """Subjects of the cases by which somebody is asked for an approval that is still to be decided."""
    subject = literal(f"{PROPOSAL}/").concat(cast(proposal.c.id, String))
    return select(subject).where(proposal.c.state == ProposalState.ASKED)


def waits_for_decision(connection: Connection, subject: str | None) -> bool:
    """Whether what a case was raised for is a proposal that is still to be decided."""
    if subject is None:
        return False
    return bool(connection.execute(select(literal(subject).in_(asked_subjects()))).scalar_one())
