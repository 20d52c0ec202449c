"""States of a proposal and the steps between them: the one table that says what may follow what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class ProposalState(StrEnum):
    """Where a proposal stands."""

    DRAFTED = "drafted"
    SIMULATED = "simulated"
    ASKED = "asked"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
    EXECUTING = "executing"
    ROLLING_BACK = "rolling_back"
    CONFIRMED = "confirmed"
    ROLLED_BACK = "rolled_back"
    FAILED = "failed"
    EXPIRED = "expired"


class ProposalStep(StrEnum):
    """What is done to a proposal: by persons, and behind `execute` by the gate itself."""

    DRAFT = "draft"
    SIMULATE = "simulate"
    ASK = "ask"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"
    EXECUTE = "execute"
    CLAIM = "claim"
    SEND = "send"
    CONFIRM = "confirm"
    ROLL_BACK = "roll_back"
    RESTORE = "restore"
    FAIL = "fail"
    EXPIRE = "expire"


class Party(StrEnum):
    """Who makes a step: who may propose, who approves, either of them, or the gate itself."""

    PROPOSER = "proposer"
    APPROVER = "approver"
    EITHER = "either"
    GATE = "gate"


class ProposalTransition(NamedTuple):
    """From which states a step is made, to which it leads (None: the same), and who makes it."""

    of: frozenset[ProposalState]
    to: ProposalState | None
    by: Party


_S = ProposalState
WAITING = frozenset({_S.ASKED, _S.APPROVED})
"""States in which it waits for a person, and expires."""

PROPOSAL_TRANSITIONS: Mapping[ProposalStep, ProposalTransition] = MappingProxyType({
    ProposalStep.SIMULATE: ProposalTransition(frozenset({_S.DRAFTED, _S.SIMULATED}), _S.SIMULATED, Party.PROPOSER),
    ProposalStep.ASK: ProposalTransition(frozenset({_S.SIMULATED}), _S.ASKED, Party.PROPOSER),
    ProposalStep.APPROVE: ProposalTransition(frozenset({_S.ASKED}), _S.APPROVED, Party.APPROVER),
    ProposalStep.SEND_BACK: ProposalTransition(frozenset({_S.ASKED}), _S.SENT_BACK, Party.APPROVER),
    ProposalStep.WITHDRAW: ProposalTransition(
        frozenset({_S.DRAFTED, _S.SIMULATED, _S.ASKED, _S.APPROVED}), _S.WITHDRAWN, Party.PROPOSER
    ),
    ProposalStep.EXECUTE: ProposalTransition(frozenset({_S.APPROVED}), _S.EXECUTING, Party.EITHER),
    ProposalStep.CLAIM: ProposalTransition(frozenset({_S.EXECUTING, _S.ROLLING_BACK}), None, Party.GATE),
    ProposalStep.SEND: ProposalTransition(frozenset({_S.EXECUTING, _S.ROLLING_BACK}), None, Party.GATE),
    ProposalStep.CONFIRM: ProposalTransition(frozenset({_S.EXECUTING}), _S.CONFIRMED, Party.GATE),
    ProposalStep.ROLL_BACK: ProposalTransition(frozenset({_S.EXECUTING}), _S.ROLLING_BACK, Party.GATE),
    ProposalStep.RESTORE: ProposalTransition(frozenset({_S.ROLLING_BACK}), _S.ROLLED_BACK, Party.GATE),
    ProposalStep.FAIL: ProposalTransition(frozenset({_S.EXECUTING, _S.ROLLING_BACK}), _S.FAILED, Party.GATE),
    ProposalStep.EXPIRE: ProposalTransition(WAITING, _S.EXPIRED, Party.GATE),
})  # fmt: skip
"""A draft has no state before it. No step leads out of the states at the end: who wants more makes a new proposal."""

RUNNING = frozenset({ProposalState.EXECUTING, ProposalState.ROLLING_BACK})
"""States in which the gate itself has something to do."""

UNAPPROVED = frozenset({_S.DRAFTED, _S.SIMULATED, _S.ASKED, _S.SENT_BACK})
"""States in which nobody has approved it, so that nothing may be done."""

ENDED = frozenset(ProposalState) - {state for one in PROPOSAL_TRANSITIONS.values() for state in one.of}
"""States that no step leads out of."""


class Decision(StrEnum):
    """What persons made of what a machine proposed: as it was, with other values, or not at all."""

    FOLLOWED = "followed"
    CHANGED = "changed"
    REFUSED = "refused"


class CommandPurpose(StrEnum):
    """What is sent to an actuator: what was approved, or what was there before."""

    EXECUTE = "execute"
    ROLL_BACK = "roll_back"


class CommandState(StrEnum):
    """How a command stands: not sent yet, in the hands of a sender, taken, refused, or nobody knows whether it was."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    TAKEN = "taken"
    REFUSED = "refused"
    UNKNOWN = "unknown"
