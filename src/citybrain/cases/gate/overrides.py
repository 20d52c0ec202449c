"""What machines wanted and what persons made of it, beside what the readings showed afterwards."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select

from citybrain.base.shares import wilson
from citybrain.cases.gate.content import ProposalContent, content_of
from citybrain.cases.gate.execution import HOUR
from citybrain.cases.gate.states import Decision, ProposalStep
from citybrain.cases.gate.steps import steps_of
from citybrain.observations.readings.store import Store
from citybrain.records.tables.gate import proposal

DECIDING = (ProposalStep.APPROVE, ProposalStep.SEND_BACK, ProposalStep.WITHDRAW)
INTERVAL = datetime.timedelta(minutes=1)


class OverrideShare(NamedTuple):
    """Of what machines proposed: how many persons followed, changed, refused, and have not decided.

    share: changed and refused among the decided ones, None where there is none; low, high: its interval of 95 %.
    """

    followed: int
    changed: int
    refused: int
    undecided: int
    share: float | None
    low: float | None
    high: float | None


class OverrideLine(NamedTuple):
    """One proposal of a machine: what it wanted, what a person decided and why.

    expected: the reading that the machine foretold; observed: the mean of the readings in the second half of the time
    that the kind gives them after the decision, None until then or where nothing read.
    """

    number: int
    kind: str
    target: str
    machine: str
    wanted: dict[str, Any]
    decided: dict[str, Any] | None
    decision: Decision
    why: str
    by: str
    at: int
    expected: float | None
    observed: float | None

    @property
    def error(self) -> float | None:
        """Observed minus expected."""
        return None if self.expected is None or self.observed is None else self.observed - self.expected


def override_share(connection: Connection, kind: str | None = None, machine: str | None = None) -> OverrideShare:
    """Of the proposals of machines, or of one of them, or of one kind."""
    of = [proposal.c.machine.is_not(None) if machine is None else proposal.c.machine == machine]
    of += [] if kind is None else [proposal.c.kind == kind]
    asked = select(proposal.c.decision, func.count()).where(*of).group_by(proposal.c.decision)
    counts: dict[str | None, int] = dict(map(tuple, connection.execute(asked)))
    followed, changed, refused = (counts.get(one, 0) for one in Decision)
    share = wilson(changed + refused, followed + changed + refused)
    return OverrideShare(followed, changed, refused, counts.get(None, 0), *share)


def override_lines(
    connection: Connection, store: Store, now: int, most: int = 100, kind: str | None = None
) -> list[OverrideLine]:
    """Proposals of machines that were decided, the newest first."""
    of = [proposal.c.decision.is_not(None), *([] if kind is None else [proposal.c.kind == kind])]
    asked = select(proposal).where(*of).order_by(proposal.c.id.desc()).limit(most)
    return [_line(connection, store, row, now) for row in connection.execute(asked).all()]


def _line(connection: Connection, store: Store, row: Row[Any], now: int) -> OverrideLine:
    content = content_of(row.content)
    machine = content.said.machine
    assert machine is not None
    step = _last(steps_of(connection, row.id))
    decision = Decision(row.decision)
    why = content.said.override if decision is Decision.CHANGED else step.why
    decided = None if decision is Decision.REFUSED else dict(content.said.values)
    observed = _observed(content, store, step.at, now)
    return OverrideLine(
        row.id, row.kind, row.target, machine.name, dict(machine.values), decided, decision, why, step.made_by, step.at,
        machine.expects, observed,
    )  # fmt: skip


def _last(steps: Sequence[Row[Any]]) -> Row[Any]:
    return [one for one in steps if one.step in DECIDING][-1]


def _observed(content: ProposalContent, store: Store, since: int, now: int) -> float | None:
    confirms, stream = content.kind.confirms, content.said.stream
    if confirms is None or stream is None:
        return None
    until = since + round(confirms.within * HOUR)
    if now < until:
        return None
    means = store.means(stream, (since + until) // 2, until, INTERVAL)
    read = int(means.number.sum())
    return float((means.mean * means.number).sum() / read) if read else None
