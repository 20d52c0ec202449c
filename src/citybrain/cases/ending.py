"""Which steps end a case, by the states that they lead between and not by their names, and which may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from citybrain.cases.errors import CaseStepError
from citybrain.cases.rules import CaseRules
from citybrain.cases.second_person import require_second_person
from citybrain.cases.states import LIVE, CaseOutcome, CaseStep


def is_end(before: str, after: str) -> bool:
    """Whether a step between these states ended a case."""
    return before in LIVE and after not in LIVE


def require_end(
    connection: Connection, rules: CaseRules, after: Row[Any], step: CaseStep, parts: Sequence[int], by: str
) -> None:
    """Raise CaseStepError or NotAllowedError where a case of these parts may not end as it is `after` a step."""
    if rules.ends_with_subject(after.rule):
        raise CaseStepError("case-ends-with-subject", received=step.value, subject=after.subject)
    if after.outcome == CaseOutcome.CURED and after.standing:
        raise CaseStepError("case-stands", number=after.id, count=after.standing)
    require_second_person(connection, parts, by)
