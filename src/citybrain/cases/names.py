"""States, outcomes and steps of cases by their names, which commands tell without loading anything."""

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case stands."""

    SEEN = "seen"
    CAUSE_SOUGHT = "cause_sought"
    ASSIGNED = "assigned"
    IN_WORK = "in_work"
    WAITING_FOR_PROOF = "waiting_for_proof"
    CLOSED = "closed"
    MERGED = "merged"


class CaseOutcome(StrEnum):
    """How a case ended: it was so and is cured, it was so and nothing was or had to be done, it was not so."""

    CURED = "cured"
    CONFIRMED = "confirmed"
    NO_EFFECT = "no_effect"
    REFUSED = "refused"


class CaseStep(StrEnum):
    """What is done with a case. The first five come from rules and clocks, all others from persons."""

    OPEN = "open"
    ESCALATE = "escalate"
    GATHER = "gather"
    JOIN = "join"
    ESTIMATE = "estimate"
    ACKNOWLEDGE = "acknowledge"
    SEEK_CAUSE = "seek_cause"
    ASSIGN = "assign"
    BEGIN = "begin"
    AWAIT_PROOF = "await_proof"
    SEND_BACK = "send_back"
    CLOSE = "close"
    REOPEN = "reopen"
    MERGE = "merge"
    SPLIT = "split"
    LEAVE = "leave"
    NOTE = "note"
    LINK = "link"
    UNDO = "undo"


BY_ITSELF = frozenset(
    {CaseStep.OPEN, CaseStep.ESCALATE, CaseStep.GATHER, CaseStep.JOIN, CaseStep.ESTIMATE, CaseStep.LEAVE}
)
"""Steps that rules, clocks and other steps lead to; all others are of persons."""
