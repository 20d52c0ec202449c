"""Findings that wait for a second person: who found something does not end the case by which it waits."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from citybrain.cases.states import CaseStep
from citybrain.governance.errors import NotAllowedError
from citybrain.records import author
from citybrain.records.tables.inspections import inspection_finding

PROPOSED = "proposed"
ENDING = frozenset({CaseStep.CLOSE, CaseStep.MERGE})
"""Steps after which nobody looks for the finding where it was."""


def require_second_person(connection: Connection, case: Row[Any], step: CaseStep, by: str) -> None:
    """Raise NotAllowedError where somebody would end the case of a finding of their own that nobody has judged yet."""
    if step not in ENDING:
        return
    own = (inspection_finding.c.state == PROPOSED) & (inspection_finding.c.made_by == author(by))
    asked = select(inspection_finding.c.id).where(own, inspection_finding.c.case == case.id).limit(1)
    if connection.execute(asked).first() is not None:
        raise NotAllowedError("inspection-own-finding", name=author(by))
