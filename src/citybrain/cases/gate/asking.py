"""The case by which those who approve see that they are asked, and that of what could not be done."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from citybrain.cases.gate.content import content_of
from citybrain.cases.names import CaseOutcome
from citybrain.cases.raising import Raised, raise_case, settle_case
from citybrain.cases.service import CaseService
from citybrain.governance import Role

FAILED = "proposal_not_done"
"""The rule of cases for what was approved and could not be done, or had to be put back."""


EXPIRED = "proposal_expired"
"""The rule of cases for what nobody decided, or had done, in time: for the role by which it was asked for."""


def rule_of(role: Role) -> str:
    """The rule of cases by which a role is asked for its approval."""
    return f"approval_by_{role}"


def ask_approver(connection: Connection, cases: CaseService, row: Row[Any], by: str) -> int:
    """Raise the case of a proposal for the role that approves it; its number."""
    content = content_of(row.content)
    return raise_case(connection, cases, _raised(row, rule_of(content.kind.approves), content.said.reason), by)


def end_asking(connection: Connection, cases: CaseService, row: Row[Any], outcome: CaseOutcome, by: str) -> None:
    """Close that case, where it is open: the proposal was decided."""
    settle_case(connection, cases, rule_of(content_of(row.content).kind.approves), str(row.id), outcome, by)


def report_failure(connection: Connection, cases: CaseService, row: Row[Any], problem: str, by: str) -> int:
    """Raise the case of a proposal that was not done or is put back; its number."""
    return raise_case(connection, cases, _raised(row, FAILED, problem), by)


def report_expiry(connection: Connection, cases: CaseService, row: Row[Any], asker: Role, by: str) -> int:
    """End the case by which who approves was asked, and raise one for who asked; its number."""
    end_asking(connection, cases, row, CaseOutcome.NO_EFFECT, by)
    return raise_case(connection, cases, _raised(row, EXPIRED, row.state)._replace(owner=asker), by)


def _raised(row: Row[Any], rule: str, why: str) -> Raised:
    return Raised(rule, str(row.id), row.target, content_of(row.content).kind.data_class, why=why)
