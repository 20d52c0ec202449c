"""Steps of proposals within one transaction: each changes the proposal by the one table and stands on record."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from citybrain.cases.gate.content import LONGEST, NewProposal, content_of, frozen, hash_of
from citybrain.cases.gate.errors import ProposalChangedError, ProposalError, ProposalStepError
from citybrain.cases.gate.kinds import ProposalKind
from citybrain.cases.gate.states import (
    PROPOSAL_TRANSITIONS,
    CommandPurpose,
    CommandState,
    ProposalState,
    ProposalStep,
)
from citybrain.kernel.errors import NotFoundError
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.gate import proposal, proposal_command, proposal_step

BY_GATE = "gate"


def proposal_of(connection: Connection, number: int) -> Row[Any]:
    """One proposal. Raises NotFoundError."""
    row = connection.execute(select(proposal).where(proposal.c.id == number)).first()
    if row is None:
        raise NotFoundError("proposal-unknown", received=str(number))
    return row


def steps_of(connection: Connection, number: int) -> list[Row[Any]]:
    """Steps of a proposal, the oldest first."""
    asked = select(proposal_step).where(proposal_step.c.proposal == number).order_by(proposal_step.c.id)
    return list(connection.execute(asked))


def draft(
    connection: Connection, kind: ProposalKind, said: NewProposal, plan: str | None, makers: Sequence[str], at: int,
    by: str,
) -> int:  # fmt: skip
    """The number of a new proposal about what these `makers` made, if it was made before."""
    content = frozen(kind, said, plan, makers)
    whole = content_of(content)
    values = {
        "key": uuid.uuid4().hex, "kind": kind.name, "target": said.target, "content": content,
        "sha256": hash_of(content), "state": ProposalState.DRAFTED, "version": 1,
        "machine": said.machine.name if said.machine else None, "approves": kind.approves.value,
        "label": json.dumps(dict(kind.label), ensure_ascii=False),
        "title": said.target if plan is None else whole.plan_name,
    }  # fmt: skip
    acts = {"made_by": author(by), "made_at": moment()}
    made = connection.execute(insert(proposal).values(**values, **acts)).inserted_primary_key
    assert made is not None
    number = int(made[0])
    _record(connection, number, ProposalStep.DRAFT, at, ProposalState.DRAFTED, by, said.override, {})
    return number


def make_step(
    connection: Connection,
    row: Row[Any],
    step: ProposalStep,
    at: int,
    by: str,
    why: str = "",
    version: int | None = None,
    about: Mapping[str, Any] | None = None,
    **values: Any,
) -> Row[Any]:
    """The proposal after a step; `values` are what it changes beside the state.

    Raises ProposalChangedError for another version than the one that is read, ProposalStepError for a step that the
    state does not allow, ProposalError for a reason that is too long.
    """
    if version is not None and version != row.version:
        raise ProposalChangedError("proposal-changed", received=version, allowed=row.version)
    transition = PROPOSAL_TRANSITIONS[step]
    if row.state not in transition.of:
        allowed = ", ".join(one for one, rule in PROPOSAL_TRANSITIONS.items() if row.state in rule.of) or "-"
        raise ProposalStepError("proposal-step-not-now", received=step.value, state=row.state, allowed=allowed)
    if len(why) > LONGEST:
        raise ProposalError("proposal-why-long", received=len(why), allowed=LONGEST)
    state = transition.to or ProposalState(row.state)
    changed = update(proposal).where(proposal.c.id == row.id)
    connection.execute(changed.values(state=state, version=proposal.c.version + 1, **values))
    _record(connection, row.id, step, at, state, by, why, about or {})
    return proposal_of(connection, row.id)


def queue_command(connection: Connection, number: int, purpose: CommandPurpose) -> None:
    """Write what is to be sent, in the transaction of what caused it."""
    values = {"proposal": number, "purpose": purpose, "key": uuid.uuid4().hex, "state": CommandState.WAITING}
    connection.execute(insert(proposal_command).values(**values, made_by=BY_GATE, made_at=moment()))


def _record(
    connection: Connection,
    number: int,
    step: ProposalStep,
    at: int,
    state: ProposalState,
    by: str,
    why: str,
    about: Mapping[str, Any],
) -> None:
    row = {
        "proposal": number, "step": step, "at": at, "state": state, "why": why.strip(),
        "about": json.dumps(about, ensure_ascii=False), "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    connection.execute(insert(proposal_step).values(**row))
