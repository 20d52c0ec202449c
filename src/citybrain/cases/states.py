"""States of a case and the steps that lead from one to another: the one table that says what may follow what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from citybrain.cases.names import CaseOutcome, CaseState, CaseStep
from citybrain.governance import Permission

__all__ = ["CaseOutcome", "CaseState", "CaseStep"]

LIVE = frozenset(CaseState) - {CaseState.CLOSED, CaseState.MERGED}
"""States of a case that somebody has to see to."""


class Transition(NamedTuple):
    """From which states a step is made, to which it leads (None: the same), and the right that it needs."""

    of: frozenset[CaseState]
    to: CaseState | None
    needs: Permission


def _before(*states: CaseState) -> frozenset[CaseState]:
    return frozenset(states)


_WORK, _ASSIGN, _CLOSE = Permission.WORK_CASES, Permission.ASSIGN_CASES, Permission.CLOSE_CASES
TRANSITIONS: Mapping[CaseStep, Transition] = MappingProxyType({
    CaseStep.ACKNOWLEDGE: Transition(LIVE, None, _WORK),
    CaseStep.SEEK_CAUSE: Transition(LIVE - {CaseState.CAUSE_SOUGHT}, CaseState.CAUSE_SOUGHT, _WORK),
    CaseStep.ASSIGN: Transition(LIVE, CaseState.ASSIGNED, _ASSIGN),
    CaseStep.BEGIN: Transition(
        _before(CaseState.SEEN, CaseState.CAUSE_SOUGHT, CaseState.ASSIGNED), CaseState.IN_WORK, _WORK
    ),
    CaseStep.AWAIT_PROOF: Transition(
        _before(CaseState.ASSIGNED, CaseState.IN_WORK), CaseState.WAITING_FOR_PROOF, _WORK
    ),
    CaseStep.SEND_BACK: Transition(_before(CaseState.WAITING_FOR_PROOF), CaseState.IN_WORK, _WORK),
    CaseStep.CLOSE: Transition(LIVE, CaseState.CLOSED, _CLOSE),
    CaseStep.REOPEN: Transition(_before(CaseState.CLOSED), CaseState.SEEN, _CLOSE),
    CaseStep.MERGE: Transition(LIVE, CaseState.MERGED, _ASSIGN),
    CaseStep.SPLIT: Transition(_before(CaseState.MERGED), CaseState.SEEN, _ASSIGN),
    CaseStep.NOTE: Transition(frozenset(CaseState), None, _WORK),
    CaseStep.LINK: Transition(frozenset(CaseState), None, _WORK),
    CaseStep.UNDO: Transition(frozenset(CaseState) - {CaseState.MERGED}, None, _WORK),
})  # fmt: skip
"""Steps of persons. What opens, escalates or joins cases by itself is no choice of theirs and stands with what does."""

UNDOABLE = frozenset(
    {CaseStep.ACKNOWLEDGE, CaseStep.SEEK_CAUSE, CaseStep.ASSIGN, CaseStep.BEGIN, CaseStep.AWAIT_PROOF,
     CaseStep.SEND_BACK, CaseStep.CLOSE, CaseStep.REOPEN}
)  # fmt: skip
"""Steps that can be taken back while they are the last one that changed the case: nothing outside hangs on them."""

PASSED_OVER = frozenset(
    {CaseStep.NOTE, CaseStep.LINK, CaseStep.JOIN, CaseStep.LEAVE, CaseStep.GATHER, CaseStep.ESTIMATE}
)
"""Steps that do not change a case, so that the one before them can be taken back."""


_ENDING = frozenset({CaseStep.CLOSE, CaseStep.MERGE, CaseStep.REOPEN})


def ends_of(state: str) -> frozenset[CaseStep]:
    """Steps by which a case in a state would end, or live again after its end."""
    return _ENDING | {CaseStep.UNDO} if state == CaseState.CLOSED else _ENDING


def may_undo(steps: Iterable[str]) -> bool:
    """Whether the last of these steps, the newest last, that changed the case can be taken back."""
    changing = [step for step in steps if step not in PASSED_OVER]
    return bool(changing) and changing[-1] in UNDOABLE
