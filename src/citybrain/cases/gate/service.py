"""The proposals of a city, and the steps that persons make: each by a role, approved by a second person."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from citybrain.cases.gate.asking import ask_approver, end_asking
from citybrain.cases.gate.content import NewProposal, ProposalContent, content_of, require_content
from citybrain.cases.gate.errors import (
    NotApprovedError,
    ProposalError,
    ProposalRoleError,
    ProposalStepError,
    SecondPersonError,
)
from citybrain.cases.gate.execution import HOUR, LatestReading, begin, is_expired
from citybrain.cases.gate.kinds import ProposalKind, Simulation
from citybrain.cases.gate.simulation import SimulationAnswer, simulate
from citybrain.cases.gate.states import PROPOSAL_TRANSITIONS, UNAPPROVED, Decision, Party, ProposalState, ProposalStep
from citybrain.cases.gate.steps import draft, make_step, proposal_of, steps_of
from citybrain.cases.names import CaseOutcome
from citybrain.cases.service import CaseService
from citybrain.governance import Actor, Permission, Role, require
from citybrain.kernel import nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.stream_status.streams import known_streams
from citybrain.plans.document import read_bytes
from citybrain.plans.reading import plan_of
from citybrain.plans.saved.text import plan_text
from citybrain.plans.schema import Plan
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords, author
from citybrain.records.tables.gate import proposal
from citybrain.twin.configuration_gate import GateSettings

OPEN_CLASSES = frozenset({"public", "internal"})
"""Classes of the streams by which a proposal is judged: all who read proposals read these."""

LISTED = tuple(one for one in proposal.c if one.name != "content")
"""All of a proposal but its content, which has whole plans."""

Adopt = Callable[[Connection, str, Plan, str, str], object]
"""Puts a plan of an id on record as approved, with reason and name."""

Makers = Callable[[Connection, ProposalKind, str], Sequence[str]]


def _nobody(connection: Connection, kind: ProposalKind, target: str) -> Sequence[str]:
    """Of what was not made before it is proposed."""
    return ()


RequireOpen = Callable[[Connection, str, int, str], None]
"""Raises ProposalStepError where a proposal, by kind, number and target, is about what is decided otherwise."""


def _open(connection: Connection, kind: str, number: int, target: str) -> None:
    """What is proposed waits for this proposal alone."""


OUTCOMES: Mapping[ProposalStep, CaseOutcome] = {
    ProposalStep.APPROVE: CaseOutcome.CONFIRMED,
    ProposalStep.SEND_BACK: CaseOutcome.REFUSED,
    ProposalStep.WITHDRAW: CaseOutcome.NO_EFFECT,
}
"""How the case by which somebody was asked ends."""


ENDED_BY_TIME = frozenset({ProposalStep.APPROVE, ProposalStep.EXECUTE})
"""Steps that nobody makes any more once a proposal has expired."""


class ProposalDetail(NamedTuple):
    """A proposal with its content and its steps, the oldest first; whether it has `expired` by now.

    `hidden`: whether what was simulated follows from what is not public, or is not public any more.
    """

    row: Row[Any]
    content: ProposalContent
    steps: Sequence[Row[Any]]
    expired: bool
    hidden: bool = False

    @property
    def simulation(self) -> SimulationAnswer | None:
        """The last one on record."""
        made = [one for one in self.steps if one.step == ProposalStep.SIMULATE]
        return self.about(made[-1]) if made else None

    def about(self, step: Row[Any]) -> dict[str, Any]:
        """What a step says of itself, as everybody who reads proposals may read it."""
        said: dict[str, Any] = json.loads(step.about)
        return {"possible": False} if self.hidden and step.step == ProposalStep.SIMULATE else said

    def has_hand(self, actor: Actor) -> bool:
        """Whether somebody made what it proposes, drafted it, simulated it or asked for it."""
        own = (ProposalStep.DRAFT, ProposalStep.SIMULATE, ProposalStep.ASK)
        hands = {*self.content.makers, *(one.made_by for one in self.steps if one.step in own)}
        return author(actor.name) in hands


class GateSurroundings(NamedTuple):
    """What the gate asks of the city around it; `makers`: who made what a proposal is about, by kind and target;
    `require_open`: whether that still waits for it.
    """

    kinds: Callable[[], Mapping[str, ProposalKind]]
    settings: Callable[[], GateSettings]
    workspace: Callable[[], Workspace]
    latest: LatestReading
    adopt: Adopt
    cases: Callable[[], CaseService]
    makers: Makers = _nobody
    require_open: RequireOpen = _open


class GateService:
    """Proposals of one city. Safe for threads."""

    def __init__(self, records: CityRecords, around: GateSurroundings) -> None:
        self._records = records
        self.around = around

    @property
    def kinds(self) -> Mapping[str, ProposalKind]:
        """Kinds of the domains and of the city. Raises DeclarationError."""
        return self.around.kinds()

    def listed(
        self, state: ProposalState | None = None, kind: str | None = None, target: str | None = None, most: int = 100,
        after: int | None = None,
    ) -> list[Row[Any]]:  # fmt: skip
        """Proposals, the newest first; `after` is the number of the last one that was read."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = select(*LISTED).order_by(proposal.c.id.desc()).limit(most)
        for column, wanted in ((proposal.c.state, state), (proposal.c.kind, kind), (proposal.c.target, target)):
            if wanted is not None:
                asked = asked.where(column == wanted)
        if after is not None:
            asked = asked.where(proposal.c.id < after)
        with records.read() as connection:
            return list(connection.execute(asked).all())

    def one(self, number: int) -> ProposalDetail:
        """A proposal. Raises NotFoundError."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("proposal-unknown", received=str(number))
        with records.read() as connection:
            row = proposal_of(connection, number)
            return self._detail(connection, row)

    def draft(self, said: NewProposal, actor: Actor) -> int:
        """The number of a new proposal; a plan is kept as it is now.

        Raises NotAllowedError, NotFoundError for a kind or plan that there is not, and ProposalError.
        """
        require(actor, Permission.WRITE_PROPOSALS)
        kind = self.kinds.get(said.kind)
        if kind is None:
            raise NotFoundError("proposal-kind-unknown", received=said.kind, near=nearest(said.kind, list(self.kinds)))
        _require_role(actor, kind, Party.PROPOSER)
        plan = None
        if kind.simulation is Simulation.PLAN:
            workspace = self.around.workspace()
            found = workspace.saved.find(said.target).plan
            if (named := workspace.hidden_word(found)) is not None:
                raise ProposalError("proposal-plan-closed", plan=said.target, received=named)
            plan = plan_text(found).decode()
        with self._records.to_write().begin() as connection:
            require_content(kind, said, _property_of(connection, said.stream))
            makers = self.around.makers(connection, kind, said.target)
            return draft(connection, kind, said, plan, makers, self.around.cases().now(), actor.name)

    def step(self, number: int, step: ProposalStep, actor: Actor, why: str = "", version: int | None = None) -> None:
        """Make a step; all or nothing.

        Raises NotFoundError, NotAllowedError, ProposalChangedError, ProposalStepError, ProposalError and, for a
        simulation, PlanError.
        """
        transition = PROPOSAL_TRANSITIONS.get(step)
        if transition is None or transition.by is Party.GATE:
            allowed = ", ".join(one for one, rule in PROPOSAL_TRANSITIONS.items() if rule.by is not Party.GATE)
            raise ProposalStepError("proposal-step-not-now", received=step.value, state="-", allowed=allowed)
        detail = self.one(number)
        _require_role(actor, detail.content.kind, transition.by)
        about = self._simulated(detail.content, why) if step is ProposalStep.SIMULATE else {}
        with self._records.to_write().begin() as connection:
            now = self._detail(connection, proposal_of(connection, number))
            self._make(connection, now, step, actor, why, version, about)

    def _detail(self, connection: Connection, row: Row[Any]) -> ProposalDetail:
        expired = is_expired(row, self.around.cases().now())
        content, steps = content_of(row.content), steps_of(connection, row.id)
        return ProposalDetail(row, content, steps, expired, self._hides(content, steps))

    def _hides(self, content: ProposalContent, steps: Sequence[Row[Any]]) -> bool:
        """Whether something was simulated that is not for all who read proposals."""
        if content.plan is None or all(one.step != ProposalStep.SIMULATE for one in steps):
            return False
        return self.around.workspace().hides(read_bytes(content.plan.encode(), "plan").data)

    def _make(
        self, connection: Connection, detail: ProposalDetail, step: ProposalStep, actor: Actor, why: str,
        version: int | None, about: Mapping[str, Any],
    ) -> None:  # fmt: skip
        cases, row, content = self.around.cases(), detail.row, detail.content
        at = cases.now()
        if detail.expired and step in ENDED_BY_TIME and row.state in PROPOSAL_TRANSITIONS[step].of:
            raise ProposalStepError("proposal-expired", number=row.id, days=content.kind.lasts)
        match step:
            case ProposalStep.ASK:
                role = next(one for one in content.kind.proposes if one in actor.roles)
                expires = at + round(content.kind.lasts * 24 * HOUR)
                make_step(connection, row, step, at, actor.name, why, version, {"role": role}, expires=expires)
                ask_approver(connection, cases, row, actor.name)
            case ProposalStep.APPROVE:
                if content.kind.second_person and detail.has_hand(actor):
                    raise SecondPersonError("proposal-same-person", name=actor.name, number=row.id)
                self.around.require_open(connection, row.kind, row.id, row.target)
                values = _decided(row, Decision.CHANGED if content.said.overrides else Decision.FOLLOWED)
                after = make_step(connection, row, step, at, actor.name, why, version, **values)
                if content.kind.connector is None:
                    self._adopt(connection, after, content, actor, why, at)
            case ProposalStep.SEND_BACK | ProposalStep.WITHDRAW:
                _require_why(why)
                values = _decided(row, Decision.REFUSED)
                make_step(connection, row, step, at, actor.name, why, version, **values)
            case ProposalStep.EXECUTE:
                if row.state in UNAPPROVED:
                    raise NotApprovedError("proposal-not-approved", number=row.id, state=row.state)
                self._require_connector(content.kind)
                _require_free(connection, row)
                _require_unchanged(row, content, self.around.latest)
                begin(connection, row, at, actor.name, why, version)
            case _:
                make_step(connection, row, step, at, actor.name, why, version, about)
        if step in OUTCOMES:
            end_asking(connection, cases, row, OUTCOMES[step], actor.name)

    def _simulated(self, content: ProposalContent, why: str) -> SimulationAnswer:
        """What goes on record of a simulation; one that is not possible needs a person's reason."""
        found = simulate(content, self.around.workspace, self.around.latest)
        if not found["possible"] and not why.strip():
            raise ProposalError("proposal-not-simulated")
        return found

    def _adopt(
        self, connection: Connection, row: Row[Any], content: ProposalContent, actor: Actor, why: str, at: int
    ) -> None:
        """What is done by being on record is done in the transaction of its approval."""
        if content.plan is not None:
            plan = plan_of(read_bytes(content.plan.encode(), "plan"))
            self.around.adopt(connection, row.target, plan, why, actor.name)
        for step in (ProposalStep.EXECUTE, ProposalStep.CONFIRM):
            row = make_step(connection, row, step, at, actor.name, about={"by": "record"})

    def _require_connector(self, kind: ProposalKind) -> None:
        """Raises ProposalStepError where the city has no connector for it: nothing is done unless it is set up."""
        if kind.connector not in self.around.settings().connectors:
            raise ProposalStepError("gate-connector-off", received=kind.connector or "-", kind=kind.name)


_WRITE, _APPROVE = Permission.WRITE_PROPOSALS, Permission.APPROVE_PROPOSALS
_PARTIES: Mapping[Party, Callable[[ProposalKind], tuple[frozenset[Role], frozenset[Permission]]]] = {
    Party.PROPOSER: lambda kind: (frozenset(kind.proposes), frozenset({_WRITE})),
    Party.APPROVER: lambda kind: (frozenset({kind.approves}), frozenset({_APPROVE})),
    Party.EITHER: lambda kind: (frozenset({*kind.proposes, kind.approves}), frozenset({_WRITE, _APPROVE})),
}
"""Roles of a kind that make the steps of a party, and the rights of which they need one."""


def possible_steps(detail: ProposalDetail, actor: Actor) -> list[ProposalStep]:
    """Steps that somebody can make now."""
    return [
        step
        for step, rule in PROPOSAL_TRANSITIONS.items()
        if rule.by is not Party.GATE and detail.row.state in rule.of
        if not (detail.expired and step in ENDED_BY_TIME) and _is_of(actor, detail.content.kind, rule.by)
        if step is not ProposalStep.APPROVE or not detail.content.kind.second_person or not detail.has_hand(actor)
    ]


def _is_of(actor: Actor, kind: ProposalKind, party: Party) -> bool:
    roles, rights = _PARTIES[party](kind)
    return bool(roles & actor.roles and rights & actor.permissions)


def _require_role(actor: Actor, kind: ProposalKind, party: Party) -> None:
    """Raises ProposalRoleError where none of somebody's roles is that of a party, and NotAllowedError."""
    roles, rights = _PARTIES[party](kind)
    if not rights & actor.permissions:
        require(actor, min(rights))
    if not roles & actor.roles:
        raise ProposalRoleError("proposal-role", kind=kind.name, name=actor.name, allowed=", ".join(sorted(roles)))


def _require_free(connection: Connection, row: Row[Any]) -> None:
    """Raises ProposalStepError while another proposal about the same thing is under way."""
    running = proposal.c.state.in_((ProposalState.EXECUTING, ProposalState.ROLLING_BACK))
    same = (proposal.c.kind == row.kind) & (proposal.c.target == row.target) & running & (proposal.c.id != row.id)
    other = connection.execute(select(proposal.c.id).where(same)).scalar()
    if other is not None:
        raise ProposalStepError("proposal-other-running", received=row.target, number=other)


def _require_unchanged(row: Row[Any], content: ProposalContent, latest: LatestReading) -> None:
    """Raises ProposalStepError where a reading shows another value than `before`, which is what would be put back."""
    confirms, stream = content.kind.confirms, content.said.stream
    before = None if confirms is None else content.said.before.get(confirms.value)
    if confirms is None or stream is None or not isinstance(before, float):
        return
    reading = latest(stream)
    if reading is not None and abs(reading.value - before) > confirms.tolerance:
        shown = f"{reading.value:g}"
        raise ProposalStepError("proposal-moved-on", number=row.id, received=shown, allowed=f"{before:g}")


def _require_why(why: str) -> None:
    if not why.strip():
        raise ProposalError("proposal-needs", allowed="why")


def _decided(row: Row[Any], decision: Decision) -> dict[str, Any]:
    """What persons made of what a machine wanted; nothing where none did."""
    return {} if row.machine is None else {"decision": decision}


def _property_of(connection: Connection, number: int | None) -> str | None:
    """The property of a stream that all who read proposals may read. Raises NotFoundError for any other."""
    if number is None:
        return None
    stream = next((one for one in known_streams(connection) if one.number == number), None)
    if stream is None or stream.data_class not in OPEN_CLASSES or not stream.numeric:
        raise NotFoundError("proposal-stream-unknown", received=str(number))
    return stream.key
