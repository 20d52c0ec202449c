"""Cases whose proposal nobody has decided yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, String, cast, literal, select

from citybrain.cases.errors import CaseStepError
from citybrain.cases.gate.states import ProposalState
from citybrain.records.tables.gate import proposal

PROPOSAL = "proposal"
"""What a rule raises that asks for an approval."""


def asked_subjects() -> Select[str]:
    """Subjects of the cases by which somebody is asked for an approval that is still to be decided."""
    subject = literal(f"{PROPOSAL}/").concat(cast(proposal.c.id, String))
    return select(subject).where(proposal.c.state == ProposalState.ASKED)


def require_decided(connection: Connection, case: Row[Any]) -> None:
    """Raise CaseStepError where what a case was raised for is a proposal that is still to be decided."""
    if case.subject is None:
        return
    if connection.execute(select(literal(case.subject).in_(asked_subjects()))).scalar_one():
        raise CaseStepError("case-undecided", number=case.id)
