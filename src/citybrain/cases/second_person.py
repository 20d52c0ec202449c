"""Findings that wait for a second person: who found something does not end the case by which it waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from citybrain.cases.states import CaseOutcome
from citybrain.governance.errors import NotAllowedError
from citybrain.records import author
from citybrain.records.tables.inspections import inspection_finding

PROPOSED = "proposed"


class ClosedCase(NamedTuple):
    """A case that a person closes with the cases merged into it, and what they say of it in a language."""

    cases: Sequence[int]
    outcome: CaseOutcome
    by: str
    why: str
    language: str


FollowClosed = Callable[[Connection, ClosedCase], None]
"""What is done about the findings of a case within the transaction that closes it."""


def leave_open(connection: Connection, closed: ClosedCase) -> None:
    """Of cases that have no findings."""


def require_second_person(connection: Connection, cases: Sequence[int], by: str) -> None:
    """Raise NotAllowedError where somebody ends a case, of which these are parts, with a finding of their own that
    nobody has judged yet.
    """
    own = (inspection_finding.c.state == PROPOSED) & (inspection_finding.c.made_by == author(by))
    asked = select(inspection_finding.c.id).where(own, inspection_finding.c.case.in_(cases)).limit(1)
    if connection.execute(asked).first() is not None:
        raise NotAllowedError("inspection-own-finding", name=author(by))
