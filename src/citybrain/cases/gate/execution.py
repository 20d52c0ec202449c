"""What the gate itself does: take a command in hand, say what became of it, and judge by readings whether it was done.

Who sends has claimed the command in a transaction before, and says afterwards what became of it. One that is claimed
and that nobody says anything of any more may have been done: it is unknown, and is never sent again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, or_, select, update

from citybrain.cases.gate.asking import report_expiry, report_failure
from citybrain.cases.gate.content import ProposalContent, content_of
from citybrain.cases.gate.sending import Command, SendingOutcome
from citybrain.cases.gate.states import RUNNING, WAITING, CommandPurpose, CommandState, ProposalState, ProposalStep
from citybrain.cases.gate.steps import BY_GATE, make_step, proposal_of, queue_command, steps_of
from citybrain.cases.service import CaseService
from citybrain.governance import Role
from citybrain.records.tables.gate import proposal, proposal_command

HOUR = 3_600_000_000
WITHOUT_READINGS = 1.0
"""Hours until what no reading shows has to be taken by its server."""

LEASE = 60.0
"""Seconds for which a sender has a command to itself, longer than any way takes to send one."""

UNSENT, UNANSWERED, UNCONFIRMED, COPIED = "unsent", "unanswered", "unconfirmed", "copied"


class ShownReading(NamedTuple):
    """The newest reading of a stream: when [µs] and what."""

    time: int
    value: float


LatestReading = Callable[[int], ShownReading | None]
"""The newest reading of a stream of a number."""


def begin(connection: Connection, row: Row[Any], at: int, by: str, why: str, version: int | None) -> Row[Any]:
    """Let what was approved be done: its command is queued in the same transaction."""
    due = at + _patience(content_of(row.content))
    after = make_step(connection, row, ProposalStep.EXECUTE, at, by, why, version, due=due)
    queue_command(connection, row.id, CommandPurpose.EXECUTE)
    return after


def has_open_command(connection: Connection) -> bool:
    """Whether anything is to be sent, or was claimed and not answered for."""
    open_ = proposal_command.c.state.in_((CommandState.WAITING, CommandState.CLAIMED))
    return connection.execute(select(proposal_command.c.id).where(open_).limit(1)).first() is not None


def give_up_claimed(connection: Connection, cases: CaseService) -> int:
    """What was claimed and not answered for within the lease is unknown; how many."""
    moment = time.time()
    table = proposal_command.c
    over = or_(table.claimed <= moment - LEASE, table.claimed > moment + LEASE)
    lost = connection.execute(select(proposal_command).where(table.state == CommandState.CLAIMED, over)).all()
    for row in lost:
        answer_for(connection, row.id, SendingOutcome(CommandState.UNKNOWN, UNANSWERED), cases)
    return len(lost)


def claim(connection: Connection, cases: CaseService, connectors: frozenset[str]) -> Command | None:
    """The next command of some connectors, for one sender alone; None where nothing waits for any of them.

    What was to be done by now is not sent any more: who approved it did so for then.
    """
    waiting = select(proposal_command).where(proposal_command.c.state == CommandState.WAITING)
    for row in connection.execute(waiting.order_by(proposal_command.c.id)).all():
        of = proposal_of(connection, row.proposal)
        content = content_of(of.content)
        if content.kind.connector in connectors and not _is_too_late(of, cases.now()):
            _set(connection, row.id, state=CommandState.CLAIMED, claimed=time.time())
            make_step(connection, of, ProposalStep.CLAIM, cases.now(), BY_GATE, about={"purpose": row.purpose})
            values = content.said.values if row.purpose == CommandPurpose.EXECUTE else content.said.before
            return Command(
                row.id, row.key, of.id, CommandPurpose(row.purpose), of.kind, content.kind.connector, of.target,
                dict(values),
            )  # fmt: skip
    return None


def answer_for(connection: Connection, number: int, outcome: SendingOutcome, cases: CaseService) -> None:
    """Say what became of a command, once: what another one said of it stands."""
    row = connection.execute(select(proposal_command).where(proposal_command.c.id == number)).one()
    if row.state != CommandState.CLAIMED:
        return
    _set(connection, number, state=outcome.state)
    about = {"purpose": row.purpose, "outcome": outcome.state, "problem": outcome.problem}
    of = make_step(
        connection, proposal_of(connection, row.proposal), ProposalStep.SEND, cases.now(), BY_GATE, about=about
    )
    shown = content_of(of.content).kind.confirms is not None
    if outcome.state is CommandState.REFUSED:
        _fail(connection, of, cases, outcome.problem or outcome.state)
    elif not shown and outcome.state is CommandState.TAKEN:
        make_step(connection, of, ProposalStep.CONFIRM, cases.now(), BY_GATE, due=None, about={"by": "answer"})
    elif not shown:
        _fail(connection, of, cases, outcome.problem or outcome.state)


class Judgement(NamedTuple):
    """The step that readings and time ask for, and what it says of itself."""

    step: ProposalStep
    about: dict[str, Any]


def judgement(connection: Connection, of: Row[Any], latest: LatestReading, cases: CaseService) -> Judgement | None:
    """What is to be done about a proposal that is under way; None while it is waited for."""
    content, over = content_of(of.content), of.due is not None and cases.now() >= of.due
    command = _command(connection, of)
    if command.state == CommandState.WAITING:
        return Judgement(ProposalStep.FAIL, {"problem": UNSENT}) if _is_too_late(of, cases.now()) else None
    reading = _shown(connection, of, content, latest)
    if reading is not None:
        step = ProposalStep.CONFIRM if of.state == ProposalState.EXECUTING else ProposalStep.RESTORE
        return Judgement(step, {"by": "reading", "value": reading.value, "time": reading.time})
    if not over or command.state == CommandState.CLAIMED:
        return None
    back = of.state == ProposalState.EXECUTING and content.kind.rolls_back
    return Judgement(ProposalStep.ROLL_BACK if back else ProposalStep.FAIL, {"problem": UNCONFIRMED})


def judge(connection: Connection, number: int, latest: LatestReading, cases: CaseService) -> None:
    """Make the step that readings and time ask for, if there is one."""
    of = proposal_of(connection, number)
    found = judgement(connection, of, latest, cases) if of.state in RUNNING else None
    if found is None:
        return
    back = found.step is ProposalStep.ROLL_BACK
    due = cases.now() + _patience(content_of(of.content)) if back else None
    make_step(connection, of, found.step, cases.now(), BY_GATE, about=found.about, due=due)
    if back:
        queue_command(connection, number, CommandPurpose.ROLL_BACK)
    elif found.about.get("problem") == UNSENT:
        _set(connection, _command(connection, of).id, state=CommandState.REFUSED)
    if "problem" in found.about:
        report_failure(connection, cases, of, found.about["problem"], BY_GATE)


def is_expired(of: Row[Any], now: int) -> bool:
    """Whether a proposal can neither be approved nor begun any more, whether that stands on record yet or not."""
    return of.expires is not None and now >= of.expires


def expired(connection: Connection, now: int) -> list[Row[Any]]:
    """Proposals that wait for a person and have expired."""
    over = proposal.c.state.in_(WAITING) & (proposal.c.expires <= now)
    return list(connection.execute(select(proposal).where(over).order_by(proposal.c.id)))


def expire(connection: Connection, number: int, cases: CaseService) -> None:
    """End a proposal that has expired and tell who asked for it."""
    of = proposal_of(connection, number)
    if of.state not in WAITING or not is_expired(of, cases.now()):
        return
    asked = [one for one in steps_of(connection, number) if one.step == ProposalStep.ASK]
    make_step(connection, of, ProposalStep.EXPIRE, cases.now(), BY_GATE, about={"asked_by": asked[-1].made_by})
    report_expiry(connection, cases, of, Role(json.loads(asked[-1].about)["role"]), BY_GATE)


def running(connection: Connection) -> list[Row[Any]]:
    """Proposals that are under way."""
    return list(connection.execute(select(proposal).where(proposal.c.state.in_(RUNNING)).order_by(proposal.c.id)))


def end_in_copy(connection: Connection) -> None:
    """What is under way fails without a command: this is a copy of a city, which itself does what was approved."""
    for of in running(connection):
        open_ = proposal_command.c.state.in_((CommandState.WAITING, CommandState.CLAIMED))
        here = update(proposal_command).where(open_, proposal_command.c.proposal == of.id)
        connection.execute(here.values(state=CommandState.UNKNOWN))
        at = time.time_ns() // 1_000
        make_step(connection, of, ProposalStep.FAIL, at, BY_GATE, due=None, about={"problem": COPIED})


def _fail(connection: Connection, of: Row[Any], cases: CaseService, problem: str) -> None:
    make_step(connection, of, ProposalStep.FAIL, cases.now(), BY_GATE, due=None, about={"problem": problem})
    report_failure(connection, cases, of, problem, BY_GATE)


def _shown(
    connection: Connection, of: Row[Any], content: ProposalContent, latest: LatestReading
) -> ShownReading | None:
    """The reading that shows that it was done; None while there is none of after it was sent."""
    confirms, stream = content.kind.confirms, content.said.stream
    if confirms is None or stream is None:
        return None
    wanted = (content.said.values if of.state == ProposalState.EXECUTING else content.said.before)[confirms.value]
    claimed = [one.at for one in steps_of(connection, of.id) if one.step == ProposalStep.CLAIM]
    reading = latest(stream)
    if reading is None or reading.time <= claimed[-1] or abs(reading.value - float(wanted)) > confirms.tolerance:
        return None
    return reading


def _is_too_late(of: Row[Any], now: int) -> bool:
    """Whether what waits is not sent any more; what is put back goes as long as there is time."""
    over = of.due is not None and now >= of.due
    return over or (of.state == ProposalState.EXECUTING and is_expired(of, now))


def _command(connection: Connection, of: Row[Any]) -> Row[Any]:
    """The command of the state in which a proposal is."""
    purpose = CommandPurpose.EXECUTE if of.state == ProposalState.EXECUTING else CommandPurpose.ROLL_BACK
    asked = select(proposal_command).where(proposal_command.c.proposal == of.id, proposal_command.c.purpose == purpose)
    return connection.execute(asked).one()


def _patience(content: ProposalContent) -> int:
    """How long [µs] it may take until readings show it."""
    confirms = content.kind.confirms
    return round((confirms.within if confirms else WITHOUT_READINGS) * HOUR)


def _set(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(proposal_command).where(proposal_command.c.id == number).values(**values))
